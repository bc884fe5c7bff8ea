package dev.trainyard.catalog.testing;

import dev.trainyard.catalog.lint.rule.CatalogCheck;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.yaml.Position;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules of {@link ListingEdition}: every text is about something. */
final class ListingRules implements CatalogRules {

  private static final LintRule EMPTY =
      LintRule.error("TN900", "A text says something")
          .because("There is nothing to read otherwise.")
          .bad(LintExample.file("VERSION/about.txt", ""))
          .good(LintExample.file("VERSION/about.txt", "version 1.0.0\n"));

  @Override
  public List<String> releases() {
    return List.of("1", "2");
  }

  @Override
  public List<LintRule> all() {
    return List.of(EMPTY);
  }

  @Override
  public List<CatalogCheck> checks(SortedMap<String, ? extends PublishedFile> files) {
    return List.of(
        report -> {
          LintedFolder root = new LintedFolder("", "", new TreeMap<>(files), report);
          for (String path : files.keySet()) {
            if (path.endsWith("/about.txt")
                && root.text(path, List.of()).filter(String::isEmpty).isPresent()) {
              root.tell(EMPTY, path, Position.NONE, "", "is empty", "a line", "Write one.");
            }
          }
        });
  }

  @Override
  public SortedMap<String, PublishedFile> catalog(LintExample example) {
    return new TreeMap<>();
  }
}
