package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.index.SourceFiles;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the indexes need of a {@code Chart.yaml}.
 *
 * @param raw the whole file, {@code chart_metadata} in {@code app_versions.json}
 * @param appVersion version of the program in the chart
 * @param home home page of the app
 * @param title display name, empty when the chart has none
 * @param description one sentence, empty when the chart has none
 * @param sources addresses of sources
 * @param maintainers who looks after the chart
 */
record ChartFile(
    YamlNode raw,
    String appVersion,
    String home,
    Optional<String> title,
    Optional<String> description,
    List<String> sources,
    List<Maintainer> maintainers) {

  /**
   * One maintainer.
   *
   * @param name the name
   * @param email the address
   * @param url a web page, if any
   */
  record Maintainer(String name, String email, Optional<String> url) {}

  private static final List<String> OPTIONAL_TEXTS = List.of("type", "kubeVersion", "icon");
  private static final List<String> DEPENDENCY_TEXTS = List.of("name", "repository", "version");

  /** Empty, and reported, when something in it does not fit. */
  static Optional<ChartFile> read(
      SourceFiles files, String item, VersionNumber version, Findings findings) {
    int before = findings.size();
    Optional<YamlNode> raw = files.yaml(HelmLayout.CHART);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Fields chart = new Fields(raw.get(), files.path(HelmLayout.CHART), findings);
    chart.exactly("apiVersion", "v2", "which Helm 3 needs");
    chart.exactly("name", item, "the name of the item folder");
    chart.exactly("version", version.toString(), "the name of the version folder");
    Optional<String> appVersion = chart.text("appVersion");
    Optional<String> home = chart.text("home");
    Optional<String> description = chart.optionalText("description");
    OPTIONAL_TEXTS.forEach(chart::optionalText);
    chart.optionalTexts("keywords");
    List<String> sources = chart.optionalTexts("sources");
    List<Maintainer> maintainers = maintainers(chart);
    for (Fields dependency : chart.optionalMappings("dependencies")) {
      DEPENDENCY_TEXTS.forEach(dependency::optionalText);
    }
    Optional<String> title =
        chart.optionalMapping("annotations").flatMap(notes -> notes.optionalText("title"));
    if (findings.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new ChartFile(
            raw.get(),
            appVersion.orElseThrow(),
            home.orElseThrow(),
            title,
            description,
            sources,
            maintainers));
  }

  private static List<Maintainer> maintainers(Fields chart) {
    List<Maintainer> maintainers = new ArrayList<>();
    for (Fields entry : chart.optionalMappings("maintainers")) {
      Optional<String> name = entry.text("name");
      Optional<String> email = entry.text("email");
      Optional<String> url = entry.textOrNull("url");
      if (name.isPresent() && email.isPresent()) {
        maintainers.add(new Maintainer(name.get(), email.get(), url));
      }
    }
    return maintainers;
  }
}
