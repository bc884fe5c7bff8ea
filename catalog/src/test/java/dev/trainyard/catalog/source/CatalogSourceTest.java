package dev.trainyard.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewBranches;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.git.Tip;
import dev.trainyard.catalog.serve.ServedCatalog;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.GitCommand;
import dev.trainyard.catalog.testing.Published;
import dev.trainyard.catalog.testing.Sources;
import dev.trainyard.catalog.testing.Tags;
import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSourceTest {

  @TempDir private Path folder;

  @Test
  void folderAndRevisionOfTheSameFilesReadTheSame() throws Exception {
    Published published = Published.in(folder);
    Path program = published.work().resolve("stable/demo/1.0.0/migrations/migrate");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(published.work().resolve("link"), Path.of("catalog.json"));
    published.push("more");

    var files = read("work");

    assertThat(files.keySet())
        .containsExactly("catalog.json", "stable/demo/1.0.0/migrations/migrate");
    assertThat(files.get("stable/demo/1.0.0/migrations/migrate").executable()).isTrue();
    assertThat(files.get("catalog.json").executable()).isFalse();
    assertThat(read("catalog.git#main")).isEqualTo(files);
    assertThat(read("work#HEAD")).isEqualTo(files);
    assertThat(read("catalog.git#main~1")).containsOnlyKeys("catalog.json");
    String id = new GitCommand(published.work()).run("rev-parse", "HEAD");
    assertThat(read("catalog.git#" + id)).isEqualTo(files);
  }

  @Test
  void aRevisionOfALinkedWorkTreeIsRead() throws Exception {
    Published published = Published.in(folder);
    new GitCommand(published.work()).run("worktree", "add", "--quiet", "../linked", "HEAD");

    assertThat(read("linked#HEAD")).isEqualTo(read("catalog.git#main"));
  }

  /** Whoever proposes a change could have the check look at something else than that. */
  @Test
  void filesOfAWorkTreeThatLookLikeARepositoryAreNone() throws Exception {
    Published published = Published.in(folder);
    Path decoy = Git.bare(folder.resolve("decoy.git"));
    Path work = published.work();
    Files.copy(decoy.resolve("HEAD"), work.resolve("HEAD"));
    Files.copy(decoy.resolve("config"), work.resolve("config"));
    for (String name : List.of("objects/info", "objects/pack", "refs/heads")) {
      Files.createDirectories(work.resolve(name));
    }

    assertThat(read("work#HEAD")).isEqualTo(read("catalog.git#main"));
    assertThat(
            new GitCommand(folder)
                .run("ls-remote", work.toString(), "HEAD")
                .startsWith(new GitCommand(work).run("rev-parse", "HEAD")))
        .as("as git itself")
        .isTrue();
  }

  @Test
  void aLinkToAFolderIsReadAsTheFolder() throws Exception {
    Files.createDirectories(folder.resolve("there/stable"));
    Files.writeString(folder.resolve("there/stable/file"), "x");
    Files.createSymbolicLink(folder.resolve("here"), Path.of("there"));

    assertThat(read("here")).containsOnlyKeys("stable/file");
  }

  @Test
  void noneHasNoFiles() throws Exception {
    assertThat(read("none")).isEmpty();
  }

  @Test
  void aFolderThatACutOffRunHadMovedAwayIsReadAllTheSame() throws Exception {
    Files.createDirectories(folder.resolve(".catalog.trainyard-old"));
    Files.writeString(folder.resolve(".catalog.trainyard-old/catalog.json"), "{}\n");
    Files.createFile(folder.resolve(".catalog.trainyard-old/.trainyard.sha256"));

    assertThat(read("catalog")).containsKey("catalog.json");
    assertThat(folder.resolve("catalog/catalog.json")).exists();
  }

  @Test
  void aFolderMayHaveAHashInItsName() throws Exception {
    Files.createDirectories(folder.resolve("c#1"));
    Files.writeString(folder.resolve("c#1/file"), "x");

    assertThat(read("c#1#")).containsOnlyKeys("file");
    assertThatThrownBy(() -> read("c#1")).hasMessageContaining("is named with a # at its end");
  }

  /** Whoever proposes a change could put it where the check would look. */
  @Test
  void whatHappensToExistDoesNotChangeWhatIsNamed() throws Exception {
    Published published = Published.in(folder);
    published.commit(".#HEAD/decoy", "x");
    Files.createDirectories(folder.resolve("work#HEAD/decoy"));
    Files.createDirectories(folder.resolve("https:/example.org/c.git/decoy"));

    assertThat(read("work#HEAD")).containsKey("catalog.json");
    assertThat(read("work/.#HEAD")).containsKey("catalog.json");
    Files.createDirectories(folder.resolve("git@example.org:me/c.git/decoy"));
    Files.createDirectories(folder.resolve("host:c.git"));
    Files.writeString(folder.resolve("host:c.git/file"), "x");
    for (String address :
        List.of("https://example.org/c.git", "git@example.org:me/c.git", "host:c.git")) {
      assertThatThrownBy(() -> read(address)).hasMessageContaining("looks like an address");
    }
    assertThat(read("./host:c.git")).containsKey("file");
  }

  @Test
  void aBrokenConfigurationOfTheUserDoesNotMatter() throws Exception {
    Published.in(folder);
    SystemReader before = SystemReader.getInstance();
    SystemReader.setInstance(
        new SystemReader.Delegate(before) {
          @Override
          public StoredConfig getUserConfig() throws ConfigInvalidException {
            throw new ConfigInvalidException("the user's configuration was read");
          }
        });
    try {
      assertThat(read("catalog.git#main")).containsOnlyKeys("catalog.json");
    } finally {
      SystemReader.setInstance(before);
    }
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    Published.in(folder);

    assertThatThrownBy(() -> read("nowhere"))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> read("nowhere.git#main"))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> read("catalog.git#other"))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("has no revision \"other\"");
    assertThatThrownBy(() -> read("catalog.git#"))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("has no revision \"\"");
    assertThatThrownBy(() -> read("catalog.git#a^{nonsense"))
        .isInstanceOf(UnreadableSourceException.class);
    assertThatThrownBy(() -> read(".#main"))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("is no git repository");
  }

  private SortedMap<String, Content> read(String text)
      throws UnreadableSourceException, IOException {
    return Sources.read(CatalogSource.parse(text, folder));
  }

  /** The repository of a work tree names the one in which most of it lies. */
  @Test
  void aPipeInARepositoryThatAnotherNamesIsSaid() throws Exception {
    Path bare = Published.in(folder).bare();
    Path tree = Files.createDirectories(folder.resolve("tree.git/objects")).getParent();
    Files.createDirectories(tree.resolve("refs"));
    Files.writeString(tree.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(tree.resolve("commondir"), "../" + bare.getFileName() + "\n");
    Files.deleteIfExists(bare.resolve("packed-refs"));
    assertThat(
            new ProcessBuilder("mkfifo", bare.resolve("packed-refs").toString()).start().waitFor())
        .isZero();

    assertThatThrownBy(() -> Sources.read(CatalogSource.parse("tree.git#main", folder)))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("packed-refs is a pipe or device");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:SECRET@h/c.git",
        "https://me:SECRET@h/c.git#main",
        "https//me:SECRET@h/c.git",
        "https://h/c.git?token=SECRET#main"
      })
  void anAddressIsNotTakenAndNotRepeated(String text) {
    assertThatThrownBy(() -> CatalogSource.parse(text, folder))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("looks like an address")
        .hasMessageNotContaining("SECRET");
  }

  /** What a person, a disk or an attacker may do to a repository. */
  @ParameterizedTest
  @ValueSource(strings = {"config", "huge config", "commit", "alternates"})
  void aDamagedRepositoryIsSaid(String what) throws Exception {
    Path bare = Published.in(folder).bare();
    switch (what) {
      case "config" -> Files.writeString(bare.resolve("config"), "[[[");
      case "huge config" -> Files.writeString(bare.resolve("config"), "#\n".repeat(1 << 20));
      case "alternates" ->
          Files.writeString(
              Files.createDirectories(bare.resolve("objects/info")).resolve("alternates"),
              "/a\0b\n");
      default -> {
        Path junk = Files.writeString(folder.resolve("junk"), "junk");
        String id =
            new GitCommand(bare)
                .run("hash-object", "-t", "commit", "-w", "--literally", junk.toString());
        Files.deleteIfExists(bare.resolve("packed-refs"));
        Files.createDirectories(bare.resolve("refs/heads"));
        Files.writeString(bare.resolve("refs/heads/main"), id + "\n");
      }
    }

    assertThatThrownBy(() -> Sources.read(CatalogSource.parse("catalog.git#main", folder)))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("catalog.git");
  }

  @Test
  void aTagOfItselfIsSaid() throws Exception {
    Path bare = Published.in(folder).bare();
    Tags.ofItself(bare, "refs/tags/v1");

    assertThatThrownBy(() -> Sources.read(CatalogSource.parse("catalog.git#v1", folder)))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("a tag of more than 10 tags");
    assertThatThrownBy(() -> ServedCatalog.published(bare))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("a tag of more than 10 tags");
    CatalogSource proposal = CatalogSource.parse("catalog.git#main", folder);
    assertThatThrownBy(
            () ->
                BaseCatalog.open(
                    "v1", text -> text, proposal, folder, Access.USUAL, folder.resolve("work")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("a tag of more than 10 tags");
  }

  /** Tags of tags are rare, and read. */
  @Test
  void aTagOfATagIsReadAsWhatItNames() throws Exception {
    GitCommand git = new GitCommand(Published.in(folder).bare());
    git.run("tag", "-a", "-m", "one", "v1", "main");
    git.run("tag", "-a", "-m", "two", "v2", "v1");

    assertThat(Sources.read(CatalogSource.parse("catalog.git#v2", folder)))
        .containsOnlyKeys("catalog.json");
  }

  /** A pipe that nobody writes to would be read for ever. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "config",
        "included",
        "HEAD",
        "packed-refs",
        "refs/heads/main",
        "objects/info/alternates",
        "objects/pack/pack-1.pack",
        "commondir"
      })
  void aRepositoryWithAPipeIsSaid(String place) throws Exception {
    Path bare = Published.in(folder).bare();
    Path pipe = bare.resolve(place);
    Files.createDirectories(pipe.getParent());
    Files.deleteIfExists(pipe);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    if (place.equals("included")) {
      Files.writeString(
          bare.resolve("config"), "[Include]\n\tpath = included\n", StandardOpenOption.APPEND);
    }

    assertThatThrownBy(() -> Sources.read(CatalogSource.parse("catalog.git#main", folder)))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("catalog.git");
    assertThatThrownBy(() -> ServedCatalog.published(bare))
        .isInstanceOf(UnreadableSourceException.class);
    PreviewBranches previews =
        new PreviewBranches(
            RemoteAddress.of(bare.toString(), folder), Access.USUAL, folder.resolve("work"));
    assertThatThrownBy(previews::list).isInstanceOf(GitFailure.class);
    CatalogBranch branch =
        new CatalogBranch(
            RemoteAddress.of(bare.toString(), folder),
            "main",
            Access.USUAL,
            folder.resolve("work"),
            failed -> {},
            true);
    assertThatThrownBy(() -> branch.read(Tip::newest)).isInstanceOf(GitFailure.class);
  }

  /** Whoever writes a configuration can name any file of the user in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[SECRET",
        "[a]\n\tSECRET!x",
        "[a]\n\tx = \"SECRET",
        "[a]\n\tx = \\SECRET",
        "[a \"SECRET",
        "[core]\n\tcompression = SECRET",
        "[core]\n\trepositoryformatversion = SECRET",
        "[core]\n\tlogallrefupdates = SECRET",
        "[core]\n\tbare = SECRET",
        "[core]\n\tfilemode = SECRET",
        "[core]\n\tautocrlf = SECRET",
        "[core]\n\tsymlinks = SECRET",
        "[core]\n\ttrustfolderstat = SECRET",
        "[core]\n\ttruststat = SECRET",
        "[core]\n\ttrustpackedrefsstat = SECRET",
        "[core]\n\tstreamfilethreshold = SECRET",
        "[core]\n\tbigfilethreshold = SECRET",
        "[core]\n\tworktree = SECRET",
        "[core]\n\tcommitgraph = SECRET",
        "[core]\n\tfsyncobjectfiles = SECRET",
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefstorage = SECRET",
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tSECRET = SECRET",
        "[pack]\n\tdepth = SECRET\n\tthreads = SECRET\n\twindowmemory = SECRET",
        "[reftable]\n\tblocksize = SECRET",
        "[uploadpack]\n\tallowanysha1inwant = SECRET",
        "[transfer]\n\tfsckobjects = SECRET",
        "[protocol]\n\tversion = SECRET",
        "[remote \"origin\"]\n\turl = x\n\tfetch = SECRET:a:*\n"
            + "[branch \"main\"]\n\tremote = origin\n\tmerge = refs/heads/main"
      })
  void noneOfAnIncludedFileIsRepeated(String text) throws Exception {
    Path bare = Published.in(folder).bare();
    Files.writeString(
        bare.resolve("config"), "[include]\n\tpath = ../notes\n", StandardOpenOption.APPEND);
    Files.writeString(folder.resolve("notes"), text + "\n");

    for (String revision : List.of("main", "main@{upstream}")) {
      noSecret(() -> Sources.read(CatalogSource.parse("catalog.git#" + revision, folder)));
    }
    noSecret(() -> ServedCatalog.published(bare).close());
    RemoteAddress address = RemoteAddress.of(bare.toString(), folder);
    noSecret(() -> new PreviewBranches(address, Access.USUAL, folder.resolve("work")).list());
    noSecret(
        () ->
            new CatalogBranch(
                    address, "main", Access.USUAL, folder.resolve("work"), failed -> {}, true)
                .read(Tip::newest));
  }

  private static void noSecret(ThrowingCallable reading) {
    for (Throwable failure = catchThrowable(reading);
        failure != null;
        failure = failure.getCause()) {
      assertThat(String.valueOf(failure)).doesNotContainIgnoringCase("SECRET");
    }
  }

  /** Each of two links to the folder they lie in doubles what there is to read. */
  @Test
  void aLinkToAFolderInARepositoryIsRefused() throws Exception {
    Path bare = Published.in(folder).bare();
    Path heads = Files.createDirectories(bare.resolve("refs/heads/more"));
    Files.createSymbolicLink(heads.resolve("a"), Path.of("."));
    Files.createSymbolicLink(heads.resolve("b"), Path.of("."));

    assertThatThrownBy(() -> Sources.read(CatalogSource.parse("catalog.git#main", folder)))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageMatching("(?s).*its folder refs/heads/more/[ab] is a link to another folder.*");
  }

  /** So git has it where several work trees share one repository. */
  @Test
  void aRepositoryMayHaveItsFoldersElsewhere() throws Exception {
    Path bare = Published.in(folder).bare();
    for (String name : List.of("objects", "refs")) {
      Files.move(bare.resolve(name), folder.resolve(name));
      Files.createSymbolicLink(bare.resolve(name), folder.resolve(name));
    }
    assertThat(Sources.read(CatalogSource.parse("catalog.git#main", folder))).isNotEmpty();

    Path pipe = folder.resolve("refs/heads/pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> Sources.read(CatalogSource.parse("catalog.git#main", folder)))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("refs/heads/pipe is a pipe or device");
  }

  /** Eight times twelve ways lead from one to the next: 430 million from the first to the last. */
  @Test
  void whatIsReachedByManyWaysIsLookedAtOnce() throws Exception {
    Path bare = Published.in(folder).bare();
    for (int i = 0; i < 8; i++) {
      Path lender = i == 0 ? bare : folder.resolve("lender" + i + ".git");
      String next = Git.bare(folder.resolve("lender" + (i + 1) + ".git")).resolve("objects") + "\n";
      Files.writeString(
          Files.createDirectories(lender.resolve("objects/info")).resolve("alternates"),
          next.repeat(12));
    }

    assertThat(Sources.read(CatalogSource.parse("catalog.git#main", folder))).isNotEmpty();
  }

  @Test
  void aConfigurationThatIncludesTooMuchIsRefused() throws Exception {
    Path bare = Published.in(folder).bare();
    Files.writeString(
        bare.resolve("config"), "[include]\n\tpath = c1\n", StandardOpenOption.APPEND);
    for (int i = 1; i < 9; i++) {
      Files.writeString(
          bare.resolve("c" + i), ("[include]\n\tpath = c" + (i + 1) + "\n").repeat(12));
    }
    Files.createFile(bare.resolve("c9"));

    assertThatThrownBy(() -> Sources.read(CatalogSource.parse("catalog.git#main", folder)))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("too many files");
  }

  @Test
  void whatAConfigurationIncludesIsLookedAtToo() throws Exception {
    Path bare = Published.in(folder).bare();
    Files.writeString(
        bare.resolve("config"),
        "[include]\n\tpath = more\n[includeIf \"gitdir:/\"]\n\tpath = /dev/zero\n",
        StandardOpenOption.APPEND);
    Files.writeString(bare.resolve("more"), "[include]\n\tpath = config\n");

    assertThatThrownBy(() -> Sources.read(CatalogSource.parse("catalog.git#main", folder)))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("includes itself");

    Files.writeString(bare.resolve("more"), "");
    assertThatThrownBy(() -> Sources.read(CatalogSource.parse("catalog.git#main", folder)))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("/dev/zero");
  }

  /** The plugin says which locale is needed; a text that may hold a login is no path to it. */
  @Test
  void whatTheSystemCannotNameIsNoAddress() throws Exception {
    for (String text : List.of("a\0b", "a\0b#main")) {
      assertThatThrownBy(() -> CatalogSource.parse(text, folder))
          .isInstanceOf(InvalidPathException.class);
      assertThatThrownBy(
              () -> CatalogSource.parse(text, folder, Access.USUAL, folder.resolve("work")))
          .isInstanceOf(InvalidPathException.class);
    }
    for (String text : List.of("https//me:SECRET@h/\0", "me:SECRET@h:x\0", "https://h/\0SECRET")) {
      assertThatThrownBy(() -> CatalogSource.parse(text, folder))
          .isInstanceOf(UnreadableSourceException.class)
          .hasMessageNotContaining("SECRET");
      assertThatThrownBy(
              () -> CatalogSource.parse(text, folder, Access.USUAL, folder.resolve("work")))
          .isInstanceOf(UnreadableSourceException.class)
          .hasMessageNotContaining("SECRET");
    }
  }

  /** Bytes that the charset of names does not know look the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkdir -p train/$(printf '%b') && : >train/$(printf '%b')/file",
        ": >$(printf '%b')"
      })
  void namesThatAreOneToJavaAreNotMixedUp(String make) throws Exception {
    for (String name : List.of("\\377", "\\376")) {
      assertThat(
              new ProcessBuilder("sh", "-c", make.replace("%b", name))
                  .directory(folder.toFile())
                  .start()
                  .waitFor())
          .isZero();
    }

    assertThatThrownBy(() -> read("."))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContainingAll("several names in it are to Java one", "LC_ALL=C.UTF-8");
  }
}
