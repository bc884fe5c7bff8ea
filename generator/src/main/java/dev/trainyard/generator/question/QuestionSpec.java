package dev.trainyard.generator.question;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collects what a definition says about a question. Mistakes become problems, never exceptions.
 *
 * @param <S> the spec itself, for chaining
 */
public abstract sealed class QuestionSpec<S extends QuestionSpec<S>>
    permits TextSpec,
        SecretSpec,
        IntegerSpec,
        PortSpec,
        BooleanSpec,
        ChoiceSpec,
        PathSpec,
        IpAddressSpec,
        ReferenceSpec,
        StorageSpec,
        ListSpec,
        TextListSpec,
        DictSpec,
        CronSpec,
        LimitsSpec {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

  /** Names the middleware removes, resets or refuses (22.02 to 24.04). */
  private static final Set<String> RESERVED =
      Set.of(
          "iXPortals",
          "ixVolumes",
          "ixCertificates",
          "ixCertificateAuthorities",
          "ixExternalInterfacesConfiguration",
          "ixExternalInterfacesConfigurationNames",
          "ixChartContext",
          "global",
          "release_name",
          // fixed values of the chart, and what its templates keep among the values
          "image",
          "kept");

  final List<String> path;
  final SourceLine source;
  final List<Problem> problems = new ArrayList<>();
  String label = "";
  String description = "";
  boolean required;
  boolean immutable;
  boolean editable = true;
  boolean hidden;
  boolean nullable;
  Comparison condition;

  QuestionSpec(String dottedPath) {
    this.path = Arrays.asList(dottedPath.split("\\.", -1));
    this.source = SourceLine.ofCaller();
    for (String variable : path) {
      if (!VARIABLE.matcher(variable).matches()) {
        problem(
            Rule.NAME,
            "\"" + variable + "\" is no variable name",
            "at most 60 ASCII letters, digits and _, starting with a letter; levels separated by a"
                + " dot",
            "rename it, for example \"" + legal(variable) + "\"");
      }
    }
    if (RESERVED.contains(path.get(0)) || path.get(0).endsWith("Image")) {
      problem(
          Rule.RESERVED_VARIABLE,
          "\"" + path.get(0) + "\" is reserved",
          "any name that TrueNAS and the chart do not use themselves",
          "rename the question");
    }
  }

  /** The caption in the wizard; by default it is made from the variable's name. */
  public S label(String label) {
    this.label = Objects.requireNonNull(label, "the label is null");
    return self();
  }

  /** The tooltip in the wizard. TrueNAS renders it as HTML, so {@code <} and {@code &} escape. */
  public S description(String description) {
    this.description = Objects.requireNonNull(description, "the description is null");
    return self();
  }

  /** The owner must give a value that is not empty. */
  public S required() {
    this.required = true;
    return self();
  }

  /** The answer is fixed after installation. */
  public S immutable() {
    this.immutable = true;
    return self();
  }

  /** The wizard shows the default and lets nobody change it. */
  public S notEditable() {
    this.editable = false;
    return self();
  }

  /** The wizard does not show the question; its default counts. */
  public S hidden() {
    this.hidden = true;
    return self();
  }

  /**
   * The wizard shows the question only under this condition. TrueNAS' UI knows one condition on a
   * question of the same level.
   */
  public S showIf(Comparison condition) {
    if (this.condition != null) {
      problem(
          Rule.CONDITION,
          "has a second condition",
          "one condition for each question",
          "put the second one on the dict around it");
    }
    this.condition = condition;
    return self();
  }

  private static String legal(String variable) {
    String name = variable.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^[^A-Za-z]+", "");
    return name.isEmpty() ? "name" : name.length() > 60 ? name.substring(0, 60) : name;
  }

  final String variable() {
    return path.get(path.size() - 1);
  }

  final void problem(Rule rule, String found, String allowed, String fix) {
    problems.add(Problem.error(rule, where(), found, allowed, fix));
  }

  final void warning(Rule rule, String found, String allowed, String fix) {
    problems.add(Problem.warning(rule, where(), found, allowed, fix));
  }

  private Where where() {
    return Where.definition("", "question " + String.join(".", path), source);
  }

  /** Checks what can only be checked when everything has been said. */
  void check() {
    if (!editable && !hasDefault()) {
      problem(
          Rule.DEFAULT,
          "is not editable and has no default",
          "a default",
          "give it the value that everybody gets");
    }
    if (hidden && required && !hasDefault()) {
      problem(
          Rule.DEFAULT,
          "is hidden and required and has no default",
          "a default",
          "give it a default or show it");
    }
    if (label.length() > 120) {
      warning(
          Rule.SHAPE,
          "has a label of " + label.length() + " characters",
          "at most 120",
          "shorten it; the rest belongs into description(\"…\")");
    }
  }

  /** Whether there is a value when the owner gives none. */
  abstract boolean hasDefault();

  abstract S self();
}
