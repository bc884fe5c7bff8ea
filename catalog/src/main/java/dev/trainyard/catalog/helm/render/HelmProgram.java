package dev.trainyard.catalog.helm.render;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Helm as a program. Each rendering is a process that ends: without a cluster, so that {@code
 * lookup} finds nothing, with an environment and homes of its own, with proxies that lead nowhere,
 * and within limits.
 */
public final class HelmProgram implements ChartRenderer {

  private static final long MEBIBYTE = 1024L * 1024;

  /** What Go reserves is far more than what it uses. */
  private static final BoundedProcess LIMITS =
      new BoundedProcess(Duration.ofSeconds(30), 3072 * MEBIBYTE, (int) (16 * MEBIBYTE));

  /** What all renderings take together; a catalog of others may have any number of versions. */
  private static final Duration ALL = Duration.ofHours(1);

  /** A port that nothing listens on. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  private static final String CHART = "chart";
  private static final String VALUES = "values.yaml";
  private static final String LAST_VALUES = "last-values.yaml";
  private static final Pattern VERSION = Pattern.compile("v[0-9]+\\.[0-9]+\\.[0-9]+\\S*");
  private static final Pattern ADVICE = Pattern.compile("\\s*Use --debug flag[^\n]*\\s*");
  private static final Pattern CHATTER =
      Pattern.compile("(?m)^(?:WARNING: |walk\\.go|coalesce\\.go|[0-9/]+ [0-9:]+ )[^\n]*\n?");

  private final Path program;
  private final Path work;
  private final BoundedProcess limits;
  private final Duration all;
  private final AtomicLong spent = new AtomicLong();
  private final String version;

  private HelmProgram(Path program, Path work, BoundedProcess limits, Duration all)
      throws IOException {
    this.program = program.toAbsolutePath();
    this.work = work.toAbsolutePath();
    this.limits = limits;
    this.all = all;
    this.version = askVersion();
  }

  /**
   * Helm, if it is.
   *
   * @param program the program
   * @param work where folders for single charts are made and removed; made if missing
   * @throws IOException when it does not say its version; the message says what it did
   */
  public static HelmProgram of(Path program, Path work) throws IOException {
    return new HelmProgram(program, work, LIMITS, ALL);
  }

  /**
   * The same within other limits.
   *
   * @param all what all renderings may take together
   */
  static HelmProgram of(Path program, Path work, BoundedProcess limits, Duration all)
      throws IOException {
    return new HelmProgram(program, work, limits, all);
  }

  /** Its version, such as {@code v3.18.4}. */
  public String version() {
    return version;
  }

  private String askVersion() throws IOException {
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw new IOException("is no program that can be run");
    }
    Path folder = folder();
    try {
      BoundedProcess.Ended ended =
          limits.run(
              List.of(program.toString(), "version", "--template", "{{.Version}}"),
              folder,
              environment(folder));
      String said = ended.output().strip();
      if (ended.exit() != 0 || !said.startsWith("v")) {
        throw new IOException(
            "does not say the version of Helm"
                + (ended.limit().isEmpty() ? "" : ", and takes " + ended.limit())
                + (ended.words().isBlank()
                    ? ""
                    : ": " + ended.words().strip().lines().findFirst().orElse("")));
      }
      return said.lines().findFirst().filter(line -> VERSION.matcher(line).matches()).orElse(said);
    } finally {
      ChartCopy.remove(folder);
    }
  }

  @Override
  public OpenChart open(NavigableMap<String, PublishedFile> files)
      throws IOException, UnfitChartException {
    if (isSpent()) {
      throw new UnfitChartException(tooLate());
    }
    Path folder = folder();
    try {
      Path chart = Files.createDirectory(folder.resolve(CHART));
      ChartCopy.write(files, chart);
      return new Open(folder, chart);
    } catch (IOException | UnfitChartException | RuntimeException e) {
      ChartCopy.remove(folder);
      throw e;
    }
  }

  private boolean isSpent() {
    return spent.get() > all.toNanos();
  }

  private String tooLate() {
    return "all that was rendered before took more than " + all.toMinutes() + " min";
  }

  private Path folder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(work), "helm-");
  }

  private static Map<String, String> environment(Path folder) {
    String home = folder.toString();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LC_ALL", "C.UTF-8");
    for (String variable :
        List.of(
            "HOME",
            "TMPDIR",
            "TEMP",
            "TMP",
            "HELM_CACHE_HOME",
            "HELM_CONFIG_HOME",
            "HELM_DATA_HOME")) {
      environment.put(variable, home);
    }
    environment.put("HELM_PLUGINS", home + "/plugins");
    environment.put("KUBECONFIG", home + "/no-cluster");
    for (String variable : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
      environment.put(variable, NOWHERE);
    }
    environment.put("GOMEMLIMIT", "256MiB");
    Optional.ofNullable(System.getenv("SystemRoot"))
        .ifPresent(root -> environment.put("SystemRoot", root));
    return environment;
  }

  private final class Open implements OpenChart {

    private final Path folder;
    private final Path chart;

    Open(Path folder, Path chart) {
      this.folder = folder;
      this.chart = chart;
    }

    @Override
    public Rendered render(Installation installation) throws IOException {
      if (isSpent()) {
        return Rendered.unbounded(tooLate());
      }
      Files.writeString(
          folder.resolve(VALUES),
          installation.values().isEmpty() ? "{}\n" : Yaml.write(installation.values()));
      // All paths are below the folder it runs in: Helm takes a comma for the end of a path.
      List<String> command =
          new ArrayList<>(
              List.of(
                  program.toString(),
                  "template",
                  installation.release(),
                  CHART,
                  "--namespace",
                  installation.namespace(),
                  "--kube-version",
                  installation.kubeVersion()));
      if (Files.isRegularFile(chart.resolve(HelmLayout.FIXED_VALUES))) {
        command.addAll(List.of("--values", CHART + "/" + HelmLayout.FIXED_VALUES));
      }
      command.addAll(List.of("--values", VALUES));
      if (installation.file().isPresent()) {
        Files.copy(
            chart.resolve(installation.file().get()),
            folder.resolve(LAST_VALUES),
            StandardCopyOption.REPLACE_EXISTING);
        command.addAll(List.of("--values", LAST_VALUES));
      }
      long begin = System.nanoTime();
      BoundedProcess.Ended ended = limits.run(command, folder, environment(folder));
      spent.addAndGet(System.nanoTime() - begin);
      if (!ended.limit().isEmpty()) {
        return Rendered.unbounded("takes " + ended.limit());
      }
      if (ended.exit() == 0) {
        return Rendered.of(ended.output());
      }
      String words = words(ended.words());
      return words.startsWith("Error: ")
          ? Rendered.refused(words.substring("Error: ".length()))
          : Rendered.unbounded(
              "ends Helm with code "
                  + ended.exit()
                  + words.lines().findFirst().map(line -> ": " + line).orElse(""));
    }

    /** What Helm says of a chart. */
    private String words(String errors) {
      return ADVICE.matcher(CHATTER.matcher(errors).replaceAll("")).replaceAll("").strip();
    }

    @Override
    public void close() {
      ChartCopy.remove(folder);
    }
  }
}
