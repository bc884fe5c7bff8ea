package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Rule;

/** What can be said about a {@link PathQuestion} or a {@link HostPathQuestion}. */
public final class PathSpec extends QuestionSpec<PathSpec> {

  String defaultValue;

  PathSpec(String path) {
    super(path);
    // An empty path reaches the chart as "." (22.02 to 24.04): it would mount the wrong folder.
    this.required = true;
  }

  /** The value when the owner gives none, an absolute path. */
  public PathSpec defaultPath(String path) {
    this.defaultValue = path;
    return this;
  }

  @Override
  void check() {
    super.check();
    if (defaultValue != null && (!defaultValue.startsWith("/") || defaultValue.endsWith("/"))) {
      problem(
          Rule.DEFAULT,
          "has the default \"" + defaultValue + "\"",
          "an absolute path without / at its end",
          "TrueNAS turns \"\" and \"/\" into \".\"; give a directory below /");
    }
  }

  @Override
  boolean hasDefault() {
    return defaultValue != null;
  }

  @Override
  PathSpec self() {
    return this;
  }
}
