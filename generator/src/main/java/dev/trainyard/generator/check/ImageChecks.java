package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.ImageNames;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.regex.Pattern;

/** The image of a container: pinned to a version. */
final class ImageChecks {

  private static final Pattern REPOSITORY = Pattern.compile(ImageNames.REPOSITORY);
  private static final Pattern TAG = Pattern.compile(ImageNames.TAG);
  private static final Pattern DIGEST = Pattern.compile("(" + ImageNames.DIGEST + ")?");

  private ImageChecks() {}

  static void check(Container container, String subject, Findings findings) {
    Image image = container.image();
    emptied(image.repository(), "repository", container, subject, findings);
    emptied(image.tag(), "version", container, subject, findings);
    boolean repository =
        !(image.repository() instanceof Literal<String> literal)
            || REPOSITORY.matcher(literal.value()).matches();
    boolean tag =
        !(image.tag() instanceof Literal<String> literal)
            || TAG.matcher(literal.value()).matches() && !literal.value().equals("latest");
    if (!repository || !tag || !DIGEST.matcher(image.digest()).matches()) {
      findings.error(
          Rule.IMAGE,
          subject,
          container.source(),
          "has the image "
              + text(image.repository())
              + " in version "
              + text(image.tag())
              + (image.digest().isEmpty() ? "" : " with the digest " + image.digest()),
          "a repository in lower case, a version other than latest and, if given, sha256: and 64"
              + " digits",
          "write image(\"docker.io/owner/name\", \"1.2.3\")");
    }
  }

  /** Without a repository or version there is no image: an owner may leave neither empty. */
  private static void emptied(
      Expression<String> part,
      String what,
      Container container,
      String subject,
      Findings findings) {
    if (part instanceof Answer<?> answer
        && answer.question() instanceof StringQuestion question
        && question.limits().admits("")) {
      findings.error(
          Rule.IMAGE,
          subject,
          container.source(),
          "takes the "
              + what
              + " of its image from "
              + question.dotted()
              + " ("
              + question.source().position()
              + "), which the owner may leave empty",
          "an answer that is not empty",
          "call required() of the question, beside its default");
    }
  }

  private static String text(Object expression) {
    return expression instanceof Literal<?> literal
        ? "\"" + literal.value() + "\""
        : "of an answer";
  }
}
