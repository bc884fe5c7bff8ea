package dev.trainyard.catalog.compose.lint;

import static dev.trainyard.catalog.compose.lint.ComposeExamples.app;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about {@code app.yaml}. */
final class AppFileRules implements AppRules {

  private static final String FILE = ComposeLayout.APP;

  static final LintRule FIELDS =
      LintRule.error("TN920", "app.yaml has every value in its type")
          .because(
              "The validator refuses the version otherwise. A number, date or truth value without quotes"
                  + " is no text: 1.29 is a number, and 2026-01-15 a date.")
          .bad(app("app_version: \"1.4.2\"", "app_version: 1.29"))
          .good(app("app_version: \"1.4.2\"", "app_version: \"1.29\""));

  static final LintRule PLACE =
      LintRule.error("TN921", "app.yaml names the folders that it lies in")
          .because("The validator refuses the version otherwise.")
          .bad(app("train: stable", "train: community"))
          .good(app("train: stable", "train: stable"));

  static final LintRule SCALE =
      LintRule.error("TN922", "Bounds of the TrueNAS version are ones that can be compared")
          .because(
              "The validator takes 24.10, 24.10.2.2 or 25.10-RC.1, and no number of two digits behind"
                  + " the second one; that of 26, 26.0.0, cannot be written.")
          .bad(app("annotations: {min_scale_version: \"26.0.0\"}\n"))
          .good(app("annotations: {min_scale_version: \"25.10\"}\n"));

  static final LintRule URL =
      LintRule.error("TN923", "Every maintainer has a url, which may be null in an index only")
          .because(
              "It passes the validator. The models of 25.04 and later demand the key, and in 26 one"
                  + " maintainer without it ends the list of all apps.")
          .on(ComposeReleases.SINCE_25_04)
          .bad(
              app(
                  "  - {name: Demo, email: demo@example.org, url: https://example.org/}",
                  "  - {name: Demo, email: demo@example.org}"))
          .good(app(""));

  private static final Pattern DATE =
      Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+.[0-9]+.[0-9]+");
  private static final Pattern SCALE_VERSION =
      Pattern.compile("(\\d{2}\\.\\d{2}(?:\\.\\d)*)(?:-?(?:RC|BETA)\\.?\\d?)?");
  private static final List<String> BOUNDS = List.of("min_scale_version", "max_scale_version");

  @Override
  public List<LintRule> rules() {
    return List.of(FIELDS, PLACE, SCALE, URL);
  }

  @Override
  public void check(LintedApp version) {
    Optional<YamlNode> read = version.folder().yaml(FILE);
    if (read.isEmpty()) {
      return;
    }
    if (!read.get().isMap()) {
      version.tell(
          FIELDS, FILE, read.get(), Fields.describe(read.get()), "a mapping", "Correct it.");
      return;
    }
    YamlNode app = read.get();
    fields(version, app);
    place(version, app, "name", version.name());
    place(version, app, "train", version.train());
    if (!version.source()) {
      place(version, app, "version", version.folder().name());
    }
    scale(version, app.get("annotations"));
  }

  private static void fields(LintedApp version, YamlNode app) {
    Fields fields = LintedApp.fields(version.folder(), FIELDS, FILE, app);
    List.of("name", "train", "version", "app_version", "title", "description", "home")
        .forEach(fields::text);
    fields.texts("sources");
    List.of("keywords", "screenshots", "categories").forEach(fields::optionalTexts);
    List.of("date_added", "lib_version", "lib_version_hash").forEach(fields::optionalText);
    for (String key : List.of("version", "lib_version")) {
      LintedApp.matches(version.folder(), FIELDS, FILE, app, key, NUMBERS, "X.Y.Z");
    }
    LintedApp.matches(version.folder(), FIELDS, FILE, app, "date_added", DATE, "YYYY-MM-DD");
    if (app.has("lib_version")) {
      fields.text("lib_version_hash");
    }
    for (Fields person : fields.mappings("maintainers")) {
      person.text("name");
      person.text("email");
      person.optionalText("url");
      if (!person.node().has("url")) {
        version.tell(URL, FILE, person.node(), "has no url", "a url", "Add it.");
      }
    }
    for (Fields user : fields.mappings("run_as_context")) {
      user.text("description");
      List.of("uid", "gid").forEach(user::optionalWhole);
      List.of("user_name", "group_name").forEach(user::optionalText);
    }
    for (Fields capability : fields.mappings("capabilities")) {
      List.of("name", "description").forEach(capability::text);
    }
    for (Fields mount : fields.mappings("host_mounts")) {
      List.of("host_path", "description").forEach(mount::text);
    }
    fields
        .optionalMapping("annotations")
        .ifPresent(
            annotations -> {
              BOUNDS.forEach(annotations::optionalText);
              if (annotations.node().has("disallow_multiple_instances")) {
                annotations.truth("disallow_multiple_instances");
              }
            });
  }

  private static void place(LintedApp version, YamlNode app, String key, String folder) {
    if (app.get(key).kind() == YamlNode.Kind.TEXT && !app.get(key).text().equals(folder)) {
      version.tell(
          PLACE,
          FILE,
          app.get(key),
          key + " is " + Visible.of(app.get(key).json()),
          Visible.of(folder) + ", as its folder",
          "Correct it, or rename the folder.");
    }
  }

  private static void scale(LintedApp version, YamlNode annotations) {
    boolean known = true;
    for (String key : BOUNDS) {
      YamlNode bound = annotations.get(key);
      if (bound.kind() == YamlNode.Kind.TEXT && !SCALE_VERSION.matcher(bound.text()).matches()) {
        known = false;
        version.tell(
            SCALE,
            FILE,
            bound,
            key + " is " + Visible.of(bound.json()),
            "such as \"24.10\", \"24.10.2.2\" or \"25.10-RC.1\"",
            "Correct it.");
      }
    }
    String least = annotations.get(BOUNDS.get(0)).text();
    String most = annotations.get(BOUNDS.get(1)).text();
    if (known && !least.isEmpty() && !most.isEmpty() && isAbove(least, most)) {
      version.tell(
          SCALE,
          Severity.ERROR,
          List.of(),
          FILE,
          annotations.get(BOUNDS.get(0)),
          "is above max_scale_version",
          "at most " + Visible.of(most),
          "Swap them.");
    }
  }

  private static boolean isAbove(String least, String most) {
    int[] low = numbers(least);
    int[] high = numbers(most);
    for (int i = 0; i < Math.max(low.length, high.length); i++) {
      int left = i < low.length ? low[i] : 0;
      int right = i < high.length ? high[i] : 0;
      if (left != right) {
        return left > right;
      }
    }
    return false;
  }

  private static int[] numbers(String version) {
    Matcher parts = SCALE_VERSION.matcher(version);
    return parts.matches()
        ? Pattern.compile("\\.").splitAsStream(parts.group(1)).mapToInt(Integer::parseInt).toArray()
        : new int[0];
  }
}
