package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.to;
import static dev.trainyard.catalog.publish.Publishing.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks owners is not published without a word, whichever goal would do it. */
class BreakingChangeTest {

  @TempDir private Path temp;
  private Path remote;
  private Publication publication;

  @BeforeEach
  void createRemote() {
    remote = Git.bare(temp.resolve("remote.git"));
    publication = to(branch(remote.toString(), "main", temp.resolve("work")));
  }

  private static CatalogEdition asking(String variable) {
    return with("questions.yaml", form(variable));
  }

  private static String form(String variable) {
    return """
        groups: []
        questions:
          - variable: "%s"
            label: "Number"
            group: "A"
            schema:
              type: "int"
              required: true
        """
        .formatted(variable);
  }

  private PublishResult publish(Publication where, String train, String version, String variable)
      throws Exception {
    return at(TIME)
        .publish(
            Publishing.in(where, asking(variable)),
            List.of(app("demo", version)),
            Optional.of(train),
            5);
  }

  private Publication allowing() {
    return new Publication(
        publication.branch(),
        SampleEdition.CATALOG,
        publication.info(),
        publication.author(),
        publication.signing(),
        publication.definitionCommit(),
        false,
        true);
  }

  @Test
  void aPublicationIsRefusedUnlessItIsToldOrRaisesTheMajorVersion() throws Exception {
    publish(publication, "stable", "1.0.0", "a");

    PublishResult refused = publish(publication, "stable", "1.1.0", "b");

    assertThat(refused.status()).isEqualTo(Status.REFUSED);
    assertThat(refused.problems().all()).extracting(Problem::rule).contains(Rule.BREAKING_CHANGE);
    assertThat(refused.problems().describe()).contains("truenas.publish.allowBreaking");
    assertThat(publish(publication, "stable", "2.0.0", "b").status()).isEqualTo(Status.PUBLISHED);
    PublishResult told = publish(allowing(), "stable", "2.1.0", "c");
    assertThat(told.status()).isEqualTo(Status.PUBLISHED);
    assertThat(told.problems().hasErrors()).isFalse();
    assertThat(told.problems().all()).extracting(Problem::rule).contains(Rule.BREAKING_CHANGE);
  }

  @Test
  void whatTheDefinitionAcceptsIsPublishedAndTold() throws Exception {
    publish(publication, "stable", "1.0.0", "a");

    PublishResult result =
        at(TIME)
            .publish(
                Publishing.in(
                    publication,
                    with(
                        Map.of(
                            "questions.yaml",
                            form("b"),
                            "ITEM/" + Layout.ACCEPTED,
                            Layout.ACCEPTED_SIGN
                                + "accept: [{code: TN412, reason: a was of no use}]\n"))),
                List.of(app("demo", "1.1.0")),
                Optional.of("stable"),
                5);

    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(result.problems().all())
        .filteredOn(problem -> problem.rule() == Rule.BREAKING_CHANGE)
        .isNotEmpty()
        .allSatisfy(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.NOTE);
              assertThat(problem.found()).endsWith("; accepted: a was of no use");
            });
    assertThat(Git.run(remote, "ls-tree", "--name-only", "main", "stable/demo/"))
        .contains("stable/demo/trainyard.yaml");

    publish(publication, "stable", "1.2.0", "b");
    assertThat(Git.run(remote, "ls-tree", "--name-only", "main", "stable/demo/"))
        .as("gone with what the definition said")
        .doesNotContain("trainyard.yaml");
  }

  @Test
  void aRevertIsRefusedUnlessItIsTold() throws Exception {
    publish(publication, "stable", "1.0.0", "a");
    publish(publication, "stable", "2.0.0", "b");

    PublishResult refused = at(TIME).revert(publication, "stable", "demo", "1.0.0", "faulty", 5);

    assertThat(refused.status()).isEqualTo(Status.REFUSED);
    assertThat(refused.problems().all()).extracting(Problem::rule).contains(Rule.BREAKING_CHANGE);
    assertThat(at(TIME).revert(allowing(), "stable", "demo", "1.0.0", "faulty", 5).status())
        .isEqualTo(Status.PUBLISHED);
  }

  @Test
  void aPromotionIsRefusedUnlessItIsTold() throws Exception {
    publish(publication, "stable", "1.0.0", "a");
    publish(publication, "edge", "1.1.0", "b");

    assertThat(at(TIME).promote(publication, "demo", "1.1.0", "edge", "stable", 5).status())
        .isEqualTo(Status.REFUSED);
    assertThat(at(TIME).promote(allowing(), "demo", "1.1.0", "edge", "stable", 5).status())
        .isEqualTo(Status.PUBLISHED);
  }

  @Test
  void afterARevertAPublicationTellsThatOwnersGetSomethingElse() throws Exception {
    publish(publication, "stable", "1.0.0", "a");
    publish(publication, "stable", "1.1.0", "a");
    at(TIME).revert(publication, "stable", "demo", "1.0.0", "faulty", 5);

    PublishResult result = publish(publication, "stable", "1.1.0", "a");

    assertThat(result.status()).isEqualTo(Status.UNCHANGED);
    assertThat(result.problems().describe())
        .contains("TN301 warning", "owners get 1.1.1", "raise version() to more than 1.1.1");
  }
}
