package dev.trainyard.generator.compose.template;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.compose.answer.OfficialParts;
import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Arithmetic;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Contains;
import dev.trainyard.generator.expression.node.Cut;
import dev.trainyard.generator.expression.node.DatasetPath;
import dev.trainyard.generator.expression.node.Digest;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.ExpressionVisitor;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.HasDuplicates;
import dev.trainyard.generator.expression.node.Includes;
import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.ItemUse;
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
import dev.trainyard.generator.expression.node.Notation;
import dev.trainyard.generator.expression.node.Present;
import dev.trainyard.generator.expression.node.Remainder;
import dev.trainyard.generator.expression.node.SiteNode;
import dev.trainyard.generator.expression.node.StartsWith;
import dev.trainyard.generator.expression.node.StorageIs;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints expressions as Jinja code. Conditions are decided from left to right, and of two values
 * only the one that counts is computed, as in Python: so what refuses a missing answer can stand
 * where the answer does.
 */
final class ExpressionPrinter implements ExpressionVisitor<JinjaCode> {

  /** The folder of texts below that of the templates. */
  private static final String TEXTS = "texts/";

  private final Answers answers;
  private final Variables variables;
  private final String app;
  private final OfficialParts parts = new OfficialParts();

  /** Texts that must be there before the line that is being printed. */
  private final List<String> ahead = new ArrayList<>();

  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<Expression<?>, Macro> directories = new LinkedHashMap<>();

  ExpressionPrinter(String app) {
    this.app = app;
    this.variables = new Variables();
    this.answers = new Answers(variables);
  }

  Answers answers() {
    return answers;
  }

  /** The name of the app. */
  String app() {
    return app;
  }

  JinjaCode code(Expression<?> expression) {
    return Node.of(expression).accept(this);
  }

  String operand(Expression<?> expression) {
    return code(expression).operand();
  }

  /** The code of a condition in a tag, where Jinja takes no choice of two values by itself. */
  String condition(Expression<Boolean> condition) {
    JinjaCode code = code(condition);
    return code.code().contains(" if ") ? code.operand() : code.code();
  }

  /** Whether something must be printed before the line that is being printed. */
  boolean hasAhead() {
    return !ahead.isEmpty();
  }

  /** What must be printed before the line that uses what was printed since; it is forgotten. */
  String ahead(String indent) {
    StringBuilder all = new StringBuilder();
    ahead.forEach(text -> all.append(indent).append(text).append('\n'));
    ahead.clear();
    return all.toString();
  }

  /** A name that nothing has yet. */
  String freeName(String wanted) {
    return variables.free(wanted);
  }

  /** The code that yields a text which is printed by itself. */
  JinjaCode named(Text text, String hint) {
    String body = new TextPrinter(this).body(text);
    String name = variables.free(hint.isEmpty() ? "text" : hint);
    ahead.add("{%- macro " + name + "() %}" + body + "{% endmacro %}");
    return JinjaCode.atom(name + "()");
  }

  /** The code that yields a constant text of several lines, which is a file of its own. */
  JinjaCode file(String text, String hint) {
    if (!text.endsWith("\n")
        || text.contains("{{")
        || text.contains("{%")
        || text.contains("{#")
        || text.indexOf('\r') >= 0) {
      return named(new Text(List.of(new Text.Fixed(text))), hint);
    }
    String known = files.get(text);
    if (known == null) {
      known = TEXTS + (hint.isEmpty() ? "text" : hint);
      for (int i = 2; files.containsValue(known); i++) {
        known = TEXTS + hint + "." + i;
      }
      files.put(text, known);
    }
    return JinjaCode.atom("t.file(" + JinjaCode.string(known) + ")");
  }

  /** The files that the template includes, by their names. */
  Map<String, String> files() {
    Map<String, String> byName = new TreeMap<>();
    files.forEach((text, name) -> byName.put(name, text));
    return byName;
  }

  /** What the template says before everything else about the places of data. */
  String directories() {
    StringBuilder all = new StringBuilder();
    directories.values().forEach(macro -> all.append(macro.definition()).append('\n'));
    return all.toString();
  }

  private record Macro(String name, String definition) {}

  static String refuse(String message) {
    return "t.refuse(" + JinjaCode.string(message) + ")";
  }

  @Override
  public JinjaCode literal(Literal<?> literal) {
    return JinjaCode.atom(JinjaCode.constant(literal.value()));
  }

  @Override
  public JinjaCode answer(Answer<?> answer) {
    if (answer.mandatory()) {
      return required(answer);
    }
    String code = answers.of(answer);
    return answer.kind() == Kind.INTEGER
        ? JinjaCode.compound(code + " | int")
        : JinjaCode.atom(code);
  }

