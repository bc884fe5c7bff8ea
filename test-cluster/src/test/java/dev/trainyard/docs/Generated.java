package dev.trainyard.docs;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.Question;
import dev.trainyard.testcluster.compose.Nas;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** What the examples come to, by the name under which the documentation shows it. */
final class Generated {

  private static final String ENTRY = "  - variable: ";

  private Generated() {}

  /** The entries of {@code questions.yaml} by {@code questions.yaml VARIABLE}, and the reports. */
  static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    questions().forEach((variable, entry) -> all.put("questions.yaml " + variable, entry));
    all.put("editions", editions());
    for (Rule rule : Mistakes.reported()) {
      all.put(rule.code(), Mistakes.report(rule));
    }
    return all;
  }

  /** The entries on the top level of {@code questions.yaml}, by variable. */
  static Map<String, String> questions() {
    Map<String, String> entries = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    String variable = "";
    for (String line : file("questions.yaml").lines().toList()) {
      if (line.startsWith(ENTRY)) {
        add(entries, variable, lines);
        variable = line.substring(ENTRY.length()).strip().replace("\"", "");
      }
      lines.add(line.length() > 2 ? line.substring(2) : line);
    }
    add(entries, variable, lines);
    return entries;
  }

  /** What the shipped apps run in each edition. */
  private static String editions() {
    StringBuilder table = new StringBuilder();
    ServiceLoader.load(AppDefinition.class).stream()
        .map(provider -> provider.get().define())
        .sorted(Comparator.comparing(App::name))
        .forEach(
            app -> {
              String scenario = app.scenarios().get(0).name();
              table.append(app.name()).append(", scenario ").append(scenario).append('\n');
              line(table, "22.02 to 24.04", objects(app, scenario));
              List<String> ends = new ArrayList<>();
              List<String> runs = new ArrayList<>();
              services(app, scenario)
                  .forEach(
                      (name, service) ->
                          (String.valueOf(service.get("restart")).startsWith("on-failure")
                                  ? ends
                                  : runs)
                              .add(name));
              line(table, "24.10 to 26", runs);
              line(table, "  runs to its end", ends);
            });
    return table.toString();
  }

  private static void line(StringBuilder table, String what, List<String> names) {
    table.append("  ").append(what).append(": ").append(String.join(", ", names)).append('\n');
  }

  private static List<String> objects(App app, String scenario) {
    Map<String, Object> values =
        Values.merge(HelmEdition.defaults(app), ScenarioValues.of(app).get(scenario));
    HelmSite site = new HelmSite(app.name(), app.name(), "ix", 1, values, Map.of());
    return Manifests.evaluate(HelmEdition.manifests(app), site.answers(), site).stream()
        .filter(
            object ->
                Set.of("Deployment", "StatefulSet", "Job", "CronJob").contains(object.get("kind")))
        .map(object -> object.get("kind") + " " + ((Map<?, ?>) object.get("metadata")).get("name"))
        .toList();
  }

  private static Map<String, Map<?, ?>> services(App app, String scenario) {
    Map<String, Object> answers =
        ComposeAnswers.PLACES.moved(
            app.questions(), HelmAnswers.PATHS, ScenarioValues.of(app).get(scenario));
    for (Question question : app.questions()) {
      if (!answers.containsKey(question.path().get(0)) || question.path().size() == 1) {
        ComposeAnswers.PLACES.putUsual(answers, question);
      }
    }
    Map<String, Object> values = new Nas(app).on(answers, "INSTALL");
    ComposeSite site = new ComposeSite(app.name(), values);
    Map<String, Map<?, ?>> services = new LinkedHashMap<>();
    ((Map<?, ?>)
            Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site)
                .get(0)
                .get("services"))
        .forEach((name, service) -> services.put((String) name, (Map<?, ?>) service));
    return services;
  }

  private static void add(Map<String, String> entries, String variable, List<String> lines) {
    if (!variable.isEmpty()) {
      entries.put(variable, String.join("\n", lines) + "\n");
    }
    lines.clear();
  }

  private static String file(String name) {
    return new String(
        new HelmEdition()
            .render(new QuestionKinds().define())
            .files()
            .get(RelativePath.of("stable", "kinds", "1.0.0", name))
            .toBytes(),
        StandardCharsets.UTF_8);
  }
}
