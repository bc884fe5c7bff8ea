package dev.trainyard.catalog.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.helm.HelmRules;
import dev.trainyard.catalog.helm.render.ChartRenderer;
import dev.trainyard.catalog.helm.render.Installation;
import dev.trainyard.catalog.helm.render.Rendered;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a pull request is told: what it breaks, and nothing that was so before. */
class ProposalTest {

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final String OLD = "stable/demo/1.0.1/";
  private static final String FORM =
      """
      - variable: title
        label: Title
        group: Settings
        schema: {type: string, default: Demo}
      """;

  private static SortedMap<String, PublishedFile> catalog(String form) {
    return EDITION
        .rules()
        .catalog(
            LintExample.file("VERSION/questions.yaml", form)
                .and("VERSION/CHANGELOG.md", "# 1.0.1\n"));
  }

  private static void put(SortedMap<String, PublishedFile> files, String path, String text) {
    files.put(path, PublishedFile.of(Content.text(text)));
  }

  /** The same with one more version that asks this and says that; empty when it says nothing. */
  private static SortedMap<String, PublishedFile> with(
      SortedMap<String, PublishedFile> before, String version, String form, String changelog)
      throws IOException {
    SortedMap<String, PublishedFile> files = new TreeMap<>(before);
    String folder = "stable/demo/" + version + "/";
    for (var file : before.entrySet()) {
      if (file.getKey().startsWith(OLD)) {
        files.put(folder + file.getKey().substring(OLD.length()), file.getValue());
      }
    }
    files.put(folder + "questions.yaml", catalog(form).get(OLD + "questions.yaml"));
    put(
        files,
        folder + "Chart.yaml",
        new String(
                before.get(OLD + "Chart.yaml").content().toBytes(),
                java.nio.charset.StandardCharsets.UTF_8)
            .replace("1.0.1", version));
    files.remove(folder + "CHANGELOG.md");
    if (!changelog.isEmpty()) {
      put(files, folder + "CHANGELOG.md", changelog);
    }
    return files;
  }

  private static LintResult check(
      SortedMap<String, PublishedFile> base, SortedMap<String, PublishedFile> head) {
    return check(base, Optional.empty(), head);
  }

  private static LintResult check(
      SortedMap<String, PublishedFile> base,
      Optional<SortedMap<String, PublishedFile>> common,
      SortedMap<String, PublishedFile> head) {
    // The indexes are those of one version; what is wrong with them is no subject here.
    LintResult result =
        CatalogLint.of(
            EDITION, EDITION.rules(), new Proposal(head, base, common), EDITION.rules().releases());
    List<Problem> rest =
        result.problems().all().stream()
            .filter(problem -> !problem.where().file().endsWith(".json"))
            .toList();
    return new LintResult(
        result.targets(),
        result.apps(),
        result.versions(),
        result.rules(),
        dev.trainyard.generator.problem.Problems.of(rest),
        result.accepted(),
        result.known());
  }

  private static List<String> codes(LintResult result) {
    return result.problems().all().stream().map(problem -> problem.rule().code()).toList();
  }

  @Test
  void aHigherVersionWithAnEntryInItsChangelogIsFine() throws Exception {
    SortedMap<String, PublishedFile> base = catalog(FORM);

    LintResult result = check(base, with(base, "1.0.2", FORM, "# 1.0.2\n\n# 1.0.1\n"));

    assertThat(result.problems().all()).isEmpty();
    assertThat(result.versions()).isEqualTo(2);
  }

  @Test
  void whatChangesIsRenderedAndWhatItIsHeldAgainst() throws Exception {
    SortedMap<String, PublishedFile> base = with(catalog(FORM), "1.0.2", FORM, "# 1.0.2\n");
    SortedMap<String, PublishedFile> head = with(base, "1.0.3", FORM, "# 1.0.3\n");
    // Nobody can tell whether this is still found in what is not rendered.
    put(
        head,
        "stable/demo/trainyard.yaml",
        "accept: [{code: TN858, file: 1.0.1, reason: Known for long.}]\n");
    List<String> rendered = Collections.synchronizedList(new ArrayList<>());

    LintResult result =
        CatalogLint.of(
            EDITION,
            HelmRules.with(new Noting(rendered)),
            new Proposal(head, base, Optional.empty()),
            EDITION.rules().releases());

    assertThat(rendered).containsExactlyInAnyOrder("1.0.2", "1.0.3");
    assertThat(codes(result)).doesNotContain("TN671");
  }

  /** Renders to nothing, and notes of which version. */
  private record Noting(List<String> versions) implements ChartRenderer {
    @Override
    public OpenChart open(NavigableMap<String, PublishedFile> files) throws IOException {
      versions.add(
          YamlReader.read(files.get("Chart.yaml").content().toBytes())
              .root()
              .get("version")
              .text());
      return new OpenChart() {
        @Override
        public Rendered render(Installation installation) {
          return Rendered.of("");
        }

        @Override
        public void close() {
          // There is nothing open.
        }
      };
    }
  }

