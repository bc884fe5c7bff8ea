package dev.trainyard.catalog.lint.form;

import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A default, as the answer that it is when somebody installs the app. */
public final class DefaultAnswer {

  /** How many values times questions are compared; the largest official default has some fifty. */
  private static final long MOST = 1_000_000;

  /** One step into a default, as the paths of the middleware have it. */
  private static final Pattern STEP = Pattern.compile("\\[([0-9]{1,9})\\]|\\.?([^.\\[\\]]+)");

  private DefaultAnswer() {}

  /**
   * Something that the middleware says of a default.
   *
   * @param at what it is about
   * @param inside the path to that below the default; empty for the whole
   * @param reason what it says
   */
  public record Objection(YamlNode at, String inside, String reason) {}

  /** What the middleware of a release says of the default of a question. */
  public static List<Objection> objections(
      AskedForm form, Asked asked, YamlNode value, ReleaseLine line) {
    List<Objection> objections = new ArrayList<>();
    if (weight(value) * weight(asked) > MOST) {
      return objections;
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(asked.variable(), value.data());
    form.field(asked)
        .map(field -> new Form(List.of(), List.of(field), Map.of()))
        .map(alone -> Acceptance.install(alone, line, answer).refusals())
        .orElse(List.of())
        .forEach(
            refusal -> {
              String path = refusal.path();
              String inside =
                  path.startsWith(asked.variable())
                      ? path.substring(asked.variable().length())
                      : "-";
              boolean beside = !inside.isEmpty() && ".[".indexOf(inside.charAt(0)) < 0;
              boolean asksOwner =
                  refusal.reason().equals("an answer is missing") && !inside.contains("[");
              if (!beside && !asksOwner) {
                objections.add(new Objection(find(value, inside), inside, refusal.reason()));
              }
            });
    return objections;
  }

  /** The depth of files is bounded, and that of the calls with it. */
  private static long weight(YamlNode value) {
    return 1
        + value.items().stream().mapToLong(DefaultAnswer::weight).sum()
        + value.entries().values().stream().mapToLong(DefaultAnswer::weight).sum();
  }

  private static long weight(Asked asked) {
    return 1
        + Stream.of(asked.attrs(), asked.items(), asked.subquestions())
            .flatMap(List::stream)
            .mapToLong(DefaultAnswer::weight)
            .sum();
  }

  private static YamlNode find(YamlNode from, String path) {
    YamlNode node = from;
    YamlNode last = from;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      int index = step.group(1) == null ? -1 : Integer.parseInt(step.group(1));
      node =
          index < 0
              ? node.get(step.group(2))
              : index < node.items().size() ? node.items().get(index) : YamlNode.MISSING;
      last = node.isPresent() ? node : last;
    }
    return last;
  }
}
