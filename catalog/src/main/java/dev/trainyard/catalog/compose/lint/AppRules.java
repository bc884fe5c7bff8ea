package dev.trainyard.catalog.compose.lint;

import dev.trainyard.catalog.lint.rule.LintRule;
import java.util.List;

/** Rules about one version or source of an app that are checked together. */
interface AppRules {

  /** The rules, in the order of their codes. */
  List<LintRule> rules();

  /** Tells everything that is wrong. */
  void check(LintedApp app);
}
