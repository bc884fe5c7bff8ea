package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.LintedVersion;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What shows in some renderings of a version, each thing once. */
final class Findings {

  private record Key(
      LintRule rule, Severity severity, Where where, String found, String allowed, String fix) {}

  /** In which renderings something shows. */
  private static final class Shown {
    private final List<String> releases = new ArrayList<>();
    private String first;
  }

  private final Map<Key, Shown> found = new LinkedHashMap<>();

  /** Something that shows in a rendering. */
  void add(
      Case rendering,
      LintRule rule,
      Severity severity,
      Where where,
      String found,
      String allowed,
      String fix) {
    Shown shown =
        this.found.computeIfAbsent(
            new Key(rule, severity, where, found, allowed, fix), key -> new Shown());
    if (shown.first == null) {
      shown.first = rendering.words();
    }
    rendering.releases().stream()
        .filter(release -> !shown.releases.contains(release))
        .forEach(shown.releases::add);
  }

  /** The same as bad as the rule says. */
  void add(Case rendering, LintRule rule, Where where, String found, String allowed, String fix) {
    add(rendering, rule, rule.severity(), where, found, allowed, fix);
  }

  /** Tells all of it. */
  void tell(LintedVersion version) {
    found.forEach(
        (key, shown) ->
            version
                .folder()
                .tell(
                    key.rule(),
                    key.severity(),
                    shown.releases,
                    key.where(),
                    key.found() + (shown.first.isEmpty() ? "" : ", " + shown.first),
                    key.allowed(),
                    key.fix()));
  }
}
