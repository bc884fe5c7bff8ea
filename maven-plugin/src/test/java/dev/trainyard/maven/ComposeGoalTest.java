package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.write.FolderLock;
import dev.trainyard.maven.it.BuiltProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files for one owner: what the goals {@code compose} and {@code move} write, and what they leave
 * alone.
 */
class ComposeGoalTest {

  @TempDir private Path base;
  private CalledGoals goals;

  @BeforeEach
  void begin() throws Exception {
    goals = CalledGoals.in(base).define("1.0.0");
  }

  @Test
  void aNameThatTheDeviceRefusesIsRefused() throws Exception {
    goals.fail("compose", "truenas.compose.name=Demo");

    goals.left().logs("is to be called \"Demo\"");
    goals.left().hasNot(".trainyard/compose/Demo.yaml");
  }

  @Test
  void anAnswerThatNothingAsksForIsRefused() throws Exception {
    goals.file("answers.yaml", "nobody:\n  asks: this\n");
    goals.fail("compose", "truenas.compose.answers=answers.yaml");

    goals.left().logs("answers.yaml:1:");
  }

  /** A password without quotes can be anything to YAML; the place says enough. */
  @Test
  void noSlipShowsAPassword() throws Exception {
    for (String slip :
        List.of(
            "network:\n  web: !S3CRETvalue\n",
            "network: {web:S3CRETvalue}\n",
            "S3CRETvalue: 1\nS3CRETvalue: 2\n",
            "network: 2024-99-99 # S3CRETvalue\n",
            "network: 9e999\n",
            "network: @S3CRETvalue\n",
            "network: %S3CRETvalue\n",
            "network: *S3CRETvalue\n",
            "network: [S3CRETvalue\n")) {
      goals.file("answers.yaml", slip);
      goals.fail("compose", "truenas.compose.answers=answers.yaml");

      goals.left().logs("answers.yaml:");
      goals.left().logsNot("S3CRET", "2024-99", "9e999");
    }
  }

  /** The schema of the answers is written only when nothing is wrong. */
  @Test
  void aWrongAnswerIsToldWithTheShapeOfARightOne() throws Exception {
    goals.file("answers.yaml", "network:\n  web_port: 30032\n");
    goals.fail("compose", "truenas.compose.answers=answers.yaml");

    goals.left().logs("answers.yaml:2:", "such as web_port: {port_number: 30032}");
    goals.left().hasNot(".trainyard/compose/demo.schema.json");
  }

  @Test
  void anEmptyFileHasNoAnswers() throws Exception {
    goals.file("answers.yaml", "# network:\n");
    goals.call("compose", "truenas.compose.answers=answers.yaml");

    goals.left().hasText(".trainyard/compose/demo.yaml", "30080");
  }

  @Test
  void whatWasMovedIsComposedAndNotMovedAgain() throws Exception {
    goals.with("compose/release.json");
    goals.call("move", "truenas.move.from=release.json");
    goals.call(
        "compose",
        "truenas.compose.name=mine",
        "truenas.compose.answers=.trainyard/compose/mine.answers.yaml");
    // The answers of the former file count where none are named.
    goals.call("compose", "truenas.compose.name=mine");
    // What was written before, and may have been edited.
    goals.fail("move", "truenas.move.from=release.json");

    BuiltProject left = goals.left();
    left.hasText(".trainyard/compose/mine.answers.yaml", "port_number: 30099");
    left.hasText(".trainyard/compose/mine.yaml", "30099");
    left.logs(
        "network.old was answered, and nothing asks for it any more",
        "mine.answers.yaml is there already");
    // Secrets are no part of the definitions.
    left.hasText(".trainyard/.gitignore", "*");
  }

  @Test
  void whatTheOwnerHasAddedIsNotWrittenOver() throws Exception {
    goals.call("compose", "truenas.compose.data=/mnt/tank/demo");
    Path file = base.resolve(".trainyard/compose/demo.yaml");
    String added =
        Files.readString(file).replace("services:\n", "services:\n  mine: {image: x:1}\n");
    Files.writeString(file, added);

    goals.fail("compose", "truenas.compose.data=/mnt/tank/demo");

    goals.left().logs("demo.yaml was changed by hand since it was written");
    assertThat(file).hasContent(added);
    Files.writeString(file, added.replaceAll("(?m)^  written: .*\n", ""));
    goals.call("compose", "truenas.compose.data=/mnt/tank/demo");
    assertThat(Files.readString(file)).doesNotContain("mine:");
  }

