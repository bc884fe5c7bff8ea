package dev.trainyard.testcluster.apps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Installed;
import dev.trainyard.generator.edition.InstalledApps;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.helm.nas.TrueNasOperation;
import dev.trainyard.generator.helm.nas.TrueNasValues;
import dev.trainyard.generator.helm.nas.TrueNasVersion;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.yaml.YamlReader;
import dev.trainyard.testcluster.app.RandomAnswers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What TrueNAS SCALE knows of an app becomes the same app on 24.10 and later. */
class MovingTest {

  private static final int ANSWERS = 20;
  private static final String RELEASE = "my-app";

  /** Python's {@code json.dumps}, which midclt prints with, writes ASCII only. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  static List<App> apps() {
    return ServiceLoader.load(AppDefinition.class).stream()
        .map(provider -> provider.get().define())
        .sorted(Comparator.comparing(App::name))
        .toList();
  }

  /** The values of a release, as Helm keeps them. */
  private static Map<String, Object> values(App app, Map<String, Object> answers) {
    TrueNasValues values =
        TrueNasValues.of(TrueNasVersion.SCALE_24_04, TrueNasOperation.UPDATE, RELEASE)
            .withAnswers(Values.merge(HelmEdition.defaults(app), answers))
            .withCertificate(
                1, "-----BEGIN CERTIFICATE-----\n$x\n", "-----BEGIN PRIVATE KEY-----\n");
    for (String dataset : datasets(app.questions().stream()).toList()) {
      values = values.withIxVolume(dataset);
    }
    return values.toMap();
  }

  private static Stream<String> datasets(Stream<? extends Question> questions) {
    return questions.flatMap(
        question ->
            question instanceof StorageQuestion storage
                ? Stream.of(storage.dataset())
                : question instanceof ListQuestion list
                    ? datasets(list.items().stream())
                    : Stream.empty());
  }

  private static Map<String, String> secrets(App app) {
    Map<String, String> secrets = new TreeMap<>();
    HelmEdition.kept(app).forEach(one -> secrets.put(one.key(), "kept$" + one.key()));
    return secrets;
  }

  private static HelmSite site(App app, Map<String, Object> values) {
    return new HelmSite(app.name(), RELEASE, "ix-" + RELEASE, 3, values, secrets(app));
  }

