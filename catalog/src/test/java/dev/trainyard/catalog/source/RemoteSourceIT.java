package dev.trainyard.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.testing.GitCommand;
import dev.trainyard.catalog.testing.GitHttpServer;
import dev.trainyard.catalog.testing.Published;
import dev.trainyard.catalog.testing.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch of a repository elsewhere is read as it is, and leaves nothing behind. */
class RemoteSourceIT {

  private static final Access LOGIN =
      new Access(
          Optional.of(new Access.Login(GitHttpServer.USER, GitHttpServer.PASSWORD)),
          Optional.empty(),
          List.of());

  @TempDir private Path folder;

  private Path work() {
    return folder.resolve("temporary");
  }

  private Set<String> files(String text, Access access) throws Exception {
    return Sources.read(CatalogSource.parse(text, folder, access, work())).keySet();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> left = Files.list(work())) {
      return left.toList();
    }
  }

  @Test
  void aBranchATagAndWhatTheRemoteProposesAreRead() throws Exception {
    Published published = Published.in(folder);
    GitCommand git = new GitCommand(published.work());
    git.run("tag", "-a", "first", "-m", "first");
    git.run("push", "--quiet", "origin", "first");
    published.commit("stable/a/item.yaml", "x\n");
    git.run("push", "--quiet", "origin", "HEAD:refs/heads/release/22.02");
    published.commit("newer", "x\n");

    try (GitHttpServer server = new GitHttpServer(published.bare())) {
      assertThat(files(server.url(), LOGIN))
          .containsExactly("catalog.json", "newer", "stable/a/item.yaml");
      assertThat(files(server.url() + "#release/22.02", LOGIN))
          .containsExactly("catalog.json", "stable/a/item.yaml");
      assertThat(files(server.url() + "#first", LOGIN)).containsExactly("catalog.json");
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    Published published = Published.in(folder);
    try (GitHttpServer server = new GitHttpServer(published.bare())) {
      assertThatThrownBy(() -> files(server.url() + "#nope", LOGIN))
          .isInstanceOf(UnreadableSourceException.class)
          .hasMessageContaining("has no branch or tag \"nope\"");
      assertThatThrownBy(() -> files(server.url(), Access.USUAL))
          .isInstanceOf(UnreadableSourceException.class)
          .hasMessageNotContaining(GitHttpServer.PASSWORD);
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void anAddressOfThisMachineIsReadWhereItIs() throws Exception {
    Published published = Published.in(folder);

    assertThat(files(published.bare().toUri().toString(), Access.USUAL))
        .containsExactly("catalog.json");
    assertThat(files(published.bare().toUri() + "#main", Access.USUAL))
        .containsExactly("catalog.json");
    assertThat(files("catalog.git#main", Access.USUAL)).containsExactly("catalog.json");
    assertThat(files("work", Access.USUAL)).containsExactly("catalog.json");
  }
}
