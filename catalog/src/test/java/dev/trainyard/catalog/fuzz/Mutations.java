package dev.trainyard.catalog.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes inputs at random; the same seed gives the same inputs, everywhere. */
final class Mutations {

  private static final int MOST_CHANGES = 6;
  private static final int LONGEST_PIECE = 64;

  /** One of so many is made of any input, the others of small ones, so that more are tried. */
  private static final int LARGE_OF = 32;

  private static final int SMALL = 1 << 10;
  private static final int PUMPED_OF = 64;

  private final Random random;
  private final List<byte[]> inputs;
  private final List<byte[]> small;
  private final List<byte[]> words;

  Mutations(long seed, List<byte[]> inputs, List<String> words) {
    this.random = new Random(seed);
    this.inputs = List.copyOf(inputs);
    int middle =
        inputs.stream()
            .mapToInt(input -> input.length)
            .sorted()
            .skip(inputs.size() / 2)
            .findFirst()
            .orElse(0);
    this.small = inputs.stream().filter(input -> input.length <= Math.max(SMALL, middle)).toList();
    List<byte[]> all = new ArrayList<>();
    words.forEach(word -> all.add(word.getBytes(StandardCharsets.UTF_8)));
    this.words = Collections.unmodifiableList(all);
  }

  /** The next input. */
  byte[] next() {
    byte[] input = one(random.nextInt(LARGE_OF) == 0 ? inputs : small);
    for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
      input = changed(input);
    }
    return random.nextInt(PUMPED_OF) == 0 ? pumped(input) : input;
  }

  private byte[] one(List<byte[]> of) {
    return of.get(random.nextInt(of.size()));
  }

  private byte[] changed(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(LONGEST_PIECE));
    return switch (random.nextInt(7)) {
      case 0 -> replaced(input, from, to, new byte[0]);
      case 1 -> replaced(input, from, from, bytes(1 + random.nextInt(4)));
      case 2 -> replaced(input, from, Math.min(input.length, from + 1), bytes(1));
      case 3 -> replaced(input, from, from, words.isEmpty() ? bytes(2) : one(words));
      case 4 -> replaced(input, from, to, words.isEmpty() ? bytes(2) : one(words));
      // A part of the input itself, or of another one.
      case 5 -> replaced(input, random.nextInt(input.length + 1), -1, part(input));
      default -> replaced(input, from, to, part(one(inputs)));
    };
  }

  private byte[] part(byte[] of) {
    int from = random.nextInt(of.length + 1);
    int to = from + random.nextInt(of.length - from + 1);
    return Arrays.copyOfRange(of, from, Math.min(to, from + 4 * LONGEST_PIECE));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Of any size up to the largest, and rather of a small one. */
  private byte[] pumped(byte[] input) {
    byte[] end = bytes(Fuzzing.PUMP_ARGUMENTS);
    for (int i = 1; i < end.length - 1; i++) {
      end[i] = (byte) ((end[i] & Fuzzing.UNSIGNED) >>> random.nextInt(Byte.SIZE));
    }
    end[end.length - 1] = Fuzzing.PUMP;
    return replaced(input, input.length, input.length, end);
  }

  /** With other bytes in the place of a part; {@code to} before {@code from} replaces nothing. */
  private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
    ByteArrayOutputStream replaced = new ByteArrayOutputStream(input.length + by.length);
    replaced.write(input, 0, from);
    replaced.writeBytes(by);
    int rest = Math.max(from, to);
    replaced.write(input, rest, input.length - rest);
    return replaced.toByteArray();
  }
}
