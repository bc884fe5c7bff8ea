package dev.trainyard.catalog.helm.lint.form;

import static dev.trainyard.catalog.helm.lint.Examples.asks;
import static dev.trainyard.catalog.helm.lint.Examples.question;

import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.AskedForm;
import dev.trainyard.catalog.lint.form.FormReport;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about the names of answers. */
final class VariableRules implements FormFamily {

  static final LintRule UNIQUE =
      LintRule.error("TN706", "No two questions of a level have the same variable")
          .because(
              "The validators of 23.10 and 24.04 refuse it; to 22.02 and 22.12 the later one wins"
                  + " without a word. Subquestions belong to the level of their parent, where nobody"
                  + " notices, and the answer of one is checked as that of the other.")
          .bad(
              asks(
                  question("port", "{type: int, default: 9000}"),
                  question("port", "{type: int, default: 9001}")))
          .good(
              asks(
                  question("port", "{type: int, default: 9000}"),
                  question("admin_port", "{type: int, default: 9001}")));

  static final LintRule PLAIN =
      LintRule.warning("TN707", "A variable has no dot and no blank")
          .because(
              "Conditions, portals and templates name answers by paths with dots; such an answer cannot"
                  + " be named.")
          .bad(asks(question("web.port", "{type: int, default: 9000}")))
          .good(asks(question("web_port", "{type: int, default: 9000}")));

  static final LintRule RESERVED =
      LintRule.error("TN708", "No question at the top takes a name that TrueNAS uses itself")
          .because(
              "iXPortals is refused by the validators. ixVolumes makes each installation crash, and so"
                  + " does global unless it is a dict. What is answered to the others is thrown away.")
          .bad(asks(question("global", "{type: string, default: x}")))
          .good(asks(question("general", "{type: string, default: x}")));

  private static final Pattern ODD = Pattern.compile("[.\\s]");

  private static final Set<String> RESET =
      Set.of(
          "ixCertificates",
          "ixCertificateAuthorities",
          "ixExternalInterfacesConfiguration",
          "ixExternalInterfacesConfigurationNames",
          "ixChartContext");

  @Override
  public List<LintRule> rules() {
    return List.of(UNIQUE, PLAIN, RESERVED);
  }

  @Override
  public void check(AskedForm form, FormReport report) {
    for (Asked asked : form.all()) {
      if (asked.place() == Asked.Place.ITEM || asked.variable().isEmpty()) {
        continue;
      }
      Asked first = asked.level().first(asked.variable()).orElse(asked);
      if (first != asked) {
        twice(first, asked, report);
      }
    }
  }

  private static void twice(Asked first, Asked asked, FormReport report) {
    boolean sub = first.place() == Asked.Place.SUB || asked.place() == Asked.Place.SUB;
    report.tellWorst(
        UNIQUE,
        sub ? List.of() : HelmReleases.READING_INDEXES,
        HelmReleases.ALL,
        asked,
        asked.node().get("variable"),
        "has the variable of the question in line " + first.node().position().line(),
        "each variable once; subquestions stand on the level of their parent",
        "Rename one of them.");
  }

  @Override
  public void check(Asked asked, FormReport report) {
    if (ODD.matcher(asked.variable()).find()) {
      report.tell(
          PLAIN,
          asked,
          asked.node().get("variable"),
          "has the variable \"" + Visible.of(asked.variable()) + "\"",
          "letters, digits and _",
          "Rename it.");
    }
    boolean top =
        asked.place() == Asked.Place.TOP
            || asked.place() == Asked.Place.SUB && !asked.path().contains(".") && !asked.inList();
    if (top) {
      reserved(asked, report);
    }
  }

  private static void reserved(Asked asked, FormReport report) {
    String name = asked.variable();
    if (name.equals("iXPortals")) {
      reserved(asked, Severity.ERROR, HelmReleases.SINCE_22_12, "is refused", report);
    } else if (name.equals("ixVolumes")) {
      reserved(asked, Severity.ERROR, HelmReleases.ALL, "makes each installation crash", report);
    } else if (name.equals("global") && !asked.type().equals("dict")) {
      reserved(
          asked,
          Severity.ERROR,
          HelmReleases.ALL,
          "makes each installation crash as no dict",
          report);
    } else if (RESET.contains(name)) {
      reserved(asked, Severity.WARNING, HelmReleases.ALL, "is replaced by TrueNAS", report);
    } else if (name.equals("release_name")) {
      reserved(asked, Severity.WARNING, HelmReleases.SINCE_22_12, "is replaced by TrueNAS", report);
    }
  }

  private static void reserved(
      Asked asked, Severity severity, List<String> releases, String found, FormReport report) {
    report.tell(
        RESERVED,
        severity,
        releases,
        asked,
        asked.node().get("variable"),
        found,
        "a name that TrueNAS does not use itself",
        "Rename the question.");
  }
}
