package dev.trainyard.catalog.compose.lint;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of an app, or its source.
 *
 * @param train the folder of its train
 * @param name the folder of the app
 * @param folder its files
 * @param source whether it is a source below {@code ix-dev}
 */
record LintedApp(String train, String name, LintedFolder folder, boolean source) {

  /** A file that holds a mapping; empty when there is none, or something else in it. */
  Optional<YamlNode> mapping(String file) {
    return folder.yaml(file).filter(YamlNode::isMap);
  }

  /** Tells of a breach at a value of a file. */
  void tell(LintRule rule, String file, YamlNode at, String found, String allowed, String fix) {
    tell(rule, file, at.position(), found, allowed, fix);
  }

  /** Tells of a breach in a file, or of a file that is missing. */
  void tell(LintRule rule, String file, Position at, String found, String allowed, String fix) {
    folder.tell(rule, file, at, "", found, allowed, fix);
  }

  /** Tells of a breach that is as bad as this, on these releases. */
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

  /** The values of a mapping in a file, by the types that PyYAML gives them. */
  static Fields fields(LintedFolder folder, LintRule rule, String file, YamlNode mapping) {
    return Fields.byPython(
        mapping,
        (key, at, found, allowed) ->
            folder.tell(rule, file, at, "", key + " " + found, allowed, "Correct it."));
  }

  /** Tells of a text of another form. */
  static void matches(
      LintedFolder folder,
      LintRule rule,
      String file,
      YamlNode mapping,
      String key,
      Pattern pattern,
      String allowed) {
    YamlNode value = mapping.get(key);
    if (value.kind() == YamlNode.Kind.TEXT && !pattern.matcher(value.text()).find()) {
      folder.tell(
          rule, file, value.position(), "", key + " is " + value.json(), allowed, "Correct it.");
    }
  }
}