  private JinjaCode required(Answer<?> answer) {
    String code = answers.raw(answer.question(), answer.part(), answer.scope());
    String refusal = refuse(complaint(answer));
    return switch (answer.kind()) {
      case TEXT -> JinjaCode.compound(code + " or " + refusal);
      case INTEGER ->
          JinjaCode.compound(
              "(" + code + " if " + code + " is defined else " + refusal + ") | int");
      case BOOLEAN -> JinjaCode.compound(code + " if " + code + " is defined else " + refusal);
    };
  }

  static String complaint(Answer<?> answer) {
    return ComposeAnswers.PATHS.complaint(answer.question(), answer.part(), answer.scope());
  }

  @Override
  public JinjaCode itemIndex(ItemIndex index) {
    return JinjaCode.atom(answers.index(index.scope()));
  }

  @Override
  public JinjaCode text(Text text) {
    if (text.parts().size() == 1
        && text.parts().get(0) instanceof Text.Hole hole
        && hole.value().kind() == Kind.TEXT) {
      return code(hole.value());
    }
    return text.repeats() || text.isLong() ? named(text, "") : new TextPrinter(this).joined(text);
  }

  @Override
  public JinjaCode escaped(Escaped escaped) {
    Notation notation = escaped.notation();
    JinjaCode text = code(escaped.value());
    return switch (notation) {
      case VERBATIM -> text;
      case DOLLAR_EXPANSION -> JinjaCode.compound(text.operand() + " | replace(\"$\", \"$$\")");
      case DOLLAR_PERCENT -> JinjaCode.compound(text.operand() + " | replace(\"$\", \"%24\")");
      case DOLLAR_ENTITY -> JinjaCode.compound(text.operand() + " | replace(\"$\", \"&#36;\")");
      case URL_COMPONENT ->
          JinjaCode.compound(text.operand() + " | urlencode | replace(\"/\", \"%2F\")");
      case SHELL_WORD -> call("in_shell", text);
      case XML -> call("in_xml", text);
      case JSON_STRING -> call("in_json", text);
      case SQL_LITERAL -> call("in_sql", text);
      case SQL_IDENTIFIER -> call("in_sql_identifier", text);
      case PROPERTIES_VALUE -> call("in_properties", text);
    };
  }

  private static JinjaCode call(String macro, JinjaCode argument) {
    return JinjaCode.atom("t." + macro + "(" + argument.code() + ")");
  }

  @Override
  public JinjaCode equality(Equality equality) {
    return JinjaCode.compound(operand(equality.left()) + " == " + operand(equality.right()));
  }

  @Override
  public JinjaCode lessThan(LessThan lessThan) {
    return JinjaCode.compound(operand(lessThan.left()) + " < " + operand(lessThan.right()));
  }

  @Override
  public JinjaCode cut(Cut cut) {
    JinjaCode text = code(cut.value());
    String constant = JinjaCode.string(cut.constant());
    return switch (cut.what()) {
      case TRIMMED -> JinjaCode.atom("(" + text.operand() + " ~ \"\").strip(\" \\t\\r\\n\")");
      case WITHOUT_PREFIX ->
          JinjaCode.atom("(" + text.operand() + " ~ \"\").removeprefix(" + constant + ")");
      case WITHOUT_SUFFIX ->
          JinjaCode.atom("(" + text.operand() + " ~ \"\").removesuffix(" + constant + ")");
      case URL_SCHEME -> call("url_scheme", text);
      case URL_HOST -> call("url_host", text);
      case URL_PORT -> call("url_port", text);
    };
  }

  @Override
  public JinjaCode startsWith(StartsWith startsWith) {
    return JinjaCode.atom(
        "("
            + operand(startsWith.value())
            + " ~ \"\").startswith("
            + JinjaCode.string(startsWith.prefix())
            + ")");
  }

  @Override
  public JinjaCode includes(Includes includes) {
    return JinjaCode.compound(
        JinjaCode.string(includes.part()) + " in (" + operand(includes.value()) + " ~ \"\")");
  }

  @Override
  public JinjaCode longerThan(LongerThan longer) {
    return JinjaCode.compound(
        "(" + operand(longer.foreseen()) + " ~ \"\").encode() | length > " + longer.bytes());
  }

  @Override
  public JinjaCode all(All all) {
    return logic(" and ", all.conditions(), "true");
  }

  @Override
  public JinjaCode any(Any any) {
    return logic(" or ", any.conditions(), "false");
  }

  private JinjaCode logic(String word, List<Expression<Boolean>> conditions, String none) {
    if (conditions.size() < 2) {
      return conditions.isEmpty() ? JinjaCode.atom(none) : code(conditions.get(0));
    }
    return JinjaCode.compound(
        conditions.stream().map(this::operand).collect(Collectors.joining(word)));
  }

  @Override
  public JinjaCode negation(Negation negation) {
    return JinjaCode.compound("not " + operand(negation.condition()));
  }

