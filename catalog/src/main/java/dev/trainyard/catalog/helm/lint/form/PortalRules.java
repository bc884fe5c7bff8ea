package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.form;

import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.AskedForm;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlNode.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about {@code portals}: the buttons on the page of an installed app. */
final class PortalRules implements FormFamily {

  static final LintRule SHAPE =
      LintRule.error(
              "TN770",
              "A portal has the lists protocols, host and ports, and a path that is a text")
          .because(
              "The validators refuse anything else, and a name that is no text without quotes, such as"
                  + " 80 or yes. On a NAS that skipped them the list of installed"
                  + " apps crashes.")
          .bad(portal("protocols: [http], ports: [\"80\"]"))
          .good(portal("protocols: [http], host: [$node_ip], ports: [\"80\"]"));

  static final LintRule TEXTS =
      LintRule.error("TN771", "What stands in the lists of a portal are texts")
          .because(
              "A number such as ports: [80] passes every validator, and breaks the page of all installed"
                  + " apps on every NAS that has this one. Quote it.")
          .bad(portal("protocols: [http], host: [$node_ip], ports: [80]"))
          .good(portal("protocols: [http], host: [$node_ip], ports: [\"80\"]"));

  static final LintRule LEADS =
      LintRule.warning("TN772", "A portal leads somewhere")
          .because(
              "What stands for nothing leaves the portal without an address, and its button away: an"
                  + " answer that nobody gives, an unknown $ word, or a Secret, whose value comes out as"
                  + " b'…'. Of host, port and path TrueNAS makes an address as they are, so a port is a"
                  + " number, and a path begins with /.")
          .bad(portal("protocols: [http], host: [$node_ip], ports: [$variable-web.port]"))
          .good(
              form(
                  """
                  groups: [{name: Settings, description: Settings}]
                  portals:
                    web_portal: {protocols: [http], host: [$node_ip], ports: [$variable-port]}
                  questions:
                    - {variable: port, label: Port, group: Settings, schema: {type: int, default: 9080}}
                  """));

  static final LintRule OWN =
      LintRule.error(
              "TN773", "enableIXPortals comes with iXPortalsGroupName, a group that is declared")
          .because("The validators refuse the version otherwise, and 24.04 cannot show its page.")
          .on(HelmReleases.SINCE_22_12)
          .bad(form("groups: []\nenableIXPortals: true\nquestions: []\n"))
          .good(
              form(
                  "groups: [{name: Portals, description: Addresses}]\nenableIXPortals:"
                      + " true\niXPortalsGroupName: Portals\nquestions: []\n"));

  private static final List<String> LISTS = List.of("protocols", "host", "ports");
  private static final String VARIABLE = "$variable-";

  private static final Pattern RESOURCE =
      Pattern.compile("\\$kubernetes-resource_configmap_[^_]+_.+");

  private static final Pattern PORT =
      Pattern.compile(
          "0*([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])");

  private static final String SECRET = "$kubernetes-resource_secret_";

  @Override
  public List<LintRule> rules() {
    return List.of(SHAPE, TEXTS, LEADS, OWN);
  }

  private static LintExample portal(String parts) {
    return form("groups: []\nportals:\n  web_portal: {" + parts + "}\nquestions: []\n");
  }

  @Override
  public void check(AskedForm form, FormReport report) {
    YamlNode portals = form.root().get("portals");
    if (portals.isPresent() && !portals.isMap()) {
      shape(portals, "portals", Fields.describe(portals), "a mapping", report);
    }
    portals.entries().forEach((name, portal) -> portal(form, name, portal, report));
    YamlNode enabled = form.root().get("enableIXPortals");
    YamlNode group = form.root().get("iXPortalsGroupName");
    boolean declared =
        form.root().get("groups").items().stream()
            .anyMatch(one -> one.get("name").isText() && one.get("name").equals(group));
    if (enabled.text().equals("true") && !declared) {
      report.tell(
          OWN,
          group.isPresent() ? group : enabled,
          "enableIXPortals",
          group.isPresent()
              ? "iXPortalsGroupName is " + Visible.of(group.json()) + ", which is no declared group"
              : "there is no iXPortalsGroupName",
          "the name of a declared group",
          "Name the group that the question is asked in.");
    }
  }

