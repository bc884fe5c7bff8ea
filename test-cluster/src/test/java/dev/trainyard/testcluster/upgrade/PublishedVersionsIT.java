package dev.trainyard.testcluster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.Identity;
import dev.trainyard.catalog.git.Pauses;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.publish.CatalogPublisher;
import dev.trainyard.catalog.publish.Publication;
import dev.trainyard.catalog.publish.PublishResult;
import dev.trainyard.generator.compose.ComposeForm;
import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.helm.HelmForm;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.helm.nas.TrueNasOperation;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.yaml.YamlReader;
import dev.trainyard.testcluster.app.Documents;
import dev.trainyard.testcluster.app.TestedApp;
import dev.trainyard.testcluster.compose.JinjaExtension;
import dev.trainyard.testcluster.compose.Nas;
import dev.trainyard.testcluster.compose.TestedCompose;
import dev.trainyard.testcluster.git.Git;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever has a version of a shipped app that was published gets the newest one: the former
 * versions stay in the catalog beside it, the answers given to them are accepted, and data and
 * secrets are where they were.
 *
 * <p>{@code src/test/resources/published} holds the two branches of the catalog as they were
 * published, and the answers that owners have given.
 */
class PublishedVersionsIT {

  private static final Path PUBLISHED = Path.of("src", "test", "resources", "published");

  @RegisterExtension static final HelmExtension helm = new HelmExtension();
  @RegisterExtension static final JinjaExtension jinja = new JinjaExtension();

  @TempDir Path folder;

  private static List<App> apps() {
    return ServiceLoader.load(AppDefinition.class).stream()
        .map(provider -> provider.get().define())
        .sorted(Comparator.comparing(App::name))
        .toList();
  }

  // --- the catalog

  @ParameterizedTest
  @ValueSource(strings = {"helm", "compose"})
  void formerVersionsStayBesideTheNewest(String edition) throws Exception {
    Path published = PUBLISHED.resolve(edition);
    Path target = target(published);

    PublishResult result = publish(Editions.ALL.chosen(List.of(edition)).get(0), target);

    assertThat(result.status())
        .as(result.problems().describe())
        .isEqualTo(PublishResult.Status.PUBLISHED);
    // A new major version may break; nothing else may be wrong.
    assertThat(result.problems().all())
        .allMatch(
            problem ->
                problem.severity() == Severity.NOTE || problem.rule() == Rule.BREAKING_CHANGE);
    String trains = edition.equals("helm") ? "" : "trains/";
    for (App app : apps()) {
      String item = trains + app.train() + "/" + app.name();
      Set<String> versions = new TreeSet<>(versions(published.resolve(item)));
      assertThat(versions).isNotEmpty().doesNotContain(app.version());
      for (String version : versions) {
        assertThat(Git.run(target, "rev-parse", "main:" + item + "/" + version))
            .isEqualTo(Git.run(target, "rev-parse", "main~1:" + item + "/" + version));
      }
      versions.add(app.version());
      assertThat(keys(Git.run(target, "show", "main:" + item + "/app_versions.json")))
          .isEqualTo(versions);
    }
  }

