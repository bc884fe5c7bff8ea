package dev.trainyard.catalog.git;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The tables that a repository may keep the names of its branches in ({@code git help
 * gitformat-reftable}). A table has an index, which leads to others or to names. JGit goes from
 * index to index without counting ({@code seek} in its {@code ReftableReader}), and so for ever
 * where one leads back. Whoever writes a table writes what an index leads to before it.
 */
final class NameTables {

  private static final String LIST = "tables.list";

  /** What a table ends with, as far as JGit reads it. */
  private static final int END = 68;

  /** Where the end says where the indexes are: of names, of objects and of what happened. */
  private static final int[] INDEXES = {24, 40, 56};

  private static final int TYPE_AND_LENGTH = 4;

  /** A place in a block from where on names are written out; three bytes. */
  private static final int RESTART = 3;

  private final FileChannel table;
  private final Deque<Long> left = new ArrayDeque<>();
  private final Set<Long> seen = new HashSet<>();
  private long read;

  private NameTables(FileChannel table) {
    this.table = table;
  }

  /**
   * Looks at all tables of a repository.
   *
   * @throws IOException when one is damaged, or one that is named lies elsewhere
   */
  static void require(Path repository) throws IOException {
    Path folder = repository.resolve("reftable");
    if (!Files.isRegularFile(folder.resolve(LIST))) {
      return;
    }
    for (String name : Files.readAllLines(folder.resolve(LIST))) {
      if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
        throw new IOException("its list of tables names a file elsewhere");
      }
      if (!name.isEmpty() && Files.isReadable(folder.resolve(name))) {
        try (FileChannel table = FileChannel.open(folder.resolve(name))) {
          new NameTables(table).require();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
          throw new IOException("its table of names " + name + " is damaged", e);
        }
      }
    }
  }

  private void require() throws IOException {
    ByteBuffer end = bytes(table.size() - END, END);
    for (int index : INDEXES) {
      add(end.getLong(index), Long.MAX_VALUE);
    }
    while (!left.isEmpty()) {
      long place = left.remove();
      int typeAndLength = bytes(place, TYPE_AND_LENGTH).getInt();
      if (typeAndLength >>> 24 == 'i') {
        int length = typeAndLength & 0xffffff;
        read += length;
        if (read > table.size()) {
          throw new IllegalArgumentException("its indexes lie over each other");
        }
        follow(place, bytes(place, length));
      }
    }
  }

  private void add(long place, long before) {
    if (place >= before) {
      throw new IllegalArgumentException("an index leads to itself or to what comes behind it");
    }
    if (place > 0 && seen.add(place)) {
      left.add(place);
    }
  }

  /** Reads an index as JGit would, from wherever that would begin. */
  private void follow(long place, ByteBuffer block) {
    int restarts = Short.toUnsignedInt(block.getShort(block.limit() - Short.BYTES));
    int end = block.limit() - Short.BYTES - restarts * RESTART;
    if (restarts == 0) {
      throw new IllegalArgumentException("an index does not begin");
    }
    Set<Integer> begins = new HashSet<>();
    block.position(TYPE_AND_LENGTH);
    while (block.position() < end) {
      if (block.get(block.position()) == 0) {
        begins.add(block.position());
      }
      number(block);
      long length = number(block) >>> 3;
      block.position(Math.toIntExact(block.position() + length));
      add(number(block), place);
    }
    for (int i = 0; i < restarts; i++) {
      int begin = block.getInt(end + i * RESTART - 1) & 0xffffff;
      if (!begins.contains(begin)) {
        throw new IllegalArgumentException("an index begins in the middle of a name");
      }
    }
    if (block.position() != end) {
      throw new IllegalArgumentException("an index does not end");
    }
  }

  private static long number(ByteBuffer block) {
    byte next = block.get();
    long number = next & 127;
    while (next < 0) {
      next = block.get();
      number = (number + 1 << 7) + (next & 127);
      if (number > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("no table is as large");
      }
    }
    return number;
  }

  private ByteBuffer bytes(long place, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && table.read(bytes, place + bytes.position()) > 0) {
      // A file gives as much as it likes at a time.
    }
    return bytes.flip();
  }
}
