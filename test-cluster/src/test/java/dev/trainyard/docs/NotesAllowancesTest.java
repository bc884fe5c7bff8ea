package dev.trainyard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.helm.rule.Hardening;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.testcluster.app.AppTest;
import dev.trainyard.testcluster.rule.Allowance;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesAllowancesTest {

  /** What the documentation shows of a test with an allowance. */
  private abstract static class Shown implements AppTest {
    // tag::allowances[]
    @Override
    public List<Allowance> allowances() {
      return List.of(
          new Allowance(
              Hardening.NO_API_TOKEN,
              "Deployment/my-release-notes-scanner",
              "*",
              "It lists the pods of the app."));
    }
    // end::allowances[]
  }

  @Test
  void an_allowance_names_what_is_not_asked_for_and_why() {
    AppTest shown =
        new Shown() {
          @Override
          public AppDefinition definition() {
            return new Notes();
          }
        };
    assertThat(shown.allowances())
        .singleElement()
        .satisfies(allowance -> assertThat(allowance.reason()).isNotBlank());
  }
}
