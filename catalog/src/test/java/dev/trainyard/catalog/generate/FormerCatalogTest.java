package dev.trainyard.catalog.generate;

import static dev.trainyard.catalog.testing.TestApps.app;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.TreeSnapshot;
import dev.trainyard.catalog.write.LastList;
import dev.trainyard.catalog.write.TreeWriter;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is indexed again and what is not; that it makes no difference but in time. */
class FormerCatalogTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
  private static final List<App> APPS =
      List.of(app("stable", "a", "1.0.0"), app("stable", "b", "1.0.0"));

  @TempDir private Path temp;
  private final SortedSet<String> indexed = new ConcurrentSkipListSet<>();
  private UnaryOperator<String> words = text -> text;
  private int format = 7;

  @BeforeEach
  void generateOnce() {
    assertThat(generate(temp.resolve("out"), TIME).written()).isPositive();
    assertThat(indexed).containsExactly("a", "b");
    indexed.clear();
  }

  @Test
  void unchangedAppsAreNotIndexedAgain() throws Exception {
    GenerateResult again = generate(temp.resolve("out"), TIME);

    assertThat(indexed).isEmpty();
    assertThat(again.written()).isZero();
    assertThat(again.unchanged()).isEqualTo(TreeSnapshot.contents(temp.resolve("out")).size());
  }

  @Test
  void onlyAChangedAppIsIndexed() throws Exception {
    words = text -> text.contains("name: b") ? text.replace("26.1.0", "26.2.0") : text;

    sameAsInANewFolder(TIME);

    assertThat(indexed).containsExactly("b");
    assertThat(temp.resolve("out/catalog.json")).content().contains("\"26.2.0\"", "\"26.1.0\"");
  }

  @Test
  void anAppWithOneFileLessIsIndexed() throws Exception {
    words = text -> text.startsWith("# Changes") ? "" : text;

    sameAsInANewFolder(TIME);

    assertThat(indexed).containsExactly("a", "b");
  }

  @Test
  void anotherTimeIsWrittenEverywhere() throws Exception {
    sameAsInANewFolder(TIME.plusSeconds(1));

    assertThat(indexed).containsExactly("a", "b");
    assertThat(temp.resolve("out/catalog.json")).content().doesNotContain("03:04:05");
  }

  @Test
  void anotherFormIsMadeAnew() throws Exception {
    format++;

    sameAsInANewFolder(TIME);

    assertThat(indexed).containsExactly("a", "b");
  }

  @Test
  void whatAnotherBuildMadeIsMadeAnew() throws Exception {
    Path list = temp.resolve("out").resolve(TreeWriter.LEDGER);
    String made = Files.readString(list);
    assertThat(made).contains("\n# Made as: helm-7 7 " + Build.id() + " 2026-01-02T03:04:05Z\n");
    Files.writeString(list, made.replace(Build.id(), "0123456789abcdef"));

    sameAsInANewFolder(TIME);

    assertThat(indexed).containsExactly("a", "b");
  }

  @Test
  void anIndexChangedByHandIsNotBelieved() throws Exception {
    editAndRefuse("catalog.json");

    assertThat(indexed).containsExactly("a", "b");
  }

  @Test
  void anIndexOfVersionsChangedByHandIsNotBelieved() throws Exception {
    editAndRefuse("stable/b/app_versions.json");

    assertThat(indexed).containsExactly("b");
  }

  /** Who can change the files can change their list, such as by a commit. */
  @Test
  void aListThatWasNotWrittenHereIsNotBelieved() throws Exception {
    Path out = temp.resolve("out");
    for (String name :
        List.of("catalog.json", "stable/b/app_versions.json", "stable/b/item.yaml")) {
      Path file = out.resolve(name);
      String hash = Content.bytes(Files.readAllBytes(file)).sha256();
      Files.writeString(file, Files.readString(file) + " ");
      Path list = out.resolve(".trainyard.sha256");
      Files.writeString(
          list,
          Files.readString(list).replace(hash, Content.bytes(Files.readAllBytes(file)).sha256()));
    }

    sameAsInANewFolder(TIME);

    Files.delete(temp.resolve("out.list"));
    indexed.clear();
    assertThat(generate(out, TIME).written()).isZero();
    assertThat(indexed).isNotEmpty();
  }

  @Test
  void whatIsRememberedIsNotWrittenOverFilesOfOthers() throws Exception {
    Path memory = temp.resolve("out.list");
    Files.writeString(memory, "mine");

    assertThat(generate(temp.resolve("out"), TIME).problems().all()).isEmpty();
    assertThat(memory).hasContent("mine");
    Files.delete(memory);
    Files.createSymbolicLink(memory, Path.of("victim"));
    generate(temp.resolve("out"), TIME);
    assertThat(temp.resolve("victim")).doesNotExist();
  }

  private void editAndRefuse(String name) throws IOException {
    Path file = temp.resolve("out").resolve(name);
    Files.writeString(file, Files.readString(file).replace("26.1.0", "0.0.0"));

    assertThat(generate(temp.resolve("out"), TIME).problems().all())
        .extracting(Problem::rule)
        .containsExactly(Rule.EDITED_FILES);

    Files.delete(file);
    assertThat(generate(temp.resolve("out"), TIME).written()).isEqualTo(1);
    assertThat(file).content().contains("26.1.0").doesNotContain("0.0.0");
  }

  private void sameAsInANewFolder(Instant time) throws Exception {
    assertThat(generate(temp.resolve("out"), time).problems().all()).isEmpty();
    SortedSet<String> here = new ConcurrentSkipListSet<>(indexed);
    assertThat(generate(temp.resolve("new"), time).problems().all()).isEmpty();
    assertThat(TreeSnapshot.contents(temp.resolve("out")))
        .isEqualTo(TreeSnapshot.contents(temp.resolve("new")));
    indexed.clear();
    indexed.addAll(here);
  }

  private GenerateResult generate(Path output, Instant time) {
    GenerateResult result =
        new CatalogGenerator()
            .generate(
                new GenerateRequest(
                    APPS,
                    watched(new HelmCatalog(new Plain())),
                    output,
                    new CatalogInfo("Test apps", PublicAddress.NONE, "main"),
                    LastUpdate.always(time),
                    Optional.of(new LastList(temp.resolve(output.getFileName() + ".list")))));
    return result;
  }

  /** The same edition, with a form that can change, which notes the items that it indexes. */
  private CatalogEdition watched(CatalogEdition edition) {
    return (CatalogEdition)
        Proxy.newProxyInstance(
            CatalogEdition.class.getClassLoader(),
            new Class<?>[] {CatalogEdition.class},
            (proxy, method, arguments) -> {
              if (arguments != null && arguments[0] instanceof PublishedItem item) {
                indexed.add(item.name());
              }
              if (method.getName().equals("indexFormat")) {
                return format;
              }
              if (method.getName().equals("name")) {
                return "helm-7";
              }
              try {
                return method.invoke(edition, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The sample without its program, and with other words. */
  private final class Plain implements Edition {

    @Override
    public String name() {
      return "plain";
    }

    @Override
    public Layout layout() {
      return HelmLayout.LAYOUT;
    }

    @Override
    public Rendered renderSound(App app) {
      SortedMap<RelativePath, Content> files = new TreeMap<>();
      SampleEdition.files(app.train(), app.name(), app.version())
          .forEach(
              (path, content) -> {
                String text = words.apply(content.toText());
                if (!content.executable() && !text.isEmpty()) {
                  files.put(path, Content.text(text));
                }
              });
      return new Rendered(files, List.of());
    }
  }
}
