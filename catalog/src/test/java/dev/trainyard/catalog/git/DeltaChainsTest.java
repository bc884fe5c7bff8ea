package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainyard.catalog.serve.ServedCatalog;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.catalog.testing.Git;
import dev.trainyard.generator.problem.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.internal.storage.file.BasePackIndexWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PackedObjectInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packs that nobody but git's own programs would make as they should be. */
class DeltaChainsTest {

  /** How a text of ten bytes differs from itself: length before and after, copy ten from 0. */
  private static final byte[] SAME = {10, 10, (byte) 0x90, 10};

  private static final byte[] TEXT = "0123456789".getBytes();

  @TempDir private Path temp;
  private Path repository;
  private Path objects;

  @BeforeEach
  void create() {
    repository = Git.bare(temp.resolve("catalog.git"));
    objects = repository.resolve("objects");
  }

  private static ObjectId id(int number) {
    return ObjectId.fromString("%040x".formatted(number + 1));
  }

  /** A pack that grows; its objects are numbered. */
  private final class Pack {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<PackedObjectInfo> infos = new ArrayList<>();
    private int last;

    Pack() throws IOException {
      bytes.writeBytes("PACK".getBytes());
      bytes.writeBytes(ByteBuffer.allocate(8).putInt(2).putInt(0).array());
    }

    Pack whole() throws IOException {
      return add(new byte[] {(byte) (Constants.OBJ_BLOB << 4 | TEXT.length)}, TEXT);
    }

    /** An object that is made from what stands so far before it. */
    Pack from(int back) throws IOException {
      ByteBuffer head = ByteBuffer.allocate(3);
      head.put((byte) (Constants.OBJ_OFS_DELTA << 4 | SAME.length));
      if (back > 127) {
        head.put((byte) (0x80 | (back >> 7) - 1));
      }
      head.put((byte) (back & 127));
      return add(Arrays.copyOf(head.array(), head.position()), SAME);
    }

    Pack fromLast() throws IOException {
      return from(bytes.size() - last);
    }

    /** An object that is made from that of a name. */
    Pack named(ObjectId base) throws IOException {
      byte[] head = new byte[1 + Constants.OBJECT_ID_LENGTH];
      head[0] = (byte) (Constants.OBJ_REF_DELTA << 4 | SAME.length);
      base.copyRawTo(head, 1);
      return add(head, SAME);
    }

    private Pack add(byte[] head, byte[] content) throws IOException {
      PackedObjectInfo info = new PackedObjectInfo(id(infos.size()));
      info.setOffset(bytes.size());
      infos.add(info);
      last = bytes.size();
      bytes.writeBytes(head);
      try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes)) {
        packed.write(content);
      }
      return this;
    }

    void store() throws IOException {
      byte[] pack = bytes.toByteArray();
      ByteBuffer.wrap(pack).putInt(8, infos.size());
      byte[] sum = Constants.newMessageDigest().digest(pack);
      bytes.reset();
      bytes.writeBytes(pack);
      bytes.writeBytes(sum);
      Path file = objects.resolve("pack/pack-" + ObjectId.fromRaw(sum).name() + ".pack");
      Files.createDirectories(file.getParent());
      Files.write(file, bytes.toByteArray());
      Path index = file.resolveSibling(file.getFileName().toString().replace(".pack", ".idx"));
      try (OutputStream out = Files.newOutputStream(index)) {
        BasePackIndexWriter.createVersion(out, 2).write(infos, sum);
      }
    }
  }

  private Pack chain(int length) throws IOException {
    Pack pack = new Pack().whole();
    for (int i = 0; i < length; i++) {
      pack.fromLast();
    }
    return pack;
  }

  @Test
  void asManyAsAnybodyPutsBehindEachOtherAreRead() throws Exception {
    chain(DeltaChains.LONGEST).store();
    // As git ends a pack that was sent without what it is made from.
    new Pack().named(id(2)).named(id(2)).whole().named(id(77)).store();

    assertThatCode(() -> DeltaChains.require(objects)).doesNotThrowAnyException();
    assertThat(Git.run(repository, "cat-file", "blob", id(DeltaChains.LONGEST).name()))
        .isEqualTo("0123456789");
  }

  @Test
  void moreThanAnybodyPutsBehindEachOtherAreNot() throws Exception {
    chain(DeltaChains.LONGEST + 1).store();

    assertThatThrownBy(() -> DeltaChains.require(objects))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("from more than 500 others");
  }

  /** In the order of their places the objects come before what they are made from. */
  @Test
  void namesDoNotHideALongChain() throws Exception {
    Pack pack = new Pack();
    for (int i = 0; i <= DeltaChains.LONGEST; i++) {
      pack.named(id(i + 1));
    }
    pack.whole().store();

    assertThatThrownBy(() -> DeltaChains.require(objects)).hasMessageContaining("500 others");
  }

  private void store(String loop) throws IOException {
    switch (loop) {
      case "itself" -> new Pack().from(0).store();
      case "each other" -> new Pack().named(id(1)).named(id(0)).store();
      case "by name and place" -> new Pack().named(id(1)).fromLast().store();
      case "no object" -> new Pack().whole().from(3).store();
      default -> throw new AssertionError(loop);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"itself", "each other", "by name and place", "no object"})
  void whatIsMadeFromItselfIsReadByNobody(String loop) throws Exception {
    store(loop);
    for (String branch : List.of("main", "preview/pr-1")) {
      Path ref = repository.resolve("refs/heads/" + branch);
      Files.createDirectories(ref.getParent());
      Files.writeString(ref, id(0).name() + "\n");
    }
    RemoteAddress address = RemoteAddress.of(repository.toString(), temp);
    Path work = temp.resolve("work");
    CatalogBranch branch =
        new CatalogBranch(address, "main", Access.USUAL, work, failed -> {}, false);

    GitFailure failure = catchThrowableOfType(GitFailure.class, () -> branch.read(Tip::newest));
    assertThat(failure).hasMessageContaining("made from itself");
    assertThat(failure.problems()).allMatch(problem -> problem.rule() == Rule.TARGET);
    assertThatThrownBy(() -> new PreviewBranches(address, Access.USUAL, work).list())
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("made from itself");
    assertThatThrownBy(() -> CatalogSource.parse("catalog.git#main", temp).open())
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("made from itself");
    assertThatThrownBy(() -> ServedCatalog.published(repository))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("made from itself");
  }

  @Test
  void whatIsBorrowedIsLookedAtToo() throws Exception {
    store("itself");
    Path borrower = Git.bare(temp.resolve("borrower.git"));
    Path lent = Files.move(objects, temp.resolve("lent"));
    Files.writeString(
        Files.createDirectories(borrower.resolve("objects/info")).resolve("alternates"),
        lent + "\n");

    assertThatThrownBy(() -> CatalogSource.parse("borrower.git#main", temp).open())
        .hasMessageContaining("made from itself");
  }

  /** Room would be made for four billion objects. */
  @Test
  void anIndexThatPromisesMoreThanItHasIsDamaged() throws Exception {
    chain(1).store();
    Path index;
    try (var files = Files.newDirectoryStream(objects.resolve("pack"), "*.idx")) {
      index = files.iterator().next();
    }
    byte[] bytes = Files.readAllBytes(index);
    ByteBuffer.wrap(bytes).putInt(8 + 255 * 4, -1);
    Files.write(index, bytes);

    assertThatThrownBy(() -> DeltaChains.require(objects)).hasMessageContaining("is cut off");
  }
}
