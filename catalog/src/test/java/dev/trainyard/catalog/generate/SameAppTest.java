package dev.trainyard.catalog.generate;

import static dev.trainyard.catalog.testing.TestApps.app;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.testing.TreeSnapshot;
import dev.trainyard.catalog.write.LastList;
import dev.trainyard.catalog.write.TreeWriter;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which apps are rendered again and which not; that it makes no difference but in time. */
class SameAppTest {

  private static final App A = app("stable", "a", "1.0.0");
  private static final App B = app("stable", "b", "1.0.0");

  @TempDir private Path temp;
  private Path out;

  @BeforeEach
  void generateOnce() {
    out = temp.resolve("out");
    assertThat(generate(out, A, B).written()).isPositive();
  }

  @Test
  void unchangedAppsAreNotRendered() throws Exception {
    assertThat(rendered(A, B)).isEmpty();

    GenerateResult again = generate(out, A, B);

    assertThat(again.written()).isZero();
    assertThat(again.unchanged()).isEqualTo(TreeSnapshot.contents(out).size());
    assertThat(again.apps()).extracting(GeneratedApp::name).containsExactly("a", "b");
    assertThat(again.apps()).allMatch(app -> app.changed() == 0 && app.files() > 10);
  }

  @Test
  void onlyAChangedAppIsRendered() throws Exception {
    App newer = app("stable", "b", "1.1.0");
    assertThat(rendered(A, newer)).containsExactly("b");

    sameAsInANewFolder(A, newer);
    assertThat(rendered(A, newer)).isEmpty();
  }

  @Test
  void anAppThatIsGoneLeavesNothing() throws Exception {
    sameAsInANewFolder(B);
  }

  @Test
  void twinsAreFoundAmongUnchangedApps() {
    assertThat(generate(out, A, A, B).problems().all())
        .extracting(Problem::rule)
        .contains(Rule.APP_TWICE);
  }

  @Test
  void aMissingFileIsWrittenAnew() throws Exception {
    Files.delete(file());

    assertThat(generate(out, A, B).written()).isEqualTo(1);
    sameAsInANewFolder(A, B);
  }

  @Test
  void aFileChangedByHandIsRefused() throws Exception {
    Files.writeString(file(), "edited");

    assertThat(generate(out, A, B).problems().all())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.EDITED_FILES))
        .satisfies(problem -> assertThat(problem.describe()).contains("stable/b/1.0.0/Chart.yaml"));
    assertThat(file()).hasContent("edited");
  }

  @Test
  void aFileOfOthersAmongThemIsRefused() throws Exception {
    Files.writeString(out.resolve("stable/b/1.0.0/mine.txt"), "mine");

    assertThat(generate(out, A, B).problems().all())
        .extracting(Problem::rule)
        .containsExactly(Rule.FOREIGN_FILES);
  }

  @Test
  void aHashChangedByHandMakesNoFileOurs() throws Exception {
    Path list = out.resolve(TreeWriter.LEDGER);
    String before = Content.bytes(Files.readAllBytes(file())).sha256();
    Files.writeString(file(), "edited");
    String after = Content.bytes("edited".getBytes(StandardCharsets.UTF_8)).sha256();
    Files.writeString(list, Files.readString(list).replace(before, after));
    new LastList(temp.resolve("out.last")).remember(out);

    assertThat(rendered(A, B)).contains("b");
    sameAsInANewFolder(A, B);
  }

  @Test
  void anAppOfWhichSomethingIsToBeToldIsRenderedAndToldOf() {
    Problem warning = Problem.warning(Rule.FILES, Where.ofApp("b"), "is odd", "", "Look.");
    App odd = app("stable", "b", "1.0.0", warning);
    for (int i = 0; i < 2; i++) {
      assertThat(rendered(A, odd)).containsExactly("b");
      assertThat(generate(out, A, odd).problems().all()).containsExactly(warning);
    }
  }

  @Test
  void whatAnotherBuildMadeIsRendered() throws Exception {
    Path list = out.resolve(TreeWriter.LEDGER);
    Files.writeString(list, Files.readString(list).replace(Build.id(), "0123456789abcdef"));
    new LastList(temp.resolve("out.last")).remember(out);

    assertThat(rendered(A, B)).containsExactly("a", "b");
  }

  private Path file() {
    return out.resolve("stable/b/1.0.0/Chart.yaml");
  }

  private List<String> rendered(App... apps) {
    return new CatalogGenerator()
        .prepare(request(out, apps)).rendered().stream().map(RenderedApp::name).toList();
  }

  private void sameAsInANewFolder(App... apps) throws IOException {
    assertThat(generate(out, apps).problems().all()).isEmpty();
    assertThat(generate(temp.resolve("new"), apps).problems().all()).isEmpty();
    assertThat(TreeSnapshot.contents(out)).isEqualTo(TreeSnapshot.contents(temp.resolve("new")));
  }

  private static GenerateResult generate(Path output, App... apps) {
    return new CatalogGenerator().generate(request(output, apps));
  }

  private static GenerateRequest request(Path output, App... apps) {
    return new GenerateRequest(
        List.of(apps),
        new HelmCatalog(),
        output,
        new CatalogInfo("Test apps", PublicAddress.NONE, "main"),
        LastUpdate.always(Instant.EPOCH),
        Optional.of(new LastList(output.resolveSibling(output.getFileName() + ".last"))));
  }
}
