package dev.trainyard.catalog.publish;

import static dev.trainyard.catalog.publish.Publishing.TIME;
import static dev.trainyard.catalog.publish.Publishing.app;
import static dev.trainyard.catalog.publish.Publishing.branch;
import static dev.trainyard.catalog.publish.Publishing.publish;
import static dev.trainyard.catalog.publish.Publishing.to;
import static dev.trainyard.catalog.publish.Publishing.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.PreviewBranches;
import dev.trainyard.catalog.git.PreviewBranches.Deletion;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.GitHttpServer;
import dev.trainyard.catalog.testing.GitSshServer;
import dev.trainyard.catalog.testing.Mishap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Previews over the network: published twice, pulled, and deleted. */
class PreviewTargetsIT {

  private static final Access LOGIN =
      new Access(
          Optional.of(new Access.Login(GitHttpServer.USER, GitHttpServer.PASSWORD)),
          Optional.empty(),
          List.of());

  @TempDir private Path temp;
  private Path remote;

  @BeforeEach
  void publishDemo() throws Exception {
    remote = Git.bare(temp.resolve("remote.git"));
    publish(
        to(branch(remote.toString(), "main", temp.resolve("work"), Access.USUAL)),
        app("demo", "1.0.0"));
  }

  @Test
  void http() throws Exception {
    try (GitHttpServer server = new GitHttpServer(remote)) {
      comesAndGoes(server.url(), LOGIN);
    }
  }

  @Test
  void ssh() throws Exception {
    try (GitSshServer server = new GitSshServer(remote)) {
      comesAndGoes(
          server.url(),
          new Access(
              Optional.empty(),
              Optional.of(server.sshFolder(temp.resolve("ssh"), true, true)),
              List.of()));
    }
  }

  private void comesAndGoes(String address, Access access) throws Exception {
    PublishResult first = preview(address, access, "one");
    Path nas = temp.resolve("nas");
    Git.run(
        temp,
        "clone",
        "-q",
        "--branch",
        "preview/pr-12",
        "--depth",
        "1",
        "file://" + remote,
        nas.toString());
    publish(to(branch(address, "main", temp.resolve("work"), access)), app("other", "1.0.0"));
    PublishResult second = preview(address, access, "two");
    PublishResult third = preview(address, access, "two");
    Git.run(nas, "pull", "-q");
    Git.run(remote, "update-ref", "refs/heads/preview/mine", "main");
    SortedMap<PreviewName, String> seen = previews(address, access).list();
    assertThat(previews(address, access).ofOthers(seen)).containsExactly(PreviewName.of("mine"));
    Git.run(remote, "update-ref", "-d", "refs/heads/preview/mine");
    assertThat(previews(address, access).ofOthers(seen)).isEmpty();
    seen.remove(PreviewName.of("mine"));
    Deletion deletion = previews(address, access).delete(seen);

    assertThat(List.of(first.status(), second.status(), third.status()))
        .containsExactly(Status.PUBLISHED, Status.PUBLISHED, Status.UNCHANGED);
    assertThat(nas.resolve("stable/demo/1.1.0/notes")).hasContent("two");
    assertThat(nas.resolve("stable/other/1.0.0/Chart.yaml")).exists();
    assertThat(seen).containsExactly(Map.entry(PreviewName.of("pr-12"), id(second)));
    assertThat(deletion.problems()).isEmpty();
    assertThat(deletion.deleted()).containsExactly(PreviewName.of("pr-12"));
    assertThat(Git.run(remote, "for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    Git.requireSound(remote, "main");
  }

  private static String id(PublishResult result) {
    return result.commit().orElseThrow();
  }

  @Test
  void theAnswerToADeletionIsLost() throws Exception {
    try (GitHttpServer server = new GitHttpServer(remote)) {
      preview(server.url(), LOGIN, "one");
      SortedMap<PreviewName, String> seen = previews(server.url(), LOGIN).list();
      server.atNextPush(Mishap.CUT_AFTER);

      Deletion deletion = previews(server.url(), LOGIN).delete(seen);

      assertThat(deletion.problems()).isEmpty();
      assertThat(deletion.deleted()).isEqualTo(seen.keySet());
      assertThat(Git.run(remote, "for-each-ref", "--format=%(refname)"))
          .isEqualTo("refs/heads/main");
    }
  }

  private PublishResult preview(String address, Access access, String notes) throws Exception {
    return new PreviewPublisher(() -> TIME)
        .publish(
            Publishing.in(
                to(branch(address, "preview/pr-12", temp.resolve("work"), access)),
                with("notes", notes)),
            "main",
            List.of(app("demo", "1.1.0")),
            Optional.empty(),
            5);
  }

  private PreviewBranches previews(String address, Access access) throws Exception {
    return new PreviewBranches(RemoteAddress.of(address, temp), access, temp.resolve("work"));
  }
}
