package dev.trainyard.catalog.lint.rule;

/** Checks a part of a catalog that can be checked on its own, such as one item. */
@FunctionalInterface
public interface CatalogCheck {

  /** Tells everything that is wrong; never fails because of what the files hold. */
  void run(LintReport report);
}
