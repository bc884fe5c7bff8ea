package org.example.definitions;

import static dev.trainyard.generator.question.Questions.stringList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.StringListQuestion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A list of which each item is one of several texts. */
class ListsOfChoicesTest {

  private static final StringListQuestion KINDS =
      stringList("kinds").option("motion", "Motion").option("ring", "Ring").defaultItems("ring");

  private static final App APP =
      Demo.web(a -> a.group("Kinds", g -> g.ask(KINDS)), c -> c.env("KINDS", KINDS.joined(",")));

  @Test
  void owners_choose_in_both_editions() {
    assertThat(AppChecks.check(APP)).filteredOn(Problem::isError).isEmpty();
    for (Edition edition : List.of(new HelmEdition(), new ComposeEdition())) {
      assertThat(
              edition.renderSound(APP).files().entrySet().stream()
                  .filter(file -> file.getKey().value().endsWith("/questions.yaml"))
                  .map(file -> file.getValue().toText()))
          .isNotEmpty()
          .allSatisfy(
              form ->
                  assertThat(form)
                      .containsPattern("default: motion\\s+enum:\\s+- value: motion")
                      .containsPattern("- value: ring\\s+description: Ring"));
    }
  }

  @Test
  void nothing_else_is_an_item() {
    assertThat(Demo.manifests(APP, Map.of("kinds", List.of("motion", "ring"))).toString())
        .contains("motion,ring");
    assertThat(
            new HelmEdition()
                .renderSound(APP).files().entrySet().stream()
                    .filter(file -> file.getKey().value().endsWith("/values.schema.json"))
                    .map(file -> file.getValue().toText()))
        .singleElement()
        .asString()
        .containsPattern("\"enum\" ?: \\[\\s*\"motion\",\\s*\"ring\"");
    App other =
        Demo.web(
            a -> {
              a.group("Kinds", g -> g.ask(KINDS));
              a.scenario("other", s -> s.items(KINDS, "other"));
            },
            c -> c.env("KINDS", KINDS.joined(",")));
    assertThat(AppChecks.check(other))
        .filteredOn(Problem::isError)
        .singleElement()
        .extracting(Problem::found)
        .asString()
        .contains("One of motion, ring.");
  }
}
