package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.lint.rule.LintRule;
import java.util.List;

/** Rules that are checked together. */
public interface RuleFamily {

  /** The rules, in the order of their codes. */
  List<LintRule> rules();
}
