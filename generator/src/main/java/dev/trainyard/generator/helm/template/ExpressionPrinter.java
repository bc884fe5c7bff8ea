package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.All;
import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Any;
import dev.trainyard.generator.expression.Arithmetic;
import dev.trainyard.generator.expression.CertificatePart;
import dev.trainyard.generator.expression.Checksum;
import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.DatasetPath;
import dev.trainyard.generator.expression.Digest;
import dev.trainyard.generator.expression.Equality;
import dev.trainyard.generator.expression.Escaped;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ExpressionVisitor;
import dev.trainyard.generator.expression.Fingerprint;
import dev.trainyard.generator.expression.Generated;
import dev.trainyard.generator.expression.HasDuplicates;
import dev.trainyard.generator.expression.ItemIndex;
import dev.trainyard.generator.expression.Joined;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.LessThan;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Mapped;
import dev.trainyard.generator.expression.Member;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.expression.PasswordHash;
import dev.trainyard.generator.expression.Present;
import dev.trainyard.generator.expression.ReleaseFact;
import dev.trainyard.generator.expression.ReleaseState;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.Text;
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
  private final boolean inRange;
  private final boolean lenient;

  /**
   * A printer.
   *
   * @param inRange whether the dot is a list item, so that the root is {@code $}
   */
  ExpressionPrinter(ChartTemplates templates, boolean inRange) {
    this(templates, inRange, false);
  }

  private ExpressionPrinter(ChartTemplates templates, boolean inRange, boolean lenient) {
    this.templates = templates;
    this.inRange = inRange;
    this.lenient = lenient;
  }

  ExpressionPrinter inRange() {
    return new ExpressionPrinter(templates, true, lenient);
  }

  ChartTemplates templates() {
    return templates;
  }

  GoCode code(Expression<?> expression) {
    return expression.accept(this);
  }

  String operand(Expression<?> expression) {
    return code(expression).operand();
  }

  /** The code of a condition after {@code if}: any truthy value will do. */
  String condition(Expression<Boolean> condition) {
    if (condition instanceof Present present && present.answer().kind() == Kind.TEXT) {
      return optional(present.answer()).code();
    }
    if (condition instanceof NotEmpty notEmpty) {
      return list(notEmpty.list());
    }
    if (condition instanceof ReleaseState state) {
      return state.state() == ReleaseState.State.ON_TRUENAS
          ? prefix() + ".Values.ixChartContext"
          : include(Helper.STOPPED);
    }
    if (condition instanceof HasDuplicates hasDuplicates) {
      return duplicates(hasDuplicates);
    }
    if (condition instanceof Negation negation) {
      return "not " + conditionOperand(negation.condition());
    }
    if (condition instanceof All all && !all.conditions().isEmpty()) {
      return connect("and", all.conditions());
    }
    if (condition instanceof Any any && !any.conditions().isEmpty()) {
      return connect("or", any.conditions());
    }
    return code(condition).code();
  }

  private String connect(String word, List<Expression<Boolean>> conditions) {
    if (conditions.size() == 1) {
      return condition(conditions.get(0));
    }
    return word
        + " "
        + conditions.stream().map(this::conditionOperand).collect(Collectors.joining(" "));
  }

  private String conditionOperand(Expression<Boolean> condition) {
    String code = condition(condition);
    return code.indexOf(' ') < 0 ? code : "(" + code + ")";
  }

  /** The list of a repetition. */
  String list(ListAnswer list) {
    return prefix() + ".Values." + list.dotted();
  }

  private String prefix() {
    return inRange ? "$" : "";
  }

  /** The root as an argument. */
  String root() {
    return inRange ? "$" : ".";
  }

  private String include(Helper helper) {
    return "include \"" + templates.helper(helper) + "\" " + root();
  }

  private String include(Helper helper, String... arguments) {
    return "include \""
        + templates.helper(helper)
        + "\" (list "
        + root()
        + " "
        + String.join(" ", arguments)
        + ")";
  }

  static String variable(Scope scope) {
    return "$" + scope.item();
  }

  /** The variables of a range whose body is known; the index only where it is used. */
  static String variables(Scope scope, String body) {
    String index = indexVariable(scope);
    return body.contains(index) ? index + ", " + variable(scope) : variable(scope);
  }

  static String indexVariable(Scope scope) {
    return "$" + scope.item() + "Index";
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
    boolean mandatory = !answer.access().mandatory().isEmpty() && !lenient;
    GoCode raw =
        mandatory
            ? GoCode.call(
                "required " + GoCode.string(answer.access().mandatory()) + " " + raw(answer))
            : optional(answer);
    return answer.kind() == Kind.INTEGER ? GoCode.call("int " + raw.operand()) : raw;
  }

  /** The answer without a complaint when it is missing; nil only for a number without default. */
  private GoCode optional(Answer<?> answer) {
    String given = given(answer);
    boolean nil =
        answer.scope().isItem() && !answer.path().isEmpty()
            ? isEmpty(answer.fallback())
            : answer.fallback() == null;
    if (answer.kind() == Kind.TEXT && nil) {
      return GoCode.call(given + " | default \"\"");
    }
    return given.indexOf(' ') < 0 ? GoCode.atom(given) : GoCode.call(given);
  }

  /**
   * The answer, or what counts when there is none; nil when nothing does. The defaults of answers
   * in lists are in no values file.
   */
  private String given(Answer<?> answer) {
    if (!answer.scope().isItem() || answer.path().isEmpty() || isEmpty(answer.fallback())) {
      return raw(answer);
    }
    return "dig "
        + answer.path().stream().map(GoCode::string).collect(Collectors.joining(" "))
        + " "
        + (answer.fallback() instanceof String text ? GoCode.string(text) : answer.fallback())
        + " "
        + variable(answer.scope());
  }

  private static boolean isEmpty(Object fallback) {
    return fallback == null || fallback.equals("");
  }

  /** The answer as it stands in the values, nil when missing. */
  private String raw(Answer<?> answer) {
    String path = String.join(".", answer.path());
    if (answer.scope().isItem()) {
      return path.isEmpty() ? variable(answer.scope()) : variable(answer.scope()) + "." + path;
    }
    return prefix() + ".Values." + path;
  }

  @Override
  public GoCode itemIndex(ItemIndex index) {
    return GoCode.atom(indexVariable(index.scope()));
  }

  @Override
  public GoCode text(Text text) {
    if (text.parts().size() == 1
        && text.parts().get(0) instanceof Text.Hole hole
        && hole.value().kind() == Kind.TEXT) {
      return code(hole.value());
    }
    if (text.repeats() && !ItemUse.of(text)) {
      return GoCode.call("include \"" + templates.named(text, "") + "\" " + root());
    }
    return GoCode.call(new TextPrinter(this).printf(text));
  }

  /** A printer for a value that is computed whether it is used or not. */
  ExpressionPrinter lenient() {
    return new ExpressionPrinter(templates, inRange, true);
  }

  @Override
  public GoCode escaped(Escaped escaped) {
    String value = operand(escaped.value());
    return switch (escaped.place()) {
      case VERBATIM -> code(escaped.value());
      case KUBERNETES_EXPANSION -> GoCode.call("replace \"$\" \"$$\" " + value);
      case SHELL_WORD ->
          GoCode.call(
              "printf \"'%s'\" (replace \"'\" " + GoCode.string("'\"'\"'") + " " + value + ")");
      case URL_COMPONENT -> GoCode.call("urlquery " + value + " | replace \"+\" \"%20\"");
      case XML -> GoCode.call("include \"" + templates.helper(Helper.XML) + "\" " + value);
      case JSON_STRING -> GoCode.call("toJson " + value + " | replace \"\\x7f\" \"\\\\u007f\"");
      case SQL_LITERAL -> GoCode.call("printf \"'%s'\" (replace \"'\" \"''\" " + value + ")");
      case SQL_IDENTIFIER ->
          GoCode.call("printf \"\\\"%s\\\"\" (replace \"\\\"\" \"\\\"\\\"\" " + value + ")");
      case PROPERTIES_VALUE ->
          GoCode.call(
              "regexReplaceAll \"^ \" ("
                  + value
                  + " | replace \"\\\\\" \"\\\\\\\\\" | replace \"\\n\" \"\\\\n\" | replace \"\\r\""
                  + " \"\\\\r\" | replace \"\\t\" \"\\\\t\" | replace \"\\f\" \"\\\\f\")"
                  + " \"\\\\ \"");
    };
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
    return GoCode.call(
        word + " " + conditions.stream().map(this::operand).collect(Collectors.joining(" ")));
  }

  @Override
  public GoCode negation(Negation negation) {
    return GoCode.call("not " + operand(negation.condition()));
  }

  @Override
  public GoCode conditional(Conditional<?> conditional) {
    ExpressionPrinter branch = lenient();
    if (conditional.when() instanceof Present present
        && present.answer().kind() == Kind.TEXT
        && conditional.then().equals(present.answer())) {
      return GoCode.call(
          given(present.answer()) + " | default " + branch.operand(conditional.otherwise()));
    }
    return GoCode.call(
        "ternary "
            + branch.operand(conditional.then())
            + " "
            + branch.operand(conditional.otherwise())
            + " "
            + operand(conditional.when()));
  }

  @Override
  public GoCode present(Present present) {
    Answer<?> answer = present.answer();
    return answer.kind() == Kind.TEXT
        ? GoCode.call("not (empty " + optional(answer).operand() + ")")
        : GoCode.call("not (kindIs \"invalid\" " + optional(answer).operand() + ")");
  }

  @Override
  public GoCode notEmpty(NotEmpty notEmpty) {
    return GoCode.call("not (empty " + list(notEmpty.list()) + ")");
  }

  @Override
  public GoCode hasDuplicates(HasDuplicates hasDuplicates) {
    return GoCode.call("eq (" + duplicates(hasDuplicates) + ") \"true\"");
  }

  private String duplicates(HasDuplicates hasDuplicates) {
    return "include \""
        + templates.helper(Helper.HAS_DUPLICATES)
        + "\" (list "
        + list(hasDuplicates.list())
        + " "
        + GoCode.string(hasDuplicates.variable())
        + ")";
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
    return GoCode.call(
        function + " " + operand(arithmetic.left()) + " " + operand(arithmetic.right()));
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
    return GoCode.call("join " + GoCode.string(joined.separator()) + " " + list(joined.list()));
  }

  @Override
  public GoCode releaseFact(ReleaseFact fact) {
    return switch (fact.fact()) {
      case NAME -> GoCode.atom(prefix() + ".Release.Name");
      case NAMESPACE -> GoCode.atom(prefix() + ".Release.Namespace");
      case REVISION -> GoCode.call("toString " + prefix() + ".Release.Revision");
    };
  }

  @Override
  public GoCode releaseState(ReleaseState state) {
    return switch (state.state()) {
      case ON_TRUENAS -> GoCode.call("not (empty " + prefix() + ".Values.ixChartContext)");
      case STOPPED -> GoCode.call("eq (" + include(Helper.STOPPED) + ") \"true\"");
    };
  }

  @Override
  public GoCode resourceName(ResourceName name) {
    String full = include(Helper.FULL_NAME);
    return GoCode.call(
        name.suffix().isEmpty() ? full : "printf \"%s-" + name.suffix() + "\" (" + full + ")");
  }

  @Override
  public GoCode generated(Generated generated) {
    String made =
        include(
            Helper.GENERATED, GoCode.string(generated.key()), Integer.toString(generated.length()));
    return GoCode.call(
        generated.given() == null ? made : "default (" + made + ") " + operand(generated.given()));
  }

  @Override
  public GoCode passwordHash(PasswordHash hash) {
    return GoCode.call(
        include(Helper.PASSWORD_HASH, GoCode.string(hash.key()), operand(hash.password())));
  }

  @Override
  public GoCode fingerprint(Fingerprint fingerprint) {
    PasswordHash hash = fingerprint.hash();
    return GoCode.call("sha256sum (print " + operand(hash) + " " + operand(hash.password()) + ")");
  }

  @Override
  public GoCode certificatePart(CertificatePart part) {
    return GoCode.call(
        include(
            Helper.CERTIFICATE,
            part.authority() ? "\"ixCertificateAuthorities\"" : "\"ixCertificates\"",
            id(part.certificate()),
            part.part() == CertificatePart.Part.CERTIFICATE
                ? "\"certificate\""
                : "\"privatekey\""));
  }

  private String id(Answer<Long> certificate) {
    String complaint = certificate.access().mandatory();
    return complaint.isEmpty() || lenient
        ? raw(certificate)
        : "(required " + GoCode.string(complaint) + " " + raw(certificate) + ")";
  }

  @Override
  public GoCode datasetPath(DatasetPath path) {
    return GoCode.call(include(Helper.DATASET, operand(path.dataset())));
  }

  @Override
  public GoCode checksum(Checksum checksum) {
    return GoCode.call(
        "include (print $.Template.BasePath \"/"
            + checksum.template()
            + "\") "
            + root()
            + " | sha256sum");
  }

  @Override
  public GoCode digest(Digest digest) {
    return GoCode.call(code(digest.text()).code() + " | sha256sum");
  }
}
