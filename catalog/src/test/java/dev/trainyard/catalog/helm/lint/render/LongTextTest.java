package dev.trainyard.catalog.helm.lint.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.Allocated;
import dev.trainyard.generator.yaml.YamlLimits;
import dev.trainyard.generator.yaml.YamlReader;
import dev.trainyard.manifests.RenderedDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chart of a few bytes writes a value, a name or a comment as long as it likes. */
class LongTextTest {

  /** Characters of what is rendered; Helm may print four times as many. */
  private static final int RENDERED = 4_000_000;

  /** What is read at once is there as numbers, as a text, and while that grows. */
  private static final int BYTES_OF_A_CHARACTER = 100;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "`a: `; k; ``",
        "`a: '`; k; `'`",
        "`a: \"`; k; `\"`",
        "`a: \"`; \\x41; `\"`",
        "`a: 'k`; ` `; `k'`",
        "`a: k`; ` k`; ``",
        "`a: |\n `; k; ``",
        "`a: >\n `; `k `; ``",
        "`a: 1`; 0; ``",
        "`? `; k; ``",
        "`#`; k; `\na: 1`",
        "`a: `; ` `; 1",
        "`a: &`; k; ` 1`",
        "`a: *`; k; ``",
        "`a: !`; k; ` 1`",
        "`a: !`; %41; ` 1`",
        "`%`; k; `\n---\na: 1`",
        "`%TAG !`; k; `! x\n---\na: 1`",
      })
  void costsWhatGrowsWithItsLength(String begin, String part, String end) throws Exception {
    String rendered = begin + part.repeat(RENDERED / part.length()) + end;
    String file = begin + part.repeat(YamlLimits.FILE_BYTES / 2 / part.length()) + end;

    assertThat(Allocated.by(() -> RenderedDocument.read("x", rendered)))
        .isLessThan((long) BYTES_OF_A_CHARACTER * rendered.length());
    assertThat(Allocated.by(() -> YamlReader.read(file)))
        .isLessThan((long) BYTES_OF_A_CHARACTER * file.length());
  }

  /** The prefix is a part of each tag. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {"`%TAG ! `;`!k 1, `", "`%TAG !k! `;`!k!k 1, `"})
  void aPrefixOfTagsIsNotWrittenOutForEachOfThem(String directive, String item) throws Exception {
    int half = YamlLimits.FILE_BYTES / 3;
    String text =
        directive + "k".repeat(half) + "\r---\r[" + item.repeat(half / item.length()) + "]";

    assertThat(Allocated.by(() -> RenderedDocument.read("x", text)))
        .isLessThan((long) BYTES_OF_A_CHARACTER * text.length());
    assertThat(Allocated.by(() -> YamlReader.read(text)))
        .isLessThan((long) BYTES_OF_A_CHARACTER * text.length());
  }
}
