package dev.trainyard.catalog.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.Pauses;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.history.HistoryCheck;
import dev.trainyard.catalog.publish.PublishResult.Status;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.GitHttpServer;
import dev.trainyard.catalog.testing.SampleEdition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishers that work at the same time, and people with git, all get their turn. */
class ManyPublishersIT {

  private static final int PUBLISHERS = 8;

  /** As many as a build can bear by default. */
  private static final int ROUNDS = Integer.getInteger("trainyard.rounds", 3);

  private static final int MOST_FAILED_PUSHES = 200;

  @TempDir private Path temp;

  @Test
  void toALocalRepository() throws Exception {
    Path remote = Git.bare(temp.resolve("remote.git"));
    publishAll(remote, remote.toString(), Access.USUAL);
  }

  @Test
  void overHttp() throws Exception {
    Path remote = Git.bare(temp.resolve("remote.git"));
    try (GitHttpServer server = new GitHttpServer(remote)) {
      publishAll(
          remote,
          server.url(),
          new Access(
              Optional.of(new Access.Login(GitHttpServer.USER, GitHttpServer.PASSWORD)),
              Optional.empty(),
              List.of()));
    }
  }

  /** What people do who know nothing of Trainyard. */
  private static void pushWithGit(Path clone, String name) {
    try {
      Files.writeString(Files.createDirectories(clone.resolve("notes")).resolve(name), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Git.run(clone, "add", ".");
    Git.run(clone, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", name);
    int failed = 0;
    while (Git.result(clone, "push", "-q", "origin", "main").code() != 0) {
      assertThat(++failed).as("pushes of others").isLessThan(MOST_FAILED_PUSHES);
      if (Git.result(clone, "ls-remote", "origin", "main").output().contains("main")) {
        Git.run(clone, "fetch", "-q", "origin", "main");
        Git.run(clone, "-c", "user.name=a", "-c", "user.email=a@b", "rebase", "-q", "FETCH_HEAD");
      }
    }
  }

  private void publishAll(Path remote, String address, Access access) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS + 1);
    try {
      Path clone = temp.resolve("clone");
      Git.run(temp, "clone", "-q", remote.toString(), clone.toString());
      Git.run(clone, "symbolic-ref", "HEAD", "refs/heads/main");
      for (int round = 0; round < ROUNDS; round++) {
        String version = "1." + round + ".0";
        Future<?> others = threads.submit(() -> pushWithGit(clone, version));
        List<Callable<PublishResult>> publications = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
          String app = "app-" + i;
          Path work = temp.resolve("work" + i);
          publications.add(
              () ->
                  Publishing.at(Publishing.TIME)
                      .publish(
                          Publishing.to(
                              new CatalogBranch(
                                  RemoteAddress.of(address, work),
                                  "main",
                                  access,
                                  work,
                                  Pauses.growing(),
                                  false)),
                          List.of(Publishing.app(app, version)),
                          Optional.empty(),
                          ROUNDS));
        }
        for (Future<PublishResult> result : threads.invokeAll(publications)) {
          assertThat(result.get().problems().all()).isEmpty();
          assertThat(result.get().status()).isEqualTo(Status.PUBLISHED);
        }
        others.get();
      }
    } finally {
      threads.shutdownNow();
    }
    Git.requireSound(remote, "main");
    assertThat(Git.run(remote, "rev-list", "--count", "main"))
        .isEqualTo(Integer.toString(PUBLISHERS * ROUNDS + ROUNDS));
    assertThat(Git.run(remote, "ls-tree", "--name-only", "main:notes").lines()).hasSize(ROUNDS);
    assertThat(Git.run(remote, "ls-tree", "-r", "--name-only", "main").lines())
        .filteredOn(file -> file.endsWith("/Chart.yaml"))
        .hasSize(PUBLISHERS * ROUNDS);
    HistoryCheck check =
        HistoryCheck.of(
            SampleEdition.CATALOG,
            Publishing.branch(remote.toString(), "main", temp.resolve("work")));
    assertThat(check.problems().all()).isEmpty();
    assertThat(check.entries()).hasSize(PUBLISHERS * ROUNDS);
  }
}
