package dev.trainyard.generator.question;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of question takes and what it reports. */
class QuestionTest {

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong(Rule.RANGE, "5 to 4", text(q -> q.length(5, 4))),
        wrong(Rule.RANGE, "-1 to 4", text(q -> q.length(-1, 4))),
        wrong(Rule.RANGE, "1 to 1025", text(q -> q.length(1, 1025))),
        wrong(Rule.RANGE, "0 to 0", text(q -> q.length(0, 0))),
        wrong(
            Rule.PATTERN,
            "not anchored",
            text(q -> q.pattern("^a", "Not possible.").defaultText("a"))),
        wrong(
            Rule.PATTERN,
            "not anchored",
            text(q -> q.pattern("^a\\$", "Not possible.").defaultText("a"))),
        wrong(Rule.PATTERN, "\\1", text(q -> q.pattern("^(a)\\1$", "Not possible."))),
        wrong(Rule.PATTERN, "quantifier", text(q -> q.pattern("^a*+$", "Not possible."))),
        wrong(Rule.PATTERN, "\\A", text(q -> q.pattern("^\\Aa$", "Not possible."))),
        wrong(Rule.PATTERN, "^(a$", text(q -> q.pattern("^(a$", "Not possible."))),
        wrong(Rule.DEFAULT, "\"abc\"", text(q -> q.length(1, 2).defaultText("abc"))),
        wrong(Rule.DEFAULT, "\"a b\"", text(q -> q.imageTag().defaultText("a b"))),
        wrong(Rule.DEFAULT, "\"a/B\"", text(q -> q.imageRepository().defaultText("a/B"))),
        wrong(Rule.DEFAULT, "not editable", text(q -> q.notEditable())),
        wrong(Rule.RANGE, "9 to 1", Questions.integer("x").range(9, 1).nullable()),
        wrong(Rule.DEFAULT, "default 0", Questions.integer("x").range(1, 2).defaultNumber(0)),
        wrong(Rule.DEFAULT, "default 3", Questions.integer("x").range(1, 2).defaultNumber(3)),
        wrong(Rule.RANGE, "80 to 443", Questions.port("x").range(80, 443)),
        wrong(Rule.RANGE, "9000 to 65536", Questions.port("x").range(9000, 65536)),
        wrong(Rule.RANGE, "9002 to 9001", Questions.port("x").range(9002, 9001)),
        wrong(
            Rule.DEFAULT, "default 9000", Questions.port("x").range(9001, 9002).defaultPort(9000)),
        wrong(Rule.DEFAULT, "\"rel\"", Questions.path("x").defaultPath("rel")),
        wrong(Rule.DEFAULT, "\"/\"", Questions.hostPath("x").defaultPath("/")),
        wrong(Rule.DEFAULT, "\"/a/\"", Questions.path("x").defaultPath("/a/")),
        wrong(Rule.DEFAULT, "\"/\"", Questions.path("x").defaultPath("/")),
        wrong(Rule.DEFAULT, "\"/a:b\"", Questions.path("x").defaultPath("/a:b")),
        wrong(Rule.DEFAULT, "\"/a/..\"", Questions.path("x").defaultPath("/a/..")),
        wrong(Rule.NAME, "\"A b\"", Questions.storage("x").dataset("A b")),
        wrong(Rule.DEFAULT, "\"\" which", Questions.stringList("x").length(1, 5).defaultItems("")),
        wrong(
            Rule.DEFAULT,
            "\"B\"",
            Questions.stringList("x").pattern("^a$", "Not possible.").defaultItems("B")),
        wrong(Rule.SHAPE, "\"a b\"", Questions.stringList("x").option("a b", "A")),
        wrong(
            Rule.DUPLICATE,
            "\"a\" twice",
            Questions.stringList("x").option("a", "A").option("a", "B")),
        wrong(Rule.DEFAULT, "\"c\"", Questions.stringList("x").option("a", "A").defaultItems("c")),
        wrong(Rule.DEFAULT, "\"daily\"", Questions.cron("x").defaultSchedule("daily")),
        wrong(Rule.DEFAULT, "\"0 0 * *\"", Questions.cron("x").defaultSchedule("0 0 * *")),
        wrong(Rule.RANGE, "0 CPU cores", Questions.limits("x").cpus(0)),
        wrong(Rule.RANGE, "257 CPU cores", Questions.limits("x").cpus(257)),
        wrong(Rule.RANGE, "100 MiB, at least 200", Questions.limits("x").memory(100, 200)),
        wrong(Rule.RANGE, "at least 0", Questions.limits("x").memory(100, 0)),
        wrong(Rule.DEFAULT, "\"c\"", Questions.choice("x").option("a", "A").defaultOption("c")),
        wrong(Rule.RANGE, "1025 characters", Questions.secret("x").generatedIfEmpty(1025)),
        wrong(Rule.NAME, "\"\" is no variable", Questions.string("a..b")),
        wrong(Rule.NAME, "\"\" is no variable", Questions.string("")),
        wrong(Rule.NAME, "\"1a\"", Questions.string("1a")));
  }

  private static StringQuestion text(UnaryOperator<StringQuestion> content) {
    return content.apply(Questions.string("x"));
  }

  private static Arguments wrong(Rule rule, String found, Question question) {
    return Arguments.of(rule, found, question);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrong")
  void isReportedWithWhatIsAllowedAndHowToFixIt(Rule rule, String found, Question question) {
    assertThat(question.problems())
        .filteredOn(problem -> problem.rule() == rule && problem.found().contains(found))
        .as("%s", question.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.allowed()).isNotEmpty();
              assertThat(problem.fix()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.1", "255.255.255.255", "::1", "fe80::1", "::ffff:10.0.0.1"})
  void addressesAreDefaults(String address) {
    assertThat(Questions.ipAddress("x").defaultAddress(address).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0", "256.0.0.1", "10.0.0.1/8", "host", "1", "10.0.0.1.", "/"})
  void whatIsNoAddressIsNoDefault(String address) {
    assertThat(Questions.ipAddress("x").defaultAddress(address).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.DEFAULT));
  }

  @Test
  void aNetworkHasAPrefixThatFitsItsAddress() {
    assertThat(network("10.0.0.0/8")).isEmpty();
    assertThat(network("fd00::/64")).isEmpty();
    for (String wrong : List.of("10.0.0.0", "10.0.0.0/33", "fd00::/129", "10.0.0.0/", "a/8")) {
      assertThat(network(wrong)).as(wrong).hasSize(1);
    }
  }

  private static List<Problem> network(String network) {
    return Questions.ipAddress("x").cidr().defaultAddress(network).problems();
  }

  @Test
  void aBoundOfZeroAndALongLabelAreWarnings() {
    assertThat(Questions.integer("x").range(0, 5).defaultNumber(1).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.isError()).isFalse());
    assertThat(text(q -> q.label("x".repeat(121))).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.fix()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ünï", "1a", "a b", "", "-", "日本", "we-b_p"})
  void theNameThatIsProposedIsLegal(String variable) {
    String fix = Questions.string(variable).problems().get(0).fix();
    String proposed = fix.substring(fix.indexOf('"') + 1, fix.lastIndexOf('"'));

    assertThat(Questions.string(proposed).problems()).as(proposed).isEmpty();
  }

  @Test
  void theEmptyTextIsLegalUnlessTheQuestionIsRequiredOrHasADefault() {
    assertThat(text(q -> q.length(3, 5)).limits().admits("")).isTrue();
    assertThat(text(q -> q.length(3, 5)).limits().admits("ab")).isFalse();
    assertThat(text(q -> q.pattern("^(a|b)$", "Not possible.")).limits().admits("")).isTrue();
    assertThat(text(q -> q.length(3, 5).required()).limits().admits("")).isFalse();
    assertThat(text(q -> q.length(3, 5).defaultText("abc")).limits().admits("")).isFalse();
  }

  /** The pattern says it to programs, and the maximum alone would mislead people. */
  @Test
  void who_may_leave_an_answer_empty_reads_how_long_it_is_otherwise() {
    assertThat(Questions.secret("x").length(64, 256).generatedIfEmpty(64).limits().complaint())
        .isEqualTo("Empty, or at least 64 characters.");
    assertThat(text(q -> q.length(1, 5)).limits().complaint())
        .isEqualTo(ControlCharacters.COMPLAINT);
    assertThat(text(q -> q.length(3, 5).required()).limits().complaint()).isEmpty();
  }

  @Test
  void charactersAreCountedAsPeopleDoAndALineEndIsNoEnd() {
    assertThat(text(q -> q.required().length(1, 2)).limits().admits("😀😀")).isTrue();
    assertThat(text(q -> q.required().pattern("^a$", "Not possible.")).limits().admits("a\n"))
        .isFalse();
  }

  @Test
  void aDatasetAndAVolumeAreCalledAfterTheVariableInLowerCase() {
    StorageQuestion question = Questions.storage("storage.My_Data");

    assertThat(question.dataset()).isEqualTo("my-data");
    assertThat(question.volumeName()).isEqualTo("my-data");
    assertThat(Questions.storage("other.My_Data").volumeName()).isEqualTo("other-my-data");
  }

  @Test
  void answersAreJudgedByKindLimitsAndType() {
    IntegerQuestion number = Questions.integer("x").range(-2, 2).nullable();
    ListQuestion list = Questions.list("l").items(number, Questions.string("n").required());

    assertThat(Answers.fault(number, null)).isEmpty();
    assertThat(Answers.fault(number, 2L)).isEmpty();
    assertThat(Answers.fault(number, 3L)).contains("it is outside the question's range");
    assertThat(Answers.fault(number, -3L)).contains("it is outside the question's range");
    assertThat(Answers.fault(number, "1")).contains("it is of another type");
    assertThat(Answers.fault(text(q -> q), null)).contains("null is no answer to it");
    assertThat(Answers.fault(text(q -> q.length(1, 2).required()), "abc"))
        .contains("it has a length of 3, not 1 to 2");
    assertThat(Answers.fault(Questions.secret("s").length(4, 8).required(), "abc"))
        .contains("it has a length of 3, not 4 to 8");
    assertThat(Answers.fault(text(q -> q.pattern("^[a-z]+$", "Letters.").required()), "A"))
        .contains("it does not match the pattern ^[a-z]+$ (Letters.)");
    assertThat(Answers.fault(Questions.yesNo("b"), true)).isEmpty();
    assertThat(Answers.fault(Questions.stringList("t").length(2, 3), List.of("ab", "a")))
        .contains("of the item a: it has a length of 1, not 2 to 3");
    assertThat(Answers.fault(Questions.stringList("t"), "a")).contains("it is no list");
    assertThat(Answers.fault(list, "a")).contains("it is no list");
    assertThat(Answers.faults(list, GivenAnswers.of(i -> i.answer(number, 1).answer(number, 3))))
        .containsExactly(
            "x of an item: it is outside the question's range",
            "x is answered twice",
            "n of an item: it is missing");
  }

  @Test
  void aConditionIsWhatTheWizardCanEvaluate() {
    BooleanQuestion flag = Questions.yesNo("flag");
    ChoiceQuestion choice = Questions.choice("c").option("a", "A");
    IntegerQuestion number = Questions.integer("n").nullable();

    assertThat(condition(flag)).contains(new Comparison(flag, true, Optional.of(true)));
    assertThat(condition(not(flag))).contains(new Comparison(flag, false, Optional.of(true)));
    assertThat(condition(not(not(flag)))).isEqualTo(condition(flag));
    assertThat(condition(choice.is("a"))).contains(new Comparison(choice, true, Optional.of("a")));
    assertThat(condition(choice.isNot("a"))).isEqualTo(condition(not(choice.is("a"))));
    assertThat(condition(number.isGiven()))
        .contains(new Comparison(number, false, Optional.empty()));
    assertThat(condition(number.is(3))).contains(new Comparison(number, true, Optional.of(3L)));
    assertThat(condition(number.isNot(3))).contains(new Comparison(number, false, Optional.of(3L)));
    assertThat(condition(choice.isGiven()))
        .contains(new Comparison(choice, false, Optional.of("")));
    assertThat(condition(all(flag, choice.is("a")))).isEmpty();
  }

  private static Optional<Comparison> condition(Value<Boolean> condition) {
    return Questions.string("x").when(condition).condition();
  }

  @Test
  void aQuestionIsChangedByACopyOnly() {
    StringQuestion question = Questions.string("x").label("One");
    StringQuestion other = question.label("Two").required();

    assertThat(question.label()).isEqualTo("One");
    assertThat(question.isRequired()).isFalse();
    assertThat(other.label()).isEqualTo("Two");
    assertThat(other.source()).isEqualTo(question.source());
    assertThat(other).isNotEqualTo(question);
  }

  /** What can be mounted at. */
  @ParameterizedTest
  @ValueSource(strings = {"/data", "/a/.b/..c/...", "/a b/$c'\"", "/a/", "/ä"})
  void a_path_is_absolute_and_below_the_root(String path) {
    assertThat(Questions.path("x").limits().admits(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "//", "a", "/.", "/..", "/a/..", "/./a", "/a//b", "/a:b", "/a\n", "/a\tb"
      })
  void nothing_else_is_a_path(String path) {
    assertThat(Questions.path("x").limits().admits(path)).isFalse();
  }
}
