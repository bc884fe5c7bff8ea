package dev.trainyard.generator.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Constants of the API, such as the questions of building blocks, belong to no author. */
class SourceLineTest {

  /** As a building block has it. */
  private static final class Block {
    static final SourceLine CONSTANT = SourceLine.ofCaller();

    static SourceLine statement() {
      return SourceLine.ofCaller();
    }
  }

  @Test
  void aConstantOfTheApiHasTheLineWhereItStands() {
    assertThat(Block.CONSTANT.file()).isEqualTo("SourceLineTest.java");
    assertThat(Block.CONSTANT.line()).isEqualTo(12);
    // JUnit's, since this test lies where the API does.
    assertThat(Block.statement().file()).isNotEqualTo("SourceLineTest.java");
  }
}
