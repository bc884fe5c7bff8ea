package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.lint.rule.CatalogCheck;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.read.PublishedFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The releases that read these catalogs. There are no rules of their own for the catalogs of others
 * yet: what a definition becomes is checked when it is rendered and indexed.
 */
final class ComposeLint implements CatalogRules {

  @Override
  public List<String> releases() {
    return List.of("24.10", "25.04", "25.10", "26");
  }

  @Override
  public List<LintRule> all() {
    return List.of();
  }

  @Override
  public List<CatalogCheck> checks(SortedMap<String, ? extends PublishedFile> files) {
    return List.of();
  }

  @Override
  public SortedMap<String, PublishedFile> catalog(LintExample example) {
    return new TreeMap<>();
  }
}
