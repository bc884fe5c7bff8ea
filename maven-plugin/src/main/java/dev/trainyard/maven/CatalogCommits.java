package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.DefinitionsRepository;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Identity;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.git.Signing;
import dev.trainyard.catalog.publish.Publication;
import dev.trainyard.catalog.publish.PublishResult;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Commits to a published catalog, as the parameters of a goal say. */
final class CatalogCommits {

  private static final Identity NOBODY = new Identity("Trainyard", "trainyard@localhost");

  private final CommitSettings settings;
  private final PublishedCatalog catalog;
  private final GoalRun run;
  private final Optional<DefinitionsRepository> definitions;

  CatalogCommits(CommitSettings settings, PublishedCatalog catalog, GoalRun run)
      throws GitFailure, IOException {
    this.settings = settings;
    this.catalog = catalog;
    this.run = run;
    this.definitions =
        DefinitionsRepository.around(run.places().base(), CompiledSources.folders(run));
  }

  /** The repository of the project, if there is one. */
  Optional<DefinitionsRepository> definitions() {
    return definitions;
  }

  /** The number of versions that stay. */
  int keepVersions() throws GoalFailure {
    if (settings.keepVersions() < 1) {
      throw GoalFailure.ofSetting(
          "truenas.publish.keepVersions is " + settings.keepVersions(),
          "a number from 1",
          "Choose how many versions stay.");
    }
    return settings.keepVersions();
  }

  /** Everything that an action on a branch of the catalog needs to know. */
  Publication on(CatalogBranch branch) throws GoalFailure, GitFailure {
    return new Publication(
        branch,
        run.edition(),
        new CatalogInfo(
            PublicText.of("truenas.catalog.title", settings.title()),
            RemoteAddress.toBePublished(RemoteSettings.given(settings.url()).orElse("")),
            branch.name()),
        author(),
        signing(),
        definitions.map(DefinitionsRepository::describeCommit).orElse(""),
        settings.dryRun(),
        settings.allowBreaking());
  }

  private Identity author() throws GoalFailure {
    Identity usual = definitions.flatMap(DefinitionsRepository::identity).orElse(NOBODY);
    return new Identity(
        PublicText.of(
            "truenas.publish.authorName",
            RemoteSettings.given(settings.authorName()).orElse(usual.name())),
        PublicText.of(
            "truenas.publish.authorEmail",
            RemoteSettings.given(settings.authorEmail()).orElse(usual.email())));
  }

  private Optional<Signing> signing() throws GoalFailure {
    String format = settings.sign().strip().toLowerCase(Locale.ROOT);
    if (format.equals("none")) {
      return Optional.empty();
    }
    Optional<String> key = RemoteSettings.given(settings.signingKey());
    if (key.isPresent()) {
      GivenKey.requireName(
          "truenas.publish.signingKey", key.get(), "the file of a key, or the id of one");
    }
    for (Signing.Format known : Signing.Format.values()) {
      if (known.word().equals(format) && key.isPresent()) {
        return Optional.of(new Signing(known, key.get()));
      }
    }
    throw GoalFailure.ofSetting(
        "truenas.publish.sign is \""
            + settings.sign()
            + "\" and truenas.publish.signingKey is "
            + key.map(name -> "\"" + name + "\"").orElse("not set"),
        "none, or ssh and the file of a key, or openpgp and the id of a key",
        "Correct the two settings.");
  }

  /** Tells what was done, or fails with the reasons for doing nothing. */
  void report(PublishResult done, String branch) throws GoalFailure, GitFailure {
    if (done.problems().hasErrors()) {
      throw GoalFailure.of(done.problems());
    }
    run.problems().tell(done.problems());
    run.result().result(done);
    PublishReport report =
        new PublishReport(done, catalog.shown(), branch, new WayToOwners(run.edition()));
    run.say(report.versions());
    run.conclude(report.outcome());
  }
}