  @Override
  public JinjaCode conditional(Conditional<?> conditional) {
    if (conditional.otherwise() instanceof DatasetPath path && !ItemUse.isAny(conditional)) {
      return directory(conditional, path);
    }
    return choice(conditional);
  }

  /** A place of data is often mounted, so it gets a name. */
  private JinjaCode directory(Conditional<?> place, DatasetPath path) {
    Macro macro = directories.get(place);
    if (macro == null) {
      String name =
          variables.free("place_of_" + String.join("_", path.dataset().question().path()));
      macro =
          new Macro(
              name, "{%- macro " + name + "() %}{{ " + choice(place).code() + " }}{% endmacro %}");
      directories.put(place, macro);
    }
    return JinjaCode.atom(macro.name() + "()");
  }

  private JinjaCode choice(Conditional<?> conditional) {
    return JinjaCode.compound(
        operand(conditional.then())
            + " if "
            + operand(conditional.when())
            + " else "
            + operand(conditional.otherwise()));
  }

  @Override
  public JinjaCode present(Present present) {
    String code = answers.of(present.answer());
    return JinjaCode.compound(
        present.answer().kind() == Kind.TEXT ? code + " != \"\"" : code + " is defined");
  }

  @Override
  public JinjaCode notEmpty(NotEmpty notEmpty) {
    return JinjaCode.compound(answers.list(notEmpty.list()) + " != []");
  }

  @Override
  public JinjaCode contains(Contains contains) {
    return JinjaCode.compound(
        JinjaCode.string(contains.item()) + " in " + answers.list(contains.list()));
  }

  @Override
  public JinjaCode hasDuplicates(HasDuplicates hasDuplicates) {
    Answer<?> answer = hasDuplicates.answer();
    Object fallback = answer.fallback();
    String name =
        JinjaCode.string(
            String.join(".", ComposeAnswers.PATHS.path(answer.question(), answer.part())));
    return JinjaCode.compound(
        "t.repeats("
            + answers.list(hasDuplicates.list())
            + ", "
            + name
            + ", "
            + JinjaCode.constant(fallback == null ? "" : fallback)
            + ") != \"\"");
  }

  @Override
  public JinjaCode member(Member member) {
    return JinjaCode.compound(
        operand(member.value())
            + " in "
            + JinjaCode.constant(List.copyOf(member.set().stream().sorted().toList())));
  }

  @Override
  public JinjaCode arithmetic(Arithmetic arithmetic) {
    String left = operand(arithmetic.left());
    String right = operand(arithmetic.right());
    String code =
        switch (arithmetic.operator()) {
          case PLUS -> left + " + " + right;
          case MINUS -> left + " - " + right;
          case TIMES -> left + " * " + right;
          case DIVIDED_BY ->
              isNatural(arithmetic.left()) && isNatural(arithmetic.right())
                  ? left + " // " + right
                  : "t.quotient(" + left + ", " + right + ") | int";
        };
    return Bounds.unchecked(arithmetic).isWithin(Bounds.EXACT)
        ? JinjaCode.compound(code)
        : JinjaCode.compound("t.exact(" + code + ") | int");
  }

  private static boolean isNatural(Expression<Long> number) {
    return Bounds.of(number).least().signum() >= 0;
  }

  @Override
  public JinjaCode mapped(Mapped mapped) {
    return JinjaCode.atom(
        JinjaCode.constant(mapped.table()) + ".get(" + code(mapped.value()).code() + ", \"\")");
  }

  @Override
  public JinjaCode joined(Joined joined) {
    return JinjaCode.compound(
        answers.list(joined.list()) + " | join(" + JinjaCode.string(joined.separator()) + ")");
  }

  @Override
  public JinjaCode digest(Digest digest) {
    throw new IllegalStateException("Jinja computes no checksums, and nothing here needs one");
  }

  @Override
  public JinjaCode remainder(Remainder remainder) {
    return call("remainder", code(remainder.text()));
  }

  @Override
  public JinjaCode storageIs(StorageIs storageIs) {
    return JinjaCode.compound(
        operand(storageIs.answer())
            + " == "
            + JinjaCode.string(ComposeAnswers.PATHS.word(storageIs.place())));
  }

  @Override
  public JinjaCode gpuChosen(GpuChosen chosen) {
    return code(new Any(List.of(parts.allGpus(chosen), new NotEmpty(parts.nvidiaGpus(chosen)))));
  }

  @Override
  public JinjaCode missing(Missing missing) {
    return JinjaCode.compound(
        answers.raw(missing.question(), missing.part(), missing.scope()) + " is not defined");
  }

  @Override
  public JinjaCode malformed(Malformed malformed) {
    throw new IllegalStateException("TrueNAS checks answers itself before it renders");
  }

  @Override
  public JinjaCode ofSite(SiteNode<?> node) {
    return node.ask(new SitePrinter(this));
  }
}
