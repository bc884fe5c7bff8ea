package dev.trainyard.catalog.helm.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.testing.ChildJvm;
import dev.trainyard.generator.edition.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs in the place of Helm are given, and what they may take. */
class HelmProgramIT {

  private static final BoundedProcess LIMITS =
      new BoundedProcess(Duration.ofSeconds(20), 3L << 30, 1 << 20);

  @TempDir private Path temp;
  private Path work;

  @BeforeEach
  void prepare() throws IOException {
    // Helm takes a comma for the end of a path.
    work = Files.createDirectory(temp.resolve("work, and more"));
  }

  private HelmProgram program(String script) throws IOException {
    return program(script, LIMITS);
  }

  private HelmProgram program(String script, BoundedProcess limits) throws IOException {
    Path file = temp.resolve("helm");
    Files.writeString(
        file, "#!/bin/sh\nif [ \"$1\" = version ]; then echo v3.18.4; exit; fi\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return HelmProgram.of(file, work, limits, Duration.ofMinutes(10));
  }

  private static NavigableMap<String, PublishedFile> chart() {
    NavigableMap<String, PublishedFile> files = new TreeMap<>();
    for (String name : List.of("Chart.yaml", "ix_values.yaml", "ci/a,b-values.yaml")) {
      files.put(name, PublishedFile.of(Content.text("name: demo\n")));
    }
    return files;
  }

  private static Rendered render(HelmProgram helm, NavigableMap<String, PublishedFile> files)
      throws IOException, UnfitChartException {
    try (ChartRenderer.OpenChart open = helm.open(files)) {
      return open.render(
          new Installation(
              "demo", "1.26.6", Map.of("title", "a: b"), Optional.of("ci/a,b-values.yaml")));
    }
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void readsWhatHelmPrints() throws Exception {
    Rendered rendered =
        render(
            program("printf -- '---\\n# Source: demo/templates/x.yaml\\nkind: ConfigMap\\n'"),
            chart());

    assertThat(rendered.isDone()).isTrue();
    assertThat(rendered.documents()).singleElement().extracting("kind").isEqualTo("ConfigMap");
    assertNothingIsLeft();
  }

  @Test
  void passesNoPathThatACommaCouldEnd() throws Exception {
    Rendered rendered = render(program("echo \"Error: $*\" >&2; exit 1"), chart());

    assertThat(rendered.outcome()).isEqualTo(Rendered.Outcome.REFUSED);
    assertThat(rendered.message())
        .isEqualTo(
            "template demo chart --namespace ix-demo --kube-version 1.26.6 --values"
                + " chart/ix_values.yaml --values values.yaml --values last-values.yaml");
  }

  @Test
  void tellsTheProgramNothingOfTheMachine() throws Exception {
    Rendered rendered =
        render(program("echo \"Error: $(env | cut -d= -f1 | sort | xargs)\" >&2; exit 1"), chart());

    assertThat(rendered.message().split(" "))
        .contains("HOME", "HELM_CONFIG_HOME", "KUBECONFIG", "HTTPS_PROXY")
        .isSubsetOf(
            List.of(
                ("GOMEMLIMIT HELM_CACHE_HOME HELM_CONFIG_HOME HELM_DATA_HOME HELM_PLUGINS HOME"
                        + " HTTPS_PROXY HTTP_PROXY KUBECONFIG LC_ALL PATH TEMP TMP TMPDIR http_proxy"
                        + " https_proxy PWD OLDPWD SHLVL _")
                    .split(" ")));
  }

  @Test
  void endsWhatTakesTooLong() throws Exception {
    BoundedProcess short1 = new BoundedProcess(Duration.ofSeconds(1), 3L << 30, 1 << 20);
    Rendered rendered = render(program("sleep 600 & wait", short1), chart());

    assertThat(rendered.outcome()).isEqualTo(Rendered.Outcome.UNBOUNDED);
    assertThat(rendered.message()).isEqualTo("takes more than 1 s");
    assertNothingIsLeft();
  }

  @Test
  void rendersNothingMoreWhenAllTogetherTookTooLong() throws Exception {
    Path ran = temp.resolve("ran");
    program("echo x >>" + ran);
    HelmProgram helm = HelmProgram.of(temp.resolve("helm"), work, LIMITS, Duration.ZERO);

    try (ChartRenderer.OpenChart open = helm.open(chart())) {
      Installation installation = new Installation("demo", "1.26.6", Map.of(), Optional.empty());
      assertThat(open.render(installation).isDone()).isTrue();
      assertThat(open.render(installation).outcome()).isEqualTo(Rendered.Outcome.UNBOUNDED);
    }
    assertThatThrownBy(() -> helm.open(chart()))
        .isInstanceOf(UnfitChartException.class)
        .hasMessageContaining("all that was rendered before took more than 0 min");
    assertThat(ran).hasContent("x");
    assertNothingIsLeft();
  }

  @Test
  void endsWithWhoeverAskedForIt() throws Exception {
    Path started = temp.resolve("started");
    assertThat(new ProcessBuilder("mkfifo", started.toString()).start().waitFor()).isZero();
    program("echo $$ > '" + started + "'; exec sleep 20");
    Process child =
        ChildJvm.start(
            ChildJvm.command(
                RenderingMain.class, List.of(), temp.resolve("helm").toString(), work.toString()));
    long helm = Long.parseLong(Files.readString(started).strip());
    assertThat(ProcessHandle.of(helm)).isPresent();

    child.destroy();
    child.waitFor();

    assertThat(ProcessHandle.of(helm).filter(ProcessHandle::isAlive)).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void endsWhatPrintsTooMuch() throws Exception {
    Rendered rendered = render(program("yes"), chart());

    assertThat(rendered.message()).isEqualTo("takes more than 1 MiB of output");
  }

  @Test
  void endsWhatTakesTooMuchMemory() throws Exception {
    Rendered rendered =
        render(
            program(
                "exec awk 'BEGIN { x = \"x\"; while (1) x = x x }'",
                new BoundedProcess(Duration.ofSeconds(20), 256L << 20, 1 << 20)),
            chart());

    assertThat(rendered.outcome()).isEqualTo(Rendered.Outcome.UNBOUNDED);
    assertThat(rendered.message()).startsWith("ends Helm with code ");
  }

  @Test
  void copiesFilesAndNothingElse() throws Exception {
    NavigableMap<String, PublishedFile> files = chart();
    files.put("templates/link", new Link());
    files.put(
        "values.schema.json",
        PublishedFile.of(Content.text("{\"allOf\": [{\"$ref\": \"file:///etc/passwd\"}]}")));
    files.put(
        "charts/one/values.schema.json",
        PublishedFile.of(Content.text("{\"$ref\": \"#/definitions/one\"}")));

    Rendered rendered = render(program(LISTING), files);

    assertThat(rendered.message())
        .isEqualTo(
            "./Chart.yaml ./charts/one/values.schema.json ./ci/a,b-values.yaml ./ix_values.yaml");
  }

  private static final String LISTING =
      "echo \"Error: $(cd chart; find . -type f -o -type l | sort | xargs)\" >&2; exit 1";
  private static final String ASKING = "{\"$ref\": \"http://127.0.0.1:1/secret.json\"}";

  private static byte[] packed(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(packed))) {
      for (var file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return packed.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static PublishedFile file(byte[] content) {
    return PublishedFile.of(Content.bytes(content));
  }

  /** Helm would unpack them itself, and fetch what their schemas refer to. */
  @Test
  void whatIsPackedIsLookedAtToo() throws Exception {
    byte[] inner =
        packed(
            new TreeMap<>(
                Map.of(
                    "inner/Chart.yaml", bytes("name: inner\n"),
                    "inner/values.schema.json", bytes(ASKING))));
    NavigableMap<String, PublishedFile> files = chart();
    files.put(
        "charts/sub-1.0.0.tgz",
        file(
            packed(
                new TreeMap<>(
                    Map.of(
                        "sub/Chart.yaml", bytes("name: sub\n"),
                        "sub/charts/inner.tgz", inner,
                        "sub/charts/../values.schema.json", bytes(ASKING),
                        "top", bytes("is no part of a chart"))))));
    files.put("files/charts/x.tgz", PublishedFile.of(Content.text("is no chart")));

    assertThat(render(program(LISTING), files).message())
        .isEqualTo(
            "./Chart.yaml ./charts/sub-1.0.0-unpacked/Chart.yaml"
                + " ./charts/sub-1.0.0-unpacked/charts/inner-unpacked/Chart.yaml"
                + " ./ci/a,b-values.yaml ./files/charts/x.tgz ./ix_values.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ASKING,
        "{\"$ref\": \"#/a\", \"$ref\": \"http://127.0.0.1:1/\"}",
        "{\"$dynamicRef\": \"file:///etc/passwd\"}",
        "{\"$schema\": \"http://127.0.0.1:1/\"}",
        "{\"a\": \"\\ud800\"",
        "\ufeff{\"$ref\": \"file:///etc/passwd\"}"
      })
  void aSchemaThatMayAskOthersIsLeftOut(String schema) throws Exception {
    NavigableMap<String, PublishedFile> files = chart();
    files.put("values.schema.json", PublishedFile.of(Content.text(schema)));

    assertThat(render(program(LISTING), files).message()).doesNotContain("schema");
  }

  @Test
  void whatCannotBeUnpackedWithinLimitsIsNotRendered() throws Exception {
    byte[] level = packed(Map.of("a/Chart.yaml", bytes("name: a\n")));
    for (int i = 0; i < 10; i++) {
      level = packed(Map.of("a/charts/b.tgz", level));
    }
    ByteArrayOutputStream zeros = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(zeros)) {
      packing.write(new byte[65 << 20]);
    }
    Map<String, byte[]> outside = Map.of("a/../../../../../x", bytes("x"));
    HelmProgram helm = program("exit 0");
    for (byte[] content : List.of(level, zeros.toByteArray(), packed(outside), bytes("x"))) {
      NavigableMap<String, PublishedFile> files = chart();
      files.put("charts/a.tgz", file(content));
      assertThatThrownBy(() -> helm.open(files)).isInstanceOf(UnfitChartException.class);
    }
    assertNothingIsLeft();
  }

  @Test
  void writesNothingOutsideOfItsFolder() throws Exception {
    NavigableMap<String, PublishedFile> files = chart();
    files.put("../../outside", PublishedFile.of(Content.text("x")));
    HelmProgram helm = program("exit 0");

    assertThatThrownBy(() -> helm.open(files)).isInstanceOf(UnfitChartException.class);
    assertNothingIsLeft();
    assertThat(temp.resolve("outside")).doesNotExist();
  }

  @Test
  void refusesAProgramThatIsNotHelm() throws Exception {
    Path file = temp.resolve("other");
    Files.writeString(file, "#!/bin/sh\necho what >&2\nexit 3\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(() -> HelmProgram.of(file, work))
        .isInstanceOf(IOException.class)
        .hasMessage("does not say the version of Helm: what");
    for (Path none : List.of(temp.resolve("nowhere"), temp, work)) {
      assertThatThrownBy(() -> HelmProgram.of(none, work))
          .isInstanceOf(IOException.class)
          .hasMessage("is no program that can be run");
    }
    assertNothingIsLeft();
  }

  private record Link() implements PublishedFile {
    @Override
    public Kind kind() {
      return Kind.LINK;
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public Optional<String> target() {
      return Optional.of("/etc/passwd");
    }
  }
}
