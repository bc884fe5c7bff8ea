package dev.trainyard.catalog.helm.lint;

/** Rules about an item and all of its versions. */
interface ItemRules extends RuleFamily {

  /** Tells what is wrong; never fails because of what the files hold. */
  void check(LintedItem item);
}
