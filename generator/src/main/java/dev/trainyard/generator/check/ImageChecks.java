package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.ImageNames;
import java.util.regex.Pattern;

/** The image of a container: pinned to a version. */
final class ImageChecks {

  private static final Pattern REPOSITORY = Pattern.compile(ImageNames.REPOSITORY);
  private static final Pattern TAG = Pattern.compile(ImageNames.TAG);
  private static final Pattern DIGEST = Pattern.compile("(" + ImageNames.DIGEST + ")?");

  private ImageChecks() {}

  static void check(Container container, String subject, Findings findings) {
    Image image = container.image();
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

  private static String text(Object expression) {
    return expression instanceof Literal<?> literal
        ? "\"" + literal.value() + "\""
        : "of an answer";
  }
}
