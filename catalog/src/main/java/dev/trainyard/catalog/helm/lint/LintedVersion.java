package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * A version of an item that is checked.
 *
 * @param item the name of the item's folder
 * @param folder its files
 * @param newest whether it is the item's newest version
 */
public record LintedVersion(String item, LintedFolder folder, boolean newest) {

  /** The name of its folder. */
  public String number() {
    return folder.name();
  }

  /** A file that holds a mapping; empty when there is none, or something else in it. */
  public Optional<YamlNode> mapping(String file) {
    return folder.yaml(file).filter(YamlNode::isMap);
  }

  /** Tells of a breach at a value of a file. */
  void tell(LintRule rule, String file, YamlNode at, String found, String allowed, String fix) {
    folder.tell(rule, file, at.position(), "", found, allowed, fix);
  }

  /** Tells of a breach at a value of a file that is as bad as this, on these releases. */
  void tell(
      LintRule rule,
      Severity severity,
      List<String> releases,
      String file,
      YamlNode at,
      String found,
      String allowed,
      String fix) {
    folder.tell(
        rule, severity, releases, folder.where(file, at.position(), ""), found, allowed, fix);
  }
}
