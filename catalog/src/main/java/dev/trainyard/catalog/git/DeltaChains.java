package dev.trainyard.catalog.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What the objects of a pack are made from. A pack may say of an object how it differs from another
 * one, its base, and of that again. JGit goes from base to base without counting ({@code load} in
 * its {@code Pack}): for ever where one comes round again, and all the way for each object where
 * many are behind each other.
 */
final class DeltaChains {

  /** Ten times as many as git puts behind each other unless told otherwise ({@code pack.depth}). */
  static final int LONGEST = 500;

  private static final String INDEX = ".idx";

  /** An index of the second version begins with this and its version. */
  private static final int MAGIC = 0xff744f63;

  /** How many objects there are up to each first byte of an id; the last number is that of all. */
  private static final int FANOUT = 256 * Integer.BYTES;

  /** What an index has of each object at least: its id and its place. */
  private static final int LEAST = Constants.OBJECT_ID_LENGTH + Integer.BYTES;

  private static final int NO_BASE = -1;

  private final Path pack;
  private final PackIndex index;

  /** Where the objects begin, by their numbers. */
  private final long[] places;

  private DeltaChains(Path pack, PackIndex index) {
    this.pack = pack;
    this.index = index;
    this.places = new long[Math.toIntExact(index.getObjectCount())];
    int number = 0;
    for (PackIndex.MutableEntry entry : index) {
      places[number++] = entry.getOffset();
    }
    Arrays.sort(places);
  }

  /**
   * Looks at all packs of a repository.
   *
   * @param objects the folder with the repository's objects
   * @throws IOException when an object is made from itself, or from too many others
   */
  static void require(Path objects) throws IOException {
    Path packs = objects.resolve("pack");
    if (!Files.isDirectory(packs)) {
      return;
    }
    try (DirectoryStream<Path> indexes = Files.newDirectoryStream(packs, "*" + INDEX)) {
      for (Path index : indexes) {
        String name = index.getFileName().toString();
        Path pack =
            index.resolveSibling(name.substring(0, name.length() - INDEX.length()) + ".pack");
        // One that cannot be read ends nothing by being looked at; what needs it says so.
        if (Files.isReadable(index) && Files.isReadable(pack)) {
          require(pack, index);
        }
      }
    }
  }

  private static void require(Path pack, Path file) throws IOException {
    requireWhole(file);
    PackIndex index;
    try {
      index = PackIndex.open(file.toFile());
    } catch (IOException | RuntimeException e) {
      // So does JGit fail, and finds nothing in the pack.
      return;
    }
    try {
      new DeltaChains(pack, index).require();
    } catch (RuntimeException e) {
      throw new IOException("its file " + file.getFileName() + " is damaged", e);
    }
  }

  /** JGit makes room for all that an index says it has before it looks for it. */
  private static void requireWhole(Path file) throws IOException {
    byte[] begin;
    try (InputStream in = Files.newInputStream(file)) {
      begin = in.readNBytes(2 * Integer.BYTES + FANOUT);
    }
    ByteBuffer numbers = ByteBuffer.wrap(begin);
    int fanout = begin.length > 0 && numbers.getInt(0) == MAGIC ? 2 * Integer.BYTES : 0;
    int last = fanout + FANOUT - Integer.BYTES;
    if (begin.length < last + Integer.BYTES
        || Integer.toUnsignedLong(numbers.getInt(last)) * LEAST > Files.size(file)) {
      throw new IOException("its file " + file.getFileName() + " is cut off");
    }
  }

  private void require() throws IOException {
    int[] bases = bases();
    // How many bases are behind each object; 0 as long as that is not known.
    int[] behind = new int[places.length];
    int[] way = new int[LONGEST + 1];
    for (int i = 0; i < places.length; i++) {
      int steps = 0;
      int at = i;
      while (bases[at] != NO_BASE && behind[at] == 0) {
        if (steps > LONGEST) {
          throw tooMany();
        }
        way[steps++] = at;
        at = bases[at];
      }
      int count = behind[at];
      while (steps > 0) {
        behind[way[--steps]] = ++count;
      }
      if (count > LONGEST) {
        throw tooMany();
      }
    }
  }

  private IOException tooMany() {
    return new IOException(
        "its file "
            + pack.getFileName()
            + " has an object that is made from itself, or from more than "
            + LONGEST
            + " others one after the other; git repack -a -d -f makes a sound one anew");
  }

  /** The numbers of the bases, by the numbers of the objects. */
  private int[] bases() throws IOException {
    int[] bases = new int[places.length];
    try (FileChannel channel = FileChannel.open(pack)) {
      Window window = new Window(channel);
      for (int i = 0; i < places.length; i++) {
        try {
          bases[i] = base(i, window.at(places[i]));
        } catch (BufferUnderflowException e) {
          // It ends before it has said what it is, and so is read by nobody.
          bases[i] = NO_BASE;
        }
      }
    }
    return bases;
  }

  /** As {@code git help gitformat-pack} has it. */
  private int base(int number, ByteBuffer head) {
    byte next = head.get();
    int kind = next >> 4 & 7;
    while (next < 0) {
      next = head.get();
    }
    long place;
    if (kind == Constants.OBJ_OFS_DELTA) {
      next = head.get();
      long back = next & 127;
      while (next < 0) {
        next = head.get();
        back = (back + 1 << 7) + (next & 127);
      }
      place = places[number] - back;
    } else if (kind == Constants.OBJ_REF_DELTA) {
      byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
      head.get(id);
      place = index.findOffset(ObjectId.fromRaw(id));
      if (place < 0) {
        return NO_BASE;
      }
    } else {
      return NO_BASE;
    }
    int found = Arrays.binarySearch(places, place);
    // What the index does not have is no object, and may be made from anything.
    return found < 0 ? number : found;
  }

  /** What stands at a place of a file; objects are small and many, and the disk is asked seldom. */
  private static final class Window {

    private static final int SIZE = 1 << 14;

    /** The head of an object and the id of its base, with room to spare. */
    private static final int NEEDED = 64;

    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).limit(0);
    private long begin;

    Window(FileChannel channel) {
      this.channel = channel;
    }

    ByteBuffer at(long place) throws IOException {
      if (place < begin || place + NEEDED > begin + bytes.limit()) {
        bytes.clear();
        begin = Math.max(0, place);
        int read;
        do {
          read = channel.read(bytes, begin + bytes.position());
        } while (read > 0);
        bytes.flip();
      }
      return bytes.position((int) (Math.max(0, place) - begin));
    }
  }
}
