package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.List;

/**
 * A container image.
 *
 * @param repository registry and repository, such as {@code docker.io/gocd/gocd-server}
 * @param tag the version; never {@code latest}
 * @param digest {@code sha256:…}, empty when the tag alone is to be trusted
 * @param start the program that it starts by itself, with its arguments; empty when that is not
 *     stated
 */
public record Image(
    Expression<String> repository, Expression<String> tag, String digest, List<String> start) {

  /** Copies the list. */
  public Image {
    NotNull.of(digest, "the digest");
    start = List.copyOf(start);
  }

  /** What steps of the app run on that need no more than a shell. */
  public static final Image UTILITY =
      image("docker.io/library/busybox", "1.36.1")
          .pinnedTo("sha256:73aaf090f3d85aa34ee199857f03fa3a95c8ede2ffd4cc2cdb5b94e566b11662");

  /** An image whose repository and tag are fixed by the definition. */
  public static Image image(String repository, String tag) {
    return new Image(new Literal<>(repository), new Literal<>(tag), "", List.of());
  }

  /** An image whose repository or tag is an answer. */
  public static Image image(Value<String> repository, Value<String> tag) {
    return new Image(repository.expression(), tag.expression(), "", List.of());
  }

  /** The same image, pinned by digest. */
  public Image pinnedTo(String digest) {
    return new Image(repository, tag, digest, start);
  }

  /**
   * The same image, with what it starts by itself: its entry point and command. A container with a
   * generated secret in its environment needs it where it says no command of its own, since some
   * editions put a program in front that hands the secret over.
   */
  public Image starting(String... words) {
    return new Image(repository, tag, digest, NotNull.all(words, "a word"));
  }

  /** Whether repository and tag are fixed by the definition. */
  public boolean fixed() {
    return repository instanceof Literal<String> && tag instanceof Literal<String>;
  }
}
