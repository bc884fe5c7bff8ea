package dev.trainyard.catalog.helm.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenderedTest {

  /** It holds answers and what was made at random, so that two runs would not say the same. */
  @Test
  void aTemplateThatCannotBeParsedIsNotRepeated() {
    String end = ": template: gotpl:1: function \"z\" not defined";

    assertThat(
            Rendered.refused(
                    "error calling tpl: cannot parse template \"KEY: \\\"s3cr3t\\\"\\n{{ z }}\""
                        + end)
                .message())
        .isEqualTo("error calling tpl: cannot parse what is to be run" + end);
    assertThat(Rendered.refused("cannot parse template \"KEY: s3cr3t").message())
        .isEqualTo("cannot parse what is to be run");
  }
}
