package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.mapped;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.example.definitions.MistakenApp.KIND;
import static org.example.definitions.MistakenApp.MORE;
import static org.example.definitions.MistakenApp.container;
import static org.example.definitions.MistakenApp.isReported;
import static org.example.definitions.MistakenApp.lineHere;
import static org.example.definitions.MistakenApp.mistake;
import static org.example.definitions.MistakenApp.pod;
import static org.example.definitions.MistakenApp.sound;
import static org.example.definitions.MistakenApp.web;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes about what is computed from answers: where they are known, places of texts, secrets. */
class AnswerMistakesTest {

  private static final ChoiceQuestion MORE_KINDS =
      choice("size").option("small", "S").option("large", "L");

  private static final Expression<String> FREE = literal("x");

  private static App asking(Consumer<AppSpec> more, Question question) {
    return sound(
        a -> {
          a.group("Questions", g -> g.ask(question));
          more.accept(a);
        });
  }

  static Stream<Arguments> mistakes() {
    PortQuestion web = port("network.web").defaultPort(30080);
    StringQuestion free = string("free").defaultText("x");
    SecretQuestion password = secret("password").required();
    BooleanQuestion flag = yesNo("level.flag");
    ChoiceQuestion mode = choice("mode").option("a", "A").option("b", "B");
    StringQuestion itemName = string("name").required();
    StringQuestion itemValue = string("value");
    ListQuestion items = list("items").items(itemName, itemValue);
    StringListQuestion words = stringList("words");
    IntegerQuestion count = integer("count").range(1, 8).defaultNumber(1);
    return Stream.of(
        mistake(
            Rule.RANGE,
            "number 9007199254740993",
            container(c -> c.env("N", literal(9007199254740993L)))),
        mistake(
            Rule.NOT_ASKED,
            "outside of the items of items (AnswerMistakesTest.java",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.workload(workload("other"), w -> pod(w, c -> c.env("X", itemName)));
                })),
        mistake(
            Rule.NOT_ASKED,
            "of the list others (AnswerMistakesTest.java",
            sound(
                a -> {
                  StringQuestion other = string("name").required();
                  ListQuestion others = list("others").items(other, string("value"));
                  a.group("Questions", g -> g.ask(items, others));
                  a.workload(
                      workload("other"),
                      w ->
                          pod(
                              w,
                              c -> c.each(items, (e, i) -> e.env(i.get(itemName), i.get(other)))));
                })),
        mistake(
            Rule.DUPLICATE,
            "something else under the key k than",
            container(
                c ->
                    c.file("/a", generatedSecret("k", 20))
                        .file("/b", passwordHash("k", literal("x"))))),
        mistake(
            Rule.RANGE,
            "hashes a password of 73 bytes",
            container(c -> c.file("/b", passwordHash("h", generatedSecret("k", 73))))),
        mistake(
            Rule.RANGE,
            "hashes a password of 74 bytes",
            container(c -> c.file("/b", passwordHash("h", literal("\u00e4".repeat(37)))))),
        mistake(
            Rule.DUPLICATE,
            "something else under the key k-for than",
            container(
                c ->
                    c.file("/a", generatedSecret("k-for", 20))
                        .file("/b", passwordHash("k", literal("x"))))),
        mistake(
            Rule.DUPLICATE,
            "something else under the key a-b-c than",
            sound(
                a -> {
                  SecretQuestion one = secret("a.b_c").generatedIfEmpty(20);
                  SecretQuestion two = secret("a.b.c").generatedIfEmpty(20);
                  a.group("Questions", g -> g.ask(one, two));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.env("A", one.secret()).env("B", two.secret())));
                })),
        mistake(
            Rule.NAME,
            "under the key \"My key\"",
            container(c -> c.file("/a", generatedSecret("My key", 20)))),
        mistake(
            Rule.RANGE,
            "a secret of 4 characters",
            container(c -> c.file("/a", generatedSecret("k", 4)))),
        mistake(
            Rule.HOLE,
            "the answer of free",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.env("X", text("{}", choose(flag, free, literal("y"))))));
                })),
        mistake(
            Rule.HOLE,
            "the hash of a password",
            container(c -> c.file("/a", text("{}", passwordHash("k", literal("x")))))),
        mistake(
            Rule.HOLE,
            "a certificate",
            container(c -> c.file("/a", text("{}", certificate("tls").certificate())))),
        mistake(
            Rule.CONDITION,
            "with \"lagre\", which it can never be",
            asking(a -> a.refuseIf(mode.is("lagre"), "No."), mode)),
        mistake(
            Rule.CONDITION,
            "allowed: [a, b]",
            asking(
                a ->
                    a.when(
                        mode.isNot("lagre"),
                        x -> x.workload(workload("other"), w -> pod(w, c -> {}))),
                mode)),
        mistake(
            Rule.CONDITION,
            "with \"lagre\"",
            asking(
                a ->
                    a.workload(
                        workload("other"),
                        w -> pod(w, c -> c.env("X", choose(mode.is("lagre"), FREE, FREE)))),
                mode)),
        mistake(
            Rule.CONDITION,
            "with \"lagre\"",
            asking(a -> a.refuseIf(equal(literal("lagre"), mode), "No."), mode)),
        mistake(
            Rule.CONDITION,
            "with \"lagre\"",
            asking(
                a ->
                    a.workload(
                        workload("other"),
                        w -> pod(w, c -> c.env("X", mapped(mode, Map.of("lagre", "x"))))),
                mode)),
        mistake(
            Rule.CONDITION,
            "compares count (AnswerMistakesTest.java",
            asking(a -> a.refuseIf(count.is(9), "No."), count)),
        mistake(Rule.NOT_ASKED, "which no group asks", container(c -> c.env("FREE", free))),
        mistake(
            Rule.NOT_ASKED,
            "answer of name",
            sound(
                a -> {
                  a.group("Items", g -> g.ask(items));
                  a.workload(workload("other"), w -> pod(w, c -> c.env("NAME", itemName)));
                })),
        mistake(
            Rule.HOLE,
            "may hold any character",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free));
                  a.workload(
                      workload("other"), w -> pod(w, c -> c.env("URL", text("http://{}/", free))));
                })),
        mistake(
            Rule.SECRET,
            "everybody who sees the app",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(password));
                  a.scenario("s", s -> s.answer(password, "secret"));
                  a.workload(workload("other"), w -> pod(w, c -> c.arg(password)));
                })),
        mistake(
            Rule.DUPLICATE,
            "repeats words within a repetition of it",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.file("/x", words.text(i -> words.text(k -> text("x"))))));
                })),
        mistake(
            Rule.DUPLICATE,
            "repeats words within a repetition of it",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words));
                  a.workload(
                      workload("other"),
                      w ->
                          pod(
                              w,
                              c -> c.each(words, (e, i) -> e.each(words, (f, k) -> f.args("x")))));
                })),
        mistake(
            Rule.NOT_ASKED,
            "outside of what is repeated",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words));
                  a.workload(workload("other"), w -> pod(w, c -> c.env("WORD", words.item())));
                })),
        mistake(
            Rule.NOT_ASKED,
            "outside of what is repeated",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.workload(workload("other"), w -> pod(w, c -> c.env("N", items.item().index())));
                })),
        mistake(
            Rule.NOT_ASKED,
            "which the items of items (AnswerMistakesTest.java",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  a.each(items, (e, i) -> e.refuseIf(i.isGiven(free), "No."));
                })),
        mistake(
            Rule.NOT_ASKED,
            "uses the answer of value (AnswerMistakesTest.java",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(items));
                  IntegerQuestion number = integer("value").defaultNumber(1);
                  a.workload(
                      workload("other"),
                      w ->
                          pod(
                              w,
                              c -> c.each(items, (e, i) -> e.env(i.get(itemName), i.get(number)))));
                })),
        mistake(
            Rule.NOT_ASKED,
            "another question with the variable free",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free));
                  IntegerQuestion number = integer("free").defaultNumber(1);
                  a.workload(workload("other"), w -> pod(w, c -> c.env("N", number)));
                })),
        mistake(
            Rule.HOLE,
            "may hold any character",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(words, free));
                  a.workload(
                      workload("other"),
                      w -> pod(w, c -> c.file("/x", words.text(word -> text("{}", word)))));
                })),
        mistake(
            Rule.HOLE,
            "may hold any character",
            sound(
                a -> {
                  a.group("Questions", g -> g.ask(free, mode));
                  a.workload(
                      workload("other"),
                      w ->
                          pod(
                              w,
                              c ->
                                  c.file(
                                      "/x",
                                      when(
                                          mode.is("a"),
                                          text("{}", choose(mode.is("b"), mode, free))))));
                })),
        mistake(
            Rule.SECRET,
            "everybody who sees the app",
            sound(
                a ->
                    a.portal(
                        "Web", literal("http"), generatedSecret("k", 20), web, literal("/")))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isReportedWithPlaceAndFixAndNothingIsRendered(Rule rule, String found, App app) {
    isReported(getClass(), rule, found, app);
  }

  private static App guarded(Question question, Consumer<ContainerSpec> use) {
    return sound(
        a -> {
          a.group("Questions", g -> g.ask(MORE, KIND, question));
          a.workload(
              workload("other"),
              w -> pod(w, c -> use.accept(c.env("MORE", MORE).env("KIND", KIND))));
        });
  }

  static Stream<Arguments> unanswered() {
    StringQuestion hidden = string("hidden").required().when(MORE);
    PortQuestion port = port("port").defaultPort(30080).when(not(MORE));
    SecretQuestion token = secret("token").generatedIfEmpty(32);
    CertificateQuestion tls = certificate("tls");
    return Stream.of(
        Arguments.of(
            "uses the certificate of tls", guarded(tls, c -> c.file("/k", tls.privateKey()))),
        Arguments.of(
            "uses the certificate of tls",
            guarded(
                tls, c -> c.when(MORE, m -> m.env("X", text("{}", verbatim(tls.certificate())))))),
        Arguments.of("needs the answer of hidden", guarded(hidden, c -> c.env("X", hidden))),
        Arguments.of(
            "needs the answer of hidden",
            guarded(hidden, c -> c.when(not(MORE), m -> m.env("X", hidden)))),
        Arguments.of(
            "needs the answer of hidden",
            guarded(hidden, c -> c.env("X", text("{}", verbatim(hidden))))),
        Arguments.of(
            "needs the answer of hidden",
            guarded(hidden, c -> c.env("X", choose(MORE, literal("x"), hidden)))),
        Arguments.of(
            "takes the port of the NAS of port",
            guarded(port, c -> c.port(tcp("more", 8081), port))),
        Arguments.of("uses the answer of token", guarded(token, c -> c.env("X", token))),
        Arguments.of(
            "uses the answer of token",
            guarded(token, c -> c.file("/x", text("{}", verbatim(token))))));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("unanswered")
  void anAnswerThatNobodyWasAskedForIsNamedWithItsQuestion(String found, App app) {
    assertThat(AppChecks.check(app))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.UNANSWERED);
              assertThat(problem.found())
                  .startsWith(found)
                  .containsPattern("\\(AnswerMistakesTest\\.java:[0-9]+\\)");
              assertThat(problem.where().line()).isPositive();
            });
  }

  static Stream<App> answered() {
    StringQuestion hidden = string("hidden").required().when(MORE);
    StringQuestion known = string("hidden").defaultText("x").required().when(MORE);
    StringQuestion ofKind = string("hidden").required().when(KIND.is("a"));
    StringQuestion notKind = string("hidden").required().when(KIND.isNot("a"));
    IntegerQuestion number = integer("number").nullable().when(MORE);
    PortQuestion port = port("port").defaultPort(30080).when(not(MORE));
    SecretQuestion token = secret("token").generatedIfEmpty(32);
    CertificateQuestion tls = certificate("tls");
    return Stream.of(
        guarded(tls, c -> c.when(tls.isGiven(), g -> g.file("/k", tls.privateKey()))),
        guarded(tls, c -> c.file("/k", choose(tls.isGiven(), tls.privateKey(), literal("")))),
        guarded(hidden, c -> c.when(MORE, m -> m.env("X", hidden))),
        guarded(hidden, c -> c.when(all(KIND.is("a"), MORE), m -> m.env("X", hidden))),
        guarded(hidden, c -> c.when(KIND.is("a"), k -> k.when(MORE, m -> m.env("X", hidden)))),
        guarded(hidden, c -> c.env("X", choose(MORE, hidden, literal("x")))),
        guarded(hidden, c -> c.env("X", choose(not(MORE), literal("x"), hidden))),
        guarded(hidden, c -> c.when(hidden.isGiven(), m -> m.env("X", hidden))),
        guarded(hidden, c -> c.when(all(MORE, hidden.is("x")), m -> m.env("X", "y"))),
        guarded(known, c -> c.env("X", known)),
        guarded(ofKind, c -> c.when(KIND.is("a"), k -> k.env("X", ofKind))),
        guarded(
            ofKind, c -> c.when(all(KIND.isNot("b"), KIND.isNot("c")), k -> k.env("X", ofKind))),
        guarded(notKind, c -> c.when(KIND.is("b"), k -> k.env("X", notKind))),
        guarded(number, c -> c.when(number.isGiven(), m -> m.env("X", number))),
        guarded(port, c -> c.when(not(MORE), m -> m.port(tcp("more", 8081), port))),
        guarded(token, c -> c.env("X", token.secret())),
        guarded(token, c -> c.env("X", token.secret()).env("Y", token.isGiven())),
        guarded(token, c -> c.env("X", choose(token.isGiven(), token, literal("none")))));
  }

  @ParameterizedTest
  @MethodSource("answered")
  void anAnswerUsedWhereItIsAskedIsNoMistake(App app) {
    assertThat(AppChecks.check(app)).isEmpty();
  }

  @Test
  void aComparisonThatNeverHoldsIsToldOnceWhereItIsMade() {
    int line = lineHere();
    App app =
        guarded(
            MORE_KINDS, c -> c.when(MORE_KINDS.is("lagre"), x -> x.env("X", "1").env("Y", "2")));

    assertThat(AppChecks.check(app))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.rule()).isEqualTo(Rule.CONDITION);
              assertThat(told.where().line()).isBetween(line + 3, line + 8);
              assertThat(told.describe()).contains("small, large");
            });
  }

  @Test
  void messagesNameTheStatementTheAnswerAndItsVariable() {
    StringQuestion free = string("free").label("Free").defaultText("x");
    int[] line = new int[1];
    App app =
        sound(
            a -> {
              a.group("Questions", g -> g.ask(free));
              a.workload(
                  workload("other"),
                  w ->
                      pod(
                          w,
                          c -> {
                            line[0] = lineHere();
                            c.env("URL", text("http://{}/", free));
                          }));
            });

    assertThat(AppChecks.check(app))
        .filteredOn(problem -> problem.rule() == Rule.HOLE)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where().subject()).endsWith("container other, variable URL");
              assertThat(problem.where().line()).isEqualTo(line[0] + 1);
              assertThat(problem.found()).contains("the answer of free");
            });
  }

  @Test
  void bracesOfTheAuthorAreExplained() {
    assertThatThrownBy(() -> text("{} and {}", literal("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fill one with verbatim(literal(\"{}\"))");
  }

  @Test
  void aTextThatRepeatsWithinAnItemIsRendered() {
    StringListQuestion words = stringList("words");
    StringListQuestion more = stringList("more");
    App app =
        sound(
            a -> {
              a.group("Questions", g -> g.ask(words, more));
              a.workload(
                  workload("other"),
                  w ->
                      pod(
                          w,
                          c ->
                              c.each(
                                  words,
                                  (e, word) ->
                                      e.arg(
                                          more.text(
                                              other ->
                                                  text(
                                                      "-{}{}",
                                                      verbatim(word),
                                                      verbatim(other)))))));
            });

    assertThat(AppChecks.check(app)).isEmpty();
    assertThat(new HelmEdition().render(app).problems()).isEmpty();
  }

  @Test
  void anOptionalAnswerIsAsPlainAsItsPattern() {
    StringQuestion name = string("name").pattern("^[a-z]*$", "Only letters.");
    App app =
        sound(
            a -> {
              a.group("Questions", g -> g.ask(name));
              a.workload(
                  workload("other"), w -> pod(w, c -> c.env("URL", text("http://x/{}", name))));
            });

    assertThat(AppChecks.check(app)).isEmpty();
  }
}
