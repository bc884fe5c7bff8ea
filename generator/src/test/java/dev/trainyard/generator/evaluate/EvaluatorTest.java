package dev.trainyard.generator.evaluate;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.dividedBy;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.inJson;
import static dev.trainyard.generator.expression.Expressions.inShell;
import static dev.trainyard.generator.expression.Expressions.inUrl;
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
import static dev.trainyard.generator.model.Parts.addressOf;
import static dev.trainyard.generator.model.Parts.commandToRead;
import static dev.trainyard.generator.model.Parts.foundByOtherApps;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostForOtherApps;
import static dev.trainyard.generator.model.Parts.hostNamesOf;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Arithmetic;
import dev.trainyard.generator.expression.node.DatasetPath;
import dev.trainyard.generator.expression.node.Digest;
import dev.trainyard.generator.expression.node.Fingerprint;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.helm.word.ReleaseFact;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of expression yields for answers that are given, missing, null or hostile. */
class EvaluatorTest {

  private static final StringQuestion TITLE = Questions.string("notes.title");
  private static final StringQuestion NAMED = Questions.string("notes.named").defaultText("plain");
  private static final StringQuestion NEEDED =
      Questions.string("notes.needed").label("Needed").required();
  private static final IntegerQuestion COUNT = Questions.integer("notes.count").defaultNumber(4);
  private static final IntegerQuestion MAYBE = Questions.integer("maybe").nullable();
  private static final BooleanQuestion FLAG = Questions.yesNo("flag");
  private static final BooleanQuestion YES = Questions.yesNo("yes").defaultYes();
  private static final SecretQuestion KEY = Questions.secret("key").generatedIfEmpty(20);
  private static final CertificateQuestion CERTIFICATE = Questions.certificate("certificate");
  private static final CertificateQuestion AUTHORITY =
      Questions.certificateAuthority("authority").label("Authority").required();
  private static final StringListQuestion WORDS = Questions.stringList("words");
  private static final StringQuestion NAME = Questions.string("name").required();
  private static final IntegerQuestion SIZE = Questions.integer("size").defaultNumber(7);
  private static final ListQuestion ITEMS = Questions.list("items").items(NAME, SIZE);

  private static final String HOSTILE = "a: b #\"{{ .Values.x }}'\n$(X) %s \\ é😀";

  private static Evaluator evaluator(Map<String, ?> values, Map<String, String> kept) {
    HelmSite site = new HelmSite("notes", "mine", "ix-mine", 3, new HashMap<>(values), kept);
    return new Evaluator(site.answers(), site);
  }

  private static Object value(Expression<?> expression, Map<String, ?> values) {
    return evaluator(values, Map.of()).value(expression);
  }

  private static Object value(Expression<?> expression) {
    return value(expression, Map.of());
  }

  private static Map<String, Object> answering(String key, Object value) {
    Map<String, Object> values = new HashMap<>();
    values.put(key, value);
    return values;
  }

  @Test
  void aConstantIsItself() {
    assertThat(value(literal("x"))).isEqualTo("x");
    assertThat(value(literal(5))).isEqualTo(5L);
    assertThat(value(literal(true))).isEqualTo(true);
  }

  @Test
  void anAnswerIsFoundAtItsPathHoweverHostile() {
    Map<String, ?> values = Map.of("notes", Map.of("title", HOSTILE));

    assertThat(value(TITLE.expression(), values)).isEqualTo(HOSTILE);
  }

  @Test
  void aMissingAnswerIsItsDefault() {
    assertThat(value(TITLE.expression())).isEqualTo("");
    assertThat(value(NAMED.expression())).isEqualTo("plain");
    assertThat(value(COUNT.expression())).isEqualTo(4L);
    assertThat(value(FLAG.expression())).isEqualTo(false);
    assertThat(value(YES.expression())).isEqualTo(true);
  }

