package dev.trainyard.generator.helm.template;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.dividedBy;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.inJson;
import static dev.trainyard.generator.expression.Expressions.inProperties;
import static dev.trainyard.generator.expression.Expressions.inShell;
import static dev.trainyard.generator.expression.Expressions.inSql;
import static dev.trainyard.generator.expression.Expressions.inSqlIdentifier;
import static dev.trainyard.generator.expression.Expressions.inUrl;
import static dev.trainyard.generator.expression.Expressions.inXml;
import static dev.trainyard.generator.expression.Expressions.installedName;
import static dev.trainyard.generator.expression.Expressions.isOneOf;
import static dev.trainyard.generator.expression.Expressions.lessThan;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.mapped;
import static dev.trainyard.generator.expression.Expressions.minus;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.plus;
import static dev.trainyard.generator.expression.Expressions.startsWithOneOf;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.times;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.namespace;
import static dev.trainyard.generator.model.Parts.commandToRead;
import static dev.trainyard.generator.model.Parts.foundByOtherApps;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostForOtherApps;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.DatasetPath;
import dev.trainyard.generator.expression.node.Digest;
import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.Fingerprint;
import dev.trainyard.generator.expression.node.ImagePart;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.Missing;
import dev.trainyard.generator.expression.node.Notation;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.helm.word.ReleaseFact;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The code that each kind of expression is printed as. */
class ExpressionPrinterTest {

  private static final StringQuestion TITLE = Questions.string("notes.title");
  private static final StringQuestion NEEDED =
      Questions.string("needed").label("The \"needed\"").required();
  private static final IntegerQuestion COUNT = Questions.integer("count").defaultNumber(4);
  private static final IntegerQuestion MAYBE = Questions.integer("maybe").nullable();
  private static final BooleanQuestion FLAG = Questions.yesNo("flag");
  private static final BooleanQuestion OTHER = Questions.yesNo("other");
  private static final SecretQuestion KEY = Questions.secret("key").generatedIfEmpty(20);
  private static final CertificateQuestion CERTIFICATE = Questions.certificate("certificate");
  private static final CertificateQuestion AUTHORITY =
      Questions.certificateAuthority("authority").label("A").required();
  private static final StringListQuestion WORDS = Questions.stringList("notes.words");
  private static final StringQuestion NAME = Questions.string("name").required();
  private static final StringQuestion NOTE = Questions.string("note");
  private static final StringQuestion COLOUR = Questions.string("colour").defaultText("red");
  private static final IntegerQuestion SIZE = Questions.integer("size").defaultNumber(7);
  private static final ListQuestion ITEMS = Questions.list("items").items(NAME, NOTE, COLOUR, SIZE);
  private static final ListItem ITEM = ITEMS.item();
  private static final IntegerQuestion FEW = Questions.integer("few").defaultNumber(1).range(1, 9);
  private static final StorageQuestion DATA = Questions.storage("data");
  private static final Expression<Boolean> USER_HOME_IN_ITEM =
      new PlannedVolume.Storage(Questions.storage("home"), ITEM.scope())
          .isIn(StoragePlace.TEMPORARY);

  private static ExpressionPrinter printer(boolean inRange) {
    ExpressionPrinter printer = new ExpressionPrinter(new ChartTemplates("app"));
    return inRange ? printer.inRange() : printer;
  }