  private static InstalledApps.Export export(String name, Object tree) {
    try {
      return new InstalledApps.Export(name, YamlReader.read(JSON.writeValueAsString(tree)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<InstalledApps.Export> exports(App app, Map<String, Object> values) {
    return List.of(
        export("release.json", List.of(release(app, values))),
        export("secrets.json", Map.of("kind", "List", "items", List.of(secret(app, values)))));
  }

  private static Map<String, Object> release(App app, Object values) {
    Map<String, Object> release = new LinkedHashMap<>();
    release.put("name", RELEASE);
    release.put("version", 3);
    release.put("chart_metadata", Map.of("name", app.name(), "version", app.version()));
    release.put("path", "/mnt/tank/ix-applications/releases/" + RELEASE);
    release.put("config", values);
    return release;
  }

  private static Map<String, Object> secret(App app, Map<String, Object> values) {
    Map<String, Object> data = new TreeMap<>();
    secrets(app).forEach((key, text) -> data.put(key, base64(text.getBytes(UTF_8))));
    return secret(site(app, values).fullName(), "Opaque", data);
  }

  private static Map<String, Object> secret(String name, String type, Map<String, Object> data) {
    return Map.of("kind", "Secret", "type", type, "metadata", Map.of("name", name), "data", data);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A Secret of Helm's. */
  private static Map<String, Object> stored(App app, Object values, int revision, String version)
      throws IOException {
    Map<String, Object> release = new LinkedHashMap<>();
    release.put("name", RELEASE);
    release.put("version", revision);
    release.put("chart", Map.of("metadata", Map.of("name", app.name(), "version", version)));
    release.put("config", values);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(JSON.writeValueAsBytes(release));
    }
    String data = base64(base64(packed.toByteArray()).getBytes(UTF_8));
    return secret(
        "sh.helm.release.v1." + RELEASE + ".v" + revision,
        "helm.sh/release.v1",
        Map.of("release", data));
  }

  private static OneFile edition() {
    return new ComposeEdition().oneFile().orElseThrow();
  }

  private static Optional<OneFile.Given> given(OneFile.Result moved, String suffix) {
    return Optional.ofNullable(moved.files().get(RELEASE + suffix))
        .map(text -> new OneFile.Given(YamlReader.read(text), RELEASE + suffix));
  }

  private static OneFile.Result written(App app, OneFile.Result moved) {
    return edition()
        .write(
            new OneFile.Request(
                app,
                RELEASE,
                given(moved, ".answers.yaml"),
                "",
                given(moved, ".secrets.yaml").stream().toList(),
                length -> {
                  throw new AssertionError("a secret is made anew");
                }));
  }

  @ParameterizedTest
  @MethodSource("apps")
  void whatRanBeforeRunsOnTheSameDirectoriesWithTheSameSecrets(App app) {
    List<TemplateFile> manifests = HelmEdition.manifests(app);
    int moved = 0;
    for (int seed = 0; seed < ANSWERS; seed++) {
      Map<String, Object> values = values(app, RandomAnswers.hostile(seed).answer(app));
      Set<String> before;
      try {
        before = directories(helm(manifests, site(app, values)));
      } catch (RenderFailure refused) {
        continue;
      }
      InstalledApps.Result read = read(app, exports(app, values));
      assertThat(read.problems()).as("answers %s", seed).isEmpty();
      Installed installed = read.installed().orElseThrow();
      assertThat(installed.unasked()).isEmpty();
      OneFile.Result answers = edition().moved(app, installed, List.of());
      if (answers.problems().stream().anyMatch(MovingTest::isRefused)) {
        continue;
      }
      OneFile.Result written = written(app, answers);
      assertThat(written.problems()).as("answers %s", seed).isEmpty();

      Set<String> after =
          directories(YamlReader.read(written.files().get(RELEASE + ".yaml")).root().data());
      moved++;
      assertThat(after).as("answers %s", seed).isSubsetOf(below(before, after));
      assertThat(before)
          .as("answers %s", seed)
          .allMatch(one -> after.stream().anyMatch(now -> isBelow(now, one)));
    }
    assertThat(moved).isGreaterThan(ANSWERS / 8);
  }

  private static Set<String> below(Set<String> roots, Set<String> paths) {
    Set<String> below = new TreeSet<>();
    paths.stream()
        .filter(path -> roots.stream().anyMatch(root -> isBelow(path, root)))
        .forEach(below::add);
    return below;
  }

  private static boolean isBelow(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }

  private static boolean isRefused(Problem problem) {
    return problem.found().contains("is refused");
  }

  private static InstalledApps.Result read(App app, List<InstalledApps.Export> exports) {
    return new HelmEdition()
        .installedApps()
        .orElseThrow()
        .read(new InstalledApps.Request(app, "", exports));
  }

  private static List<Map<String, Object>> helm(List<TemplateFile> manifests, HelmSite site) {
    return Manifests.evaluate(manifests, site.answers(), site);
  }

  /** The directories of the NAS that containers see. */
  private static Set<String> directories(Object tree) {
    Set<String> found = new TreeSet<>();
    find(tree, found);
    return found;
  }

  private static void find(Object tree, Set<String> found) {
    if (tree instanceof Map<?, ?> map) {
      if (map.get("hostPath") instanceof Map<?, ?> volume) {
        found.add((String) volume.get("path"));
      }
      if ("bind".equals(map.get("type"))) {
        found.add(((String) map.get("source")).replace("$$", "$"));
      }
      map.values().forEach(inner -> find(inner, found));
    } else if (tree instanceof List<?> list) {
      list.forEach(inner -> find(inner, found));
    }
  }

  private static App app(String name) {
    return apps().stream().filter(app -> app.name().equals(name)).findFirst().orElseThrow();
  }

  private static Map<String, Object> usual(App app) {
    return values(app, ScenarioValues.of(app).values().iterator().next());
  }

  @Test
  void aBackupThatTrueNasMadeBeforeItsUpgradeIsEnough() throws IOException {
    App app = app("gocd");
    Map<String, Object> values = usual(app);
    List<InstalledApps.Export> backup =
        List.of(
            export("v2", stored(app, values, 2, app.version())),
            export("v10", stored(app, values, 10, app.version())),
            export("v9", stored(app, Map.of(), 9, "0.9.0")),
            export("other", secret("other", "Opaque", Map.of())),
            export("own", secret(app, values)));

    InstalledApps.Result read = read(app, backup);

    assertThat(read.problems()).isEmpty();
    assertThat(read.installed())
        .isEqualTo(read(app, exports(app, values)).installed())
        .hasValueSatisfying(
            installed -> assertThat(installed.answers().toString()).contains("/ix_volumes/data"));
  }

  @Test
  void directoriesOfReplicasAreRenamedByTheOwner() {
    App app = app("gocd");
    Map<String, Object> values = usual(app);

    String answers = answered(app, values);

    String before = site(app, values).fullName() + "-";
    assertThat(answers)
        .contains(
            "ix_volumes/agents/data && for one in %sagent-*-*; do case ${one##%sagent-*-} in"
                .formatted(before, before))
        .contains("ix_volumes/agents/home && ");
  }

  @Test
  void whatCannotBeMovedIsListed() {
    App app = app("gocd");
    Map<String, Object> values = new LinkedHashMap<>(usual(app));
    values.put("hobby\nhorse", true);
    values.put("network", Map.of("web_port", 31153, "extra", 1));
    Map<String, Object> release = release(app, values);
    release.put("chart_metadata", Map.of("name", app.name(), "version", "0.9.0\n#"));
    InstalledApps.Result read =
        read(app, List.of(export("a", release), export("b", secret(app, values))));

    OneFile.Result moved = edition().moved(app, read.installed().orElseThrow(), read.problems());

    assertThat(read.problems()).allMatch(problem -> problem.rule() == Rule.NOT_MOVED);
    assertThat(moved.problems()).allMatch(problem -> problem.rule() == Rule.NOT_MOVED);
    assertThat(read.problems().get(0).found()).contains("has version 0.9.0\\n#; its answers");
    assertThat(moved.problems())
        .extracting(Problem::found)
        .anyMatch(found -> found.startsWith("a key that is no name of a question was answered"))
        .anyMatch(found -> found.startsWith("network.extra was answered"));
    assertThat(moved.files().get(RELEASE + ".answers.yaml").lines())
        .contains("# - network.extra was answered, and nothing asks for it any more")
        .noneMatch(line -> line.startsWith("horse"));
  }

  @Test
  void whatOnlyChartsAskIsListedWhereItWasAnswered() {
    App app = app("uro");

    assertThat(answered(app, atUsualPort(app, false, ""))).doesNotContain("network.usual_");
    assertThat(answered(app, atUsualPort(app, true, "192.168.0.11")))
        .contains("# - network.usual_port was answered, and is not asked here; ")
        .contains("# - network.usual_address was answered, and is not asked here; ");
  }

  private static Map<String, Object> atUsualPort(App app, boolean on, String address) {
    return Values.merge(
        usual(app), Map.of("network", Map.of("usual_port", on, "usual_address", address)));
  }

  @Test
  void storageThatNobodyIsAskedForMissesNoDirectory() {
    App app = app("uro");
    Map<String, Object> values =
        Values.merge(
            usual(app),
            Map.of("ixVolumes", List.of(), "database", Map.of("mode", "bundled_postgresql")));
    Map<String, Object> release = release(app, values);
    release.remove("path");
    List<InstalledApps.Export> exports =
        List.of(export("a", release), export("b", secret(app, values)));

    assertThat(
            edition()
                .moved(app, read(app, exports).installed().orElseThrow(), List.of())
                .problems())
        .extracting(Problem::found)
        .contains("database.postgresql has no directory on the NAS so far")
        .doesNotContain(
            "database.data has no directory on the NAS so far",
            "database.certs has no directory on the NAS so far");
  }

  private static String answered(App app, Map<String, Object> values) {
    return edition()
        .moved(app, read(app, exports(app, values)).installed().orElseThrow(), List.of())
        .files()
        .get(RELEASE + ".answers.yaml");
  }

  static Stream<Arguments> badExports() throws IOException {
    App app = app("gocd");
    Map<String, Object> values = usual(app);
    InstalledApps.Export secret = export("b", secret(app, values));
    Map<String, Object> odd = release(app, values);
    odd.put("name", "../x");
    Map<String, Object> other = release(app, values);
    other.put("name", "second");
    Map<String, Object> strange = release(app, values);
    strange.put("chart_metadata", Map.of("name", "plex", "version", "1.0.0"));
    Map<String, Object> broken = new LinkedHashMap<>(secret(app, values));
    Map<String, Object> data = new LinkedHashMap<>();
    secrets(app).keySet().forEach(key -> data.put(key, "%"));
    broken.put("data", data);
    Object release = release(app, values);
    return Stream.of(
        Arguments.of("no release of it", List.of(secret)),
        Arguments.of("no release of it, but my-app of plex", List.of(export("a", strange), secret)),
        Arguments.of("several releases", List.of(export("a", List.of(release, other)), secret)),
        Arguments.of("is neither a release", List.of(export("a", Map.of("x", 1)), secret)),
        Arguments.of("is neither a release", List.of(export("a", "text"), secret)),
        Arguments.of("called \"../x\"", List.of(export("a", odd), secret)),
        Arguments.of("has no answers", List.of(export("a", release(app, "********")), secret)),
        Arguments.of("no file has the Secret my-app-gocd", List.of(export("a", release))),
        Arguments.of("is no text in Base64", List.of(export("a", release), export("b", broken))),
        Arguments.of(
            "is no release as Helm keeps it",
            List.of(
                export("a", secret("x", "helm.sh/release.v1", Map.of("release", "eA=="))), secret)),
        Arguments.of(
            "is no release as Helm keeps it",
            List.of(
                export("a", stored(app, Map.of("port", new BigDecimal("1e999")), 1, app.version())),
                secret)),
        Arguments.of(
            "is no release as Helm keeps it",
            List.of(export("a", stored(app, Map.of("word", "\ud800"), 1, app.version())), secret)),
        Arguments.of("is no release as Helm keeps it", List.of(export("a", nothing()), secret)),
        Arguments.of(
            "holds half a character",
            List.of(export("a", release(app, Map.of("word", "\ud800"))), secret)),
        Arguments.of(
            "has other secrets in my-app-gocd than b",
            List.of(export("a", release), secret, export("c", other(app, values)))),
        Arguments.of(
            "has other answers of my-app than b",
            List.of(export("a", release), export("b", release(app, Map.of("x", 1))), secret)),
        Arguments.of("", List.of(new InstalledApps.Export("a", YamlReader.read("a: [")), secret)),
        Arguments.of(
            "has no answers", List.of(export("a", stored(app, List.of(1), 1, "1.0.0")), secret)));
  }

  /** As after the app was deleted and installed anew, or of two machines. */
  @Test
  void whichOfSeveralFilesIsTakenIsSaid() {
    App app = app("gocd");
    Map<String, Object> values = usual(app);
    Map<String, Object> older = release(app, Map.of("x", 1));
    older.put("version", 2);
    Map<String, Object> elsewhere = release(app, values);
    elsewhere.put("path", "/mnt/other/ix-applications/releases/" + RELEASE);
    Map<String, Object> twice = new LinkedHashMap<>(values);
    twice.put(
        "ixVolumes", List.of(Map.of("hostPath", "/mnt/a/data"), Map.of("hostPath", "/mnt/b/data")));

    assertThat(moved(app, release(app, values), older, secret(app, values)).problems())
        .extracting(Problem::found)
        .containsExactly(
            "my-app is in several files; its answers are those of file-0, of its revision 3");
    assertThat(moved(app, release(app, values), elsewhere, secret(app, values)).problems())
        .extracting(Problem::found)
        .containsExactly("has other answers of my-app than file-1");
    assertThat(moved(app, release(app, twice), secret(app, values)).problems())
        .extracting(Problem::found)
        .containsExactly("has two directories of the dataset data");
  }

  @SafeVarargs
  private static InstalledApps.Result moved(App app, Map<String, Object>... files) {
    List<InstalledApps.Export> exports = new ArrayList<>();
    for (Map<String, Object> file : files) {
      exports.add(export("file-" + exports.size(), file));
    }
    return read(app, exports);
  }

  /** The Secret of the same name with other secrets in it. */
  private static Map<String, Object> other(App app, Map<String, Object> values) {
    Map<String, Object> data = new TreeMap<>();
    secrets(app).keySet().forEach(key -> data.put(key, base64("other".getBytes(UTF_8))));
    return secret(site(app, values).fullName(), "Opaque", data);
  }

  /** A release that is twenty thousand times nothing, packed. */
  private static Map<String, Object> nothing() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int i = 0; i < 20_000; i++) {
      new GZIPOutputStream(packed).close();
    }
    return secret(
        "x",
        "helm.sh/release.v1",
        Map.of("release", base64(base64(packed.toByteArray()).getBytes(UTF_8))));
  }

  @Test
  void secretsOfAnotherNamespaceAreThoseOfAnotherRelease() {
    App app = app("gocd");
    Map<String, Object> values = usual(app);
    Map<String, Object> own = new LinkedHashMap<>(secret(app, values));
    own.put("metadata", Map.of("name", "my-app-gocd", "namespace", "ix-" + RELEASE));
    Map<String, Object> foreign = new LinkedHashMap<>(other(app, values));
    foreign.put("metadata", Map.of("name", "my-app-gocd", "namespace", "ix-second"));

    InstalledApps.Result read =
        read(
            app,
            List.of(export("a", release(app, values)), export("b", foreign), export("c", own)));

    assertThat(read.installed().orElseThrow().secrets())
        .isNotEmpty()
        .allSatisfy((key, text) -> assertThat(text).isEqualTo("kept$" + key));
  }

  @ParameterizedTest
  @MethodSource("badExports")
  void whatIsNoExportIsAProblem(String found, List<InstalledApps.Export> exports) {
    InstalledApps.Result read = read(app("gocd"), exports);

    assertThat(read.installed()).isEmpty();
    assertThat(read.problems())
        .anyMatch(problem -> problem.isError() && problem.found().contains(found));
  }
}