  @Test
  void nullAndALevelThatIsNoLevelAreMissingAnswers() {
    assertThat(value(NAMED.expression(), answering("notes", null))).isEqualTo("plain");
    assertThat(value(NAMED.expression(), answering("notes", "no level"))).isEqualTo("plain");
  }

  @Test
  void anyNumberIsAWholeNumber() {
    assertThat(value(MAYBE.expression(), Map.of("maybe", 7))).isEqualTo(7L);
    assertThat(value(MAYBE.expression(), Map.of("maybe", 7.0))).isEqualTo(7L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "null", "empty"})
  void anAnswerThatIsNeededIsRefusedWithItsPathAndLabel(String how) {
    Map<String, Object> level = new HashMap<>();
    if (!how.equals("missing")) {
      level.put("needed", how.equals("null") ? null : "");
    }

    assertThatThrownBy(() -> value(NEEDED.expression(), Map.of("notes", level)))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("notes.needed: \"Needed\" needs an answer");
  }

  @Test
  void noNumberIsNoZeroEvenWithADefaultInTheWizard() {
    IntegerQuestion usual = Questions.integer("usual").nullable().defaultNumber(5);

    for (IntegerQuestion number : List.of(MAYBE, usual)) {
      assertThatThrownBy(() -> value(number.expression(), answering(number.dotted(), null)))
          .isInstanceOf(RenderFailure.class)
          .hasMessageEndingWith("needs an answer");
      assertThat(value(number.isGiven(), answering(number.dotted(), null))).isEqualTo(false);
      assertThat(value(choose(number.isGiven(), number, literal(-1)))).isEqualTo(-1L);
      assertThat(value(number.is(0))).isEqualTo(false);
      assertThat(value(number.isNot(0))).isEqualTo(true);
      assertThat(value(number.expression(), Map.of(number.dotted(), 0))).isEqualTo(0L);
    }
  }

