package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Arithmetic;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Contains;
import dev.trainyard.generator.expression.node.Cut;
import dev.trainyard.generator.expression.node.Digest;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.ExpressionVisitor;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.HasDuplicates;
import dev.trainyard.generator.expression.node.Includes;
import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Joined;
import dev.trainyard.generator.expression.node.LessThan;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.LongerThan;
import dev.trainyard.generator.expression.node.Malformed;
import dev.trainyard.generator.expression.node.Mapped;
import dev.trainyard.generator.expression.node.Member;
import dev.trainyard.generator.expression.node.Missing;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Node;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Present;
import dev.trainyard.generator.expression.node.Remainder;
import dev.trainyard.generator.expression.node.SiteNode;
import dev.trainyard.generator.expression.node.StartsWith;
import dev.trainyard.generator.expression.node.StorageIs;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.answer.GpuCount;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints expressions as Go template code.
 *
 * <p>Numbers pass {@code int}, since Helm hands them over as floating point and would write a
 * million as {@code 1e+06}. Texts are never nil: {@code quote} drops nil and would leave a null.
 */
final class ExpressionPrinter implements ExpressionVisitor<GoCode> {

  private final ChartTemplates templates;
  private final String root;
  private final AnswerCode answers;

  /** The conditions under which a value counts that Go computes in any case. */
  private final Guards guards;

  /** A printer outside of any repetition. */
  ExpressionPrinter(ChartTemplates templates) {
    this(templates, ".", Guards.NONE);
  }

  private ExpressionPrinter(ChartTemplates templates, String root, Guards guards) {
    this.templates = templates;
    this.root = root;
    this.answers = new AnswerCode(templates, root);
    this.guards = guards;
  }

  /** A printer where the dot is a list item. */
  ExpressionPrinter inRange() {
    return root.equals(".") ? withRoot("$") : this;
  }

  /** A printer for what finds the root under another name. */
  ExpressionPrinter withRoot(String root) {
    return new ExpressionPrinter(templates, root, guards);
  }

  /** A printer for a value that is computed in any case and counts under a condition only. */
  ExpressionPrinter guarded(Expression<Boolean> condition) {
    return new ExpressionPrinter(templates, root, guards.and(condition));
  }

  private ExpressionPrinter unguarded() {
    return guards.isEmpty() ? this : new ExpressionPrinter(templates, root, Guards.NONE);
  }

  /** The value where the guards hold, else something harmless. */
  String guarded(String value, String harmless) {
    return guards.isEmpty()
        ? value
        : "(ternary " + value + " " + harmless + " " + unguarded().operand(guards.together()) + ")";
  }

  ChartTemplates templates() {
    return templates;
  }

  GoCode code(Expression<?> expression) {
    return Node.of(expression).accept(this);
  }

  String operand(Expression<?> expression) {
    return code(expression).operand();
  }

  /** The code of a condition after {@code if}: any truthy value will do. */
  String condition(Expression<Boolean> condition) {
    return new ConditionPrinter(this).print(condition);
  }

  /** A printer for an operand that older versions of Go compute even if those before decide. */
  ExpressionPrinter after(String word, List<Expression<Boolean>> conditions, int index) {
    if (index == 0 || !Guards.canFail(conditions.get(index))) {
      return this;
    }
    List<Expression<Boolean>> before = conditions.subList(0, index);
    return guarded(word.equals("and") ? new All(before) : new Negation(new Any(before)));
  }

  /** Where answers are looked up. */
  AnswerCode answers() {
    return answers;
  }

  /** The root as an argument. */
  String root() {
    return root;
  }

  @Override
  public GoCode literal(Literal<?> literal) {
    return GoCode.atom(
        literal.value() instanceof String text
            ? GoCode.string(text)
            : String.valueOf(literal.value()));
  }

  @Override
  public GoCode answer(Answer<?> answer) {
    GoCode value = answer.mandatory() ? required(answer) : answers.lookup(answer);
    return answer.kind() == Kind.INTEGER ? GoCode.call("int " + value.operand()) : value;
  }

  private GoCode required(Answer<?> answer) {
    String harmless = answer.kind() == Kind.TEXT ? "\"-\"" : "0";
    return GoCode.call(
        "required "
            + GoCode.string(AnswerCode.complaint(answer))
            + " "
            + guarded(answers.lookup(answer).operand(), harmless));
  }

