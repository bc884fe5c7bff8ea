package dev.trainyard.catalog.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.diff.CatalogComparison;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.yaml.YamlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing in a foreign catalog makes a check fail, hang or read elsewhere. */
class HardenedReadingTest {

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final List<String> TARGETS = EDITION.rules().releases();
  private static final String VERSION = "stable/demo/1.0.1/";

  @TempDir private Path folder;

  private static SortedMap<String, PublishedFile> catalog() {
    return EDITION.rules().catalog(LintExample.NOTHING);
  }

  private static List<Problem> problems(SortedMap<String, PublishedFile> files) {
    return CatalogLint.of(EDITION, files, TARGETS).problems().all();
  }

  private static List<String> codesIn(List<Problem> problems, String file) {
    return problems.stream()
        .filter(problem -> problem.where().file().equals(file))
        .map(problem -> problem.rule().code())
        .distinct()
        .toList();
  }

  static Stream<Map.Entry<String, byte[]>> hostile() {
    return Map.ofEntries(
        entry("a list as deep as it can be", "[".repeat(5000)),
        entry("mappings as deep as they can be", "{a: ".repeat(5000)),
        entry("an alias bomb", bomb()),
        entry("a tag of Java", "a: !!javax.script.ScriptEngineManager [x]\n"),
        entry("a tag of Python", "a: !!python/object/apply:os.system [id]\n"),
        entry("a second document", "a: 1\n---\nb: 1\n"),
        entry("a key that is a list", "? [a]\n: 1\n"),
        entry("a control character", "a: \u0000\n"),
        entry("more than is read", "#".repeat(YamlLimits.FILE_BYTES + 1)),
        Map.entry("UTF-16", "a: 1\n".getBytes(StandardCharsets.UTF_16)),
        Map.entry("no text at all", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0xc3}))
        .entrySet()
        .stream();
  }

  private static Map.Entry<String, byte[]> entry(String name, String text) {
    return Map.entry(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String bomb() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      text.append("a").append(i).append(": &a").append(i).append(" [");
      text.append(("*a" + (i - 1) + ", ").repeat(10)).append("x]\n");
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void everyFileThatIsReadMayHoldAnything(Map.Entry<String, byte[]> hostile) {
    Content content = Content.bytes(hostile.getValue());
    for (String file :
        List.of(
            "catalog.json",
            "recommended_apps.yaml",
            ".migrations/01_a.json",
            "stable/demo/item.yaml",
            "stable/demo/app_versions.json",
            VERSION + "Chart.yaml",
            VERSION + "questions.yaml",
            VERSION + "values.yaml",
            VERSION + "ix_values.yaml",
            VERSION + "metadata.yaml")) {
      SortedMap<String, PublishedFile> files = catalog();
      files.put(file, PublishedFile.of(content));

      assertThat(codesIn(problems(files), file)).as(file).containsAnyOf("TN600", "TN601");
    }
  }

  /**
   * Nothing about a text costs more than its length: one that did would end no test. A repeated
   * sign shows it, a different one at each place.
   */
  @ParameterizedTest
  @CsvSource({"helm, 0", "helm, 5", "helm, 10", "compose, 0"})
  void aLongTextMayStandAnywhere(String name, int first) throws IOException {
    boolean charts = name.equals("helm");
    CatalogEdition edition = charts ? EDITION : new ComposeCatalog();
    SortedMap<String, PublishedFile> files =
        charts ? catalog() : new TreeMap<>(edition.rules().catalog(LintExample.NOTHING));
    String form = charts ? VERSION + "questions.yaml" : "trains/" + VERSION + "questions.yaml";
    assertThat(files).containsKey(form);
    files.put(form, PublishedFile.of(Content.text(EVERYTHING)));
    int place = first;
    for (String file : List.copyOf(files.keySet())) {
      String whole = files.get(file).content().toText();
      Matcher scalar = SCALAR.matcher(whole);
      for (int from = 0; scalar.find(from); from = scalar.end()) {
        String text = '"' + SIGNS.get(place++ % SIGNS.size()).repeat(LONG) + "!\"";
        isRead(
            edition,
            files,
            file,
            new StringBuilder(whole).replace(scalar.start(), scalar.end(), text));
      }
      for (String sign : file.contains("templates/") && first == 0 ? LINES : List.<String>of()) {
        isRead(
            edition,
            files,
            file,
            new StringBuilder(whole).append("\n# ").append(sign.repeat(LONG)));
      }
    }
    assertThat(place).isGreaterThan(50);
  }

  /** Nor more than the number of services that it has, nor than their names. */
  @Test
  void aFileMayHaveManyServices() throws IOException {
    CatalogEdition edition = new ComposeCatalog();
    SortedMap<String, PublishedFile> files =
        new TreeMap<>(edition.rules().catalog(LintExample.NOTHING));
    StringBuilder services = new StringBuilder("services:\n");
    for (int i = 0; i < 25_000; i++) {
      services.append("  s").append(i).append(":\n    POSTGRES_DB: x\n");
    }
    services.append("  ").append("a-".repeat(450_000)).append("a:\n    POSTGRES_DB: x\n");
    isRead(edition, files, "trains/" + VERSION + "templates/docker-compose.yaml", services);
  }

  private static void isRead(
      CatalogEdition edition,
      SortedMap<String, PublishedFile> files,
      String file,
      CharSequence text)
      throws IOException {
    SortedMap<String, PublishedFile> changed = new TreeMap<>(files);
    changed.put(file, PublishedFile.of(Content.text(text.toString())));

    assertThat(CatalogLint.of(edition, changed, edition.rules().releases())).isNotNull();
    assertThat(CatalogComparison.of(edition, files, changed)).isNotNull();
  }

  private static final List<String> SIGNS =
      List.of(
          "/", ")", " ", "a.", "/a", "\\\\", "<", "{{ ", "1", "1:", "](", "-", "a-", "(?:", "$");

  /** What opens something in a file that is no data, such as a template. */
  private static final List<String> LINES = List.of("AA: {{ ", "{{ (", "- \"", "AA: \"\\");

  private static final int LONG = 50_000;
  private static final Pattern SCALAR =
      Pattern.compile(
          "(?<=[:,] |[\\[\\n-] ?)[^\\s\\[\\]{},:\"&*|>-][^\\n\\[\\]{},\"]*(?=[,\\]}\\n])|\"[^\"\\n]*\"(?!:)");
  private static final String EVERYTHING =
      """
      groups:
        - name: Network
          description: All of it
      portals:
        open:
          protocols: [http]
          host: [$node_ip]
          ports: [$variable-port]
          path: /admin
      questions:
        - variable: name
          label: Name
          group: Network
          description: A name
          schema: {type: string, default: a, valid_chars: ^a*$, enum: [{value: a, description: A}]}
        - variable: other
          label: Name
          group: Network
          schema: {type: string, show_if: [[name, ~, ^a]], valid_chars: ^b$}
        - variable: port
          label: Port
          group: Network
          schema: {type: int, default: 30080, min: 9000, $ref: [validations/nodePort]}
        - variable: path
          label: Path
          group: Network
          schema: {type: hostpath, default: /mnt}
        - variable: folder
          label: Path
          group: Network
          schema: {type: path, default: /mnt}
        - variable: when
          label: When
          group: Network
          schema: {type: cron, default: 0 0 * * *}
        - variable: ip
          label: IP
          group: Network
          schema: {type: ipaddr, default: 10.0.0.1}
        - variable: uri
          label: URI
          group: Network
          schema: {type: uri, default: a.b}
        - variable: many
          label: Many
          group: Network
          schema:
            type: list
            default: []
            items:
              - variable: one
                label: One
                schema: {type: string, default: a}
        - variable: level
          label: Level
          group: Network
          schema:
            type: dict
            attrs:
              - variable: inner
                label: Inner
                schema: {type: string, subquestions: [{variable: s, label: S, schema: {type: string}}], show_subquestions_if: a, default: a}
      """;

  /** Of all versions only some are in memory at a time; each is checked, and told of once. */
  @Test
  void anyNumberOfVersionsIsChecked() {
    SortedMap<String, PublishedFile> files = catalog();
    for (int i = 0; i < 20; i++) {
      for (String path : List.copyOf(files.keySet())) {
        if (path.startsWith(VERSION)) {
          files.put("stable/demo/2.0." + i + path.substring(VERSION.length() - 1), files.get(path));
        }
      }
      files.put(
          "stable/demo/2.0." + i + "/Chart.yaml", PublishedFile.of(Content.text("a: 1\na: 2\n")));
      files.put("stable/demo/2.0." + i + "/questions.yaml", new Unreadable());
    }

    List<Problem> problems = problems(files);

    for (int i = 0; i < 20; i++) {
      String version = "stable/demo/2.0." + i;
      assertThat(problems)
          .filteredOn(problem -> problem.where().file().equals(version + "/Chart.yaml"))
          .filteredOn(problem -> problem.rule().code().equals("TN602"))
          .hasSize(1);
      assertThat(problems)
          .filteredOn(problem -> problem.where().file().equals(version + "/questions.yaml"))
          .filteredOn(problem -> problem.rule().code().equals("TN603"))
          .hasSize(1);
    }
  }

  /** A file of git can stand for any number of libraries. */
  @Test
  void librariesBeyondReachAreNamed() {
    ComposeCatalog edition = new ComposeCatalog();
    SortedMap<String, PublishedFile> files =
        new TreeMap<>(edition.rules().catalog(LintExample.NOTHING));
    for (int i = 0; i < 20; i++) {
      files.put("library/1.0." + i + "/app.py", PublishedFile.of(Content.text("x".repeat(10_000))));
    }
    files.put("library/hashes.yaml", PublishedFile.of(Content.text("{}")));

    assertThat(
            CatalogLint.of(edition, edition.rules(), files, edition.rules().releases(), 100_000)
                .problems()
                .all())
        .filteredOn(problem -> problem.where().file().equals("library"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("of its files are not checked"));
  }

  @Test
  void moreAttributesOfGitThanAnybodyNeedsAreNamed() {
    SortedMap<String, PublishedFile> files = new TreeMap<>(catalog());
    for (int i = 1000; i < 1101; i++) {
      files.put(
          ".x/" + i + "/.gitattributes",
          PublishedFile.of(Content.text("* working-tree-encoding=UTF-16\n")));
    }

    List<Problem> problems = problems(files);

    assertThat(codesIn(problems, ".x/1000/.gitattributes")).containsExactly("TN604");
    assertThat(problems)
        .filteredOn(problem -> problem.where().file().equals(".x/1100/.gitattributes"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("is not checked"));
  }

  /** A file of git can stand for any number of versions. */
  @Test
  void whatIsBeyondReachIsNamed() {
    SortedMap<String, PublishedFile> files = catalog();
    for (String path : List.copyOf(files.keySet())) {
      if (path.startsWith(VERSION)) {
        files.put("stable/demo/1.0.0" + path.substring(VERSION.length() - 1), files.get(path));
        files.put("stable/other/1.0.0" + path.substring(VERSION.length() - 1), files.get(path));
      }
    }
    files.put("stable/demo/1.0.0/Chart.yaml", PublishedFile.of(Content.text("[")));
    files.put(VERSION + "Chart.yaml", PublishedFile.of(Content.text("[")));
    files.put("stable/demo/1.0.0/README.md", PublishedFile.of(Content.text("x".repeat(100_000))));

    List<Problem> all = problems(files);
    List<Problem> some =
        CatalogLint.of(EDITION, EDITION.rules(), files, TARGETS, 100_000).problems().all();

    assertThat(codesIn(all, "stable/demo/1.0.0/Chart.yaml")).contains("TN601");
    assertThat(codesIn(some, VERSION + "Chart.yaml")).contains("TN601");
    assertThat(codesIn(some, "stable/demo/1.0.0/Chart.yaml")).isEmpty();
    assertThat(some)
        .filteredOn(problem -> problem.found().contains("not checked"))
        .extracting(problem -> problem.where().file())
        .containsExactly("stable/demo", "stable/other");
    assertThat(all).noneMatch(problem -> problem.found().contains("not checked"));
  }

  @Test
  void aFileThatCannotBeReadIsToldAndTheRestIsChecked() {
    SortedMap<String, PublishedFile> files = catalog();
    files.replaceAll((path, file) -> path.startsWith(VERSION) ? new Unreadable() : file);
    files.put("stable/demo/item.yaml", PublishedFile.of(Content.text("categories: media\n")));

    List<Problem> problems = problems(files);

    assertThat(codesIn(problems, VERSION + "Chart.yaml")).containsExactly("TN603");
    assertThat(codesIn(problems, VERSION + "questions.yaml")).containsExactly("TN603");
    assertThat(codesIn(problems, VERSION + "README.md")).containsExactly("TN603");
    assertThat(codesIn(problems, "stable/demo/item.yaml")).containsExactly("TN616");
  }

  /** A file without the right to read it, or of a damaged repository. */
  private record Unreadable() implements PublishedFile {
    @Override
    public Kind kind() {
      return Kind.FILE;
    }

    @Override
    public long size() {
      return 1;
    }

    @Override
    public InputStream open() throws IOException {
      throw new IOException("damaged");
    }
  }

  private void write() throws IOException {
    write(EDITION);
  }

  private void write(CatalogEdition edition) throws IOException {
    for (var file : edition.rules().catalog(LintExample.NOTHING).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue().content().toBytes());
    }
  }

  private List<Problem> problemsOfFolder() throws Exception {
    return problemsOfFolder(EDITION);
  }

  private List<Problem> problemsOfFolder(CatalogEdition edition) throws Exception {
    try (OpenCatalog open = new CatalogSource.Folder(folder).open()) {
      return CatalogLint.of(edition, open.files(), edition.rules().releases()).problems().all();
    }
  }

  /** What a clone has there is another thing than what was checked. */
  @ParameterizedTest
  @CsvSource({
    "trains/edge, error",
    "trains/stable/other, error",
    "trains/stable/demo/9.0.0, error",
    "trains/stable/demo/1.0.1/templates/more.yaml, error",
    "ix-dev/edge, error",
    "ix-dev/stable/other, error",
  })
  void aLinkInACatalogForComposeIsTold(String path, String severity) throws Exception {
    CatalogEdition edition = new ComposeCatalog();
    write(edition);
    Path link = folder.resolve(path);
    Path other = Files.createDirectories(folder.resolve(".evil"));
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, link.getParent().relativize(other));

    assertThat(problemsOfFolder(edition))
        .filteredOn(problem -> problem.where().file().equals(path))
        .extracting(problem -> problem.severity().word() + " " + problem.rule().code())
        .containsExactly(severity + " TN603");
  }

  /** TrueNAS opens what a link leads to, whatever that is. */
  @ParameterizedTest
  @CsvSource({
    "helm, catalog.json, nowhere, TN603",
    "helm, catalog.json, catalog.json, TN603",
    "helm, catalog.json, .git/config, TN603",
    "helm, catalog.json, stable, TN603",
    "helm, catalog.json, stable/demo/item.yaml, TN601",
    "helm, catalog.json, .kept/real.json/, TN603",
    "helm, catalog.json, .kept/real.json/., TN603",
    "helm, catalog.json, nowhere/../.kept/real.json, TN603",
    "helm, catalog.json, .kept/real.json/../real.json, TN603",
    "helm, stable/demo/app_versions.json, nowhere, TN603",
    "helm, stable/demo/app_versions.json, ../../catalog.json, TN655",
    "helm, stable/demo/item.yaml, ../../../item.yaml, TN603",
    "compose, catalog.json, nowhere, TN603",
    "compose, features_capability.json, nowhere, TN603",
    "compose, trains/stable/demo/app_versions.json, nowhere, TN603",
    "compose, trains/stable/demo/item.yaml, ../../../catalog.json, TN910",
  })
  void whatALinkLeadsToIsJudgedInItsPlace(String edition, String path, String target, String code)
      throws Exception {
    CatalogEdition chosen = Editions.ALL.chosen(List.of(edition)).get(0);
    write(chosen);
    Files.createDirectories(folder.resolve(".kept"));
    Files.copy(folder.resolve("catalog.json"), folder.resolve(".kept/real.json"));
    Files.delete(folder.resolve(path));
    // Java leaves out a / at the end.
    assertThat(
            new ProcessBuilder("ln", "-s", target, folder.resolve(path).toString())
                .start()
                .waitFor())
        .isZero();

    assertThat(problemsOfFolder(chosen))
        .filteredOn(Problem::isError)
        .as("errors")
        .extracting(problem -> problem.rule().code())
        .contains(code);
  }

  /** It is carried to other places, and what lies elsewhere changes without it. */
  @Test
  void aLinkOutOfItsVersionIsTold() throws Exception {
    for (String version : List.of("stable/demo/1.0.1", "trains/stable/demo/1.0.1")) {
      CatalogEdition edition = version.startsWith("trains") ? new ComposeCatalog() : EDITION;
      write(edition);
      Files.createDirectories(folder.resolve(version + "/docs"));
      Files.createSymbolicLink(
          folder.resolve(version + "/docs/within.md"), Path.of("../README.md"));
      assertThat(problemsOfFolder(edition)).isEmpty();
      Files.createSymbolicLink(
          folder.resolve(version + "/docs/out.md"),
          Path.of(version.startsWith("trains") ? "../docs/../README.md" : "../../1.0.1/README.md"));
      assertThat(problemsOfFolder(edition))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.isError()).isTrue();
                assertThat(problem.found()).contains("out of its version");
              });
      Files.delete(folder.resolve(version + "/docs/out.md"));
    }
  }

  @Test
  void aLinkToTheRightFileOfTheCatalogIsThatFile() throws Exception {
    for (CatalogEdition edition : Editions.ALL.chosen(List.of("helm", "compose"))) {
      Files.createDirectories(folder.resolve(".kept"));
      write(edition);
      Files.move(folder.resolve("catalog.json"), folder.resolve(".kept/real.json"));
      Files.createSymbolicLink(folder.resolve(".kept/next"), Path.of("../.kept"));
      Files.createSymbolicLink(folder.resolve("catalog.json"), Path.of("./.kept/next/real.json"));

      assertThat(problemsOfFolder(edition)).isEmpty();
      Files.delete(folder.resolve("catalog.json"));
      Files.delete(folder.resolve(".kept/next"));
      Files.delete(folder.resolve(".kept/real.json"));
    }
  }

  @Test
  void attributesOfACatalogForComposeAreTold() throws Exception {
    CatalogEdition edition = new ComposeCatalog();
    write(edition);
    Files.writeString(folder.resolve("trains/.gitattributes"), "* eol=crlf\n");

    assertThat(codesIn(problemsOfFolder(edition), "trains/.gitattributes"))
        .containsExactly("TN604");
  }

  @Test
  void sourcesOfAppsBeyondReachAreNamed() {
    CatalogEdition edition = new ComposeCatalog();
    SortedMap<String, PublishedFile> files =
        new TreeMap<>(edition.rules().catalog(LintExample.NOTHING));
    for (int i = 0; i < 20; i++) {
      files.put(
          "ix-dev/stable/a" + i + "/README.md", PublishedFile.of(Content.text("x".repeat(10_000))));
    }

    assertThat(
            CatalogLint.of(edition, edition.rules(), files, edition.rules().releases(), 100_000)
                .problems()
                .all())
        .filteredOn(problem -> problem.where().file().equals("ix-dev"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains("of its files are not checked"));
  }

  @Test
  void aLinkIsNotFollowedWhereverItLeads() throws Exception {
    write();
    Path secret = Files.writeString(folder.resolve("secret.txt"), "categories: [secret]\n");
    Files.delete(folder.resolve("stable/demo/item.yaml"));
    Files.createSymbolicLink(folder.resolve("stable/demo/item.yaml"), secret);
    Files.createSymbolicLink(folder.resolve(VERSION + "loop"), Path.of("loop"));
    Files.createSymbolicLink(folder.resolve("stable/other"), Path.of("demo"));
    Files.createSymbolicLink(folder.resolve("all"), Path.of("/"));

    List<Problem> problems = problemsOfFolder();

    assertThat(problems)
        .filteredOn(problem -> problem.rule().code().equals("TN603"))
        .extracting(problem -> problem.severity().word() + " " + problem.where().file())
        .contains("error all", "error stable/demo/item.yaml", "error " + VERSION + "loop");
    assertThat(problems.toString()).doesNotContain("[secret]");
  }

  /** TrueNAS asks for folders, and finds them behind links. */
  @ParameterizedTest
  @ValueSource(strings = {"edge", "stable/other", "stable/demo/9.0.0"})
  void aLinkInPlaceOfAFolderIsAnErrorWhereverItLeads(String path) throws Exception {
    write();
    Path evil = Files.createDirectories(folder.resolve(".evil/1.0.0"));
    Path link = folder.resolve(path);
    Files.createSymbolicLink(link, link.getParent().relativize(evil.getParent()));

    assertThat(problemsOfFolder())
        .filteredOn(problem -> problem.where().file().equals(path))
        .extracting(problem -> problem.severity().word() + " " + problem.rule().code())
        .containsExactly("error TN603");
  }

  @Test
  void attributesThatChangeWhatIsClonedAreFoundEverywhere() {
    SortedMap<String, PublishedFile> files = catalog();
    for (String path : List.of("", "stable/", "stable/demo/", VERSION, VERSION + "templates/")) {
      files.put(
          path + ".gitattributes", PublishedFile.of(Content.text("*.png binary\n* eol=crlf\n")));
      assertThat(codesIn(problems(files), path + ".gitattributes")).containsExactly("TN604");
    }
  }

  @Test
  void aFolderInPlaceOfAFileIsNoFile() throws Exception {
    write();
    Files.delete(folder.resolve(VERSION + "README.md"));
    Files.createDirectories(folder.resolve(VERSION + "README.md/deeper"));
    Files.writeString(folder.resolve(VERSION + "README.md/deeper/a.md"), "# A\n");

    assertThat(codesIn(problemsOfFolder(), VERSION + "README.md")).contains("TN620");
  }

  @Test
  void namesOfOthersAreShownOnOneLineWithoutControlCharacters() {
    SortedMap<String, PublishedFile> files = catalog();
    files.put(
        "stable/de\u001b[31mmo\n/1.0.0/questions.yaml",
        PublishedFile.of(Content.text("questions:\n  - \"\\e[31m\"\n")));

    for (Problem problem : problems(files)) {
      assertThat(problem.where() + problem.found() + problem.allowed())
          .doesNotContain("\u001b", "\n");
    }
  }

  @Test
  void oneRuleIsToldOfOneFileAHundredTimes() {
    StringBuilder form = new StringBuilder("groups: []\nquestions:\n");
    for (int i = 0; i < 5000; i++) {
      form.append("- {variable: v").append(i).append(", label: V, schema: {type: nope}}\n");
    }
    SortedMap<String, PublishedFile> files = catalog();
    files.put(VERSION + "questions.yaml", PublishedFile.of(Content.text(form.toString())));

    assertThat(problems(files))
        .filteredOn(problem -> problem.rule().code().equals("TN710"))
        .hasSize(100);
  }

  private static List<Problem> problemsOfForm(String questions) {
    SortedMap<String, PublishedFile> files = catalog();
    String form = "groups: [{name: G, description: G}]\nquestions:\n" + questions;
    files.put(VERSION + "questions.yaml", PublishedFile.of(Content.text(form)));
    return problems(files);
  }

  @Test
  void aPatternThatIsNeverDoneIsGivenUp() {
    String question =
        "- {variable: a, label: A, group: G, schema: {type: string, default: %s, valid_chars: '%s'}}\n";

    for (String pattern :
        List.of(
            "^(a*)*\\1b$",
            "^(.*)*\\1c$",
            "^" + "(".repeat(1500) + ")".repeat(1500) + "$",
            "{".repeat(500_000) + "$")) {
      assertThat(problemsOfForm(question.formatted("a".repeat(60) + "!", pattern)))
          .as(pattern.substring(0, 10))
          .noneMatch(problem -> problem.rule().code().equals("TN722"));
    }
    assertThat(problemsOfForm(question.formatted("B", "^[a-z]+$")))
        .anyMatch(problem -> problem.rule().code().equals("TN722"));
  }

  @Test
  void aDefaultOfMoreThanAnybodyWaitsForIsLeftOut() {
    StringBuilder form = new StringBuilder("- variable: l\n  label: L\n  group: G\n  schema:\n");
    form.append(
        "    type: list\n    items:\n      - variable: i\n        label: I\n        schema:\n");
    form.append("          type: dict\n          attrs:\n");
    for (int i = 0; i < 4000; i++) {
      form.append("          - {variable: v")
          .append(i)
          .append(", label: V, schema: {type: int, required: true}}\n");
    }
    form.append("    default: [").append("{}, ".repeat(100_000)).append("{}]\n");

    assertThat(problemsOfForm(form.toString()))
        .extracting(problem -> problem.rule().code())
        .containsOnly("TN657");
  }

  @Test
  void aReadmeOfManyLinesTakesNoLongerThanOneOfFew() {
    SortedMap<String, PublishedFile> files = catalog();
    files.put(
        VERSION + "README.md",
        PublishedFile.of(Content.text("\n".repeat(500_000) + "[x\n".repeat(100_000))));

    assertThat(problems(files)).extracting(problem -> problem.rule().code()).containsOnly("TN657");
  }

  @Test
  void theOrderOfTheProblemsIsAlwaysTheSame() {
    SortedMap<String, PublishedFile> files = new TreeMap<>(catalog());
    for (int i = 0; i < 50; i++) {
      files.put("stable/app" + i + "/item.yaml", PublishedFile.of(Content.text("x: 1\n")));
    }

    assertThat(problems(files)).isEqualTo(problems(files)).isSorted();
  }
}