  @Test
  void onlyTheBranchThatIsTakenNeedsItsAnswers() {
    assertThat(value(choose(FLAG, NEEDED, literal("other")))).isEqualTo("other");
    assertThatThrownBy(() -> value(choose(not(FLAG), NEEDED, literal("other"))))
        .isInstanceOf(RenderFailure.class);
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740991,1,PLUS",
    "-9007199254740991,1,MINUS",
    "9007199254740991,9007199254740991,TIMES",
    "-94906266,94906267,TIMES",
    "4611686018427387904,4,TIMES"
  })
  void aResultThatReadersWouldChangeIsRefused(long left, long right, Arithmetic.Operator operator) {
    assertThatThrownBy(
            () -> value(new Arithmetic(operator, new Literal<>(left), new Literal<>(right))))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("a calculation with the answers yields a number beyond 9007199254740991");
  }

  @Test
  void anItemsDefaultCountsWhereItemsAreCompared() {
    Expression<Boolean> duplicates = ITEMS.hasDuplicates(SIZE);

    assertThat(value(duplicates, Map.of("items", List.of(Map.of(), Map.of("size", 7)))))
        .isEqualTo(true);
    assertThat(value(duplicates, Map.of("items", List.of(Map.of(), Map.of("size", 8)))))
        .isEqualTo(false);
  }

  @Test
  void theConditionOfABranchIsStrict() {
    assertThatThrownBy(() -> value(choose(equal(NEEDED, literal("x")), literal("a"), literal("b"))))
        .isInstanceOf(RenderFailure.class);
  }

  @Test
  void isGivenTellsAnAnswerOrDefaultFromNothing() {
    assertThat(value(TITLE.isGiven())).isEqualTo(false);
    assertThat(value(TITLE.isGiven(), Map.of("notes", Map.of("title", "")))).isEqualTo(false);
    assertThat(value(TITLE.isGiven(), Map.of("notes", Map.of("title", " ")))).isEqualTo(true);
    assertThat(value(NAMED.isGiven())).isEqualTo(true);
    assertThat(value(NEEDED.isGiven())).isEqualTo(false);
    assertThat(value(MAYBE.isGiven())).isEqualTo(false);
    assertThat(value(MAYBE.isGiven(), Map.of("maybe", 0))).isEqualTo(true);
  }

  @Test
  void holesOfATextTakeEveryKind() {
    assertThat(value(text("{}/{}/{}", literal("a"), COUNT, YES))).isEqualTo("a/4/true");
    assertThat(value(text("no hole"))).isEqualTo("no hole");
    assertThat(value(text("{}{}", verbatim(literal("{}")), literal(1)))).isEqualTo("{}1");
  }

  @Test
  void aNumberOfHolesThatDiffersFromThatOfValuesIsRefused() {
    assertThatThrownBy(() -> text("{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more holes than the 0 values");
    assertThatThrownBy(() -> text("{}", literal(1), literal(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 holes for 2 values");
  }

  @Test
  void anAnswerIsEscapedForItsPlace() {
    Map<String, ?> values = Map.of("notes", Map.of("title", "it's a&b"));

    assertThat(value(text("{}", inShell(TITLE)), values)).isEqualTo("'it'\"'\"'s a&b'");
    assertThat(value(text("{}", inUrl(TITLE)), values)).isEqualTo("it%27s%20a%26b");
    assertThat(value(text("{}", inJson(TITLE)), values)).isEqualTo("\"it's a\\u0026b\"");
    assertThat(value(verbatim(TITLE), values)).isEqualTo("it's a&b");
  }

  @Test
  void anOptionalTextAppearsUnderItsConditionOnly() {
    Expression<String> text = concat(text("a"), when(FLAG, text("b{}", COUNT)), text("c"));

    assertThat(value(text)).isEqualTo("ac");
    assertThat(value(text, Map.of("flag", true))).isEqualTo("ab4c");
  }

  @Test
  void aRepeatedTextFindsItemAndPosition() {
    Expression<String> text =
        ITEMS.text(i -> text("{}:{}={} ", i.index(), verbatim(i.get(NAME)), i.get(SIZE)));

    assertThat(
            value(
                text,
                Map.of("items", List.of(Map.of("name", "a"), Map.of("name", "b", "size", 2)))))
        .isEqualTo("0:a=7 1:b=2 ");
    assertThat(value(text)).isEqualTo("");
    assertThat(value(text, answering("items", null))).isEqualTo("");
    assertThat(value(text, Map.of("items", "no list"))).isEqualTo("");
  }

  @Test
  void anAnswerThatAnItemNeedsIsNamedWithItsList() {
    assertThatThrownBy(
            () ->
                value(
                    ITEMS.text(i -> text("{}", verbatim(i.get(NAME)))),
                    Map.of("items", List.of(Map.of("size", 1)))))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("items[].name: \"Name\" needs an answer");
  }

  @Test
  void textsOfAListAreRepeatedAndJoined() {
    Map<String, ?> values = Map.of("words", List.of("a", HOSTILE));

    assertThat(value(WORDS.text(word -> text("<{}>", verbatim(word))), values))
        .isEqualTo("<a><" + HOSTILE + ">");
    assertThat(value(WORDS.joined(", "), values)).isEqualTo("a, " + HOSTILE);
    assertThat(value(WORDS.joined(", "))).isEqualTo("");
  }

  @Test
  void aListHasItemsOrNot() {
    assertThat(value(WORDS.hasItems())).isEqualTo(false);
    assertThat(value(WORDS.hasItems(), Map.of("words", List.of()))).isEqualTo(false);
    assertThat(value(WORDS.hasItems(), Map.of("words", List.of("")))).isEqualTo(true);
  }

  @Test
  void itemsWithOneAnswerAreDuplicatesAndMissingAnswersAreEmpty() {
    Expression<Boolean> duplicates = ITEMS.hasDuplicates(NAME);

    assertThat(value(duplicates)).isEqualTo(false);
    assertThat(value(duplicates, items("a", "b"))).isEqualTo(false);
    assertThat(value(duplicates, items("a", "b", "a"))).isEqualTo(true);
    assertThat(value(duplicates, Map.of("items", List.of(Map.of(), Map.of("name", "")))))
        .isEqualTo(true);
  }

  private static Map<String, ?> items(String... names) {
    return Map.of("items", Arrays.stream(names).map(name -> Map.of("name", name)).toList());
  }

  @Test
  void textsNumbersAndBooleansAreEqualByValue() {
    assertThat(value(equal(TITLE, literal("")))).isEqualTo(true);
    assertThat(value(equal(COUNT, literal(4)))).isEqualTo(true);
    assertThat(value(equal(FLAG, YES))).isEqualTo(false);
    assertThat(value(COUNT.isNot(4))).isEqualTo(false);
    assertThat(value(NAMED.is("plain"))).isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource({"3,true", "4,false", "5,false", "-9223372036854775808,true"})
  void lessThanIsStrict(long number, boolean less) {
    assertThat(value(lessThan(literal(number), COUNT))).isEqualTo(less);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void logicFollowsTheTruthTable(boolean a, boolean b) {
    Map<String, ?> values = Map.of("flag", a, "yes", b);

    assertThat(value(all(FLAG, YES), values)).isEqualTo(a && b);
    assertThat(value(any(FLAG, YES), values)).isEqualTo(a || b);
    assertThat(value(not(FLAG), values)).isEqualTo(!a);
  }

  @Test
  void noConditionsHoldTogetherAndNoneHoldsAlone() {
    assertThat(value(new All(List.of()))).isEqualTo(true);
    assertThat(value(new Any(List.of()))).isEqualTo(false);
  }

  @Test
  void logicStopsWhereItIsDecidedAsGoDoes() {
    Expression<Boolean> strict = equal(NEEDED, literal("x"));

    assertThat(value(all(literal(false), strict))).isEqualTo(false);
    assertThat(value(any(literal(true), strict))).isEqualTo(true);
    assertThatThrownBy(() -> value(all(literal(true), strict))).isInstanceOf(RenderFailure.class);
  }

  @Test
  void aTextStartsWithOneOfConstants() {
    assertThat(value(startsWithOneOf(NAMED, List.of("x", "pla")))).isEqualTo(true);
    assertThat(value(startsWithOneOf(NAMED, List.of("lain", "plainer")))).isEqualTo(false);
    assertThat(value(startsWithOneOf(NAMED, List.of()))).isEqualTo(false);
  }

  @Test
  void aTextIsOneOfConstants() {
    assertThat(value(isOneOf(NAMED, List.of("x", "plain")))).isEqualTo(true);
    assertThat(value(isOneOf(NAMED, List.of("x")))).isEqualTo(false);
    assertThat(value(isOneOf(NAMED, List.of()))).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource({"7,2,9,5,14,3", "-7,2,-5,-9,-14,-3", "0,5,5,-5,0,0"})
  void numbersAreWholeAndQuotientsAreRoundedTowardsZero(
      long left, long right, long sum, long difference, long product, long quotient) {
    assertThat(value(plus(literal(left), literal(right)))).isEqualTo(sum);
    assertThat(value(minus(literal(left), literal(right)))).isEqualTo(difference);
    assertThat(value(times(literal(left), literal(right)))).isEqualTo(product);
    assertThat(value(dividedBy(literal(left), right))).isEqualTo(quotient);
  }

  @Test
  void nothingIsDividedByZero() {
    assertThatThrownBy(() -> dividedBy(COUNT, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTableYieldsItsTextAndNothingForOthers() {
    Map<String, String> table = Map.of("plain", "P", "", "none");

    assertThat(value(mapped(NAMED, table))).isEqualTo("P");
    assertThat(value(mapped(TITLE, table))).isEqualTo("none");
    assertThat(value(mapped(literal("other"), table))).isEqualTo("");
  }

  @Test
  void factsOfTheReleaseAreTexts() {
    assertThat(value(installedName())).isEqualTo("mine");
    assertThat(value(namespace())).isEqualTo("ix-mine");
    assertThat(value(new OfEdition(ReleaseFact.REVISION))).isEqualTo("3");
    assertThat(value(hostOf(workload("web")))).isEqualTo("mine-notes-web");
    assertThat(value(addressOf(workload("web"), tcp("http", 8080))))
        .isEqualTo("mine-notes-web:8080");
    assertThat(value(hostForOtherApps(workload("web")))).isEqualTo("mine-notes-web.ix-mine");
    assertThat(value(foundByOtherApps())).isEqualTo(true);
    assertThat(hostNamesOf(workload("web")).stream().map(name -> value(name)))
        .containsExactly(
            "mine-notes-web",
            "mine-notes-web.ix-mine",
            "mine-notes-web.ix-mine.svc",
            "mine-notes-web.ix-mine.svc.cluster.local");
    assertThat(value(commandToRead(generatedSecret("key", 20))))
        .isEqualTo(
            "sudo k3s kubectl get secret -n ix-mine mine-notes"
                + " -o jsonpath='{.data.key}' | base64 -d");
    assertThat(value(new ResourceName(""))).isEqualTo("mine-notes");
  }

  @ParameterizedTest
  @CsvSource({
    "mine,mine-notes",
    "notes,notes",
    "my-notes-2,my-notes-2",
    "abcdefghijklmnopqrstuvwxyz,abcdefghijklmnopqrstuvwxyz-not",
    "abcdefghijklmnopqrstuvwxyz012,abcdefghijklmnopqrstuvwxyz012",
    "abcdefghijklmnopqrstuvwxyz-notes-and-more,abcdefghijklmnopqrstuvwxyz-not"
  })
  void theFullNameHasAtMostThirtyCharactersAndNoDashAtItsEnd(String name, String full) {
    assertThat(new HelmSite("notes", name, "n", 1, Map.of(), Map.of()).fullName()).isEqualTo(full);
  }

  @Test
  void anAppIsStoppedOnlyWhereTrueNasSaysSo() {
    Expression<Boolean> onTrueNas = new InstallationState(InstallationState.State.ON_TRUENAS);
    Expression<Boolean> stopped = new InstallationState(InstallationState.State.STOPPED);
    Map<String, ?> running = Map.of("ixChartContext", Map.of("isStopped", false));
    Map<String, ?> halted = Map.of("ixChartContext", Map.of("isStopped", true));

    assertThat(value(onTrueNas)).isEqualTo(false);
    assertThat(value(onTrueNas, Map.of("ixChartContext", Map.of()))).isEqualTo(false);
    assertThat(value(onTrueNas, running)).isEqualTo(true);
    assertThat(value(stopped)).isEqualTo(false);
    assertThat(value(stopped, running)).isEqualTo(false);
    assertThat(value(stopped, halted)).isEqualTo(true);
  }

  @Test
  void aSecretIsTheAnswerThenWhatIsKeptThenUnknown() {
    Evaluator kept = evaluator(Map.of(), Map.of("key", "old"));

    assertThat(value(KEY.secret(), Map.of("key", "given"))).isEqualTo("given");
    assertThat(kept.value(KEY.secret())).isEqualTo("old");
    assertThat((String) value(KEY.secret())).matches(Unknown::isIn);
    assertThat((String) value(generatedSecret("other", 20).expression())).matches(Unknown::isIn);
    assertThat((String) kept.value(generatedSecret("other", 20).expression()))
        .matches(Unknown::isIn);
  }

  @Test
  void aHashIsKeptAsLongAsThePasswordIsTheSame() {
    PasswordHash hash = (PasswordHash) passwordHash("hash", TITLE);
    Map<String, ?> same = Map.of("notes", Map.of("title", "secret"));
    // The SHA-256 of "$2a$" and "secret" behind each other.
    String mark = (String) value(digest(literal("$2a$secret")));
    Map<String, String> secret = Map.of("hash", "$2a$", "hash-for", mark);
    Evaluator before = evaluator(same, secret);
    Evaluator changed = evaluator(Map.of("notes", Map.of("title", "new")), secret);

    assertThat(mark).matches("[0-9a-f]{64}");
    assertThat(before.value(hash)).isEqualTo("$2a$");
    assertThat(before.value(new Fingerprint(hash))).isEqualTo(mark);
    assertThat((String) changed.value(hash)).matches(Unknown::isIn);
    assertThat((String) changed.value(new Fingerprint(hash))).matches(Unknown::isIn);
    assertThat((String) value(hash, same)).matches(Unknown::isIn);
  }

  @Test
  void aCertificateIsFoundByItsNumber() {
    Map<String, ?> values =
        Map.of(
            "certificate",
            1,
            "ixCertificates",
            Map.of("1", Map.of("certificate", "CERT", "privatekey", "KEY")));

    assertThat(value(CERTIFICATE.certificate(), values)).isEqualTo("CERT");
    assertThat(value(CERTIFICATE.privateKey(), values)).isEqualTo("KEY");
    assertThat(value(CERTIFICATE.certificate())).isEqualTo("");
    assertThat(value(CERTIFICATE.isGiven(), values)).isEqualTo(true);
    assertThat(value(CERTIFICATE.isGiven())).isEqualTo(false);
  }

  @Test
  void aCertificateThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> value(CERTIFICATE.certificate(), Map.of("certificate", 2)))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("certificate 2 is not among those of the NAS");
    assertThatThrownBy(() -> value(AUTHORITY.certificate()))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("authority: \"Authority\" needs an answer");
    assertThat(
            value(
                AUTHORITY.certificate(),
                Map.of("authority", 1, "ixCertificateAuthorities", Map.of("1", Map.of()))))
        .isEqualTo("");
  }

  @Test
  void aDatasetIsFoundByTheLastPartOfItsPath() {
    Expression<String> path = new DatasetPath(NAMED.answer());
    Map<String, ?> volumes =
        Map.of(
            "ixVolumes",
            List.of(
                Map.of("hostPath", "/mnt/tank/volumes/not-plain"),
                Map.of("hostPath", "/mnt/tank/volumes/plain")));

    assertThat(value(path, volumes)).isEqualTo("/mnt/tank/volumes/plain");
    assertThatThrownBy(() -> value(path))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("TrueNAS has made no dataset plain");
  }

  @Test
  void checksumsOfWhatIsUnknownAreUnknown() {
    assertThat((String) value(digest(generatedSecret("k", 20).expression())))
        .matches(Unknown::isIn);
    assertThat(value(digest(literal(""))))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void aChecksumOfSecretsIsSalted() {
    Expression<String> secret = literal("short");
    Digest salted = new Digest(secret, Optional.of(generatedSecret("salt", 32).expression()));
    Evaluator kept = evaluator(Map.of(), Map.of("salt", "random"));

    assertThat((String) value(salted)).matches(Unknown::isIn);
    assertThat(kept.value(salted))
        .isEqualTo(value(digest(literal("randomshort"))))
        .isNotEqualTo(value(digest(secret)));
  }

  private static Digest digest(Expression<String> text) {
    return new Digest(text, Optional.empty());
  }

  @Test
  void whatIsUnknownMatchesAnythingAndTheRestLiterally() {
    String evaluated = (String) value(text("a.{}+", generatedSecret("k", 20).expression()));

    assertThat(Unknown.matches(evaluated, "a.x\ny+")).isTrue();
    assertThat(Unknown.matches(evaluated, "abx+")).isFalse();
    assertThat(Unknown.matches(evaluated, "a.+")).isFalse();
    assertThat(Unknown.matches("a.b", "a.b")).isTrue();
    assertThat(Unknown.matches("a.b", "axb")).isFalse();
  }
}
