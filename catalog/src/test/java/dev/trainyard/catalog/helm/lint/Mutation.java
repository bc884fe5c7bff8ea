package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.lint.rule.LintExample;
import java.util.List;

/**
 * One change to a catalog that every release accepts, and what is said of it.
 *
 * @param id its name
 * @param example the catalog after the change
 * @param codes the rules that it breaks
 * @param why why nothing is said; empty when something is
 */
record Mutation(String id, LintExample example, List<String> codes, String why) {

  @Override
  public String toString() {
    return id + (codes.isEmpty() ? ": " + why : " " + codes);
  }
}
