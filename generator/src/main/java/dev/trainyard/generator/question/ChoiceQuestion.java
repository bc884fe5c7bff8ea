package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of several options (TrueNAS type {@code string} with {@code enum}). The first option is the
 * default.
 */
public final class ChoiceQuestion extends ScalarQuestion<String> implements Worded<ChoiceQuestion> {

  private List<Option> options = List.of();
  private String chosen;

  ChoiceQuestion(String path) {
    super(path, Kind.TEXT);
  }

  /**
   * One option.
   *
   * @param value the answer
   * @param description what the wizard shows for it
   */
  public record Option(String value, String description) {

    /** Refuses null. */
    public Option {
      NotNull.of(value, "the option");
      NotNull.of(description, "the description");
    }
  }

  /**
   * Adds an option.
   *
   * @param value the answer
   * @param description what the wizard shows for it
   */
  public ChoiceQuestion option(String value, String description) {
    Option option = new Option(value, description);
    return changed(
        this, q -> q.options = Stream.concat(options.stream(), Stream.of(option)).toList());
  }

  /** The option that is chosen at first. */
  public ChoiceQuestion defaultOption(String value) {
    return changed(this, q -> q.chosen = NotNull.of(value, "the default"));
  }

  /** The options in the wizard's order. */
  public List<Option> options() {
    return options;
  }

  @Override
  public Optional<String> defaultValue() {
    if (chosen != null) {
      return Optional.of(chosen);
    }
    return options.isEmpty() ? Optional.empty() : Optional.of(options.get(0).value());
  }

  @Override
  public boolean plain(Part part) {
    return options.stream().allMatch(option -> option.value().matches("[A-Za-z0-9._-]*"));
  }

  /** Whoever chooses from these has no say in what they begin with. */
  @Override
  public boolean dashed(Part part) {
    return false;
  }

  /** The condition that the answer is this text. */
  public Expression<Boolean> is(String value) {
    return new Equality(answer(), new Literal<>(value));
  }

  /** The condition that the answer is another text than this. */
  public Expression<Boolean> isNot(String value) {
    return new Negation(is(value));
  }

  @Override
  Optional<String> fault(String answer) {
    return options.stream().noneMatch(option -> option.value().equals(answer))
        ? Optional.of("it is none of the options")
        : Optional.empty();
  }

  @Override
  void check(Faults faults) {
    Set<String> seen = new HashSet<>();
    for (Option option : options) {
      faults.line("option", option.value());
      faults.line("description of an option", option.description());
      if (!seen.add(option.value())) {
        faults.error(
            Rule.DUPLICATE,
            "has the option \"" + option.value() + "\" twice",
            "each value once",
            "remove one");
      }
    }
    if (options.isEmpty()) {
      faults.error(Rule.SHAPE, "has no options", "at least one option", "add them with option()");
    } else if (fault(defaultValue().orElseThrow()).isPresent()) {
      faults.error(
          Rule.DEFAULT,
          "has the default \"" + chosen + "\"",
          options.stream().map(Option::value).collect(Collectors.joining(", ")),
          "choose one of the options");
    }
  }
}
