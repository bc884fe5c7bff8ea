package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Cut;
import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.Joined;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a command: none begins with an answer that may begin with a hyphen. It would be one
 * word, and yet an option of the owner's instead of the value that the definition means.
 */
final class WordChecks {

  /** Behind it programs take no word for an option. */
  private static final Literal<String> END = new Literal<>("--");

  private static final Pattern BLANK = Pattern.compile("\\s");

  /** What only a shell understands. */
  private static final Pattern FOR_SHELL = Pattern.compile("[|&;<>$`'\"*?(){}]");

  private final String subject;
  private final Findings findings;
  private boolean ended;

  private WordChecks(String subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  static void check(Container container, String subject, Findings findings) {
    WordChecks checks = new WordChecks(subject, findings);
    for (Block<Said<Expression<String>>> block : container.command()) {
      Block.stream(List.of(block))
          .findFirst()
          .ifPresent(word -> program(word.value(), subject + ", command", word.source(), findings));
      if (block instanceof Block.One) {
        break;
      }
    }
    checks.words(container.command());
    checks.words(container.args());
  }

  private void words(List<Block<Said<Expression<String>>>> blocks) {
    for (Block<Said<Expression<String>>> block : blocks) {
      Block.forEach(List.of(block), this::word);
      ended |=
          block instanceof Block.One<Said<Expression<String>>> one
              && one.value().value().equals(END);
    }
  }

  private void word(Said<Expression<String>> word) {
    if (ended) {
      return;
    }
    begin(word.value())
        .ifPresent(
            question ->
                findings.error(
                    Rule.HOLE,
                    subject,
                    word.source(),
                    "begins an argument with the answer to "
                        + question.dotted()
                        + " at "
                        + question.source().position()
                        + ", which can begin with - and so be taken for an option",
                    "arguments that begin with a constant, with an answer that cannot begin with -,"
                        + " or that come after the argument --",
                    "write text(\"--option={}\", …), or give the question a pattern such as"
                        + " ^[A-Za-z0-9][A-Za-z0-9._-]*$ or a range from 0"));
  }

  /** The first word of a command: a program, and nothing that a shell would take apart. */
  static void program(
      Expression<String> word, String subject, SourceLine source, Findings findings) {
    if (!(word instanceof Literal<String> program)
        || !program.value().isEmpty() && !BLANK.matcher(program.value()).find()) {
      return;
    }
    String line = program.value().strip();
    findings.error(
        Rule.SHAPE,
        subject,
        source,
        line.isEmpty()
            ? "runs a program without a name"
            : "runs \"" + line + "\" as one word, and no program is called so",
        "the program as the first word, each argument as a word of its own",
        line.isEmpty()
            ? "name the program"
            : FOR_SHELL.matcher(line).find()
                ? "write \"/bin/sh\", \"-c\", and the line as the third word"
                : "write "
                    + Arrays.stream(line.split("\\s+"))
                        .map(each -> '"' + each + '"')
                        .collect(Collectors.joining(", ")));
  }

  /** The question whose answer can have a text begin with a hyphen. */
  private static Optional<Asked> begin(Expression<?> value) {
    if (value instanceof Answer<?> answer) {
      return Optional.of(answer.question()).filter(asked -> asked.dashed(answer.part()));
    }
    if (value instanceof Joined joined) {
      return Optional.of(joined.list().question()).filter(asked -> asked.dashed(Part.ITEM));
    }
    if (value instanceof Escaped escaped) {
      return begin(escaped.value());
    }
    if (value instanceof Cut cut) {
      return cut.what() == Cut.What.URL_PORT ? Optional.empty() : inside(cut.value());
    }
    if (value instanceof Conditional<?> conditional) {
      return begin(conditional.then()).or(() -> begin(conditional.otherwise()));
    }
    if (value instanceof Generated generated && generated.given() != null) {
      return begin(generated.given());
    }
    return value instanceof Text text ? begin(text.parts()) : Optional.empty();
  }

  private static Optional<Asked> begin(List<Text.Part> parts) {
    for (Text.Part part : parts) {
      Optional<Asked> found = Optional.empty();
      if (part instanceof Text.Fixed) {
        return Optional.empty();
      } else if (part instanceof Text.Hole hole) {
        found = begin(hole.value());
      } else if (part instanceof Text.Optional optional) {
        found = begin(optional.parts());
      } else if (part instanceof Text.Repeated repeated) {
        found = begin(repeated.parts());
      }
      // What stands first may be empty.
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whatever is cut away before it, what stays may begin with a hyphen that stood inside. */
  private static Optional<Asked> inside(Expression<?> value) {
    List<Asked> asked = new ArrayList<>();
    SubExpressions.walk(
        value,
        part -> {
          if (part instanceof Answer<?> answer && answer.kind() == Kind.TEXT) {
            asked.add(answer.question());
          }
        });
    return asked.stream().findFirst();
  }
}
