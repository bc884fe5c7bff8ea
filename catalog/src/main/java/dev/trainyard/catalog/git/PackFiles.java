package dev.trainyard.catalog.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * The files of one pack in a repository. Until both are whole they have names that git passes over
 * and, when they have grown old, removes.
 */
record PackFiles(Path pack, Path index, Path newPack, Path newIndex) {

  /** The files of a pack with this name. */
  static PackFiles of(Repository repository, ObjectId name) {
    Path folder = BareRepository.objects(repository).resolve("pack");
    return new PackFiles(
        folder.resolve("pack-" + name.name() + ".pack"),
        folder.resolve("pack-" + name.name() + ".idx"),
        folder.resolve("tmp_pack_" + name.name()),
        folder.resolve("tmp_idx_" + name.name()));
  }

  /** Writes what a writer has prepared; on failure nothing is left. */
  void write(PackWriter writer) throws IOException {
    if (Files.exists(index)) {
      return;
    }
    Files.createDirectories(pack.getParent());
    try {
      write(
          newPack,
          out -> writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out));
      write(newIndex, writer::writeIndex);
      // The index comes last: git looks for packs by their indexes.
      Files.move(newPack, pack, StandardCopyOption.ATOMIC_MOVE);
      Files.move(newIndex, index, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      removeUnfinished();
    }
  }

  private interface Body {
    void to(OutputStream out) throws IOException;
  }

  private static void write(Path file, Body body) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      body.to(out);
      channel.force(true);
    }
    if (!file.toFile().setReadOnly()) {
      throw new IOException(file + " cannot be made read-only");
    }
  }

  /** Removes the files unless both are there. */
  void removeUnfinished() throws IOException {
    Files.deleteIfExists(newPack);
    Files.deleteIfExists(newIndex);
    if (!Files.exists(index)) {
      Files.deleteIfExists(pack);
    }
  }
}