  private static void shape(
      YamlNode at, String subject, String found, String allowed, FormReport report) {
    report.tell(SHAPE, at, subject, found, allowed, "Correct the portal.");
  }

  private static void portal(AskedForm form, String name, YamlNode portal, FormReport report) {
    String subject = "portal " + name;
    if (portal.keyKind() != Kind.TEXT) {
      shape(portal, subject, "has a name that is no text", "a text", report);
    }
    if (!portal.isMap()) {
      shape(portal, subject, Fields.describe(portal), "a mapping", report);
      return;
    }
    for (String key : LISTS) {
      YamlNode list = portal.get(key);
      if (!list.isList()) {
        shape(
            list.isPresent() ? list : portal,
            subject,
            list.isPresent() ? key + " " + Fields.describe(list) : "has no " + key,
            "a list of texts",
            report);
      } else if (list.items().isEmpty()) {
        leads(list, subject, key + " is empty", "at least one entry", report);
      }
      list.items().forEach(entry -> entry(form, subject, key, entry, report));
    }
    YamlNode path = portal.get("path");
    if (path.isPresent() && path.kind() != Kind.TEXT) {
      shape(path, subject, "path " + Fields.describe(path), "a text", report);
    } else if (path.isPresent()) {
      entry(form, subject, "path", path, report);
    }
  }

  private static void leads(
      YamlNode at, String subject, String found, String allowed, FormReport report) {
    report.tell(LEADS, at, subject, found, allowed, "Correct the entry.");
  }

  private static void entry(
      AskedForm form, String subject, String key, YamlNode entry, FormReport report) {
    if (entry.kind() != Kind.TEXT) {
      report.tell(
          TEXTS,
          entry,
          subject,
          "an entry of " + key + " " + Fields.describe(entry),
          "a text",
          "Put it in quotes.");
      return;
    }
    String text = entry.text();
    String found = key + " has " + Visible.of(text);
    if (text.startsWith(VARIABLE)) {
      String path = text.substring(VARIABLE.length());
      if (!isAsked(form.top(), path.split("\\.", -1), 0) && !isValue(path, report)) {
        leads(entry, subject, found + ", which nobody is asked", "the path of a question", report);
      }
    } else if (text.startsWith(SECRET)) {
      leads(entry, subject, found + ": a Secret is no readable text", "a ConfigMap", report);
    } else if (text.startsWith("$")
        && !Set.of("$node_ip").contains(text)
        && !RESOURCE.matcher(text).matches()) {
      leads(
          entry,
          subject,
          found + ", which stands for nothing",
          "$node_ip, $variable-PATH or $kubernetes-resource_configmap_NAME_KEY",
          report);
    } else if (!text.startsWith("$") && key.equals("ports") && !PORT.matcher(text).matches()) {
      leads(entry, subject, found + ", which is no port", "a number from 1 to 65535", report);
    } else if (key.equals("path") && !text.isEmpty() && "$/".indexOf(text.charAt(0)) < 0) {
      leads(entry, subject, found + ", which is added to the port", "a path from / on", report);
    }
  }

  private static boolean isAsked(List<Asked> level, String[] path, int step) {
    return level.stream()
        .findFirst()
        .flatMap(any -> any.level().first(path[step]))
        .filter(
            asked ->
                step == path.length - 1
                    || isAsked(asked.attrs(), path, step + 1)
                    || asked.attrs().isEmpty())
        .isPresent();
  }

  /** Whether it is among the values that nobody is asked. */
  private static boolean isValue(String path, FormReport report) {
    YamlNode node =
        report
            .folder()
            .yaml(HelmLayout.FIXED_VALUES)
            .filter(YamlNode::isMap)
            .orElse(YamlNode.EMPTY);
    for (String step : path.split("\\.", -1)) {
      node = node.get(step);
    }
    return node.isPresent();
  }
}
