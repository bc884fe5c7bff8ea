package dev.trainyard.catalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Known inputs, and that unknown ones would be found. */
class FuzzTargetsTest {

  @TempDir private Path temp;

  @ParameterizedTest
  @EnumSource(FuzzTargets.class)
  void whatWasTooMuchOnceIsNotAnyMore(FuzzTargets target) throws Exception {
    try (FuzzTarget open = target.open(temp)) {
      List<byte[]> inputs = new ArrayList<>(open.seeds());
      inputs.addAll(FuzzRun.stored(target));
      assertThat(inputs).isNotEmpty();
      for (byte[] input : inputs) {
        open.read(Fuzzing.pumped(input));
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameInputs() {
    List<byte[]> seeds = Fuzzing.texts("one", "other", "");

    assertThat(inputs(7, seeds)).containsExactlyElementsOf(inputs(7, seeds));
    assertThat(inputs(7, seeds)).isNotEqualTo(inputs(8, seeds));
    assertThat(inputs(7, seeds).stream().distinct()).hasSizeGreaterThan(60);
  }

  private static List<String> inputs(long seed, List<byte[]> seeds) {
    Mutations mutations = new Mutations(seed, seeds, List.of("word"));
    return Stream.generate(mutations::next)
        .limit(100)
        .map(input -> new String(input, StandardCharsets.ISO_8859_1))
        .toList();
  }

  @Test
  void whatFailsIsFoundAndKept() throws Exception {
    for (FuzzTarget faulty :
        List.of(
            faulty(text -> deeper(text, 0)),
            faulty(text -> List.of(new byte[text.length()][1 << 30])),
            faulty(text -> Integer.parseInt(text)))) {
      Path folder = temp.resolve("target");
      ByteArrayOutputStream told = new ByteArrayOutputStream();

      assertThat(
              FuzzRun.run(
                  faulty,
                  mutations(faulty),
                  2_000,
                  1,
                  folder,
                  new PrintStream(told, true, StandardCharsets.UTF_8)))
          .returns(1, FuzzRun.Tried::failures);

      assertThat(folder.resolve("found")).isNotEmptyDirectory();
      assertThat(told.toString(StandardCharsets.UTF_8))
          .contains("input-", "    at " + FuzzTargetsTest.class.getName());
    }
  }

  private static Mutations mutations(FuzzTarget target) {
    return new Mutations(1, target.seeds(), target.words());
  }

  private static int deeper(String text, int depth) {
    return text.contains("a") ? deeper(text, depth + 1) + 1 : depth;
  }

  /** Reads texts with the word for which it fails. */
  private static FuzzTarget faulty(java.util.function.Consumer<String> reader) {
    return new FuzzTarget() {
      @Override
      public void read(byte[] input) {
        String text = Fuzzing.text(input);
        if (text.contains("bug")) {
          reader.accept(text + "a");
        }
      }

      @Override
      public List<byte[]> seeds() {
        return Fuzzing.texts("sound", "text");
      }

      @Override
      public List<String> words() {
        return List.of("bug");
      }
    };
  }

  @Test
  void aShortInputStandsForALongOne() {
    assertThat(Fuzzing.text(Fuzzing.pumped(new byte[] {'a', 'b', 'c', 'd', (byte) 128, 0, 0, -1})))
        .isEqualTo("ab" + "c".repeat(64) + "cd");
    assertThat(Fuzzing.pumped("text".getBytes(StandardCharsets.UTF_8))).hasSize(4);
  }
}
