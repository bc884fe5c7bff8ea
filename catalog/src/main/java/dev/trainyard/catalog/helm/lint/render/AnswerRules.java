package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.helm.lint.RuleFamily;
import dev.trainyard.catalog.helm.render.ChartRenderer.OpenChart;
import dev.trainyard.catalog.helm.render.Installation;
import dev.trainyard.catalog.helm.render.Rendered;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.problem.Visible;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules about what answers can do to manifests. Texts that mean something to YAML take the
 * place of all answers at once; where that changes more than texts, halves of them find the answer.
 */
final class AnswerRules implements RuleFamily {

  private static final String HOST = "{type: string, default: example.org}";

  static final LintRule STRUCTURE =
      LintRule.warning("TN850", "No answer changes the structure of a manifest")
          .because(
              "An answer that a template prints without quotes is read as YAML: a colon, a hash or a"
                  + " quote in a password ends the installation, and whoever chooses the answer"
                  + " writes into the manifest what they like. Found by answers such as"
                  + " x: y #\"', as far as the question accepts them.")
          .rendered()
          .bad(example("{{ .Values.host }}"))
          .good(example("{{ .Values.host | quote }}"));

  static final LintRule TYPE =
      LintRule.warning("TN851", "A text that looks like a number stays a text")
          .because(
              "An answer such as 1e3 or 123 that a template prints without quotes becomes a number,"
                  + " which Kubernetes refuses where a text belongs, or stores as another text. Found"
                  + " by such answers, as far as the question accepts them.")
          .rendered()
          .bad(pattern("{{ .Values.host }}"))
          .good(pattern("{{ .Values.host | quote }}"));

  static final LintRule TEMPLATE =
      LintRule.warning("TN857", "No answer is run as a template")
          .because(
              "What goes through tpl is a program of Helm's: an answer with two braces ends the"
                  + " installation, and whoever chooses it reads every other answer and the"
                  + " certificates. Found by answers such as x {{ z, as far as the question accepts"
                  + " them.")
          .rendered()
          .bad(example("{{ tpl .Values.host . | quote }}"))
          .good(example("{{ .Values.host | quote }}"));

  private static final String QUOTED = "an answer in quotes";
  private static final String QUOTE = "Print it through quote, squote or toJson.";

  /** Marks a list whose rows were tried. */
  private static final String ROW = "[]";

  /** How often a version is rendered to find out about its answers. */
  private static final int RENDERINGS = 80;

  private static LintExample example(String code) {
    return Examples.asks(Examples.question("host", HOST))
        .and(
            "VERSION/templates/configmap.yaml",
            Examples.CONFIG_MAP + "data:\n  host: " + code + "\n");
  }

  private static LintExample pattern(String code) {
    return Examples.asks(
            Examples.question(
                "host", "{type: string, default: example.org, valid_chars: '^[a-z0-9.]+$'}"))
        .and(
            "VERSION/templates/configmap.yaml",
            Examples.CONFIG_MAP + "data:\n  host: " + code + "\n");
  }

  @Override
  public List<LintRule> rules() {
    return List.of(STRUCTURE, TYPE, TEMPLATE);
  }

  /** The answers of one version, over all the cases that it is rendered for. */
  static final class Trials {

    private final Subject subject;
    private final OpenChart chart;
    private final Findings findings;
    private final Set<String> known = new HashSet<>();
    private int left = RENDERINGS;

    /** The last rendering; where nothing is refused, it is the one that others are held against. */
    private Optional<Map.Entry<Installation, Rendered>> last = Optional.empty();

    Trials(Subject subject, OpenChart chart, Findings findings) {
      this.subject = subject;
      this.chart = chart;
      this.findings = findings;
    }