  /** A bare repository whose branch is what was published. */
  private Path target(Path published) throws IOException {
    Path work = folder.resolve("work");
    try (Stream<Path> files = Files.walk(published)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = work.resolve(published.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Git.run(work, "init", "--quiet", "--initial-branch=main");
    Git.run(work, "add", "--all", "--force");
    Git.run(work, "commit", "--quiet", "--message=Publish");
    Git.run(folder, "clone", "--quiet", "--bare", work.toString(), "target.git");
    return folder.resolve("target.git");
  }

  private PublishResult publish(CatalogEdition edition, Path target) throws Exception {
    return new CatalogPublisher(() -> Instant.parse("2027-01-01T00:00:00Z"))
        .publish(
            new Publication(
                new CatalogBranch(
                    RemoteAddress.of(target.toString(), folder),
                    "main",
                    Access.USUAL,
                    folder,
                    Pauses.growing(),
                    false),
                edition,
                new CatalogInfo("Apps", PublicAddress.NONE, "main"),
                new Identity("Ada", "ada@example.org"),
                Optional.empty(),
                "",
                false),
            apps(),
            Optional.empty(),
            5);
  }

  private static Set<String> keys(String json) {
    return new TreeSet<>(texts(YamlReader.read(json).root().data()).keySet());
  }

  // --- charts

  @TestFactory
  Stream<DynamicTest> chartsUpgrade() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (App app : apps()) {
      Path item = PUBLISHED.resolve("helm").resolve(app.train()).resolve(app.name());
      for (String version : versions(item)) {
        Path chart = item.resolve(version);
        for (Path answers : files(chart.resolve("ci"))) {
          tests.add(
              dynamicTest(
                  app.name() + " " + version + ", " + answers.getFileName(),
                  () -> chartUpgrades(app, chart, read(answers))));
        }
      }
    }
    return tests.stream();
  }

  private static void chartUpgrades(App app, Path folder, Map<String, Object> answers)
      throws IOException {
    // What TrueNAS adds to answers, of which nobody is asked.
    Object certificates = answers.remove("ixCertificates");
    Map<String, Object> stored = accepted(form(folder), ReleaseLine.SCALE_23_10, answers);
    LiveCluster cluster = new LiveCluster();
    Map<String, Object> installed = onNas(stored, certificates, TrueNasOperation.INSTALL);
    List<Map<String, Object>> first =
        helm
            .render(Chart.read(folder), HelmRelease.named(TestedApp.RELEASE).withValues(installed))
            .orFail()
            .documents()
            .stream()
            .map(document -> texts(evaluated(document.object())))
            .toList();
    assertThat(cluster.apply(first)).isEmpty();

    Map<String, Object> kept =
        Upgrade.known(
            HelmForm.of(app).fields(), Migration.of(app, HelmAnswers.PATHS).apply(stored));
    Map<String, Object> now = accepted(HelmForm.of(app), ReleaseLine.SCALE_23_10, kept);
    TestedApp tested = TestedApp.ifSound(app).orElseThrow();
    Map<String, String> secrets = secrets(cluster, tested.secretName());
    List<Map<String, Object>> second =
        Upgrade.manifests(tested, onNas(now, certificates, TrueNasOperation.UPGRADE), 2, secrets);

    assertThat(cluster.apply(second)).isEmpty();
    assertThat(Upgrade.places(first)).isNotEmpty();
    assertThat(Upgrade.places(second)).containsAll(Upgrade.places(first));
    assertThat(secrets(cluster, tested.secretName())).containsAllEntriesOf(secrets);
    LiveCluster fresh = new LiveCluster();
    fresh.apply(second);
    List<Upgrade.Finding> differences = new ArrayList<>();
    Upgrade.same(fresh, cluster, "", differences);
    assertThat(differences).isEmpty();
  }

  private static Map<String, Object> onNas(
      Map<String, Object> answers, Object certificates, TrueNasOperation operation) {
    Map<String, Object> values = new LinkedHashMap<>(Upgrade.trueNas(answers, operation));
    if (certificates != null) {
      values.put("ixCertificates", certificates);
    }
    return values;
  }

  /** Numbers as the evaluator has them. */
  private static Object evaluated(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, inner) -> copy.put(key, evaluated(inner)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PublishedVersionsIT::evaluated).toList();
    }
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }

  private static Map<String, String> secrets(LiveCluster cluster, String name) {
    Map<String, String> texts = new TreeMap<>();
    texts(Documents.at(cluster.objects().get("Secret/" + name), "data"))
        .forEach((key, text) -> texts.put(key, (String) text));
    return texts;
  }

  // --- services of Docker Compose

  @TestFactory
  Stream<DynamicTest> servicesUpgrade() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (App app : apps()) {
      TestedCompose newest = TestedCompose.of(app, jinja.engine());
      Path item = PUBLISHED.resolve("compose/trains").resolve(app.train()).resolve(app.name());
      for (String version : versions(item)) {
        for (Path answers :
            files(PUBLISHED.resolve("answers").resolve(app.name()).resolve(version))) {
          tests.add(
              dynamicTest(
                  app.name() + " " + version + ", " + answers.getFileName(),
                  () -> servicesUpgrade(newest, item.resolve(version), read(answers))));
        }
      }
    }
    return tests.stream();
  }

  private static void servicesUpgrade(
      TestedCompose newest, Path folder, Map<String, Object> answers) throws IOException {
    App app = newest.app();
    Nas nas = new Nas(app);
    Form former = form(folder);
    Map<String, Object> stored =
        accepted(former, ReleaseLine.SCALE_24_10, Upgrade.known(former.fields(), answers));
    Map<String, Object> installed = nas.on(stored, "INSTALL");
    installed.putAll(read(folder.resolve("ix_values.yaml")));
    Map<String, Object> first =
        read(
            Optional.ofNullable(
                    jinja
                        .engine()
                        .load(templates(folder.resolve("templates")))
                        .render(installed)
                        .text())
                .orElseThrow());

    Map<String, Object> kept =
        Upgrade.known(
            ComposeForm.of(app).fields(), Migration.of(app, ComposeAnswers.PATHS).apply(stored));
    assertThat(places(first)).isNotEmpty();
    for (ReleaseLine line : List.of(ReleaseLine.SCALE_24_10, ReleaseLine.SCALE_25_10)) {
      Map<String, Object> now = accepted(ComposeForm.of(app), line, kept);
      Map<String, Object> second = newest.rendered(nas.on(now, "UPGRADE"));
      assertThat(places(second)).containsAll(places(first));
    }
  }

  private static Map<String, String> templates(Path folder) throws IOException {
    Map<String, String> templates = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        templates.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return templates;
  }

  /** Where services find data that lasts. */
  private static Set<String> places(Map<String, Object> file) {
    Set<String> places = new TreeSet<>();
    texts(file.get("services"))
        .forEach(
            (service, content) -> {
              if (Documents.at(content, "volumes") instanceof List<?> volumes) {
                volumes.stream()
                    .filter(volume -> !service.endsWith("-setup"))
                    .forEach(
                        volume ->
                            directory(file, volume)
                                .ifPresent(
                                    directory ->
                                        places.add(
                                            directory
                                                + " at "
                                                + Documents.at(volume, "target")
                                                + " of "
                                                + service)));
              }
            });
    return places;
  }

  /** The directory of the NAS that is mounted, by its path or by a volume that leads to it. */
  private static Optional<String> directory(Map<String, Object> file, Object volume) {
    String source = String.valueOf(Documents.at(volume, "source"));
    if ("bind".equals(Documents.at(volume, "type"))) {
      return Optional.of(source);
    }
    return Optional.ofNullable(texts(file.get("volumes")).get(source))
        .map(declared -> Documents.at(declared, "driver_opts"))
        .filter(options -> "none".equals(Documents.at(options, "type")))
        .map(
            options ->
                Documents.at(options, "device")
                    + "/"
                    + Documents.at(Documents.at(volume, "volume"), "subpath"));
  }

  // --- what is read

  private static Map<String, Object> accepted(
      Form form, ReleaseLine line, Map<String, Object> answers) {
    Acceptance accepted = Acceptance.install(form, line, answers);
    assertThat(accepted.faults()).isEmpty();
    return accepted.values();
  }

  private static Form form(Path version) throws IOException {
    FormReader.Result read = FormReader.read(Files.readAllBytes(version.resolve("questions.yaml")));
    assertThat(read.flaws()).isEmpty();
    return read.form();
  }

  private static Map<String, Object> read(Path file) throws IOException {
    return read(Files.readString(file));
  }

  private static Map<String, Object> read(String yaml) {
    return texts(YamlReader.read(yaml).root().data());
  }

  private static Map<String, Object> texts(Object map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    ((Map<?, ?>) map).forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }

  private static List<String> versions(Path item) throws IOException {
    try (Stream<Path> found = Files.list(item)) {
      return found
          .filter(Files::isDirectory)
          .map(version -> version.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.sorted().toList();
    }
  }
}
