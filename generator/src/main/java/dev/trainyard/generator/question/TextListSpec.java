package dev.trainyard.generator.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be said about a {@link TextListQuestion}. */
public final class TextListSpec extends QuestionSpec<TextListSpec> {

  private final TextLimitsSpec limits = new TextLimitsSpec();
  final List<String> defaultItems = new ArrayList<>();
  String itemLabel = "";

  TextListSpec(String path) {
    super(path);
  }

  /** Fewest and most characters of an item; at most 1024. */
  public TextListSpec length(int minimum, int maximum) {
    limits.length(this, minimum, maximum);
    return this;
  }

  /** A regular expression that each item matches, anchored by {@code ^} and {@code $}. */
  public TextListSpec pattern(String pattern, String complaint) {
    limits.pattern(this, pattern, complaint);
    return this;
  }

  /** The caption of an item. */
  public TextListSpec itemLabel(String label) {
    this.itemLabel = label;
    return this;
  }

  /** The items that are there before the owner touches the list. */
  public TextListSpec defaultItems(String... items) {
    defaultItems.addAll(Arrays.asList(items));
    return this;
  }

  TextLimits limits() {
    return limits.limits(false);
  }

  @Override
  void check() {
    super.check();
    defaultItems.forEach(item -> limits.checkDefault(this, item, false));
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  TextListSpec self() {
    return this;
  }
}
