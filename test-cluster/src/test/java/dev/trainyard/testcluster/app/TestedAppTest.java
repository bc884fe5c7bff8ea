package dev.trainyard.testcluster.app;

import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.string;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.StringQuestion;
import org.junit.jupiter.api.Test;

class TestedAppTest {

  private static final StringQuestion WORD = string("word").required();

  @Test
  void an_app_that_refuses_nearly_all_answers_is_told_instead_of_tried_for_ever() {
    TestedApp tested =
        TestedApp.of(
            () ->
                App.app(
                    "choosy",
                    a -> {
                      a.title("Choosy").description("Choosy.").version("1.0.0").appVersion("1");
                      a.home("https://example.org/").icon("https://example.org/i.svg");
                      a.categories("test").maintainer("Me", "me@example.org", "");
                      a.appReadme("Choosy.").readme("Choosy.").change("1.0.0", "First.");
                      a.group("Word", g -> g.ask(WORD));
                      a.refuseIf(not(WORD.is("the only one")), "Say the word.");
                      a.scenario("word", s -> s.answer(WORD, "the only one"));
                      a.workload(
                          workload("web"),
                          w ->
                              w.runAs(568, 568)
                                  .container(
                                      image("docker.io/example/choosy", "1"),
                                      c -> c.env("WORD", WORD).noHealthCheck("It has no port.")));
                    }));

    assertThatThrownBy(() -> tested.seeds(5, Place.SCALE_24_04))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("choosy refuses nearly all legal answers");
  }
}
