package dev.trainyard.catalog.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.testing.GitCommand;
import dev.trainyard.catalog.testing.Published;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.TreeSnapshot;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server over a bare repository, asked by the git command line as TrueNAS asks. */
class GitServerIT extends ServedRepository {

  /** At the same time; as many as a build can bear by default. */
  private static final int CLONES = Integer.getInteger("trainyard.clones", 16);

  @Test
  void aFullCloneHasTheWholeHistory() throws Exception {
    Published published = Published.in(folder);
    published.commit("stable/demo/item.yaml", "categories: []\n");
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      git().run("clone", "--quiet", server.url(), "clone");
    }

    GitCommand clone = new GitCommand(folder.resolve("clone"));
    assertThat(clone.run("rev-list", "--count", "HEAD")).isEqualTo("2");
    assertThat(clone.run("branch", "--show-current")).isEqualTo("main");
    assertThat(clone.run("fsck", "--full", "--strict")).doesNotContain("error");
    assertThat(clone.run("rev-parse", "HEAD"))
        .isEqualTo(new GitCommand(published.work()).run("rev-parse", "HEAD"));
  }

  @Test
  void aShallowCloneOfTheBranchHasOneCommitAndIsShown() throws Exception {
    Published published = Published.in(folder);
    published.commit("stable/demo/item.yaml", "categories: []\n");
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      git().run("clone", "--branch", "main", "--depth", "1", server.url(), "clone");

      Fetch fetch = fetches.take();
      assertThat(fetch.client()).isEqualTo("127.0.0.1");
      assertThat(fetch.wanted()).containsExactly("main");
      assertThat(fetch.depth()).isEqualTo(1);
      assertThat(fetch.objects()).as("commit, 3 trees, 2 files").isEqualTo(6);
      assertThat(fetch.describe())
          .startsWith("127.0.0.1 fetched main (depth 1): 6 objects, ")
          .endsWith(" bytes");
    }

    assertThat(new GitCommand(folder.resolve("clone")).run("rev-list", "--count", "HEAD"))
        .isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2"})
  void aPullBringsWhatWasPublishedSince(String protocol) throws Exception {
    Published published = Published.in(folder);
    String version = "protocol.version=" + protocol;
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      git().run("-c", version, "clone", "--quiet", server.url(), "full");
      git().run("-c", version, "clone", "--quiet", "--depth", "1", server.url(), "shallow");
      for (String file : List.of("one", "two")) {
        published.commit(file, file);
        for (String clone : List.of("full", "shallow")) {
          GitCommand git = new GitCommand(folder.resolve(clone));
          git.run("-c", version, "fetch", "--quiet", "origin");
          git.run("-c", version, "pull", "--quiet", "--ff-only", "origin", "main");
          assertThat(folder.resolve(clone).resolve(file)).hasContent(file);
          assertThat(git.run("fsck")).doesNotContain("error");
        }
      }
    }
  }

  @Test
  void aPullOfLongDivergedHistoriesNegotiates() throws Exception {
    Published published = Published.in(folder);
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      git().run("clone", "--quiet", server.url(), "clone");
      GitCommand clone = new GitCommand(folder.resolve("clone"));
      for (int i = 0; i < 100; i++) {
        clone.run("commit", "--quiet", "--allow-empty", "-m", "local " + i);
      }
      published.commit("new", "new");
      for (String protocol : List.of("0", "2")) {
        clone.run("-c", "protocol.version=" + protocol, "fetch", "--quiet", "origin");
        clone.run("update-ref", "-d", "refs/remotes/origin/main");
      }
      clone.run("fetch", "--quiet", "origin");
      assertThat(clone.run("show", "origin/main:new")).isEqualTo("new");
    }
  }

  @Test
  void aPushIsRefusedAndChangesNothing() throws Exception {
    Published published = Published.in(folder);
    var before = TreeSnapshot.of(published.bare());
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      git().run("clone", "--quiet", server.url(), "clone");
      GitCommand clone = new GitCommand(folder.resolve("clone"));
      clone.run("commit", "--quiet", "--allow-empty", "-m", "mine");

      GitCommand.Result push = clone.attempt("push", "origin", "main");

      assertThat(push.status()).isNotZero();
      assertThat(push.text()).contains("403");
      assertThat(RawRequest.send(server.port(), post("git-receive-pack", "0000")))
          .startsWith("HTTP/1.1 403 ");
    }
    assertThat(TreeSnapshot.of(published.bare())).isEqualTo(before);
  }

  @Test
  void manyClonesAtOnceAreAllComplete() throws Exception {
    Published published = Published.in(folder);
    for (int i = 0; i < 200; i++) {
      Files.writeString(published.work().resolve("file" + i), "content " + i);
    }
    published.push("many files");
    ExecutorService clients = Executors.newFixedThreadPool(CLONES);
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      List<Future<String>> clones = new ArrayList<>();
      for (int i = 0; i < CLONES; i++) {
        String name = "clone" + i;
        String depth = i % 2 == 0 ? "--depth=1" : "--no-tags";
        clones.add(clients.submit(() -> git().run("clone", "--quiet", depth, server.url(), name)));
      }
      for (Future<String> clone : clones) {
        clone.get();
      }
    } finally {
      clients.shutdownNow();
    }

    String tip = new GitCommand(published.work()).run("rev-parse", "HEAD");
    for (int i = 0; i < CLONES; i++) {
      GitCommand clone = new GitCommand(folder.resolve("clone" + i));
      assertThat(clone.run("rev-parse", "HEAD")).isEqualTo(tip);
      assertThat(clone.run("status", "--porcelain")).isEmpty();
    }
    assertThat(fetches).hasSize(CLONES);
  }

  @Test
  void aCatalogOfAThousandAppsIsClonedFromAFolder() throws Exception {
    Path generated = folder.resolve("generated");
    Files.createDirectories(generated);
    Files.writeString(generated.resolve("catalog.json"), "{}\n");
    for (int app = 0; app < 1000; app++) {
      Path version = generated.resolve("stable/app" + app + "/1.0.0");
      Files.createDirectories(version.resolve("templates"));
      for (String file :
          List.of(
              "Chart.yaml", "questions.yaml", "README.md", "app-readme.md", "templates/a.yaml")) {
        Files.writeString(
            version.resolve(file), file + " of app " + app + "\n" + "text\n".repeat(200));
      }
    }
    Path program = generated.resolve("stable/app0/1.0.0/migrate");
    Files.writeString(program, "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    List<String> ids = new ArrayList<>();
    for (String clone : List.of("one", "two")) {
      String checkout = clone.equals("one") ? "--checkout" : "--no-checkout";
      try (ServedCatalog catalog =
              ServedCatalog.open(
                  SampleEdition.CATALOG.layout(), generated, folder.resolve("none.git"));
          GitServer server = start(catalog)) {
        assertThat(catalog.branches()).containsExactly("main");
        git()
            .run(
                "clone",
                "--quiet",
                "--branch",
                "main",
                "--depth",
                "1",
                checkout,
                server.url(),
                clone);
      }
      GitCommand git = new GitCommand(folder.resolve(clone));
      assertThat(git.run("fsck", "--full", "--strict")).doesNotContain("error");
      assertThat(git.run("log", "--format=%an %s")).isEqualTo("Trainyard Generated catalog");
      assertThat(git.run("ls-tree", "HEAD", "stable/app0/1.0.0/migrate")).startsWith("100755");
      assertThat(git.run("ls-tree", "-r", "HEAD").lines()).hasSize(5002);
      ids.add(git.run("rev-parse", "HEAD"));
    }
    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    assertThat(folder.resolve("one/stable/app999/1.0.0/README.md"))
        .hasSameBinaryContentAs(generated.resolve("stable/app999/1.0.0/README.md"));
  }

  @Test
  void onlyBranchesAndTagsAreShown() throws Exception {
    Published published = Published.in(folder);
    GitCommand bare = new GitCommand(published.bare());
    bare.run("update-ref", "refs/notes/private", "main");
    bare.run("tag", "v1", "main");
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      for (String protocol : List.of("0", "2")) {
        assertThat(
                git()
                    .run("-c", "protocol.version=" + protocol, "ls-remote", server.url())
                    .lines()
                    .map(line -> line.split("\t")[1]))
            .containsExactly("HEAD", "refs/heads/main", "refs/tags/v1");
      }
    }
  }

  @Test
  void whatNoBranchHoldsIsLikeWhatIsNotThere() throws Exception {
    Published published = Published.in(folder);
    GitCommand work = new GitCommand(published.work());
    GitCommand bare = new GitCommand(published.bare());
    work.run("commit", "--quiet", "--allow-empty", "-m", "hidden");
    work.run("push", "--quiet", "origin", "HEAD:refs/notes/private");
    bare.run("config", "uploadpack.allowAnySHA1InWant", "true");
    bare.run("config", "uploadpack.allowRefInWant", "true");
    String hidden = work.run("rev-parse", "HEAD");
    String shown = work.run("rev-parse", "HEAD~1");
    String blob = bare.run("rev-parse", "main:catalog.json");
    String none = "1234567890".repeat(4);
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      for (String id : List.of(hidden, blob, none)) {
        // Version 0: what is wanted, and what the client says to have.
        assertThat(exchange(server, "", pkt("want " + id + "\n") + "0000" + pkt("done\n")))
            .as("want %s", id)
            .isEqualTo(
                exchange(server, "", pkt("want " + none + "\n") + "0000" + pkt("done\n"))
                    .replace(none, id));
        String have = pkt("have " + id + "\n") + "0000";
        assertThat(exchange(server, "", pkt("want " + shown + "\n") + "0000" + have))
            .as("have %s", id)
            .contains("NAK")
            .doesNotContain("ACK " + id);
        // Version 2.
        String fetch = pkt("command=fetch") + "0001";
        assertThat(exchange(server, "version=2", fetch + pkt("want " + id + "\n") + "0000"))
            .doesNotContain("packfile");
        assertThat(
                exchange(
                    server,
                    "version=2",
                    fetch + pkt("want " + shown + "\n") + pkt("have " + id + "\n") + "0000"))
            .contains("NAK")
            .doesNotContain("ACK " + id);
      }
      assertThat(
              exchange(
                  server,
                  "version=2",
                  pkt("command=fetch") + "0001" + pkt("want-ref refs/notes/private\n") + "0000"))
          .doesNotContain("packfile")
          .doesNotContain(hidden);
      assertThat(
              exchange(
                  server,
                  "",
                  pkt("want " + shown + "\n") + "0000" + pkt("have " + shown + "\n") + "0000"))
          .contains("ACK " + shown);
    }
  }

  /** Not only what is said to be there: nothing a client can say tells of hidden objects. */
  @Test
  void noCommandAndNoLineTellsOfHiddenObjects() throws Exception {
    Published published = Published.in(folder);
    GitCommand work = new GitCommand(published.work());
    work.run("commit", "--quiet", "--allow-empty", "-m", "hidden");
    work.run("push", "--quiet", "origin", "HEAD:refs/notes/private");
    String hidden = work.run("rev-parse", "HEAD");
    String blob = new GitCommand(published.bare()).run("rev-parse", "main:catalog.json");
    String shown = work.run("rev-parse", "HEAD~1");
    String none = "1234567890".repeat(4);
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      for (String request :
          List.of(
              pkt("command=object-info\n") + "0001" + pkt("size\n") + pkt("oid ID\n") + "0000",
              fetch(shown, pkt("deepen-not ID\n")),
              fetch(shown, pkt("shallow ID\n") + pkt("deepen 1\n")))) {
        for (String id : List.of(hidden, blob)) {
          assertThat(exchange(server, "version=2", request.replace("ID", id)))
              .as(request)
              .isEqualTo(
                  exchange(server, "version=2", request.replace("ID", none)).replace(none, id));
        }
      }
      for (String id : List.of(hidden, blob, none)) {
        assertThat(
                exchange(
                    server,
                    "",
                    pkt("want " + shown + "\n")
                        + pkt("shallow " + id + "\n")
                        + pkt("deepen 1\n")
                        + "0000"
                        + pkt("done\n")))
            .contains("shallow " + shown);
      }
      git().run("clone", "--quiet", "--no-local", "--depth=1", server.url(), "shallow");
      new GitCommand(folder.resolve("shallow")).run("fetch", "--quiet", "--unshallow");
    }
  }

  private static String fetch(String id, String lines) {
    return pkt("command=fetch\n")
        + "0001"
        + pkt("want " + id + "\n")
        + lines
        + pkt("done\n")
        + "0000";
  }

  /** What is checked out without a branch, and what HEAD names beside the branches, is private. */
  @ParameterizedTest
  @ValueSource(strings = {"detached", "refs/notes/private", "refs/remotes/origin/main"})
  void headIsShownAsABranchOnly(String kind) throws Exception {
    Published published = Published.in(folder);
    GitCommand bare = new GitCommand(published.bare());
    String secret =
        bare.run(
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@x",
                "commit-tree",
                "-m",
                "private",
                "main^{tree}")
            .strip();
    if (kind.equals("detached")) {
      bare.run("update-ref", "--no-deref", "HEAD", secret);
    } else {
      bare.run("update-ref", kind, secret);
      bare.run("symbolic-ref", "HEAD", kind);
    }
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      for (String protocol : List.of("0", "2")) {
        assertThat(git().run("-c", "protocol.version=" + protocol, "ls-remote", server.url()))
            .doesNotContain(secret, "HEAD");
        assertThat(
                exchange(
                    server,
                    "version=" + protocol,
                    protocol.equals("0")
                        ? pkt("want " + secret + "\n") + "0000" + pkt("done\n")
                        : pkt("command=fetch")
                            + "0001"
                            + pkt("want " + secret + "\n")
                            + pkt("done\n")
                            + "0000"))
            .doesNotContain("PACK");
      }
    }
  }

  @Test
  void aClosedServerLeavesItsPortFreeAndNoThread() throws Exception {
    Published published = Published.in(folder);
    int port;
    try (ServedCatalog catalog = open(published)) {
      GitServer server = start(catalog);
      port = server.port();
      git().run("clone", "--quiet", server.url(), "clone");
      server.close();
      assertThatCode(server::close).doesNotThrowAnyException();
    }

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName();
      if (name.startsWith("catalog-server")
          || name.startsWith("qtp")
          || name.contains("Scheduler-")) {
        // One that was told to end needs its turn to do so; one that was not would never end.
        thread.join(Limits.USUAL.idle().toMillis());
        assertThat(thread.isAlive()).as(name).isFalse();
      }
    }
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
        .isInstanceOf(ConnectException.class);
    try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(again.isBound()).isTrue();
    }
  }

  @Test
  void aPortInUseIsSaid() throws Exception {
    Published published = Published.in(folder);
    try (ServedCatalog catalog = open(published);
        GitServer server = start(catalog)) {
      InetSocketAddress same =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
      assertThatThrownBy(() -> GitServer.start(catalog, same, Limits.USUAL, fetches::add))
          .isInstanceOf(BindException.class);
    }
  }

  @Test
  void aServerOnAllAddressesNamesOneThatOthersCanUse() throws Exception {
    Published published = Published.in(folder);
    try (ServedCatalog catalog = open(published);
        GitServer server =
            GitServer.start(
                catalog, new InetSocketAddress("0.0.0.0", 0), Limits.USUAL, fetches::add)) {
      assertThat(server.url()).matches("http://[^/]+:" + server.port() + "/catalog\\.git");
      assertThat(server.url()).doesNotContain("//0.0.0.0").doesNotContain("//[::]");
      assertThat(git().run("ls-remote", server.url())).contains("refs/heads/main");
    }
  }
}
