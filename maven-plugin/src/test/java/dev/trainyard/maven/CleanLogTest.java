package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

/** Nothing that others write begins a line of the log, or gives a login away. */
class CleanLogTest {

  @Test
  void oneCallIsOneLineWithoutLogins() {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      new CleanLog(new SystemStreamLog(), new UsedLogins())
          .info("1 x\n::error::INJECTED\u001b[2J ##vso[x] of https://me:p@SECRET@h/c.git");
    } finally {
      System.setOut(before);
    }

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("[info] 1 x ::error::")
        .contains("https://***@h/c.git")
        .doesNotContain("\u001b", "##vso[", "SECRET");
  }
}