  /** To git it is another version, and tomorrow it may be so to owners. */
  @Test
  void aLinkToTheSameContentIsAnotherFile() throws Exception {
    SortedMap<String, PublishedFile> base = catalog(FORM);
    SortedMap<String, PublishedFile> head = new TreeMap<>(base);
    head.put(OLD + "copy.md", head.get(OLD + "README.md"));
    base.put(OLD + "copy.md", head.get(OLD + "README.md"));
    head.put(
        OLD + "README.md",
        EDITION
            .rules()
            .catalog(LintExample.of(LintExample.State.LINK, "VERSION/README.md", "copy.md"))
            .get(OLD + "README.md"));

    assertThat(check(base, head).problems().all())
        .extracting(problem -> problem.rule().code())
        .containsExactly("TN413");
  }

  @Test
  void aPublishedVersionNeverChanges() throws Exception {
    SortedMap<String, PublishedFile> base = catalog(FORM);
    SortedMap<String, PublishedFile> head = new TreeMap<>(base);
    put(head, OLD + "README.md", "# Another\n");

    assertThat(check(base, head).problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule().code()).isEqualTo("TN413");
              assertThat(problem.severity()).isEqualTo(Severity.ERROR);
              assertThat(problem.where().file()).isEqualTo("stable/demo/1.0.1");
            });
  }

  @Test
  void aNewVersionIsAboveAllThatArePublished() throws Exception {
    SortedMap<String, PublishedFile> base = catalog(FORM);

    assertThat(check(base, with(base, "1.0.0", FORM, "# 1.0.0\n")).problems().all())
        .extracting(
            problem -> problem.rule().code(),
            Problem::severity,
            problem -> problem.where().file(),
            Problem::found)
        .containsExactly(
            tuple(
                "TN301",
                Severity.ERROR,
                "stable/demo/1.0.0",
                "version 1.0.0 is new, and 1.0.1 is published already"));
  }

  @Test
  void anAppThatKeepsAChangelogGoesOnWithIt() throws Exception {
    SortedMap<String, PublishedFile> base = catalog(FORM);

    for (String changelog : List.of("", "# 1.0.1\n")) {
      assertThat(check(base, with(base, "1.0.2", FORM, changelog)).problems().all())
          .extracting(
              problem -> problem.rule().code(),
              Problem::severity,
              problem -> problem.where().file())
          .containsExactly(tuple("TN416", Severity.ERROR, "stable/demo/1.0.2/CHANGELOG.md"));
    }
    base.remove(OLD + "CHANGELOG.md");
    assertThat(check(base, with(base, "1.0.2", FORM, "")).problems().all())
        .extracting(problem -> problem.rule().code(), Problem::severity)
        .containsExactly(tuple("TN416", Severity.WARNING));
    assertThat(codes(check(base, with(base, "1.0.2", FORM, "# 1.0.2\n")))).isEmpty();
  }

  @Test
  void whatRefusesAnswersIsAnErrorAtItsLineUnlessAMigrationCanMendIt() throws Exception {
    SortedMap<String, PublishedFile> base = catalog(FORM);
    SortedMap<String, PublishedFile> head =
        with(
            base,
            "1.0.2",
            FORM.replace("type: string, default: Demo", "type: int, default: 1"),
            "# 1.0.2\n");

    assertThat(check(base, head).problems().all())
        .extracting(
            problem -> problem.rule().code(),
            Problem::severity,
            problem -> problem.where().file(),
            problem -> problem.where().subject(),
            problem -> problem.where().line())
        .containsExactly(
            tuple(
                "TN412", Severity.ERROR, "stable/demo/1.0.2/questions.yaml", "question title", 5));
    head.put(
        "stable/demo/1.0.2/migrations/migrate_from_1.0.1",
        PublishedFile.of(Content.text("#!/usr/bin/python3\n").asExecutable()));
    assertThat(check(base, head).problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.NOTE);
              assertThat(problem.found()).endsWith(", unless its migration mends stored answers");
            });
  }

  @Test
  void noMigrationMendsWhatTheClusterRefuses() throws Exception {
    String port =
        FORM.replace(
            "type: string, default: Demo",
            "type: int, default: 30080, min: 9000, required: true, $ref: [validations/nodePort]");
    SortedMap<String, PublishedFile> base = catalog(port);
    SortedMap<String, PublishedFile> head =
        with(base, "1.0.2", port.replace("variable: title", "variable: web"), "# 1.0.2\n");
    head.put(
        "stable/demo/1.0.2/migrations/migrate",
        PublishedFile.of(Content.text("#!/usr/bin/python3\n").asExecutable()));

    assertThat(check(base, head).problems().all())
        .extracting(Problem::severity, problem -> problem.where().subject())
        .containsExactlyInAnyOrder(
            tuple(Severity.NOTE, "question title"), tuple(Severity.ERROR, "question web"));
  }

  @Test
  void whatTheBaseHasAsWellDoesNotCount() throws Exception {
    String sin = FORM.replace("type: string, default: Demo", "type: int, default: 1, min: 0");
    SortedMap<String, PublishedFile> base = catalog(sin);

    LintResult same = check(base, base);
    LintResult takenOver = check(base, with(base, "1.0.2", sin, "# 1.0.2\n"));
    LintResult oneMore =
        check(
            base,
            with(base, "1.0.2", sin + sin.replace("variable: title", "variable: b"), "# 1.0.2\n"));

    assertThat(same.problems().all()).isEmpty();
    assertThat(same.known()).isEqualTo(1);
    assertThat(takenOver.problems().all()).isEmpty();
    assertThat(oneMore.problems().all())
        .extracting(
            problem -> problem.rule().code(),
            problem -> problem.where().file(),
            problem -> problem.where().subject())
        .containsExactly(tuple("TN719", "stable/demo/1.0.2/questions.yaml", "question b"));
  }

  @Test
  void whatTheProposalAcceptsDoesNotCount() throws Exception {
    SortedMap<String, PublishedFile> base = catalog(FORM);
    SortedMap<String, PublishedFile> head = with(base, "1.0.2", FORM, "");
    put(head, "stable/demo/trainyard.yaml", "accept:\n  - {code: TN416, reason: a rebuild}\n");

    LintResult result = check(base, head);

    assertThat(result.problems().all()).isEmpty();
    assertThat(result.accepted()).extracting(Accepted::reason).containsExactly("a rebuild");
  }

  @Test
  void anEntryThatWasUnusedBeforeIsNoNewsAndOneThatBecomesItIs() throws Exception {
    String sin = FORM.replace("type: string, default: Demo", "type: int, default: 1, min: 0");
    SortedMap<String, PublishedFile> base = catalog(FORM);
    put(base, "trainyard.yaml", "accept:\n  - {code: TN719, reason: all cores}\n");
    SortedMap<String, PublishedFile> used = catalog(sin);
    used.put("trainyard.yaml", base.get("trainyard.yaml"));

    assertThat(check(base, base).problems().all()).isEmpty();
    assertThat(codes(check(used, base))).contains("TN671");
  }

  @Test
  void whatOthersHavePublishedMeanwhileStaysAndCounts() throws Exception {
    SortedMap<String, PublishedFile> common = catalog(FORM);
    SortedMap<String, PublishedFile> base = with(common, "1.0.3", FORM, "# 1.0.3\n");

    assertThat(codes(check(base, Optional.of(common), common))).isEmpty();
    assertThat(codes(check(base, common))).containsExactly("TN414");
    assertThat(codes(check(base, Optional.of(common), with(common, "1.0.2", FORM, "# 1.0.2\n"))))
        .containsExactly("TN301");
    assertThat(codes(check(base, Optional.of(common), with(common, "1.0.3", FORM, "# other\n"))))
        .containsExactly("TN413");
  }

  @Test
  void anAppThatIsNewOrGoneIsNoFault() throws Exception {
    SortedMap<String, PublishedFile> none = new TreeMap<>();

    assertThat(check(none, catalog(FORM)).problems().all()).isEmpty();
    assertThat(codes(check(catalog(FORM), none))).contains("TN414");
  }

  @Test
  void nothingIsKnownOfACatalogThatIsNew() throws Exception {
    SortedMap<String, PublishedFile> head = catalog(FORM);
    head.remove("catalog.json");

    LintResult result =
        CatalogLint.of(
            EDITION,
            EDITION.rules(),
            new Proposal(head, new TreeMap<>(), Optional.empty()),
            EDITION.rules().releases());

    assertThat(codes(result)).contains("TN650");
    assertThat(result.known()).isZero();
  }

  @Test
  void aFileThatCannotBeReadEndsTheComparisonAndNotTheCheck() throws Exception {
    SortedMap<String, PublishedFile> base = catalog(FORM);
    SortedMap<String, PublishedFile> head = with(base, "1.0.2", FORM, "# 1.0.2\n");
    head.put(
        OLD + "README.md",
        new PublishedFile() {
          @Override
          public Kind kind() {
            return Kind.FILE;
          }

          @Override
          public long size() throws IOException {
            throw new IOException("no right to");
          }

          @Override
          public InputStream open() throws IOException {
            throw new IOException("no right to");
          }
        });

    assertThat(check(base, head).problems().all())
        .extracting(problem -> problem.rule().code())
        .contains("TN411", "TN603");
  }
}
