package dev.trainyard.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.apps.cockroachdb.CockroachDb;
import dev.trainyard.apps.gocd.Gocd;
import dev.trainyard.apps.uro.Uro;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an owner meets in the wizards. */
class WizardsTest {

  static Stream<App> apps() {
    return Stream.of(new Gocd(), new CockroachDb(), new Uro()).map(app -> app.define());
  }

  private static List<Question> questions(App app) {
    List<Question> all = new ArrayList<>();
    app.groups().forEach(group -> group.questions().forEach(question -> add(question, all)));
    return all;
  }

  private static void add(Question question, List<Question> all) {
    all.add(question);
    if (question instanceof ListQuestion list) {
      list.items().forEach(item -> add(item, all));
    }
  }

  @ParameterizedTest
  @MethodSource("apps")
  void every_question_says_what_it_is_about(App app) {
    assertThat(questions(app))
        .filteredOn(question -> !(question instanceof DictQuestion))
        .filteredOn(question -> question.description().isBlank())
        .extracting(Question::dotted)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("apps")
  void every_group_says_what_it_is_about_and_the_first_asks_what_the_owner_came_for(App app) {
    assertThat(app.groups()).allSatisfy(group -> assertThat(group.description()).isNotBlank());
    assertThat(app.groups().get(0).questions())
        .extracting(Question::dotted)
        .first()
        .isIn("first_start.admin_user", "cockroachdb.database", "uro.host");
  }

  /** One text is shown by all releases, and a shell of 24.10 and later knows other places. */
  @ParameterizedTest
  @MethodSource("apps")
  void what_a_readme_says_of_a_shell_of_the_nas_it_says_for_all_releases(App app) {
    String readme = app.prose().readme();

    assertThat(occurrences(readme, "k3s kubectl"))
        .isEqualTo(
            occurrences(readme, "sudo docker exec")
                + occurrences(readme, "sudo cat /mnt/.ix-apps"));
    assertThat(occurrences(readme, "/ix-applications/releases/"))
        .isEqualTo(occurrences(readme, "(at\\s+|\\| )`/mnt/.ix-apps/app_mounts/"));
  }

  private static long occurrences(String text, String expression) {
    return Pattern.compile(expression).matcher(text).results().count();
  }
}