  @Override
  public GoCode itemIndex(ItemIndex index) {
    return GoCode.atom(answers.indexVariable(index.scope()));
  }

  @Override
  public GoCode text(Text text) {
    if (text.parts().size() == 1
        && text.parts().get(0) instanceof Text.Hole hole
        && hole.value().kind() == Kind.TEXT) {
      return code(hole.value());
    }
    return text.repeats() ? named(text, "") : GoCode.call(new TextPrinter(this).printf(text));
  }

  /** The call of a template that yields a text, called after {@code hint}. */
  GoCode named(Text text, String hint) {
    return GoCode.call(templates.named(text, hint, this, guards.of(text)));
  }

  @Override
  public GoCode escaped(Escaped escaped) {
    return new GoEscapes(templates).of(escaped.notation(), code(escaped.value()));
  }

  @Override
  public GoCode equality(Equality equality) {
    return GoCode.call("eq " + operand(equality.left()) + " " + operand(equality.right()));
  }

  @Override
  public GoCode lessThan(LessThan lessThan) {
    return GoCode.call("lt " + operand(lessThan.left()) + " " + operand(lessThan.right()));
  }

  @Override
  public GoCode all(All all) {
    return logic("and", all.conditions(), "true");
  }

  @Override
  public GoCode any(Any any) {
    return logic("or", any.conditions(), "false");
  }

  private GoCode logic(String word, List<Expression<Boolean>> conditions, String none) {
    if (conditions.size() < 2) {
      return conditions.isEmpty() ? GoCode.atom(none) : code(conditions.get(0));
    }
    StringBuilder code = new StringBuilder(word);
    for (int i = 0; i < conditions.size(); i++) {
      code.append(' ').append(after(word, conditions, i).operand(conditions.get(i)));
    }
    return GoCode.call(code.toString());
  }

  @Override
  public GoCode negation(Negation negation) {
    return GoCode.call("not " + operand(negation.condition()));
  }

  @Override
  public GoCode conditional(Conditional<?> conditional) {
    ExpressionPrinter otherwise = guarded(new Negation(conditional.when()));
    if (conditional.when() instanceof Present present
        && present.answer().kind() == Kind.TEXT
        && conditional.then().equals(present.answer())) {
      return GoCode.call(
          answers.lookup(present.answer()).code()
              + " | default "
              + otherwise.operand(conditional.otherwise()));
    }
    return GoCode.call(
        "ternary "
            + guarded(conditional.when()).operand(conditional.then())
            + " "
            + otherwise.operand(conditional.otherwise())
            + " "
            + operand(conditional.when()));
  }

  @Override
  public GoCode present(Present present) {
    String value = answers.lookup(present.answer()).operand();
    return GoCode.call(
        present.answer().kind() == Kind.TEXT
            ? "not (empty " + value + ")"
            : "not (kindIs \"invalid\" " + value + ")");
  }

  @Override
  public GoCode notEmpty(NotEmpty notEmpty) {
    return GoCode.call("not (empty " + answers.list(notEmpty.list()).operand() + ")");
  }

  @Override
  public GoCode contains(Contains contains) {
    return GoCode.call(
        "has " + GoCode.string(contains.item()) + " " + answers.list(contains.list()).operand());
  }

  @Override
  public GoCode hasDuplicates(HasDuplicates hasDuplicates) {
    return GoCode.call("eq (" + duplicates(hasDuplicates) + ") \"true\"");
  }

  String duplicates(HasDuplicates hasDuplicates) {
    Answer<?> answer = hasDuplicates.answer();
    Object fallback = answer.fallback();
    return "include \""
        + templates.helper(Helper.HAS_DUPLICATES)
        + "\" (list "
        + answers.list(hasDuplicates.list()).operand()
        + " "
        + GoCode.string(String.join(".", HelmAnswers.PATHS.path(answer.question(), answer.part())))
        + " "
        + (fallback == null ? "nil" : AnswerCode.constant(fallback))
        + ")";
  }

  @Override
  public GoCode startsWith(StartsWith start) {
    return GoCode.call("hasPrefix " + GoCode.string(start.prefix()) + " " + operand(start.value()));
  }

