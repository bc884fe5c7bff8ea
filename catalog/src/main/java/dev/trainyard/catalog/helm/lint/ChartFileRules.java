package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules about {@code Chart.yaml}. */
final class ChartFileRules implements VersionRules {

  private static final String FILE = HelmLayout.CHART;
  private static final String CORRECT = "Correct the value.";

  static final LintRule MAPPING =
      LintRule.error("TN630", "Chart.yaml is a mapping")
          .because("Helm and every release read the name, version and title of the app in it.")
          .bad(Examples.version(FILE, "- demo\n"))
          .good(Examples.version(FILE, Examples.CHART));

  static final LintRule NAME =
      LintRule.error("TN631", "The name of a chart is that of the app's folder")
          .because("TrueNAS finds an installed app in the catalog again by the name of its chart.")
          .bad(Examples.chart("name: demo", "name: other"))
          .good(Examples.chart("name: demo", "name: demo"));

  static final LintRule VERSION =
      LintRule.error("TN632", "The version of a chart is that of its folder, as a text")
          .because(
              "Every release refuses another one. Without quotes a version such as 1.0 is a number, at"
                  + " which the validator of 24.04 crashes.")
          .bad(Examples.chart("version: 1.0.1", "version: 1.0.2"))
          .good(Examples.chart("version: 1.0.1", "version: \"1.0.1\""));

  static final LintRule API_VERSION =
      LintRule.error("TN633", "A chart has apiVersion v2")
          .because("Helm does not install a chart without apiVersion. TrueNAS does not look at it.")
          .bad(Examples.chart("apiVersion: v2", ""))
          .good(Examples.chart("apiVersion: v2", "apiVersion: v2"));

  static final LintRule APP_VERSION =
      LintRule.error("TN634", "The appVersion of a chart is a text")
          .because(
              "A number, or nothing, has no place in catalog.json and app_versions.json: 23.10 and 24.04"
                  + " show no app of the catalog, or not this one. Quote it.")
          .on(HelmReleases.READING_INDEXES)
          .bad(Examples.chart("appVersion: \"1.4.2\"", "appVersion: 1.4"))
          .good(Examples.chart("appVersion: \"1.4.2\"", "appVersion: \"1.4\""));

  static final LintRule HOME =
      LintRule.error("TN635", "The newest version of a chart has a home page")
          .because(
              "catalog.json needs it as a text; without one 23.10 and 24.04 show no app of the catalog.")
          .on(HelmReleases.READING_INDEXES)
          .bad(Examples.chart("home: https://example.org/demo", ""))
          .good(Examples.version(FILE, Examples.CHART));

  static final LintRule TYPES =
      LintRule.error(
              "TN636", "The values of Chart.yaml have the types that the index of versions has")
          .because(
              "One value of another type in app_versions.json and 23.10 and 24.04 show no page of the"
                  + " app: maintainers need name and email, sources and keywords are lists of texts,"
                  + " annotations a mapping, everything else is a text.")
          .on(HelmReleases.READING_INDEXES)
          .bad(Examples.chart("maintainers:\n  - name: Jo\n"))
          .good(Examples.chart("maintainers:\n  - {name: Jo, email: jo@example.org}\n"));

  static final LintRule LIBRARY =
      LintRule.error("TN637", "A chart that is installed is no library")
          .because("Helm refuses to install charts of type library.")
          .bad(Examples.chart("type: library\n"))
          .good(Examples.chart("type: application\n"));

  static final LintRule LIMITS =
      LintRule.error("TN638", "The versions of TrueNAS that a chart is limited to can be read")
          .because(
              "The validator of 24.04 refuses limits of another form, and a minimum above the maximum;"
                  + " a number instead of a text makes each installation fail.")
          .on(HelmReleases.ONLY_24_04)
          .bad(Examples.chart("annotations: {min_scale_version: \"24.4\"}\n"))
          .good(Examples.chart("annotations: {min_scale_version: \"24.04\"}\n"));

  static final LintRule EXCLUDED =
      LintRule.warning("TN639", "A chart is not limited to versions of TrueNAS that nobody has")
          .because(
              "The comparison goes number by number, and a shorter maximum is lower: 24.04 as the"
                  + " maximum excludes 24.04.0 and everything after it. Such a version is listed and"
                  + " cannot be installed.")
          .on(HelmReleases.ONLY_24_04)
          .bad(Examples.chart("annotations: {max_scale_version: \"24.04\"}\n"))
          .good(Examples.chart("annotations: {max_scale_version: \"24.10\"}\n"));