    /**
     * Tries the answers of a case that no case before had, and those of rows that it has none of.
     */
    void run(Case base) throws IOException {
      answers(base);
      Set<String> lists = AnswerRows.lists(subject.form(), base.answers());
      lists.removeIf(list -> !known.add(list + ROW));
      if (!lists.isEmpty() && !takes(base, lists)) {
        // A row may need what nobody can guess, such as the name of something that exists.
        Set<String> all = Set.copyOf(lists);
        lists.clear();
        for (String list : all.stream().sorted().toList()) {
          if (left > 0 && takes(base, Set.of(list))) {
            lists.add(list);
          }
        }
      }
      if (!lists.isEmpty()) {
        answers(base.with(AnswerRows.in(subject.form(), base.answers(), lists)));
      }
    }

    private boolean takes(Case base, Set<String> lists) throws IOException {
      Case rows = base.with(AnswerRows.in(subject.form(), base.answers(), lists));
      List<AnswerSite> inRows =
          sites(rows).stream()
              .filter(site -> lists.stream().anyMatch(list -> site.path().startsWith(list + "[")))
              .toList();
      return render(rows, inRows, AnswerSite::plain).isDone();
    }

    private List<AnswerSite> sites(Case base) {
      return AnswerSite.of(subject.form(), base.target().line(), base.answers());
    }

    private void answers(Case base) throws IOException {
      List<AnswerSite> sites =
          sites(base).stream().filter(site -> known.add(site.question())).toList();
      if (sites.isEmpty()) {
        return;
      }
      // The charts that refuse even these say so for one answer alone, such as a name of a host.
      Set<AnswerSite> refused =
          culprits(sites, some -> render(base, some, AnswerSite::plain).isDone());
      List<AnswerSite> plain = sites.stream().filter(site -> !refused.contains(site)).toList();
      Rendered reference = render(base, plain, AnswerSite::plain);
      if (plain.isEmpty() || !reference.isDone()) {
        return;
      }
      ConfidentialRules.check(
          subject,
          base,
          reference.documents(),
          plain.stream()
              .filter(AnswerSite::secret)
              .collect(
                  Collectors.toMap(
                      AnswerSite::word, AnswerSite::path, (a, b) -> a, LinkedHashMap::new)),
          findings);
      Structure structure = new Structure(plain.stream().map(AnswerSite::word).toList());
      Comparison comparison = new Comparison(base, plain, reference, structure);
      Set<AnswerSite> open = comparison.run(AnswerSite::hostile, Set.of());
      comparison.run(AnswerSite::numeric, open);
    }

    /** Renderings that are compared with one of the same answers. */
    private final class Comparison {

      private final Case base;
      private final List<AnswerSite> sites;
      private final Rendered reference;
      private final Structure structure;

      Comparison(Case base, List<AnswerSite> sites, Rendered reference, Structure structure) {
        this.base = base;
        this.sites = sites;
        this.reference = reference;
        this.structure = structure;
      }

      Set<AnswerSite> run(Function<AnswerSite, Optional<String>> text, Set<AnswerSite> without)
          throws IOException {
        List<AnswerSite> tried =
            sites.stream()
                .filter(site -> text.apply(site).isPresent() && !without.contains(site))
                .toList();
        Set<AnswerSite> found =
            culprits(
                tried,
                some -> {
                  Rendered rendered = with(some, text);
                  return rendered.isDone() && difference(rendered).isEmpty();
                });
        Set<AnswerSite> told = new HashSet<>();
        for (AnswerSite site : found) {
          Rendered rendered = with(List.of(site), text);
          boolean braces = site.hasBraces() && rendered.outcome() == Rendered.Outcome.REFUSED;
          Optional<String> other = braces ? site.withoutBraces() : Optional.empty();
          if (other.isPresent()) {
            Rendered calm = with(List.of(site), same -> other);
            if (calm.isDone() && difference(calm).isEmpty()) {
              add(
                  TEMPLATE,
                  site,
                  subject.sources().template(List.of(rendered.message())).orElse(""),
                  "is run as a template: " + innermost(rendered.message()),
                  "an answer that is printed as it is",
                  "Leave tpl out, or escape the braces before.");
              continue;
            }
            told.addAll(tell(site, other.get(), calm) ? Set.of(site) : Set.of());
          } else if (tell(site, text.apply(site).get(), rendered)) {
            told.add(site);
          }
        }
        return told;
      }

