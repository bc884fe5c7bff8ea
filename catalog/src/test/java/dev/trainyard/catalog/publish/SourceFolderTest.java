package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.at;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.Editions;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.TestApps;
import dev.trainyard.generator.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The copy of the newest version that a catalog for Docker Compose has among its sources. */
class SourceFolderTest {

  private static final String SOURCE = "ix-dev/stable/demo";

  @TempDir private Path temp;
  private Path remote;
  private Publication publication;
  private BranchOfOthers others;

  @BeforeEach
  void publishFirst() throws Exception {
    remote = Git.bare(temp.resolve("remote.git"));
    publication =
        Publishing.in(
            to(branch(remote.toString(), "main", temp.resolve("work"))),
            Editions.ALL.chosen(List.of("compose")).get(0));
    assertThat(publish("stable", "1.0.0").problems().all()).isEmpty();
    others = new BranchOfOthers(remote);
  }

  private PublishResult publish(String train, String version) throws IOException {
    return at(TIME)
        .publish(publication, List.of(TestApps.app(train, "demo", version)), Optional.empty(), 1);
  }

  private String show(String path) {
    return Git.run(remote, "show", "main:" + path);
  }

  @Test
  void itFollowsTheNewestVersionWithoutAWord() throws Exception {
    assertThat(publish("stable", "1.1.0").problems().all()).isEmpty();

    assertThat(show(SOURCE + "/app.yaml")).contains("1.1.0");
    assertThat(publish("stable", "1.1.0").problems().all()).isEmpty();
  }

  @Test
  void whatSomebodyElsePutThereStaysAndIsNamed() throws Exception {
    others.put(SOURCE + "/NOTES-of-somebody.md", "precious\n");

    PublishResult result = publish("stable", "1.1.0");

    assertThat(result.problems().describe())
        .contains("TN306 warning", SOURCE, "files of somebody else, which stay: NOTES-of-somebody");
    assertThat(show(SOURCE + "/NOTES-of-somebody.md")).isEqualTo("precious");
    assertThat(show(SOURCE + "/app.yaml")).contains("1.1.0");
  }

  @Test
  void aFileThatSomebodyElseHasChangedIsReplacedAndNamed() throws Exception {
    others.put(SOURCE + "/questions.yaml", "questions: []\n");

    PublishResult result = publish("stable", "1.1.0");

    assertThat(result.problems().describe())
        .contains("written by somebody else, and is replaced: questions.yaml");
    assertThat(show(SOURCE + "/questions.yaml"))
        .isEqualTo(show("trains/stable/demo/1.1.0/questions.yaml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "1.1.0"})
  void aListingThatSomebodyElseHasChangedIsReplacedAndNamed(String version) throws Exception {
    String listing = "trains/stable/demo/item.yaml";
    String ours = show(listing);
    others.put(listing, "screenshots: [mine]\n");
    others.put("somebody.txt", "precious\n");

    PublishResult result = publish("stable", version);

    assertThat(result.problems().describe())
        .contains("TN306 warning " + listing, "written by somebody else, and is replaced");
    assertThat(show(listing)).isEqualTo(ours);
    assertThat(show("somebody.txt")).isEqualTo("precious");
    others.put("somebody.txt", "more precious\n");
    assertThat(publish("stable", "1.2.0").problems().all()).isEmpty();
  }

  /** It says something of all apps of a branch, and those of others need it. */
  @Test
  void featuresOfSomebodyElseStay() throws Exception {
    others.put("features_capability.json", "{\"mine/feature\": {}}\n");

    PublishResult result = publish("stable", "1.1.0");

    assertThat(result.status()).isEqualTo(PublishResult.Status.PUBLISHED);
    assertThat(result.problems().describe())
        .contains("TN306 warning features_capability.json", "stays as it is");
    assertThat(show("features_capability.json")).contains("mine/feature");
  }

  @Test
  void anAppThatSomebodyElseHasAddedIsNotTakenOverWithoutAWord() throws Exception {
    others.put("trains/stable/other/item.yaml", "screenshots: [mine]\n");

    PublishResult result =
        at(TIME)
            .publish(
                publication,
                List.of(TestApps.app("stable", "other", "1.0.0")),
                Optional.empty(),
                1);

    assertThat(result.problems().describe())
        .contains("trains/stable/other/item.yaml", "written by somebody else, and is replaced");
  }

  @Test
  void aVersionThatIsCarriedLeavesTheFilesOfOthersToo() throws Exception {
    at(TIME)
        .publish(
            publication, List.of(TestApps.app("stable", "demo", "1.1.0")), Optional.empty(), 2);
    others.put("ix-dev/edge/demo/mine.md", "precious\n");
    others.put(SOURCE + "/mine.md", "precious\n");

    PublishResult promoted = at(TIME).promote(publication, "demo", "1.0.0", "stable", "edge", 5);
    PublishResult reverted = at(TIME).revert(publication, "stable", "demo", "1.0.0", "why", 5);

    for (PublishResult result : List.of(promoted, reverted)) {
      assertThat(result.problems().all()).noneMatch(Problem::isError);
      assertThat(result.problems().describe()).contains("which stay: mine.md");
    }
    assertThat(show("ix-dev/edge/demo/mine.md")).isEqualTo("precious");
    assertThat(show("ix-dev/edge/demo/app.yaml")).contains("1.0.0");
    assertThat(show(SOURCE + "/mine.md")).isEqualTo("precious");
    assertThat(show(SOURCE + "/app.yaml")).contains("1.1.1");
  }

  @Test
  void whatIsAcceptedByHandInTheOtherTrainStays() throws Exception {
    others.put("trains/edge/demo/trainyard.yaml", "accepted: []\n");
    others.put(
        "trains/stable/demo/trainyard.yaml",
        "# What the definition of the app accepts.\naccepted: []\n");

    at(TIME).promote(publication, "demo", "1.0.0", "stable", "edge", 5);

    assertThat(show("trains/edge/demo/trainyard.yaml")).isEqualTo("accepted: []");
  }
}
