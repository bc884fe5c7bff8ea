package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.testing.Allocated;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What all targets have in common. */
public final class Fuzzing {

  /** Between the files of an input that stands for several. */
  static final byte SEPARATOR = 0x1E;

  /** Ends an input of which a part is repeated; UTF-8 has no such byte. */
  static final byte PUMP = (byte) 0xFF;

  static final int PUMP_ARGUMENTS = 4;
  private static final int LARGEST = 1 << 18;
  static final int UNSIGNED = 0xFF;
  private static final int MANY = 64;

  /** What any reader may allocate, and what for each byte; both far above what is usual. */
  private static final long ALLOCATED = 512L << 20;

  private static final long ALLOCATED_PER_BYTE = 16L << 10;

  private Fuzzing() {}

  /**
   * Reads an input, and measures what it costs by what is allocated, which, unlike time, is the
   * same everywhere.
   */
  static void measured(FuzzTarget target, byte[] input) throws Exception {
    byte[] pumped = pumped(input);
    long used = Allocated.by(() -> target.read(pumped));
    if (used > ALLOCATED + ALLOCATED_PER_BYTE * pumped.length) {
      throw new AssertionError(used + " bytes are allocated for " + pumped.length);
    }
  }

  /**
   * The input itself, unless it ends with {@link #PUMP}: then the bytes before say which part of
   * the rest is repeated how often, so that short inputs show what grows faster than they do.
   */
  static byte[] pumped(byte[] input) {
    int end = input.length - PUMP_ARGUMENTS;
    if (end < 1 || input[input.length - 1] != PUMP) {
      return input;
    }
    int from = (input[end] & UNSIGNED) * end / (UNSIGNED + 1);
    int piece = Math.min(1 + (input[end + 1] & UNSIGNED), end - from);
    int times = Math.min((1 + (input[end + 2] & UNSIGNED)) * MANY, LARGEST / piece);
    ByteArrayOutputStream pumped = new ByteArrayOutputStream(end + piece * times);
    pumped.write(input, 0, from);
    for (int i = 0; i < times; i++) {
      pumped.write(input, from, piece);
    }
    pumped.write(input, from, end - from);
    return pumped.toByteArray();
  }

  /** The files of an input that stands for several. */
  public static List<byte[]> files(byte[] input) {
    List<byte[]> files = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= input.length; i++) {
      if (i == input.length || input[i] == SEPARATOR) {
        files.add(Arrays.copyOfRange(input, start, i));
        start = i + 1;
      }
    }
    return files;
  }

  /** An input that stands for several files. */
  public static byte[] joined(String... files) {
    return String.join(Character.toString(SEPARATOR), files).getBytes(StandardCharsets.UTF_8);
  }

  /** Inputs that are texts. */
  public static List<byte[]> texts(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The input as text, whatever it holds. */
  public static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }
}
