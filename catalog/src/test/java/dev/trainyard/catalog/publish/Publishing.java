package dev.trainyard.catalog.publish;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Identity;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.TestApps;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.model.App;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the tests of publishing share. */
final class Publishing {

  static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  static final Identity AUTHOR = new Identity("Jörg", "joerg@example.org");
  static final String DEFINITIONS = "1234567890123456789012345678901234567890";

  private Publishing() {}

  static CatalogBranch branch(String address, String name, Path work) {
    return branch(address, name, work, Access.USUAL);
  }

  static CatalogBranch branch(String address, String name, Path work, Access access) {
    try {
      return new CatalogBranch(
          RemoteAddress.of(address, work), name, access, work, failed -> Thread.yield(), false);
    } catch (GitFailure e) {
      throw new AssertionError(e);
    }
  }

  static Publication to(CatalogBranch branch) {
    return to(branch, false);
  }

  static Publication to(CatalogBranch branch, boolean dryRun) {
    return new Publication(
        branch,
        SampleEdition.CATALOG,
        new CatalogInfo("Sample", PublicAddress.NONE, branch.name()),
        AUTHOR,
        Optional.empty(),
        DEFINITIONS,
        dryRun);
  }

  /** The same publication with the catalogs of another edition. */
  static Publication in(Publication publication, CatalogEdition edition) {
    return new Publication(
        publication.branch(),
        edition,
        publication.info(),
        publication.author(),
        publication.signing(),
        publication.definitionCommit(),
        publication.dryRun(),
        publication.allowBreaking());
  }

  static CatalogPublisher at(Instant time) {
    return new CatalogPublisher(() -> time);
  }

  static PublishResult publish(Publication publication, App... apps) throws IOException {
    return at(TIME).publish(publication, List.of(apps), Optional.empty(), 5);
  }

  static App app(String name, String version) {
    return TestApps.app("stable", name, version);
  }

  /** The sample with one file of every version replaced. */
  static CatalogEdition with(String file, String text) {
    return with(Map.of(file, text));
  }

  private static final String ITEM = "ITEM/";

  /** The sample with files of every version, or below {@code ITEM/}, replaced or added. */
  static CatalogEdition with(Map<String, String> changes) {
    return new HelmCatalog(
        new Edition() {
          @Override
          public String name() {
            return "changed sample";
          }

          @Override
          public Layout layout() {
            return HelmLayout.LAYOUT;
          }

          @Override
          public Rendered renderSound(App app) {
            SortedMap<RelativePath, Content> files =
                new TreeMap<>(SampleEdition.files(app.train(), app.name(), app.version()));
            changes.forEach(
                (file, text) ->
                    files.put(
                        file.startsWith(ITEM)
                            ? RelativePath.of(
                                app.train(), app.name(), file.substring(ITEM.length()))
                            : RelativePath.of(app.train(), app.name(), app.version(), file),
                        Content.text(text)));
            return new Rendered(files, List.of());
          }
        });
  }
}
