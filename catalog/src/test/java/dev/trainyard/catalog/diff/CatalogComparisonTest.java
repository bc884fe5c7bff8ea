package dev.trainyard.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.testing.Allocated;
import dev.trainyard.catalog.testing.Resources;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogComparisonTest {

  private static final String DEMO = "stable/demo/";

  @Test
  void aCatalogDoesNotDifferFromItself() throws Exception {
    SortedMap<String, PublishedFile> sample = sample();
    assertThat(sample).isNotEmpty();

    CatalogDiff diff = CatalogComparison.of(SampleEdition.CATALOG, sample, new TreeMap<>(sample));

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.problems().all()).isEmpty();
    assertThat(CatalogComparison.ofPublishing(SampleEdition.CATALOG, sample, sample).isEmpty())
        .isTrue();
    assertThat(DiffMarkdown.of(diff)).isEqualTo("## Catalog changes\n\nNo app changes.\n");
    assertThat(diff.summary()).isEqualTo("No app changes");
  }

  @Test
  void everyCatalogCanBeComparedWithNothing() throws Exception {
    SortedMap<String, PublishedFile> none = new TreeMap<>();

    CatalogDiff added = CatalogComparison.of(SampleEdition.CATALOG, none, sample());
    CatalogDiff removed = CatalogComparison.of(SampleEdition.CATALOG, sample(), none);

    assertThat(added.apps())
        .extracting(AppDiff::folder, AppDiff::kind, AppDiff::newestAfter, AppDiff::addedVersions)
        .containsExactly(
            tuple("community/plain-app", Kind.ADDED, "0.1.0", List.of("0.1.0")),
            tuple("stable/demo", Kind.ADDED, "1.10.0", List.of("1.0.0", "1.9.0", "1.10.0")));
    assertThat(added.problems().all()).isEmpty();
    assertThat(removed.apps())
        .extracting(AppDiff::folder, AppDiff::kind, AppDiff::newestBefore)
        .containsExactly(
            tuple("community/plain-app", Kind.REMOVED, "0.1.0"),
            tuple("stable/demo", Kind.REMOVED, "1.10.0"));
    assertThat(removed.problems().all())
        .allSatisfy(problem -> assertThat(problem.rule()).isEqualTo(Rule.WITHDRAWN))
        .noneMatch(Problem::isError)
        .hasSize(2);
  }

  @Test
  void dataIsNotCalledLostWhereALibraryMayMountIt() throws Exception {
    String pod =
        "kind: Deployment\nspec:\n  template:\n    spec:\n      volumes:\n        - name: data\n"
            + "          hostPath:\n            path: {{ .Values.data }}\n";
    CatalogFiles base = new CatalogFiles().file(DEMO + "1.0.0/templates/a.yaml", pod);

    assertThat(breaking(base, "{{ include \"demo.all\" . }}{{ define \"demo.all\" }}{{ end }}\n"))
        .isEqualTo(1);
    assertThat(breaking(base, "{{ include \"library.all\" . }}\n")).isZero();
  }

  private static long breaking(CatalogFiles base, String template) throws Exception {
    CatalogFiles head = new CatalogFiles().file(DEMO + "1.1.0/templates/a.yaml", template);
    return CatalogComparison.ofPublishing(SampleEdition.CATALOG, base.all(), head.all()).breaking();
  }

  @Test
  void whatThePublishedFilesSayIsComparedByArea() throws Exception {
    CatalogFiles base =
        new CatalogFiles()
            .file(DEMO + "item.yaml", "categories: [a]\n")
            .file(
                DEMO + "1.0.0/Chart.yaml",
                "version: 1.0.0\nappVersion: '1'\nannotations: {title: A}\n")
            .file(DEMO + "1.0.0/values.yaml", "image: {repository: a, tag: old}\n")
            .file(DEMO + "1.0.0/ix_values.yaml", "image: {repository: a, tag: '1'}\n")
            .file(
                DEMO + "1.0.0/metadata.yaml",
                "runAsContext: [{uid: 1, gid: 2, userName: u, groupName: g, description: d}]\n"
                    + "capabilities: [{name: CHOWN, description: d}]\n"
                    + "hostMounts: [{hostPath: /proc, description: d}]\n")
            .file(DEMO + "1.0.0/questions.yaml", "portals: {web: {ports: ['1']}}\n")
            .file(
                DEMO + "1.0.0/templates/a.yaml",
                "- image: \"busybox:1\"\n  containerPort: 80\n  hostPort: 53\n  mountPath: '/a'\n");
    CatalogFiles head =
        new CatalogFiles()
            .file(DEMO + "item.yaml", "categories: [b]\n")
            .file(
                DEMO + "1.1.0/Chart.yaml",
                "version: 1.1.0\nappVersion: '2'\nannotations: {title: B}\n")
            .file(DEMO + "1.1.0/ix_values.yaml", "image: {repository: a, tag: '2'}\n")
            .file(
                DEMO + "1.1.0/metadata.yaml",
                "runAsContext: [{uid: 0, gid: 0, userName: root, groupName: root}]\n"
                    + "capabilities: [{name: CHOWN, description: e}]\n"
                    + "hostMounts: []\n")
            .file(DEMO + "1.1.0/questions.yaml", "portals: {web: {ports: ['2']}}\n")
            .program(
                DEMO + "1.1.0/templates/a.yaml",
                "- image: '{{ .Values.image.repository }}:x'\n- image: busybox:2\n"
                    + "  containerPort: 81\n  mountPath: {{ $x }}\n");

    AppDiff app = CatalogComparison.of(SampleEdition.CATALOG, base.all(), head.all()).apps().get(0);

    assertThat(app.addedVersions()).containsExactly("1.1.0");
    assertThat(app.removedVersions()).containsExactly("1.0.0");
    assertThat(app.itemFiles()).containsExactly(new FileChange(Kind.CHANGED, "item.yaml"));
    assertThat(app.versions().get(0).changes())
        .extracting(Change::area, Change::kind, Change::subject, Change::before, Change::after)
        .containsExactly(
            tuple(Area.METADATA, Kind.CHANGED, "annotations.title", "\"A\"", "\"B\""),
            tuple(Area.METADATA, Kind.CHANGED, "appVersion", "\"1\"", "\"2\""),
            tuple(Area.MOUNTS, Kind.REMOVED, "/a", "", ""),
            tuple(Area.MOUNTS, Kind.ADDED, "{{ $x }}", "", ""),
            tuple(Area.IMAGES, Kind.REMOVED, "busybox:1", "", ""),
            tuple(Area.IMAGES, Kind.ADDED, "busybox:2", "", ""),
            tuple(Area.IMAGES, Kind.CHANGED, "image", "a:1", "a:2"),
            tuple(Area.PORTS, Kind.REMOVED, "containerPort 80", "", ""),
            tuple(Area.PORTS, Kind.ADDED, "containerPort 81", "", ""),
            tuple(Area.PORTS, Kind.REMOVED, "hostPort 53", "", ""),
            tuple(Area.USERS, Kind.ADDED, "user root (0), group root (0)", "", "null"),
            tuple(Area.USERS, Kind.REMOVED, "user u (1), group g (2)", "\"d\"", ""),
            tuple(Area.CAPABILITIES, Kind.CHANGED, "CHOWN", "\"d\"", "\"e\""),
            tuple(Area.HOST_MOUNTS, Kind.REMOVED, "/proc", "\"d\"", ""),
            tuple(Area.PORTALS, Kind.CHANGED, "web", "{\"ports\":[\"1\"]}", "{\"ports\":[\"2\"]}"));
    assertThat(app.versions().get(0).files())
        .extracting(FileChange::path, FileChange::kind)
        .contains(tuple("values.yaml", Kind.REMOVED), tuple("templates/a.yaml", Kind.CHANGED));
  }

  @Test
  void aPublishedVersionWithOtherContentIsAnError() throws Exception {
    CatalogFiles base = new CatalogFiles().demo("1.0.0", "[]\n");
    CatalogFiles head = new CatalogFiles().demo("1.0.0", "[] # another\n");

    CatalogDiff diff =
        CatalogComparison.ofPublishing(SampleEdition.CATALOG, base.all(), head.all());

    assertThat(diff.problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.VERSION_CHANGED);
              assertThat(problem.isError()).isTrue();
              assertThat(problem.found()).contains("1.0.0", "questions.yaml changed");
              assertThat(problem.allowed()).contains("above 1.0.0");
            });
  }

  @Test
  void aProgramThatIsOneNoLongerDiffers() throws Exception {
    CatalogFiles base = new CatalogFiles().program(DEMO + "1.0.0/migrations/migrate", "x");
    CatalogFiles head = new CatalogFiles().file(DEMO + "1.0.0/migrations/migrate", "x");

    assertThat(
            CatalogComparison.of(SampleEdition.CATALOG, base.all(), head.all())
                .problems()
                .hasErrors())
        .isTrue();
  }

  @Test
  void publishingKeepsOldVersionsAndComparesWithTheOneBelow() throws Exception {
    CatalogFiles base =
        new CatalogFiles().demo("1.0.0", "[]\n").demo("1.9.0", "[]\n").demo("2.0.0", "[]\n");
    CatalogFiles head = new CatalogFiles().demo("1.10.0", "[]\n");

    AppDiff app =
        CatalogComparison.ofPublishing(SampleEdition.CATALOG, base.all(), head.all()).apps().get(0);

    assertThat(app.removedVersions()).isEmpty();
    assertThat(app.newestAfter()).isEqualTo("2.0.0");
    assertThat(app.versions())
        .extracting(VersionDiff::from, VersionDiff::to)
        .containsExactly(tuple("1.9.0", "1.10.0"));
  }

  @Test
  void aCatalogThatGoesBackIsWarnedOf() throws Exception {
    CatalogFiles base = new CatalogFiles().demo("1.0.0", "[]\n").demo("1.1.0", "[]\n");
    CatalogFiles head = new CatalogFiles().demo("1.0.0", "[]\n");

    assertThat(CatalogComparison.of(SampleEdition.CATALOG, base.all(), head.all()).problems().all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.WITHDRAWN);
              assertThat(problem.isError()).isFalse();
              assertThat(problem.found()).isEqualTo("the newest version was 1.1.0 and is 1.0.0");
            });
  }

  @Test
  void whatCannotBeReadIsSaidWithItsLineAndStopsNobodyFromComparingTheRest() throws Exception {
    CatalogFiles base =
        new CatalogFiles().demo("1.0.0", "[]\n").file(DEMO + "1.0.0/Chart.yaml", "a: 1\nb: [\n");
    CatalogFiles head =
        new CatalogFiles()
            .file(DEMO + "1.1.0/questions.yaml", "a: b: c\n")
            .file(DEMO + "1.1.0/Chart.yaml", "appVersion: 2\n");

    CatalogDiff diff =
        CatalogComparison.ofPublishing(SampleEdition.CATALOG, base.all(), head.all());

    assertThat(diff.problems().all())
        .extracting(
            problem -> problem.where().file(), problem -> problem.where().line(), Problem::isError)
        .contains(
            tuple(DEMO + "1.0.0/Chart.yaml", 3, false),
            tuple(DEMO + "1.1.0/questions.yaml", 1, true));
    assertThat(diff.apps().get(0).versions().get(0).changes())
        .extracting(Change::subject)
        .containsExactly("appVersion");
  }

  @Test
  void oddFilesOfOtherAuthorsAreCompared() throws Exception {
    for (String odd :
        List.of(
            "",
            "null\n",
            "[1, 2]\n",
            "text\n",
            "questions: text\n",
            "questions: [1, null, {variable: 5, schema: text}, {schema: {}}]\n",
            "questions: [{variable: a, schema: {type: dict, attrs: {a: b}, enum: x, show_if: a}}]\n",
            "questions: &a [{variable: a, schema: {type: list, items: [{variable: b}]}}]\nx: *a\n",
            "questions: &a [*a]\n")) {
      CatalogFiles base = new CatalogFiles().file(DEMO + "1.0.0/questions.yaml", odd);
      CatalogFiles head =
          new CatalogFiles()
              .file(DEMO + "1.0.1/questions.yaml", odd)
              .file(DEMO + "1.0.1/metadata.yaml", odd)
              .file(DEMO + "1.0.1/Chart.yaml", odd)
              .file(DEMO + "1.0.1/ix_values.yaml", odd);

      assertThat(CatalogComparison.of(SampleEdition.CATALOG, base.all(), head.all()).apps())
          .as(odd)
          .hasSize(1);
    }
  }

  @Test
  void aFileThatGrowsWithoutEndIsRefused() throws Exception {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    CatalogFiles base = new CatalogFiles().demo("1.0.0", "[]\n");
    CatalogFiles head = new CatalogFiles().file(DEMO + "1.0.1/ix_values.yaml", bomb.toString());

    assertThat(CatalogComparison.of(SampleEdition.CATALOG, base.all(), head.all()).problems().all())
        .extracting(Problem::rule)
        .contains(Rule.DIFF_FILE);
  }

  private static SortedMap<String, PublishedFile> sample() throws Exception {
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    Resources.tree("sample")
        .forEach((path, content) -> files.put(path.value(), PublishedFile.of(content)));
    return files;
  }

  /** In git one small file can stand in any number of places. */
  @Test
  void ofAVersionNoMoreIsReadThanSomebodyWrites() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    byte[] megabyte =
        ("# a long comment" + " and so on".repeat(98) + "\n")
            .repeat(1_000)
            .getBytes(StandardCharsets.UTF_8);
    PublishedFile large =
        new PublishedFile() {
          @Override
          public Kind kind() {
            return Kind.FILE;
          }

          @Override
          public long size() {
            return megabyte.length;
          }

          @Override
          public InputStream open() {
            opened.incrementAndGet();
            return new ByteArrayInputStream(megabyte);
          }
        };
    CatalogFiles base = new CatalogFiles().demo("1.0.0", "[]\n");
    CatalogFiles head = new CatalogFiles().demo("1.0.1", "[]\n");
    for (int i = 0; i < 1_500; i++) {
      head.all().put(DEMO + "1.0.1/templates/t%04d.yaml".formatted(i), large);
    }

    CatalogDiff diff = CatalogComparison.of(SampleEdition.CATALOG, base.all(), head.all());

    assertThat(diff.problems().all())
        .filteredOn(problem -> problem.found().contains("of a version 16777216 bytes are read"))
        .hasSize(1);
    // Once for each look at all templates.
    assertThat(opened.get()).isLessThan(100);
  }

  private static String mounts(String conditions, int count) {
    StringBuilder pod = new StringBuilder("kind: Deployment\nspec:\n  volumes:\n");
    pod.append("  - name: v\n    hostPath:\n      path: /mnt/x\n  containers:\n  - name: c\n");
    pod.append("    volumeMounts:\n").append(conditions);
    for (int i = 0; i < count; i++) {
      pod.append("    - name: v\n      mountPath: /p").append(i).append('\n');
    }
    return pod.toString();
  }

  private static List<Change> lost(String asked, String asks, String template) throws Exception {
    CatalogFiles base =
        new CatalogFiles().demo("1.0.0", asked).file(DEMO + "1.0.0/templates/a.yaml", template);
    CatalogFiles head =
        new CatalogFiles().demo("1.0.1", asks).file(DEMO + "1.0.1/templates/a.yaml", template);
    return CatalogComparison.ofPublishing(SampleEdition.CATALOG, base.all(), head.all())
        .apps()
        .stream()
        .flatMap(app -> app.versions().stream())
        .flatMap(version -> version.breaking().stream())
        .filter(change -> change.area() == Area.DATA)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    ".Values.kind, 1",
    "$.Values.kind, 1",
    "(.Values).kind, 1",
    ".Values.kind.of, 0",
    ".Values.mankind, 0",
    ".Values.kind_2, 0",
    ".Values.other, 0",
  })
  void dataThatAFormerDefaultHasMountedIsLost(String answer, int lost) throws Exception {
    String question = "[{variable: kind, schema: {type: string, default: %s}}]\n";
    String template = mounts("{{- if eq (" + answer + ") \"a\" }}\n", 1);

    assertThat(lost(question.formatted("a"), question.formatted("b"), template)).hasSize(lost);
    assertThat(lost(question.formatted("a"), question.formatted("a"), template)).isEmpty();
  }

  private static List<String> hidden(String asks, String base, String head) throws Exception {
    return CatalogComparison.ofPublishing(
            SampleEdition.CATALOG,
            new CatalogFiles()
                .demo("1.0.0", "[]\n")
                .file(DEMO + "1.0.0/templates/a.yaml", base)
                .all(),
            new CatalogFiles()
                .demo("1.0.1", asks)
                .file(DEMO + "1.0.1/templates/a.yaml", head)
                .all())
        .apps()
        .stream()
        .flatMap(app -> app.versions().stream())
        .flatMap(version -> version.breaking().stream())
        .filter(change -> change.area() == Area.HIDDEN)
        .map(Change::subject)
        .toList();
  }

  /** As is an empty directory over the one of the database. */
  @Test
  void dataBehindWhatIsMountedOverItIsLost() throws Exception {
    String without = mounts("", 1);
    String with = without + "    - name: cache\n      mountPath: /p0/db\n";
    String more = without + "{{- if .Values.more }}\n    - name: cache\n      mountPath: /p0/db\n";
    String asked = "[{variable: more, schema: {type: boolean, default: %s}}]\n";

    assertThat(hidden("[]\n", without, with))
        .containsExactly(
            "volume v at /p0, behind what is mounted at /p0/db in container c of Deployment ");
    assertThat(hidden("[]\n", with, with)).isEmpty();
    assertThat(hidden("[]\n", with, without)).isEmpty();
    assertThat(hidden("[]\n", more, with)).hasSize(1);
    assertThat(hidden(asked.formatted("true"), without, more)).hasSize(1);
    assertThat(hidden(asked.formatted("false"), without, more)).isEmpty();
    // Nobody had data there.
    assertThat(hidden("[]\n", "kind: Deployment\n", with)).isEmpty();
  }

  /** Nor do facts, conditions and questions that there may be thousands of multiply. */
  @Test
  void mountsUnderConditionsCostNoMoreThanTheirNumber() throws Exception {
    StringBuilder questions = new StringBuilder();
    for (int i = 0; i < FormReader.QUESTIONS; i++) {
      questions.append(
          "- {variable: q%d, schema: {type: string, default: DEFAULT}}%n".formatted(i));
    }
    String conditions =
        ("{{- if and (eq 1 2) " + "(zzzzzz)".repeat(50) + " }}\n").repeat(59)
            + "{{- if eq .Values.q9 \"x\" }}\n";

    assertThat(
            lost(
                questions.toString().replace("DEFAULT", "x"),
                questions.toString().replace("DEFAULT", "y"),
                mounts(conditions, 9_000)))
        .hasSizeLessThan(FormReader.QUESTIONS);
  }

  @Test
  void valuesOfOneThingCostNoMoreThanTheirNumber() throws Exception {
    long few = costOfServices(200);
    long many = costOfServices(800);

    assertThat(many).isLessThan(6 * few);
  }

  private static long costOfServices(int count) throws Exception {
    StringBuilder template = new StringBuilder();
    for (int i = 0; i < count; i++) {
      template.append(
          "kind: StatefulSet\nmetadata:\n  name: n\nspec:\n  serviceName: %s%d\n---\n"
              .formatted("x".repeat(300), i));
    }
    CatalogFiles base = new CatalogFiles().demo("1.0.0", "[]\n");
    CatalogFiles head =
        new CatalogFiles()
            .demo("1.0.1", "[]\n")
            .file(DEMO + "1.0.1/templates/many.yaml", template.toString());
    return Allocated.by(() -> CatalogComparison.of(SampleEdition.CATALOG, base.all(), head.all()));
  }
}
