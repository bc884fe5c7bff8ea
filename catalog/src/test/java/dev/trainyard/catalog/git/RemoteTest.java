package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteTest {

  /** Which of two threads tells of a limit that is over depends on chance. */
  @Test
  void aSessionThatSshClosesByItselfIsToldAsAnEndInTime() throws Exception {
    RemoteAddress address = RemoteAddress.of("ssh://ada@localhost/catalog.git", Path.of(""));
    try (Remote remote =
        new Remote(
            address,
            new Access(Optional.empty(), Optional.empty(), List.of()),
            Duration.ofSeconds(1))) {
      assertThat(remote.reason(new IOException("session is being closed")))
          .contains("the log-in timed out")
          .doesNotContain("being closed");
    }
  }
}