      private Rendered with(List<AnswerSite> some, Function<AnswerSite, Optional<String>> text)
          throws IOException {
        Set<AnswerSite> chosen = new HashSet<>(some);
        return render(
            base, sites, site -> chosen.contains(site) ? text.apply(site).get() : site.plain());
      }

      private Optional<Structure.Difference> difference(Rendered rendered) {
        return structure.compare(reference.documents(), rendered.documents());
      }

      /** Tells what an answer does; whether it does anything. */
      private boolean tell(AnswerSite site, String text, Rendered rendered) {
        if (rendered.isDone()) {
          Optional<Structure.Difference> difference = difference(rendered);
          difference.ifPresent(found -> tell(site, text, found));
          return difference.isPresent();
        }
        if (rendered.outcome() == Rendered.Outcome.REFUSED
            && !RefusalRules.isDeliberate(rendered)) {
          add(
              STRUCTURE,
              site,
              subject.sources().template(List.of(rendered.message())).orElse(""),
              "breaks the manifest when the answer is %s: %s"
                  .formatted(text, innermost(rendered.message())),
              QUOTED,
              QUOTE);
          return true;
        }
        return false;
      }

      private void tell(AnswerSite site, String text, Structure.Difference difference) {
        add(
            difference.ofType() ? TYPE : STRUCTURE,
            site,
            subject.sources().file(difference.document().source()),
            "%s of %s has %s when the answer is %s"
                .formatted(
                    difference.path().isEmpty() ? "what is rendered" : difference.path(),
                    difference.document().kind(),
                    difference.words(),
                    text),
            QUOTED,
            QUOTE);
      }

      /** Templates that include each other say so one after the other. */
      private static String innermost(String message) {
        int last = message.lastIndexOf("error calling ");
        return last < 0 ? message : message.substring(last);
      }

      private void add(
          LintRule rule,
          AnswerSite site,
          String template,
          String found,
          String allowed,
          String fix) {
        findings.add(
            base,
            rule,
            subject.sources().use(template, site.question(), "question " + site.path()),
            Visible.of(found, 400),
            allowed,
            fix);
      }
    }

    private interface Test {
      boolean passes(List<AnswerSite> sites) throws IOException;
    }

    /** Those that fail a test alone, found by halves; none more when it has been asked enough. */
    private Set<AnswerSite> culprits(List<AnswerSite> sites, Test test) throws IOException {
      Set<AnswerSite> culprits = new LinkedHashSet<>();
      if (sites.isEmpty() || left <= 0 || test.passes(sites)) {
        return culprits;
      }
      if (sites.size() == 1) {
        culprits.add(sites.get(0));
        return culprits;
      }
      int middle = sites.size() / 2;
      culprits.addAll(culprits(sites.subList(0, middle), test));
      culprits.addAll(culprits(sites.subList(middle, sites.size()), test));
      return culprits;
    }

    private Rendered render(Case base, List<AnswerSite> sites, Function<AnswerSite, String> text)
        throws IOException {
      Map<AnswerSite, String> replacements = new LinkedHashMap<>();
      sites.forEach(site -> replacements.put(site, text.apply(site)));
      Installation installation =
          base.with(
              subject.release(),
              subject.form(),
              AnswerSite.replaced(new LinkedHashMap<>(base.answers()), replacements));
      if (last.isPresent() && last.get().getKey().equals(installation)) {
        return last.get().getValue();
      }
      left--;
      Rendered rendered = chart.render(installation);
      last = Optional.of(Map.entry(installation, rendered));
      if (rendered.outcome() == Rendered.Outcome.UNBOUNDED) {
        // Nobody waits for that again and again.
        left = 0;
      }
      return rendered;
    }
  }
}