  static Stream<Arguments> kinds() {
    PasswordHash hash = (PasswordHash) passwordHash("hash", TITLE);
    return Stream.of(
        Arguments.of(
            literal("a\"b\\\n{{ \u0001\u007f\u00a0é"), "\"a\\\"b\\\\\\n{{ \\x01\\x7f\\u00a0é\""),
        Arguments.of(literal(5), "5"),
        Arguments.of(literal(-1), "-1"),
        Arguments.of(literal(true), "true"),
        // A text without default is in values.yaml as "".
        Arguments.of(TITLE.expression(), ".Values.notes.title"),
        Arguments.of(
            NEEDED.expression(),
            "required \"needed: \\\"The \\\"needed\\\"\\\" needs an answer\" .Values.needed"),
        Arguments.of(COUNT.expression(), "int .Values.count"),
        Arguments.of(
            MAYBE.expression(),
            "int (required \"maybe: \\\"Maybe\\\" needs an answer\" .Values.maybe)"),
        Arguments.of(FLAG.expression(), ".Values.flag"),
        Arguments.of(
            text("{}-{}-{}", literal("a"), COUNT, FLAG),
            "printf \"a-%d-%t\" (int .Values.count) .Values.flag"),
        Arguments.of(text("100% {}", COUNT), "printf \"100%% %d\" (int .Values.count)"),
        Arguments.of(text("100%"), "\"100%\""),
        Arguments.of(text("{}", verbatim(TITLE)), ".Values.notes.title"),
        Arguments.of(
            concat(text("a"), when(FLAG, text("b{}", COUNT))),
            "printf \"a%s\" (ternary (printf \"b%d\" (int .Values.count)) \"\" .Values.flag)"),
        Arguments.of(
            concat(text("a"), when(FLAG, text("b"))),
            "printf \"a%s\" (ternary \"b\" \"\" .Values.flag)"),
        Arguments.of(verbatim(TITLE), ".Values.notes.title"),
        Arguments.of(
            new Escaped(TITLE.expression(), Notation.DOLLAR_EXPANSION),
            "replace \"$\" \"$$\" .Values.notes.title"),
        Arguments.of(
            inShell(TITLE), "printf \"'%s'\" (replace \"'\" \"'\\\"'\\\"'\" .Values.notes.title)"),
        Arguments.of(inUrl(TITLE), "urlquery .Values.notes.title | replace \"+\" \"%20\""),
        Arguments.of(inXml(TITLE), "include \"app.xml\" .Values.notes.title"),
        Arguments.of(inJson(TITLE), "toJson .Values.notes.title | replace \"\\x7f\" \"\\\\u007f\""),
        Arguments.of(inSql(TITLE), "printf \"'%s'\" (replace \"'\" \"''\" .Values.notes.title)"),
        Arguments.of(
            inSqlIdentifier(TITLE),
            "printf \"\\\"%s\\\"\" (replace \"\\\"\" \"\\\"\\\"\" .Values.notes.title)"),
        Arguments.of(
            inProperties(TITLE),
            "regexReplaceAll \"^ \" (.Values.notes.title | replace \"\\\\\" \"\\\\\\\\\""
                + " | replace \"\\n\" \"\\\\n\" | replace \"\\r\" \"\\\\r\""
                + " | replace \"\\t\" \"\\\\t\" | replace \"\\f\" \"\\\\f\") \"\\\\ \""),
        Arguments.of(equal(COUNT, literal(4)), "eq (int .Values.count) 4"),
        Arguments.of(lessThan(literal(1), COUNT), "lt 1 (int .Values.count)"),
        Arguments.of(
            all(FLAG, any(OTHER, not(FLAG))),
            "and .Values.flag (or .Values.other (not .Values.flag))"),
        Arguments.of(all(FLAG), ".Values.flag"),
        Arguments.of(new All(List.of()), "true"),
        Arguments.of(new Any(List.of()), "false"),
        Arguments.of(choose(FLAG, COUNT, literal(1)), "ternary (int .Values.count) 1 .Values.flag"),
        // Both branches are computed: what one needs is not missing when the other is taken.
        Arguments.of(
            choose(FLAG, NEEDED, literal("x")),
            "ternary (required \"needed: \\\"The \\\"needed\\\"\\\" needs an answer\" (ternary"
                + " .Values.needed \"-\" .Values.flag)) \"x\" .Values.flag"),
        Arguments.of(
            choose(TITLE.isGiven(), TITLE, literal("x")), ".Values.notes.title | default \"x\""),
        Arguments.of(
            choose(TITLE.isGiven(), literal("x"), TITLE),
            "ternary \"x\" .Values.notes.title (not (empty .Values.notes.title))"),
        Arguments.of(TITLE.isGiven(), "not (empty .Values.notes.title)"),
        Arguments.of(MAYBE.isGiven(), "not (kindIs \"invalid\" .Values.maybe)"),
        Arguments.of(WORDS.hasItems(), "not (empty .Values.notes.words)"),
        Arguments.of(
            ITEMS.hasDuplicates(NAME),
            "eq (include \"app.hasDuplicates\" (list .Values.items \"name\" nil)) \"true\""),
        Arguments.of(
            isOneOf(TITLE, List.of("a", "b\"")), "has .Values.notes.title (list \"a\" \"b\\\"\")"),
        Arguments.of(
            startsWithOneOf(TITLE, List.of("a", "b\"")),
            "or (hasPrefix \"a\" .Values.notes.title) (hasPrefix \"b\\\"\" .Values.notes.title)"),
        Arguments.of(plus(FEW, literal(1)), "add (int .Values.few) 1"),
        Arguments.of(
            times(minus(FEW, literal(1)), FEW), "mul (sub (int .Values.few) 1) (int .Values.few)"),
        // A result that readers of YAML would change is refused.
        Arguments.of(
            plus(COUNT, literal(1)),
            "include \"app.calculated\" (list \"add\" (int .Values.count) 1) | int64"),
        Arguments.of(
            choose(FLAG, times(COUNT, COUNT), literal(1)),
            "ternary (include \"app.calculated\" (list \"mul\" (ternary (int .Values.count) 0"
                + " .Values.flag) (ternary (int .Values.count) 0 .Values.flag)) | int64) 1"
                + " .Values.flag"),
        Arguments.of(
            all(FLAG, equal(NEEDED, literal("x"))),
            "and .Values.flag (eq (required \"needed: \\\"The \\\"needed\\\"\\\" needs an answer\""
                + " (ternary .Values.needed \"-\" .Values.flag)) \"x\")"),
        Arguments.of(dividedBy(COUNT, 2), "div (int .Values.count) 2"),
        Arguments.of(
            mapped(TITLE, Map.of("b", "2", "a", "1")),
            "get (dict \"a\" \"1\" \"b\" \"2\") .Values.notes.title"),
        Arguments.of(WORDS.joined(", "), "join \", \" .Values.notes.words"),
        Arguments.of(installedName(), ".Release.Name"),
        Arguments.of(namespace(), ".Release.Namespace"),
        Arguments.of(new OfEdition(ReleaseFact.REVISION), "toString .Release.Revision"),
        Arguments.of(
            new InstallationState(InstallationState.State.ON_TRUENAS),
            "not (empty .Values.ixChartContext)"),
        Arguments.of(
            new InstallationState(InstallationState.State.STOPPED),
            "eq (include \"app.stopped\" .) \"true\""),
        Arguments.of(foundByOtherApps(), "true"),
        Arguments.of(new ResourceName(""), "include \"app.fullname\" ."),
        Arguments.of(hostOf(workload("web")), "printf \"%s-web\" (include \"app.fullname\" .)"),
        Arguments.of(
            hostForOtherApps(workload("web")),
            "printf \"%s-web.%s\" (include \"app.fullname\" .) .Release.Namespace"),
        Arguments.of(
            commandToRead(generatedSecret("key", 20)),
            "printf \"sudo k3s kubectl get secret -n %s %s -o jsonpath='{.data.key}' | base64 -d\""
                + " .Release.Namespace (include \"app.fullname\" .)"),
        Arguments.of(
            generatedSecret("one", 32).expression(),
            "include \"app.generated\" (list . \"one\" 32)"),
        Arguments.of(
            KEY.secret(), "default (include \"app.generated\" (list . \"key\" 20)) .Values.key"),
        Arguments.of(hash, "include \"app.passwordHash\" (list . \"hash\" .Values.notes.title)"),
        Arguments.of(
            new Fingerprint(hash),
            "sha256sum (print (include \"app.passwordHash\" (list . \"hash\""
                + " .Values.notes.title)) .Values.notes.title)"),
        Arguments.of(
            CERTIFICATE.certificate(),
            "include \"app.certificate\" (list . \"ixCertificates\" .Values.certificate"
                + " \"certificate\")"),
        Arguments.of(
            AUTHORITY.privateKey(),
            "include \"app.certificate\" (list . \"ixCertificateAuthorities\" (required"
                + " \"authority: \\\"A\\\" needs an answer\" .Values.authority)"
                + " \"privatekey\")"),
        Arguments.of(
            new DatasetPath(TITLE.answer()),
            "include \"app.dataset\" (list . .Values.notes.title)"),
        Arguments.of(new Digest(literal("x"), Optional.empty()), "\"x\" | sha256sum"),
        Arguments.of(
            new Digest(literal("x"), Optional.of(literal("salt"))),
            "print \"salt\" \"x\" | sha256sum"),
        Arguments.of(
            new PlannedVolume.Storage(DATA, Scope.ROOT).isIn(StoragePlace.HOST_PATH),
            "eq .Values.data.type \"hostPath\""),
        Arguments.of(
            new Missing(TITLE, Part.VALUE, Scope.ROOT), "kindIs \"invalid\" (.Values.notes).title"),
        Arguments.of(new ImagePart("image", ImagePart.Part.TAG), ".Values.image.tag"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("kinds")
  void isPrintedAs(Expression<?> expression, String code) {
    assertThat(printer(false).code(expression).code()).isEqualTo(code);
  }

  static Stream<Arguments> inRange() {
    return Stream.of(
        Arguments.of(TITLE.expression(), "$.Values.notes.title"),
        Arguments.of(installedName(), "$.Release.Name"),
        Arguments.of(hostOf(workload("web")), "printf \"%s-web\" (include \"app.fullname\" $)"),
        Arguments.of(
            generatedSecret("one", 32).expression(),
            "include \"app.generated\" (list $ \"one\" 32)"),
        Arguments.of(
            USER_HOME_IN_ITEM, "eq (dig \"home\" \"type\" \"ixVolume\" $item) \"emptyDir\""),
        Arguments.of(WORDS.item(), "$wordsItem"),
        Arguments.of(
            ITEM.get(NAME), "required \"items[].name: \\\"Name\\\" needs an answer\" $item.name"),
        Arguments.of(ITEM.get(NOTE), "$item.note | default \"\""),
        Arguments.of(ITEM.get(COLOUR), "dig \"colour\" \"red\" $item"),
        Arguments.of(ITEM.get(SIZE), "int (dig \"size\" 7 $item)"),
        Arguments.of(ITEM.index(), "$itemIndex"),
        Arguments.of(ITEM.isGiven(NAME), "not (empty $item.name)"),
        Arguments.of(
            choose(ITEM.isGiven(NAME), ITEM.get(NAME), literal("x")), "$item.name | default \"x\""),
        Arguments.of(
            text("{}:{}", verbatim(ITEM.get(NOTE)), ITEM.index()),
            "printf \"%s:%d\" ($item.note | default \"\") $itemIndex"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("inRange")
  void withinARangeTheRootIsTheDollar(Expression<?> expression, String code) {
    assertThat(printer(true).code(expression).code()).isEqualTo(code);
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of(TITLE.isGiven(), ".Values.notes.title"),
        Arguments.of(MAYBE.isGiven(), "not (kindIs \"invalid\" .Values.maybe)"),
        Arguments.of(WORDS.hasItems(), ".Values.notes.words"),
        Arguments.of(not(WORDS.hasItems()), "not .Values.notes.words"),
        Arguments.of(
            ITEMS.hasDuplicates(NAME),
            "include \"app.hasDuplicates\" (list .Values.items \"name\" nil)"),
        Arguments.of(
            new InstallationState(InstallationState.State.ON_TRUENAS), ".Values.ixChartContext"),
        Arguments.of(
            not(new InstallationStateValue(InstallationState.State.STOPPED)),
            "not (include \"app.stopped\" .)"),
        Arguments.of(
            all(FLAG, COUNT.is(4), any(OTHER, TITLE.isGiven())),
            "and .Values.flag (eq (int .Values.count) 4) (or .Values.other"
                + " .Values.notes.title)"),
        Arguments.of(any(FLAG), ".Values.flag"),
        Arguments.of(all(not(FLAG)), "not .Values.flag"),
        Arguments.of(new All(List.of()), "true"),
        Arguments.of(new Any(List.of()), "false"),
        Arguments.of(TITLE.isNot("x"), "not (eq .Values.notes.title \"x\")"));
  }

  /** A state as a value. */
  private record InstallationStateValue(InstallationState.State state)
      implements dev.trainyard.generator.value.Value<Boolean> {
    @Override
    public Expression<Boolean> expression() {
      return new InstallationState(state);
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("conditions")
  void aConditionIsShort(Expression<Boolean> condition, String code) {
    assertThat(printer(false).condition(condition)).isEqualTo(code);
  }

  @Test
  void aRepeatedTextIsATemplateOfItsOwnAndKeepsItsWhiteSpace() {
    ChartTemplates templates = new ChartTemplates("app");
    Expression<String> text =
        concat(
            text("\n{{ x }}\n"),
            ITEMS.text(i -> text("- {} {}\n", inJson(i.get(NOTE)), i.get(SIZE))));

    assertThat(new ExpressionPrinter(templates).inRange().code(text).code())
        .isEqualTo("include \"app.text\" $");
    assertThat(new ExpressionPrinter(templates).code(text).code())
        .isEqualTo("include \"app.text\" .");
    assertThat(templates.files())
        .containsOnlyKeys("_files.tpl")
        .containsEntry(
            "_files.tpl",
            """
            {{- define "app.text" -}}
            {{ "\\n" }}{{ "{{" }} x }}
            {{ range $item := .Values.items }}- {{ toJson ($item.note | default "") | replace "\\x7f" "\\\\u007f" }} {{ int (dig "size" 7 $item) }}
            {{ end }}
            {{- end }}
            """);
  }

  @Test
  void anIndexIsDeclaredOnlyWhereItIsUsed() {
    ChartTemplates templates = new ChartTemplates("app");
    templates.notes(ITEMS.text(i -> text("{} ", i.index())));

    assertThat(templates.files())
        .containsEntry(
            "NOTES.txt",
            "{{ range $itemIndex, $item := .Values.items }}{{ $itemIndex }} {{ end }}\n");
  }

  @Test
  void aRepetitionWithinAnItemIsATemplateThatIsHandedTheItem() {
    ChartTemplates templates = new ChartTemplates("app");
    Expression<String> inner =
        WORDS.text(word -> text("{}{}{}", verbatim(word), ITEM.index(), FLAG));

    assertThat(new ExpressionPrinter(templates).inRange().code(inner).code())
        .isEqualTo("include \"app.text\" (list $ $item $itemIndex)");
    assertThat(templates.files().get("_files.tpl"))
        .isEqualTo(
            """
            {{- define "app.text" -}}
            {{- $root := index . 0 -}}
            {{- $item := index . 1 -}}
            {{- $itemIndex := index . 2 -}}
            {{ range $wordsItem := $root.Values.notes.words }}{{ $wordsItem }}{{ $itemIndex }}{{ $root.Values.flag }}{{ end }}
            {{- end }}
            """);
  }

  @Test
  void listsWithOneVariableHaveVariablesOfTheirOwn() {
    ChartTemplates templates = new ChartTemplates("app");
    ListQuestion others = Questions.list("other.items").items(NAME, SIZE);
    templates.notes(
        ITEMS.text(
            i ->
                concat(
                    others.text(
                        o -> text("{}={} ", verbatim(i.get(NOTE)), verbatim(o.get(NAME)))))));

    assertThat(templates.files().get("NOTES.txt"))
        .contains("range $item := .Values.items")
        .contains("range $item2 := $.Values.other.items")
        .contains("{{ $item.note | default \"\" }}={{ required \"other.items[].name: ");
  }

  @Test
  void aBraceBeforeAHoleIsNoneOfTheTemplates() {
    ChartTemplates templates = new ChartTemplates("app");
    templates.notes(concat(text("{{}}{{}", COUNT, FLAG), when(FLAG, text("{")), text("{ {{{")));

    assertThat(templates.files().get("NOTES.txt"))
        .isEqualTo(
            "{{ \"{\" }}{{ int .Values.count }}}{{ \"{\" }}{{ .Values.flag }}{{ if .Values.flag }}{{"
                + " \"{\" }}{{ end }}{ {{ \"{{\" }}{\n");
  }

  @Test
  void norIsOneBeforeTheWhiteSpaceAtTheEnd() {
    ChartTemplates templates = new ChartTemplates("app");
    templates.notes(text("\n{\n"));

    assertThat(templates.files().get("NOTES.txt"))
        .isEqualTo("{{ \"\\n\" }}{{ \"{\" }}{{ \"\\n\" }}\n");
  }

  @Test
  void helpersAreWrittenOnceAndWithWhatTheyNeed() {
    ChartTemplates templates = new ChartTemplates("app");
    ExpressionPrinter printer = new ExpressionPrinter(templates);
    printer.code(generatedSecret("a", 20).expression());
    printer.code(generatedSecret("b", 20).expression());

    assertThat(templates.files().get("_helpers.tpl"))
        .containsOnlyOnce("define \"app.generated\"")
        .containsOnlyOnce("define \"app.kept\"")
        .containsOnlyOnce("define \"app.fullname\"")
        .doesNotContain("app.xml", "<chart>");
    assertThat(new ChartTemplates("app").files()).isEmpty();
  }
}