  @Override
  public GoCode includes(Includes includes) {
    return GoCode.call(
        "contains " + GoCode.string(includes.part()) + " " + operand(includes.value()));
  }

  @Override
  public GoCode longerThan(LongerThan longer) {
    return GoCode.call("gt (len " + operand(longer.value()) + ") " + longer.bytes());
  }

  @Override
  public GoCode cut(Cut cut) {
    String text = operand(cut.value());
    String constant = GoCode.string(cut.constant());
    return switch (cut.what()) {
      case TRIMMED -> GoCode.call("trimAll \" \\t\\r\\n\" " + text);
      case WITHOUT_PREFIX -> GoCode.call("trimPrefix " + constant + " " + text);
      case WITHOUT_SUFFIX -> GoCode.call("trimSuffix " + constant + " " + text);
      case URL_SCHEME -> helper(Helper.URL_SCHEME, text);
      case URL_HOST -> helper(Helper.URL_HOST, text);
      case URL_PORT -> helper(Helper.URL_PORT, text);
    };
  }

  private GoCode helper(Helper helper, String argument) {
    return GoCode.call("include \"" + templates.helper(helper) + "\" " + argument);
  }

  @Override
  public GoCode member(Member member) {
    return GoCode.call(
        "has "
            + operand(member.value())
            + " (list "
            + member.set().stream().map(GoCode::string).collect(Collectors.joining(" "))
            + ")");
  }

  @Override
  public GoCode arithmetic(Arithmetic arithmetic) {
    String function =
        switch (arithmetic.operator()) {
          case PLUS -> "add";
          case MINUS -> "sub";
          case TIMES -> "mul";
          case DIVIDED_BY -> "div";
        };
    String left = operand(arithmetic.left());
    String right = operand(arithmetic.right());
    return Guards.isExact(arithmetic)
        ? GoCode.call(function + " " + left + " " + right)
        : GoCode.call(
            "include \""
                + templates.helper(Helper.CALCULATED)
                + "\" (list \""
                + function
                + "\" "
                + guarded(left, "0")
                + " "
                + guarded(right, "0")
                + ") | int64");
  }

  @Override
  public GoCode mapped(Mapped mapped) {
    String table =
        mapped.table().entrySet().stream()
            .map(entry -> GoCode.string(entry.getKey()) + " " + GoCode.string(entry.getValue()))
            .collect(Collectors.joining(" "));
    return GoCode.call("get (dict " + table + ") " + operand(mapped.value()));
  }

  @Override
  public GoCode joined(Joined joined) {
    return GoCode.call(
        "join " + GoCode.string(joined.separator()) + " " + answers.list(joined.list()).operand());
  }

  @Override
  public GoCode digest(Digest digest) {
    Expression<String> text = digest.text();
    GoCode code =
        text instanceof Text content && content.isLong() ? named(content, "digest") : code(text);
    return GoCode.call(
        digest
                .salt()
                .map(salt -> "print " + operand(salt) + " " + code.operand())
                .orElse(code.code())
            + " | sha256sum");
  }

  @Override
  public GoCode remainder(Remainder remainder) {
    throw new IllegalStateException("Helm has checksums, and nothing here needs a smaller number");
  }

  @Override
  public GoCode storageIs(StorageIs storageIs) {
    return GoCode.call(
        "eq " + operand(storageIs.answer()) + " " + AnswerCode.constant(storageIs.place()));
  }

  @Override
  public GoCode gpuChosen(GpuChosen chosen) {
    return code(GpuCount.isGiven(chosen));
  }

  @Override
  public GoCode missing(Missing missing) {
    return GoCode.call(
        "kindIs \"invalid\" "
            + answers.nilSafe(missing.question(), missing.part(), missing.scope()));
  }

  @Override
  public GoCode malformed(Malformed malformed) {
    String answer = answers.nilSafe(malformed.question(), malformed.part(), malformed.scope());
    return GoCode.call(
        malformed.isBoolean()
            ? "not (has (kindOf " + answer + ") (list \"bool\" \"invalid\"))"
            : "not (regexMatch "
                + GoCode.string(malformed.pattern())
                + " ("
                + answer
                + " | default \"\" | toString))");
  }

  @Override
  public GoCode ofSite(SiteNode<?> node) {
    return node.ask(new SitePrinter(this));
  }
}
