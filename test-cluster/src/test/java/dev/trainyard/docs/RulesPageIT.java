package dev.trainyard.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.catalog.compose.lint.ComposeLint;
import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.helm.HelmRules;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.lint.EngineRenderer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The page of the rules says of each what the rule says of itself. {@code
 * -Dtrainyard.golden.update} writes it anew; that run still fails, so that nobody takes it for a
 * check.
 */
class RulesPageIT {

  private static final String PAGE = "docs/rules.md";
  private static final Catalog CHARTS = new Catalog(new HelmCatalog(), "stable/demo");
  private static final Catalog SERVICES = new Catalog(new ComposeCatalog(), "trains/stable/demo");

  /**
   * The catalog that examples of an edition change.
   *
   * @param item the folder of its app
   */
  private record Catalog(CatalogEdition edition, String item) {
    CatalogRules rules() {
      return edition.rules();
    }
  }

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final Map<String, String> CHAPTERS =
      Map.ofEntries(
          Map.entry("TN600", "Reading"),
          Map.entry("TN610", "Trains and apps"),
          Map.entry("TN620", "Files of a version"),
          Map.entry("TN630", "Chart.yaml"),
          Map.entry("TN650", "Indexes"),
          Map.entry("TN660", "Other files"),
          Map.entry("TN700", "questions.yaml"),
          Map.entry("TN721", "Defaults and answers"),
          Map.entry("TN740", "Conditions"),
          Map.entry("TN750", "References, lists and portals"),
          Map.entry("TN800", "Rendering"),
          Map.entry("TN810", "What Kubernetes says"),
          Map.entry("TN850", "Security"),
          Map.entry("TN858", "Operation"),
          Map.entry("TN900", "TrueNAS 24.10 and later: the catalog"),
          Map.entry("TN910", "TrueNAS 24.10 and later: apps and versions"),
          Map.entry("TN920", "TrueNAS 24.10 and later: app.yaml"),
          Map.entry("TN930", "TrueNAS 24.10 and later: files of a version"),
          Map.entry("TN940", "TrueNAS 24.10 and later: questions.yaml"));

  private static final String HEAD =
      """
      # Rules of catalogs

      What `truenas:validate` demands of a catalog, whoever made it: for TrueNAS SCALE 22.02 to 24.04, and from TN900 on for 24.10
      and later, to which those up to TN603, TN670 and TN671 apply, too. How to call it says [Validating](validating.md). The codes stay the same from version to version; those below TN600 are in
      [Problems](problems.md).

      An error breaks something on a release, a warning does not do what it seems to, a note is worth knowing. Where releases are
      named, the others are not concerned. From TN800 to TN899 rules are about what Helm makes of a version, and looked at where there is
      Helm; but for TN804 and TN853. Each rule is shown with something that breaks it, what is reported, and the same in
      order; both are tests of the rule. The examples change a catalog with the one app `demo`, and where only questions are shown
      these stand below a group `Settings`.
      """;

  @Test
  void the_page_is_made_of_the_rules() {
    String page = page();
    if (Boolean.getBoolean("trainyard.golden.update")) {
      Repository.write(PAGE, page);
      fail("rewrote " + PAGE + "; look at the changes and run again");
    }
    assertThat(Repository.text(PAGE)).isEqualTo(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    CHARTS.rules().all().forEach(rule -> section(page, CHARTS, rule));
    ComposeLint.own().forEach(rule -> section(page, SERVICES, rule));
    return page.toString();
  }

  private static void section(StringBuilder page, Catalog catalog, LintRule rule) {
    if (CHAPTERS.containsKey(rule.code())) {
      page.append("\n## ").append(CHAPTERS.get(rule.code())).append('\n');
    }
    page.append("\n<a id=\"").append(rule.code().toLowerCase(Locale.ROOT)).append("\"></a>\n\n");
    page.append("### ").append(rule.code()).append(' ').append(rule.title()).append("\n\n");
    page.append(severity(rule)).append(' ').append(rule.reason()).append('\n');
    changes(page, catalog, rule.bad());
    page.append("\nis reported as\n\n```text\n").append(report(catalog, rule)).append("```\n");
    page.append("\nand this is in order:\n");
    changes(page, catalog, rule.good());
  }

  private static String severity(LintRule rule) {
    String word =
        rule.severity() == Severity.ERROR
            ? "Error"
            : rule.severity() == Severity.WARNING ? "Warning" : "Note";
    return "**"
        + word
        + (rule.releases().isEmpty() ? "" : " on " + String.join(", ", rule.releases()))
        + ".**";
  }

  private static String report(Catalog catalog, LintRule rule) {
    CatalogRules own = catalog.rules();
    List<String> targets = rule.releases().isEmpty() ? own.releases() : rule.releases();
    CatalogRules rules = rule.rendered() ? HelmRules.with(new EngineRenderer(helm.engine())) : own;
    return CatalogLint.of(catalog.edition(), rules, own.catalog(rule.bad()), targets)
            .problems()
            .all()
            .stream()
            .map(problem -> problem.describe())
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static void changes(StringBuilder page, Catalog catalog, LintExample example) {
    if (example.changes().isEmpty()) {
      page.append("\nthe catalog as it is.\n");
    }
    for (LintExample.Change change : example.changes()) {
      String path =
          change
              .path()
              .replaceFirst("^ITEM(?=/|$)", catalog.item())
              .replaceFirst("^VERSION(?=/|$)", catalog.item() + "/1.0.1");
      page.append("\n`").append(path).append('`').append(words(change)).append("\n");
      if (change.content().filter(text -> !text.isBlank()).isPresent()
          && change.state() != LintExample.State.LINK) {
        page.append("\n```").append(language(path)).append('\n');
        page.append(change.content().get().stripTrailing()).append("\n```\n");
      }
    }
  }

  private static String words(LintExample.Change change) {
    if (change.content().isEmpty()) {
      return " is missing";
    }
    return switch (change.state()) {
      case FILE -> "";
      case PROGRAM -> " with the right to run it";
      case LINK -> " is a link to `" + change.content().get() + "`";
      case LATIN_1 -> " in ISO 8859-1";
    };
  }

  /** The short name of YAML: the blocks of the longer one are shown in parts elsewhere. */
  private static String language(String path) {
    return path.endsWith(".yaml") ? "yml" : path.endsWith(".json") ? "json" : "text";
  }
}
