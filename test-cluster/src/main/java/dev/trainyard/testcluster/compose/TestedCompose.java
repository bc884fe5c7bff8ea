package dev.trainyard.testcluster.compose;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeRules;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlReader;
import dev.trainyard.testcluster.app.Differences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An app in the edition for Docker Compose, and what is tested of it.
 *
 * @param app the app
 * @param file its compose file, for evaluation
 * @param templates the same, rendered by real Jinja 2
 */
public record TestedCompose(App app, TemplateFile file, JinjaEngine.Templates templates) {

  /** An app whose definition has no errors. */
  public static TestedCompose of(App app, JinjaEngine jinja) {
    return new TestedCompose(
        app, ComposeEdition.file(app), jinja.load(ComposeEdition.templates(app)));
  }

  /**
   * An app that this edition can express.
   *
   * @throws AssertionError with everything that is wrong when it cannot, or when the definition has
   *     errors
   */
  public static TestedCompose ofSound(App app, JinjaEngine jinja) {
    List<Problem> problems = new ComposeEdition().render(app).problems();
    if (problems.stream().anyMatch(Problem::isError)) {
      throw new AssertionError(
          app.name()
              + " has errors:\n"
              + problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
    }
    return of(app, jinja);
  }

  /** The file as it must be. */
  public Map<String, Object> evaluate(Map<String, Object> values) {
    ComposeSite site = new ComposeSite(app.name(), values);
    return Manifests.evaluate(List.of(file), site.answers(), site).get(0);
  }

  /** Whether these values are refused. */
  public boolean refuses(Map<String, Object> values) {
    try {
      evaluate(values);
      return false;
    } catch (RenderFailure refused) {
      return true;
    }
  }

  /**
   * The file as Jinja writes it.
   *
   * @throws AssertionError when the templates refuse the values
   */
  public String text(Map<String, Object> values) {
    JinjaEngine.Outcome outcome = templates.render(values);
    if (outcome.text() == null) {
      throw new AssertionError("Jinja refuses: " + outcome);
    }
    return outcome.text();
  }

  /**
   * The file as Docker Compose reads it.
   *
   * @throws AssertionError when the templates refuse the values or render to no YAML
   */
  public Map<String, Object> rendered(Map<String, Object> values) {
    return read(text(values));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(String text) {
    YamlFile file = YamlReader.read(text);
    if (!file.flaws().isEmpty()) {
      throw new AssertionError("readers do not agree on what is rendered: " + file.flaws());
    }
    return (Map<String, Object>) expanded(file.root().data());
  }

  /**
   * Docker Compose takes two dollars for one, and one for the beginning of a variable, but in keys.
   */
  private static Object expanded(Object value) {
    if (value instanceof String text) {
      if (text.replace("$$", "").indexOf('$') >= 0) {
        throw new AssertionError("a dollar that is not doubled: " + text);
      }
      return text.replace("$$", "$");
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> all = new LinkedHashMap<>();
      map.forEach((key, inner) -> all.put(key, expanded(inner)));
      return all;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(TestedCompose::expanded).toList();
    }
    return value;
  }

  /**
   * What differs between evaluator and Jinja, or is wrong with what both say; empty when nothing
   * is. When both refuse, they do so in the same words.
   */
  public List<String> faults(Map<String, Object> values) {
    JinjaEngine.Outcome outcome = templates.render(values);
    Optional<String> refusal = Optional.empty();
    Map<String, Object> evaluated = Map.of();
    try {
      evaluated = evaluate(values);
    } catch (RenderFailure refused) {
      refusal = Optional.of(refused.getMessage());
    }
    if (outcome.failed() != null) {
      return List.of("Jinja fails: " + outcome.failed());
    }
    if (refusal.isPresent() || outcome.refused() != null) {
      return refusal.equals(Optional.ofNullable(outcome.refused()))
          ? List.of()
          : List.of("evaluator refuses: " + refusal + ", Jinja refuses: " + outcome.refused());
    }
    Map<String, Object> rendered;
    try {
      rendered = read(outcome.text());
    } catch (AssertionError unread) {
      return List.of(String.valueOf(unread.getMessage()));
    }
    List<String> faults = new ArrayList<>();
    if (!rendered.equals(evaluated)) {
      faults.addAll(Differences.of(evaluated, rendered));
    }
    faults.addAll(ComposeRules.faults(evaluated));
    return faults;
  }
}
