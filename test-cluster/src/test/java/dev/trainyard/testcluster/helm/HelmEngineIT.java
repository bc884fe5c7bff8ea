package dev.trainyard.testcluster.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.manifests.RenderedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelmEngineIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final HelmRelease RELEASE = HelmRelease.named("test-app");

  private static final String CHART =
      """
      apiVersion: v2
      name: hello
      version: 1.2.3
      appVersion: "4.5"
      """;

  private static final String CONFIG_MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: {{ .Release.Name }}-config
        namespace: {{ .Release.Namespace }}
      data:
        greeting: {{ .Values.greeting | quote }}
        kubernetes: {{ .Capabilities.KubeVersion.Version | quote }}
      """;

  /** A chart with {@code Chart.yaml} and the given further files: path, text, path, text. */
  private static Chart chart(String... files) {
    Map<String, String> texts = new HashMap<>();
    texts.put("Chart.yaml", CHART);
    for (int i = 0; i < files.length; i += 2) {
      texts.put(files[i], files[i + 1]);
    }
    return Chart.ofTexts(texts);
  }

  private static Object data(Rendering rendering, String id, String key) {
    return ((Map<?, ?>) rendering.document(id).object().get("data")).get(key);
  }

  @Test
  void rendersWithTheNamesAndValuesOfTheRelease() {
    Rendering rendering =
        helm.render(
            chart("templates/config.yaml", CONFIG_MAP), RELEASE.withValues("greeting: hello"));

    assertThat(rendering.error()).isEmpty();
    assertThat(rendering.ok()).isTrue();
    RenderedDocument document = rendering.documents().get(0);
    assertThat(rendering.documents()).hasSize(1);
    assertThat(document.source()).isEqualTo("hello/templates/config.yaml");
    assertThat(document.id()).isEqualTo("ConfigMap/test-app-config");
    assertThat(document.object())
        .isEqualTo(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "test-app-config", "namespace", "ix-test-app"),
                "data",
                Map.of("greeting", "hello", "kubernetes", "v1.26.15")));
    assertThat(rendering.manifest()).contains("greeting: \"hello\"");
  }

  @Test
  void tellsTemplatesTheVersionOfKubernetesAskedFor() {
    Rendering rendering =
        helm.render(
            chart("templates/config.yaml", CONFIG_MAP), RELEASE.withKubeVersion("1.24.4+k3s1"));

    assertThat(data(rendering, "ConfigMap/test-app-config", "kubernetes")).isEqualTo("v1.24.4");
  }

  @Test
  void layersValuesAsTrueNasDoes() {
    Chart chart =
        chart(
            "values.yaml",
            "a: chart\nb: chart\nc: chart\n",
            "ix_values.yaml",
            "b: ix\nc: ix\n",
            "templates/config.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: layers}
            data: {all: "{{ .Values.a }} {{ .Values.b }} {{ .Values.c }}"}
            """);

    Rendering rendering = helm.render(chart, RELEASE.withValues("c: answer"));

    assertThat(data(rendering, "ConfigMap/layers", "all")).isEqualTo("chart ix answer");
  }

  @Test
  void readsAChartFromAFolder(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Chart.yaml"), CHART);
    Files.createDirectories(folder.resolve("templates"));
    Files.writeString(folder.resolve("templates/config.yaml"), CONFIG_MAP);

    Rendering rendering = helm.render(Chart.read(folder), RELEASE.withValues("greeting: hi"));

    assertThat(data(rendering, "ConfigMap/test-app-config", "greeting")).isEqualTo("hi");
  }

  @Test
  void seesAChangedChart() {
    Chart first = chart("templates/config.yaml", CONFIG_MAP);
    Chart second =
        first.with(
            new RelativePath("templates/config.yaml"),
            Content.text(CONFIG_MAP.replace("-config", "-other")));

    assertThat(helm.render(first, RELEASE).documents().get(0).name()).isEqualTo("test-app-config");
    assertThat(helm.render(second, RELEASE).documents().get(0).name()).isEqualTo("test-app-other");
    assertThat(helm.render(first, RELEASE).documents().get(0).name()).isEqualTo("test-app-config");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "line\nbreak\n\n",
        "tab\tand \\ and \"quotes\" and 'single'",
        "a: b #\"{{ x }}",
        "---\n# Source: evil.yaml\nkind: Pod",
        "yes",
        "007",
        "1.10",
        "~",
        " leading and trailing ",
        "ünïcødé 日本 😀",
        "\u0001\u007f\u0085\u00a0\u2028\ufeff",
        "comma,in=a{value}"
      })
  void handsAnyTextThroughUnchanged(String text) {
    Rendering rendering =
        helm.render(
            chart("templates/config.yaml", CONFIG_MAP),
            RELEASE.withValues(Map.of("greeting", text)));

    assertThat(data(rendering, "ConfigMap/test-app-config", "greeting")).isEqualTo(text);
    assertThat(rendering.documents()).hasSize(1);
  }

  @Test
  void keepsTheTypesOfValues() {
    String template =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: types}
        data: {{ .Values | toJson }}
        """;
    Map<String, Object> values = new HashMap<>();
    values.put("port", 8080);
    values.put("big", 4_294_967_296L);
    values.put("ratio", 0.5);
    values.put("on", true);
    values.put("list", List.of("a", 1));
    values.put("map", Map.of("k", "v"));

    Rendering rendering =
        helm.render(chart("templates/types.yaml", template), RELEASE.withValues(values));

    assertThat(rendering.document("ConfigMap/types").object().get("data")).isEqualTo(values);
  }

  private static final Chart LOOKUP =
      chart(
          "templates/secret.yaml",
          """
          {{- $old := lookup "v1" "Secret" .Release.Namespace "keys" }}
          apiVersion: v1
          kind: Secret
          metadata: {name: keys}
          data:
            key: {{ if $old }}{{ $old.data.key }}{{ else }}{{ "new" | b64enc }}{{ end }}
          """,
          "templates/others.yaml",
          """
          {{- $secrets := (lookup "v1" "Secret" .Release.Namespace "").items }}
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: others}
          data:
            secrets: "{{ len $secrets }}"
            deployment: "{{ lookup "apps/v1" "Deployment" .Release.Namespace "web" }}"
            class: "{{ lookup "storage.k8s.io/v1" "StorageClass" "" "fast" }}"
          """);

  @Test
  void findsNothingToLookUpOnAFirstInstallation() {
    Rendering rendering = helm.render(LOOKUP, RELEASE);

    assertThat(rendering.error()).isEmpty();
    assertThat(data(rendering, "Secret/keys", "key")).isEqualTo("bmV3");
    assertThat(data(rendering, "ConfigMap/others", "secrets")).isEqualTo("0");
    assertThat(data(rendering, "ConfigMap/others", "deployment")).isEqualTo("map[]");
    assertThat(data(rendering, "ConfigMap/others", "class")).isEqualTo("map[]");
  }

  @Test
  void looksUpTheSecretsOfTheRelease() {
    Rendering rendering = helm.render(LOOKUP, RELEASE.withSecret("keys", Map.of("key", "old")));

    assertThat(data(rendering, "Secret/keys", "key")).isEqualTo("b2xk");
    assertThat(data(rendering, "ConfigMap/others", "secrets")).isEqualTo("1");
  }

  @Test
  void forgetsTheSecretsOfTheReleaseBefore() {
    helm.render(LOOKUP, RELEASE.withSecret("keys", Map.of("key", "old")));

    assertThat(data(helm.render(LOOKUP, RELEASE), "Secret/keys", "key")).isEqualTo("bmV3");
  }

  private static final String HOOK =
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: backup
        annotations:
          helm.sh/hook: pre-upgrade
          "helm.sh/hook-weight": "-5"
          helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
      spec:
        template:
          spec:
            restartPolicy: Never
            containers: [{name: backup, image: "busybox:1.36"}]
      """;

  @Test
  void showsHooksWithTheirAnnotations() {
    Rendering rendering = helm.render(chart("templates/backup.yaml", HOOK), RELEASE);

    assertThat(rendering.document("Job/backup").object().get("metadata"))
        .isEqualTo(
            Map.of(
                "name",
                "backup",
                "annotations",
                Map.of(
                    "helm.sh/hook",
                    "pre-upgrade",
                    "helm.sh/hook-weight",
                    "-5",
                    "helm.sh/hook-delete-policy",
                    "before-hook-creation,hook-succeeded")));
    assertThat(rendering.manifest()).contains("helm.sh/hook: pre-upgrade").doesNotContain("h00k");
  }

  @Test
  void showsTheNotesWithTheValuesOfTheRelease() {
    Chart chart =
        chart(
            "templates/config.yaml",
            CONFIG_MAP,
            "templates/NOTES.txt",
            "Say {{ .Values.greeting }} to {{ .Release.Name }}.\n\nNOTES:\nlast line\n");

    HelmRelease release = RELEASE.withValues("greeting: hello");

    assertThat(helm.notes(chart, release)).isEqualTo("Say hello to test-app.\n\nNOTES:\nlast line");
    assertThat(helm.render(chart, release).documents()).hasSize(1);
  }

  @Test
  void showsNotesThatLookUpASecret() {
    Chart chart =
        chart(
            "templates/NOTES.txt",
            "{{ (lookup \"v1\" \"Secret\" .Release.Namespace \"keys\").data.key | b64dec }}\n");

    assertThat(helm.notes(chart, RELEASE.withSecret("keys", Map.of("key", "old"))))
        .isEqualTo("old");
  }

  @Test
  void hasNoNotesWithoutTheirTemplate() {
    assertThat(helm.notes(chart("templates/config.yaml", CONFIG_MAP), RELEASE)).isEmpty();
  }

  @Test
  void failsOnNotesThatCannotBeRendered() {
    Chart chart = chart("templates/NOTES.txt", "{{ .Values.a.b }}");

    assertThatThrownBy(() -> helm.notes(chart, RELEASE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("NOTES.txt:1:");
    assertThat(helm.render(chart, RELEASE).error()).contains("NOTES.txt:1:");
  }

  @Test
  void tellsTheLineOfAMistakeInATemplate() {
    Rendering rendering =
        helm.render(chart("templates/bad.yaml", "a: 1\nb: {{ .Values.a.b }}\n"), RELEASE);

    assertThat(rendering.ok()).isFalse();
    assertThat(rendering.documents()).isEmpty();
    assertThat(rendering.error()).contains("hello/templates/bad.yaml:2:").contains("nil pointer");
    assertThatThrownBy(rendering::orFail)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("bad.yaml:2:");
  }

  @Test
  void tellsAColumnBehindARenamedHookRight() {
    Rendering rendering =
        helm.render(
            chart("templates/bad.yaml", "{\"helm.sh/hook\": {{ fail \"helm.sh/hook\" }}}"),
            RELEASE);

    assertThat(rendering.error()).contains("bad.yaml:1:20").contains("helm.sh/hook");
  }

  @Test
  void leavesHelmsAdviceAboutDebuggingOut() {
    Rendering rendering = helm.render(chart("templates/bad.yaml", "a: b: c\n"), RELEASE);

    assertThat(rendering.ok()).isFalse();
    assertThat(rendering.error()).contains("templates/bad.yaml").doesNotContain("--debug");
  }

  @Test
  void tellsThatTheValuesAreNoYaml() {
    Rendering rendering =
        helm.render(chart("templates/config.yaml", CONFIG_MAP), RELEASE.withValues("a: [1"));

    assertThat(rendering.ok()).isFalse();
    assertThat(rendering.error()).startsWith("failed to parse values.yaml: ");
  }

  @Test
  void tellsThatAValueIsRequired() {
    Rendering rendering =
        helm.render(
            chart("templates/a.yaml", "a: {{ required \"give me a host\" .Values.host }}"),
            RELEASE);

    assertThat(rendering.error()).contains("give me a host");
  }

  @Test
  void keepsADocumentThatCannotBeRead() {
    Rendering rendering =
        helm.render(
            chart("templates/twice.yaml", "kind: ConfigMap\nmetadata: {name: x}\nkind: Secret\n"),
            RELEASE);

    assertThat(rendering.ok()).isTrue();
    assertThat(rendering.documents()).hasSize(1);
    assertThat(rendering.documents().get(0).unreadable()).contains("line 3").contains("kind");
  }

  @Test
  void lintsAGoodChart() {
    LintReport report =
        helm.lint(chart("values.yaml", "{}\n", "templates/config.yaml", CONFIG_MAP));

    assertThat(report.ok()).isTrue();
    assertThat(report.messages()).anyMatch(message -> message.contains("icon is recommended"));
  }

  @Test
  void lintsABadTemplate() {
    LintReport report = helm.lint(chart("templates/a.yaml", "a: {{ .Values.x.y }}"));

    assertThat(report.ok()).isFalse();
    assertThat(report.messages())
        .anyMatch(message -> message.startsWith("[ERROR]") && message.contains("a.yaml:1:"));
  }

  @Test
  void lintsAFolderThatIsNoChart() {
    LintReport report = helm.lint(Chart.ofTexts(Map.of("values.yaml", "{}\n")));

    assertThat(report.ok()).isFalse();
    assertThat(report.messages())
        .anyMatch(message -> message.contains(" Chart.yaml: no such file"));
  }

  @Test
  void rendersOnAfterItsProcessWasKilled(@TempDir Path directory) {
    Chart chart = chart("templates/config.yaml", CONFIG_MAP);
    try (HelmEngine engine = HelmEngine.start(directory)) {
      ProcessHandle first = engine.workerProcess();
      first.destroyForcibly();
      first.onExit().join();

      assertThat(engine.render(chart, RELEASE).ok()).isTrue();
      assertThat(engine.workerProcess().pid()).isNotEqualTo(first.pid());
    }
  }

  @Test
  void givesUpAChartThatNeverEndsAndRendersOn(@TempDir Path directory) {
    Chart endless =
        chart(
            "templates/endless.yaml",
            """
            {{- range until 100000 }}{{ range until 100000 }}{{ range until 100000 }}
            {{- end }}{{ end }}{{ end }}
            """);
    try (HelmEngine engine = HelmEngine.start(directory, Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> engine.render(endless, RELEASE))
          .isInstanceOf(HelmEngineException.class)
          .hasMessageContaining("did not answer within 5 s");

      assertThat(engine.render(chart("templates/config.yaml", CONFIG_MAP), RELEASE).ok()).isTrue();
    }
  }

  @Test
  void endsWithTheProgramThatStartedIt(@TempDir Path directory) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EngineHolder.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ProcessHandle worker =
        ProcessHandle.of(Long.parseLong(program.inputReader().readLine())).orElseThrow();

    program.destroyForcibly();

    assertThat(worker.onExit()).succeedsWithin(Duration.ofMinutes(1));
    try (Stream<Path> left = Files.walk(directory)) {
      assertThat(left.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.endsWith(".so") || name.endsWith(".dll"));
    }
  }

  @Test
  void leavesNoFilesBehind(@TempDir Path directory) throws IOException {
    HelmEngine engine = HelmEngine.start(directory.resolve("below/work"));
    engine.render(chart("templates/config.yaml", CONFIG_MAP), RELEASE);
    ProcessHandle worker = engine.workerProcess();
    engine.close();

    assertThat(worker.isAlive()).isFalse();
    try (Stream<Path> left = Files.list(directory.resolve("below/work"))) {
      assertThat(left).isEmpty();
    }
    assertThatThrownBy(engine::helmVersion).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesADirectoryThatHelmCannotName(@TempDir Path directory) {
    assertThatThrownBy(() -> HelmEngine.start(directory.resolve("a,b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("comma");
  }

  @Test
  void saysWhichHelmItIs() {
    assertThat(helm.engine().helmVersion()).startsWith("v3.");
  }
}
