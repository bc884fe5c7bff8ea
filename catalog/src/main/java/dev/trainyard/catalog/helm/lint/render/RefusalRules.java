package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.helm.lint.RuleFamily;
import dev.trainyard.catalog.helm.render.Rendered;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.Position;
import java.util.List;
import java.util.regex.Pattern;

/** The rules about whether a version can be rendered at all. */
final class RefusalRules implements RuleFamily {

  static final LintRule RENDERS =
      LintRule.error("TN800", "Helm renders a version with its defaults and each file in ci")
          .because(
              "What Helm refuses cannot be installed: the owner gets Helm's words and no app. Each"
                  + " version is rendered with what the wizard sends when nothing but what it demands"
                  + " is filled in, on each release with the values that this one adds, and with"
                  + " each file ci/NAME-values.yaml.")
          .rendered()
          .bad(
              Examples.template(
                  """
                  apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: demo}
                  data: {port: {{ .Values.network.port | quote }}}
                  """))
          .good(
              Examples.template(
                  """
                  apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: demo}
                  data: {title: {{ .Values.title | quote }}}
                  """));

  static final LintRule LIMITS =
      LintRule.warning("TN801", "A version is rendered within limits")
          .because(
              "Rendering took more than 30 seconds, 3 GiB of memory, 16 MiB of output or 2,000"
                  + " objects, or the version has more than 10,000 files or 64 MiB, or all that was"
                  + " rendered before took more than an hour. Nothing else is said about what it"
                  + " renders to.")
          .rendered()
          .bad(
              Examples.template(
                  """
                  {{- range until 2001 }}
                  ---
                  apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: demo-{{ . }}}
                  {{- end }}
                  """))
          .good(
              Examples.template(
                  """
                  {{- range until 2 }}
                  ---
                  apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: demo-{{ . }}}
                  {{- end }}
                  """));

  static final LintRule DEFAULTS =
      LintRule.note("TN802", "The chart takes what the wizard lets pass")
          .because(
              "The wizard accepts its own defaults, and the chart refuses them by fail, by required"
                  + " or by its schema. The owner learns so from Helm's words only after the"
                  + " installation has failed.")
          .rendered()
          .bad(
              Examples.template(
                  """
                  {{- if eq .Values.title "Demo" }}
                    {{- fail "Choose another title than Demo." }}
                  {{- end }}
                  """))
          .good(
              Examples.template(
                      """
                      {{- if eq .Values.title "Demo" }}
                        {{- fail "Choose another title than Demo." }}
                      {{- end }}
                      """)
                  .and(
                      "VERSION/" + HelmLayout.QUESTIONS,
                      Examples.question("title", "{type: string, required: true}")));

  static final LintRule UNANSWERED =
      LintRule.note("TN803", "A version is rendered with answers that can be told from its wizard")
          .because(
              "The wizard demands answers that only an owner can give, and none that were tried fit:"
                  + " a pattern, a certificate, a host path. Nothing is said about what the version"
                  + " renders to unless a file in ci/ has the answers.")
          .rendered()
          .bad(
              Examples.asks(
                  Examples.question(
                      "code", "{type: string, required: true, valid_chars: '^[A-C]{9}$'}")))
          .good(Examples.asks(Examples.question("code", "{type: string, required: true}")));

  /** What says that the author of the chart wants it so. */
  private static final Pattern DELIBERATE =
      Pattern.compile("execution error at \\(|values don't meet the specifications of the schema");

  @Override
  public List<LintRule> rules() {
    return List.of(RENDERS, LIMITS, DEFAULTS, UNANSWERED);
  }

  /** Whether the chart itself says no, in place of breaking. */
  static boolean isDeliberate(Rendered rendered) {
    return DELIBERATE.matcher(rendered.message()).find();
  }

  /** Tells why a version was not rendered. */
  static void check(Subject subject, Case rendering, Rendered rendered, Findings findings) {
    String message = rendered.message();
    if (rendered.outcome() == Rendered.Outcome.UNBOUNDED) {
      findings.add(
          rendering,
          LIMITS,
          subject.version().folder().where(HelmLayout.CHART, Position.NONE, ""),
          Visible.of(message),
          "",
          "Look for a template that calls itself, or for what makes so much.");
      return;
    }
    boolean deliberate = isDeliberate(rendered);
    if (deliberate && rendering.file().isEmpty()) {
      // An answer that was made up may be wrong; one that the wizard proposes should not be.
      if (rendering.untouched()) {
        findings.add(
            rendering,
            DEFAULTS,
            subject.sources().named(message),
            "refuses the defaults: " + Visible.of(message, 400),
            "",
            "Let the wizard ask for what is needed: required, valid_chars, min, show_if.");
      }
      return;
    }
    findings.add(
        rendering,
        RENDERS,
        subject.sources().named(message),
        Visible.of(message, 400),
        "",
        deliberate
            ? "Correct the values of the file, or what the chart refuses."
            : "Correct the template; a key that is missing on older releases needs hasKey.");
  }
}
