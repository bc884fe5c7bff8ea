package dev.trainyard.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of the apps: what they ask is made from their definitions. {@code
 * -Dtrainyard.golden.update} writes it anew; that run still fails, so that nobody takes it for a
 * check.
 */
class AppPagesTest {

  private static final String BEGIN = "<!-- questions -->\n";
  private static final String END = "<!-- end of questions -->\n";

  /** What whoever runs an app looks for on its page. */
  private static final List<String> SECTIONS =
      List.of(
          "Install it",
          "Every question",
          "What to snapshot together",
          "Back up and restore",
          "Upgrade",
          "A staging copy",
          "When something is wrong",
          "Try it");

  static Stream<App> apps() {
    return ServiceLoader.load(AppDefinition.class).stream()
        .map(provider -> provider.get().define());
  }

  private static String path(App app) {
    return "docs/apps/" + app.name() + ".md";
  }

  private static String withQuestions(App app, String text) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    assertThat(begin).as("begin of the questions").isNotNegative().isLessThan(end);
    return text.substring(0, begin + BEGIN.length())
        + "\n"
        + QuestionTables.of(app)
        + "\n"
        + text.substring(end);
  }

  @Test
  void no_page_is_written_anew() {
    if (Boolean.getBoolean("trainyard.golden.update")) {
      apps()
          .forEach(
              app -> Repository.write(path(app), withQuestions(app, Repository.text(path(app)))));
      fail("rewrote the questions of the apps' pages; look at the changes and run again");
    }
  }

  @ParameterizedTest
  @MethodSource("apps")
  void a_page_shows_every_question_as_the_app_asks_it(App app) {
    String text = Repository.text(path(app));

    assertThat(text).isEqualTo(withQuestions(app, text));
  }

  @ParameterizedTest
  @MethodSource("apps")
  void a_page_says_how_to_live_with_the_app(App app) {
    List<String> headings = new ArrayList<>();
    Page.read(path(app)).headings().stream()
        .filter(heading -> heading.level() == 2)
        .forEach(heading -> headings.add(heading.text()));

    assertThat(headings).containsSubsequence(SECTIONS);
  }
}
