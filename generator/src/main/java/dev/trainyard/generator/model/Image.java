package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;

/**
 * A container image.
 *
 * @param repository registry and repository, such as {@code docker.io/gocd/gocd-server}
 * @param tag the version; never {@code latest}
 * @param digest {@code sha256:…}, empty when the tag alone is to be trusted
 */
public record Image(Expression<String> repository, Expression<String> tag, String digest) {

  /** What steps of the app run on that need no more than a shell. */
  public static final Image UTILITY =
      image("docker.io/library/busybox", "1.36.1")
          .pinnedTo("sha256:73aaf090f3d85aa34ee199857f03fa3a95c8ede2ffd4cc2cdb5b94e566b11662");

  /** An image whose repository and tag are fixed by the definition. */
  public static Image image(String repository, String tag) {
    return new Image(new Literal<>(repository), new Literal<>(tag), "");
  }

  /** An image whose repository or tag is an answer. */
  public static Image image(Value<String> repository, Value<String> tag) {
    return new Image(repository.expression(), tag.expression(), "");
  }

  /** The same image, pinned by digest. */
  public Image pinnedTo(String digest) {
    return new Image(repository, tag, digest);
  }

  /** Whether repository and tag are fixed by the definition. */
  public boolean fixed() {
    return repository instanceof Literal<String> && tag instanceof Literal<String>;
  }
}
