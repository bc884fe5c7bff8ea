package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.catalog.testing.Git;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteTest {

  @TempDir private Path temp;

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
      assertThat(remote.reason(new IOException("Session is being closed")))
          .contains("the log-in timed out")
          .doesNotContain("being closed");
    }
  }

  /** A folder may have what leads JGit in a circle; whoever waits for it is told. */
  @Test
  void aLookIntoAFolderHasAnEnd() throws Exception {
    Path folder = Git.bare(temp.resolve("catalog.git"));
    RemoteAddress address = RemoteAddress.of(folder.toString(), temp);
    try (Remote remote = new Remote(address, Access.USUAL, Duration.ofMillis(200))) {
      assertThatThrownBy(() -> remote.here(folder, target -> wait(new CountDownLatch(1))))
          .isInstanceOf(GitFailure.class)
          .hasMessageContaining("no end after 1 s");
    }
  }

  private static boolean wait(CountDownLatch latch) throws IOException {
    try {
      return latch.await(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"T0KENVALUE", "T0KEN  VALUE", "t\u00f6ken?&/va~lue+x", "ab"})
  void aServerThatRepeatsWhatItWasSentGivesNothingAway(String token) throws Exception {
    Access.Login login = new Access.Login("x-access-token", token);
    Access.Login ofProxy = new Access.Login("pu", token);
    RemoteAddress address = RemoteAddress.of("https://git.test/catalog.git", Path.of(""));
    try (Remote remote =
        new Remote(
            address,
            new Access(
                Optional.of(login),
                Optional.empty(),
                List.of(),
                Optional.of(new HttpProxy("proxy.test", 3128, Optional.of(ofProxy)))),
            Duration.ofSeconds(1))) {
      for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
        for (String user : List.of("x-access-token:", "pu:", "")) {
          byte[] sent = (user + token).getBytes(charset);
          for (String form :
              List.of(
                  token,
                  token.replaceAll("\\s+", " "),
                  URLEncoder.encode(token, charset),
                  URLEncoder.encode(token, charset).replace("+", "%20").toLowerCase(Locale.ROOT),
                  Base64.getEncoder().encodeToString(sent),
                  Base64.getUrlEncoder().withoutPadding().encodeToString(sent))) {
            assertThat(remote.shown("418 it's " + form + ", I see"))
                .as(form)
                .isEqualTo("418 it's ***, I see");
          }
        }
      }
      assertThat(remote.shown("not Authorization: Basic c29tZWJvZHk6ZWxzZQ== of us"))
          .isEqualTo("not Authorization: Basic *** of us");
    }
  }
}
