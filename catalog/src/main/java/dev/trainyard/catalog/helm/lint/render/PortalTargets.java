package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.helm.lint.LintedVersion;
import dev.trainyard.catalog.helm.lint.RuleFamily;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.manifests.RenderedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the ConfigMaps are there that portals take their parts from. A portal need not be there
 * always: it counts that one of all renderings has it, or that a template speaks of it.
 */
final class PortalTargets implements RuleFamily {

  static final LintRule THERE =
      LintRule.warning("TN866", "A portal finds its parts in the ConfigMaps of the chart")
          .because(
              "Where one of protocol, host and port is not found, TrueNAS shows no button, and says"
                  + " nothing.")
          .rendered()
          .bad(portal("data: {protocol: http, host: $node_ip}\n"))
          .good(portal("data: {protocol: http, host: $node_ip, port: \"30080\"}\n"));

  private static final int LONGEST = 400;
  private static final String CONFIG_MAP = "$kubernetes-resource_configmap_";

  private final Map<String, Set<String>> maps = new TreeMap<>();
  private boolean rendered;

  private static LintExample portal(String data) {
    return Examples.form(
            """
            groups: []
            questions: []
            portals:
              web_portal:
                protocols: ["$kubernetes-resource_configmap_demo_protocol"]
                host: ["$kubernetes-resource_configmap_demo_host"]
                ports: ["$kubernetes-resource_configmap_demo_port"]
            """)
        .and("VERSION/templates/configmap.yaml", Examples.CONFIG_MAP + data);
  }

  @Override
  public List<LintRule> rules() {
    return List.of(THERE);
  }

  /** Remembers what a rendering has. */
  void see(List<RenderedDocument> documents) {
    rendered = true;
    for (RenderedDocument document : documents) {
      if (document.kind().equals("ConfigMap")
          && document.object().get("metadata") instanceof Map<?, ?> metadata) {
        Set<String> keys =
            maps.computeIfAbsent(String.valueOf(metadata.get("name")), any -> new TreeSet<>());
        if (document.object().get("data") instanceof Map<?, ?> data) {
          data.keySet().forEach(key -> keys.add(String.valueOf(key)));
        }
      }
    }
  }

  /** Tells what no rendering has. */
  void tell(LintedVersion version) {
    if (!rendered) {
      return;
    }
    YamlNode portals =
        version
            .mapping(HelmLayout.QUESTIONS)
            .map(root -> root.get("portals"))
            .orElse(YamlNode.EMPTY);
    portals
        .entries()
        .forEach(
            (name, portal) -> {
              List<YamlNode> entries = new ArrayList<>(List.of(portal.get("path")));
              List.of("protocols", "host", "ports")
                  .forEach(key -> entries.addAll(portal.get(key).items()));
              entries.forEach(entry -> entry(version, name, entry));
            });
  }

  private void entry(LintedVersion version, String portal, YamlNode entry) {
    if (!entry.isText() || !entry.text().startsWith(CONFIG_MAP)) {
      return;
    }
    String[] parts = entry.text().substring(CONFIG_MAP.length()).split("_", 2);
    if (parts.length < 2) {
      // What is no reference is told where the form is checked.
      return;
    }
    Set<String> keys = maps.get(parts[0]);
    if (keys == null ? !isSpokenOf(version, parts[0]) : !keys.contains(parts[1])) {
      version
          .folder()
          .tell(
              THERE,
              HelmLayout.QUESTIONS,
              entry.position(),
              "portal " + portal,
              keys == null
                  ? "the chart renders no ConfigMap " + Visible.of(parts[0])
                  : "the ConfigMap " + Visible.of(parts[0]) + " has no key " + Visible.of(parts[1]),
              Visible.of(String.join(", ", keys == null ? maps.keySet() : keys), LONGEST),
              "Correct the name, or render what it names.");
    }
  }

  private static boolean isSpokenOf(LintedVersion version, String name) {
    return version.folder().files().entrySet().stream()
        .filter(file -> file.getKey().startsWith(HelmLayout.TEMPLATES + "/"))
        .filter(file -> file.getValue().kind().isFile())
        .anyMatch(file -> version.folder().peek(file.getKey()).orElse("").contains(name));
  }
}