  static final LintRule DEPENDENCY =
      LintRule.error("TN640", "Every dependency of a chart lies in charts/")
          .because(
              "TrueNAS installs without fetching anything. Helm ends with: found in Chart.yaml, but"
                  + " missing in charts/ directory. One of a version that does not fit is left out"
                  + " without a word. No validator notices.")
          .bad(
              Examples.chart(
                  "dependencies:\n  - {name: common, version: 1.2.9, repository: file://../common}\n"))
          .good(
              Examples.chart(
                      "dependencies:\n  - {name: common, version: 1.2.9, repository:"
                          + " file://../common}\n")
                  .and("VERSION/charts/common-1.2.9.tgz", "(the archive)"));

  private static final Pattern LIMIT =
      Pattern.compile("[0-9]{2}\\.[0-9]{2}(\\.[0-9])*(-?(RC|BETA)\\.?[0-9]?)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern EXACT = Pattern.compile("=?v?([0-9]+\\.[0-9]+\\.[0-9]+)");
  private static final String MINIMUM = "min_scale_version";
  private static final String MAXIMUM = "max_scale_version";

  /** The last version of the line 24.04. */
  private static final List<Integer> LAST = List.of(24, 4, 2, 5);

  @Override
  public List<LintRule> rules() {
    return List.of(
        MAPPING,
        NAME,
        VERSION,
        API_VERSION,
        APP_VERSION,
        HOME,
        TYPES,
        LIBRARY,
        LIMITS,
        EXCLUDED,
        DEPENDENCY);
  }

  @Override
  public void check(LintedVersion version) {
    Optional<YamlNode> file = version.folder().yaml(FILE);
    if (file.isEmpty()) {
      return;
    }
    YamlNode chart = file.get();
    if (!chart.isMap()) {
      version.tell(MAPPING, FILE, chart, Fields.describe(chart), "a mapping", "Correct the file.");
      return;
    }
    exactly(version, NAME, chart, "name", version.item(), "the name of the app's folder");
    exactly(version, VERSION, chart, "version", version.number(), "the name of the folder");
    apiVersion(version, chart);
    needed(version, APP_VERSION, chart, "appVersion", true);
    needed(version, HOME, chart, "home", version.newest());
    types(version, chart);
    if (chart.get("type").text().equals("library")) {
      version.tell(
          LIBRARY,
          FILE,
          chart.get("type"),
          "is a library",
          "application",
          "Say type: application.");
    }
    limits(version, chart.get("annotations"));
    for (YamlNode dependency : chart.get("dependencies").items()) {
      dependency(version, dependency);
    }
  }

  private static void exactly(
      LintedVersion version,
      LintRule rule,
      YamlNode chart,
      String key,
      String expected,
      String what) {
    YamlNode value = chart.get(key);
    if (!value.isText() || !value.text().equals(expected)) {
      version.tell(
          rule,
          FILE,
          value.isPresent() ? value : chart,
          value.isPresent()
              ? key
                  + " is "
                  + Visible.of(value.json())
                  + (value.isText() ? "" : ", which is no text")
              : "has no " + key,
          "\"" + Visible.of(expected) + "\", " + what,
          CORRECT);
    }
  }

  private static void apiVersion(LintedVersion version, YamlNode chart) {
    YamlNode value = chart.get("apiVersion");
    // Helm 3 installs charts of the first version, too.
    if (!List.of("v1", "v2").contains(value.text())) {
      version.tell(
          API_VERSION,
          FILE,
          value.isPresent() ? value : chart,
          value.isPresent() ? "apiVersion is " + Visible.of(value.json()) : "has no apiVersion",
          "v2",
          "Say apiVersion: v2.");
    }
  }

  private static void needed(
      LintedVersion version, LintRule rule, YamlNode chart, String key, boolean needed) {
    YamlNode value = chart.get(key);
    if (value.isPresent() ? !value.isText() : needed) {
      version.tell(
          rule,
          FILE,
          value.isPresent() ? value : chart,
          value.isPresent() ? key + " " + Fields.describe(value) : "has no " + key,
          "a text",
          value.isPresent() ? "Put it in quotes." : "Add it.");
    }
  }

  private static void types(LintedVersion version, YamlNode chart) {
    Fields fields =
        new Fields(
            chart,
            (key, at, found, allowed) ->
                version.folder().tell(TYPES, FILE, at, key, found, allowed, CORRECT));
    for (String key : List.of("description", "type", "kubeVersion", "icon")) {
      fields.optionalText(key);
    }
    fields.optionalTexts("sources");
    fields.optionalTexts("keywords");
    for (Fields maintainer : fields.optionalMappings("maintainers")) {
      maintainer.text("name");
      maintainer.text("email");
      maintainer.textOrNull("url");
    }
    for (Fields dependency : fields.optionalMappings("dependencies")) {
      for (String key : List.of("name", "repository", "version")) {
        dependency.optionalText(key);
      }
    }
    fields.optionalMapping("annotations").ifPresent(notes -> notes.optionalText("title"));
  }

  private static void limits(LintedVersion version, YamlNode notes) {
    List<Integer> minimum = limit(version, notes, MINIMUM);
    List<Integer> maximum = limit(version, notes, MAXIMUM);
    if (!minimum.isEmpty() && !maximum.isEmpty() && compare(minimum, maximum) > 0) {
      version.tell(
          LIMITS,
          FILE,
          notes.get(MINIMUM),
          MINIMUM + " is above " + MAXIMUM,
          "a minimum that is no higher",
          CORRECT);
    } else if (!maximum.isEmpty() && compare(maximum, LAST) < 0) {
      version.tell(
          EXCLUDED,
          FILE,
          notes.get(MAXIMUM),
          MAXIMUM + " " + notes.get(MAXIMUM).text() + " excludes newer versions of 24.04",
          "a version above all that it is for, such as 24.10",
          "Raise the maximum, or leave it out.");
    } else if (!minimum.isEmpty() && compare(minimum, LAST) > 0) {
      version.tell(
          EXCLUDED,
          FILE,
          notes.get(MINIMUM),
          MINIMUM + " " + notes.get(MINIMUM).text() + " excludes every version of 24.04",
          "a version of 24.04 at most",
          "Lower the minimum, or leave it out.");
    }
  }

  /** The numbers of a limit; empty when there is none that can be read. */
  private static List<Integer> limit(LintedVersion version, YamlNode notes, String key) {
    YamlNode value = notes.get(key);
    if (!value.isPresent()) {
      return List.of();
    }
    if (!value.isText() || !LIMIT.matcher(value.text()).matches()) {
      version.tell(
          LIMITS,
          FILE,
          value,
          key + " " + (value.isText() ? "is " + Visible.of(value.json()) : Fields.describe(value)),
          "a text of two digits, a point, two digits and more points with one digit each, such as"
              + " \"24.04\" or \"24.04.2\"",
          CORRECT);
      return List.of();
    }
    return NUMBER
        .matcher(value.text().replaceAll("-?(RC|BETA).*", ""))
        .results()
        .map(found -> Integer.parseInt(found.group()))
        .toList();
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    return Arrays.compare(one.toArray(Integer[]::new), other.toArray(Integer[]::new));
  }

  private static void dependency(LintedVersion version, YamlNode dependency) {
    String name = dependency.get("name").text();
    if (name.isEmpty()) {
      return;
    }
    List<String> found =
        version.folder().files().tailMap("charts/", true).keySet().stream()
            .takeWhile(path -> path.startsWith("charts/"))
            .map(path -> path.substring("charts/".length()))
            .filter(
                path ->
                    path.equals(name + "/" + FILE)
                        || path.matches(Pattern.quote(name) + "-v?[0-9][^/]*\\.tgz"))
            .toList();
    Optional<String> wanted =
        Optional.of(EXACT.matcher(dependency.get("version").text()))
            .filter(matcher -> matcher.matches())
            .map(matcher -> matcher.group(1));
    boolean fits =
        found.stream()
            .anyMatch(
                path ->
                    path.endsWith(FILE)
                        || wanted.isEmpty()
                        || path.matches(
                            Pattern.quote(name)
                                + "-v?"
                                + Pattern.quote(wanted.get())
                                + "([-+].*)?\\.tgz"));
    if (!fits) {
      version.tell(
          DEPENDENCY,
          FILE,
          dependency,
          "the dependency "
              + Visible.of(name)
              + " "
              + Visible.of(dependency.get("version").text())
              + " is not there"
              + (found.isEmpty()
                  ? ""
                  : found.stream()
                      .map(Visible::of)
                      .collect(Collectors.joining(", ", ", but ", ""))),
          "its archive in charts/",
          "Run helm dependency update, and commit the archives.");
    }
  }
}
