package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private final Deadline deadline = new Deadline(Duration.ofMinutes(1));

  private static int endless(int depth) {
    return endless(depth + 1) + 1;
  }

  /** A server can have a client call itself once for each thing it says. */
  @Test
  void whatIsTooMuchOrTooDeepIsAFailureOfTheTalk() {
    assertThatThrownBy(() -> deadline.keep(() -> endless(0)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not fit into memory");
    assertThatThrownBy(
            () ->
                deadline.keep(
                    () -> {
                      throw new OutOfMemoryError("heap");
                    }))
        .isInstanceOf(IOException.class);
  }

  @Test
  void whatIsToldOfAFailureIsFitInItsTraceToo() {
    Exception failure = new IOException("with T0KEN", new IllegalStateException("T0KEN"));
    StringWriter trace = new StringWriter();

    Retold.of(failure, text -> text.replace("T0KEN", "***"))
        .printStackTrace(new PrintWriter(trace));

    assertThat(trace.toString())
        .startsWith("java.io.IOException: with ***")
        .contains("Caused by: java.lang.IllegalStateException: ***", "DeadlineTest")
        .doesNotContain("T0KEN");
  }
}