  /** A file that does not exist, and one that is no export. */
  @Test
  void onlyExportsAreMoved() throws Exception {
    goals.file("answers.yaml", "nobody:\n  asks: this\n");
    goals.fail("move", "truenas.move.from=gone.json");
    goals.fail("move", "truenas.move.from=answers.yaml");

    goals.left().logs("gone.json, which is no file", "is neither a release nor a Secret");
  }

  @Test
  void nothingIsWrittenThroughALink(@TempDir Path elsewhere) throws Exception {
    Path link = base.resolve(".trainyard");
    Files.createSymbolicLink(link, elsewhere);
    goals.fail("compose");
    Files.delete(link);
    Files.createSymbolicLink(Files.createDirectory(link).resolve("compose"), elsewhere);
    goals.fail("compose");

    goals
        .left()
        .logs(
            ".trainyard is a link to another place",
            ".trainyard/compose is a link to another place");
    assertThat(elsewhere).isEmptyDirectory();
  }

  /** A stack, a schema, and what was written for another app. */
  @Test
  void filesOfSomebodyElseStayAndNothingIsWrittenBesideThem() throws Exception {
    goals
        .file("mine/demo.yaml", "precious: stack\n")
        .file("mine/demo.yaml.new", "keep\n")
        .file("schema/demo.schema.json", "{\"precious\":1}\n")
        .file("other/demo.yaml", "x-trainyard:\n  app: other\n")
        .file("commented/demo.yaml", "# my own stack\nservices: {}\n")
        .file("moved.yaml", "x-trainyard:\n  app: demo\n  version: 1.0.0\n");
    goals.fail("compose", "truenas.compose.output=mine");
    goals.fail("compose", "truenas.compose.output=schema");
    goals.fail("compose", "truenas.compose.output=other");
    goals.fail("compose", "truenas.compose.output=commented", "truenas.compose.earlier=moved.yaml");

    BuiltProject left = goals.left();
    left.logs(
        "mine/demo.yaml is not what this goal has written for demo",
        "schema/demo.schema.json is not what this goal has written for demo",
        "other/demo.yaml is not what this goal has written for demo",
        "commented/demo.yaml is not what this goal has written for demo");
    left.hasText("mine/demo.yaml", "precious: stack");
    left.hasText("mine/demo.yaml.new", "keep");
    left.hasText("schema/demo.schema.json", "{\"precious\":1}");
    left.hasNot("schema/demo.yaml");
    left.hasText("other/demo.yaml", "app: other");
    left.hasText("commented/demo.yaml", "# my own stack");
  }

  /** Each would make secrets of its own, and only those of one would be kept. */
  @Test
  void whileAnotherRunWritesNothingIsWritten() throws Exception {
    Path folder = Files.createDirectories(base.resolve("own"));
    FolderLock other = FolderLock.acquire(folder.resolve(".trainyard.lock"));
    goals.fail("compose", "truenas.compose.output=own");
    goals.left().logs("another run is writing in own");
    goals.left().hasNot("own/demo.yaml");
    other.close();

    goals.call("compose", "truenas.compose.output=own");

    goals.left().hasText("own/demo.yaml", "x-trainyard");
    goals.left().hasNot("own/.trainyard.lock");
  }

  @Test
  void aFolderThatWasMadeForNothingIsGone() throws Exception {
    goals.file("answers.yaml", "nobody:\n  asks: this\n");
    goals.fail(
        "compose", "truenas.compose.answers=answers.yaml", "truenas.compose.output=new/folder");

    goals.left().hasNot("new/folder");
  }

  @Test
  void secretsThatGitWouldTakeAreWarnedOf() throws Exception {
    new ProcessBuilder("git", "init", "--quiet", base.toString()).inheritIO().start().waitFor();
    goals.call("compose", "truenas.compose.output=own");
    goals.left().logs("own gets files with secrets, and git add would take them");
  }

  @Test
  void secretsThatGitPassesOverAreNot() throws Exception {
    new ProcessBuilder("git", "init", "--quiet", base.toString()).inheritIO().start().waitFor();
    goals.file(".gitignore", "/own/\n");
    goals.call("compose", "truenas.compose.output=own");
    goals.call("compose");

    goals.left().logsNot("git add would take them");
  }
}
