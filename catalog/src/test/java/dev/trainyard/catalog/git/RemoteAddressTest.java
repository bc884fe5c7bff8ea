package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainyard.generator.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of repositories, and that no part of a secret in them is ever shown. */
class RemoteAddressTest {

  private static final Path BASE = Path.of("/project");

  @ParameterizedTest
  @CsvSource({
    "https://git.example.org/me/c.git, https://git.example.org/me/c.git",
    "HTTPS://Git.Example.org:8443/c, https://Git.Example.org:8443/c",
    "HTTP://[fe80::1]:3000/c, http://[fe80::1]:3000/c",
    "SSH://git@h/c.git, ssh://git@h/c.git",
    "https://me:SECRET@h/c.git, https://***@h/c.git",
    "https://me:p@SECRET@h/c.git, https://***@h/c.git",
    "https://me:p SECRET@h/c.git, https://***@h/c.git",
    "https://SECRET@h/c.git, https://***@h/c.git",
    "https://me:SECRET%2Fx%40y@[::1]:80/c.git, https://***@[::1]:80/c.git",
    "ssh://git@h:22/c.git, ssh://git@h:22/c.git",
    "ssh://[::1]:1/x, ssh://[::1]:1/x",
    "git@h:me/c.git, git@h:me/c.git",
    "h:c.git, h:c.git",
    "c.git, c.git",
    "/a b/c:d.git, /a b/c:d.git",
    "file:///a/b.git, file:///a/b.git",
  })
  void anAddressIsShownWithoutItsLogin(String text, String shown) throws Exception {
    assertThat(RemoteAddress.of(text, BASE)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https:/me:SECRET@h/c.git",
        "https:me:SECRET@h/c.git",
        "https://me:p/SECRET@h/c.git",
        "https://SECRET/x@h/c.git",
        "https://me:SECRET@h:port/c.git",
        "https://me:SECRET@h:99999/c.git",
        "https://me:%zzSECRET@h/c.git",
        "https://me:SECRET%0a@h/c.git",
        "ssh://SECRET%00@h/c.git",
        "https://me:SECRET@/c.git",
        "https://me:SECRET@h",
        "https://h/c.git?access_token=SECRET",
        "https://h/c.git#SECRET",
        "https://me:SECRET\u0000@h/c.git",
        "https://me:SECRET\n@h/c.git",
        "me:SECRET@h:c.git",
        "me@SECRET@h:c.git",
        "me:SECRET@h/c.git:x",
        "ssh://me:SECRET@h/c.git",
        "ssh://h/me:SECRET@x",
        "ftp://me:SECRET@h/c.git",
        "git@[::1]:SECRET",
        "file://h/SECRET",
        // A slip before the slashes makes a path of an address.
        "https//me:SECRET@h/c.git",
        "https;//me:SECRET@h/c.git",
        "//me:SECRET@h/c.git",
        "/https:/me:SECRET@h/c.git",
        "./https://me:SECRET@h/c.git",
        "C:/me:SECRET@h/c.git",
        "file:///me:SECRET@h/c.git",
        "https//SECRET@h/c.git",
        "https//h/c.git?access_token=SECRET",
        "//h/c.git?access_token=SECRET"
      })
  void whatCannotBeReadIsRefusedAndNotRepeated(String text) {
    GitFailure failure = catchThrowableOfType(GitFailure.class, () -> RemoteAddress.of(text, BASE));

    assertThat(failure).isNotNull();
    assertThat(failure.problems())
        .extracting(Problem::describe)
        .noneMatch(t -> t.contains("SECRET"));
    assertThat(failure).hasNoCause();
  }

  /** Whatever stands around it, a password between a colon and an at sign is never shown. */
  @Test
  void randomAddressesNeverShowTheirPassword() {
    Random random = new Random(20261129);
    String[] parts = {
      "https", "http", "ssh", "HTTP", ":", "/", "//", "://", "@", "me", "h", "[::1]", ".git", " ",
      "?", "#", "%40", "%", "\\", "1", ":80", "x=", "\t", "é"
    };
    for (int round = 0; round < 20_000; round++) {
      StringBuilder address = new StringBuilder("https://me:");
      for (int i = random.nextInt(4); i > 0; i--) {
        address.append(parts[random.nextInt(parts.length)]);
      }
      address.append("S3CRET");
      for (int i = random.nextInt(4); i > 0; i--) {
        address.append(parts[random.nextInt(parts.length)]);
      }
      address.append("@h:1/c.git");
      try {
        assertThat(RemoteAddress.of(address.toString(), BASE).toString())
            .as(address.toString())
            .doesNotContain("S3CRET");
      } catch (GitFailure e) {
        assertThat(e.problems().get(0).describe()).doesNotContain("S3CRET");
      }
    }
  }

  /** What is there is a path, whatever its name. */
  @Test
  void aFolderMayHaveAnAtSignInItsName(@TempDir Path base) throws Exception {
    Path folder = Files.createDirectories(base.resolve("ada@work/c.git"));

    assertThat(RemoteAddress.of("ada@work/c.git", base).folder()).contains(folder);
    assertThat(RemoteAddress.of("file://" + folder, base).folder()).contains(folder);
  }

  @Test
  void loginsAreTakenOutOfTheAddress() throws Exception {
    RemoteAddress address = RemoteAddress.of("https://me:p%40ss@h/c.git", BASE);

    assertThat(address.login()).contains(new Access.Login("me", "p@ss"));
    assertThat(address.uri().getUser()).isNull();
    assertThat(address.httpUrl()).contains("https://h/c.git");
  }

  @Test
  void hostsOfSshAreThoseThatAreLookedUp() throws Exception {
    assertThat(RemoteAddress.of("ssh://[::1]:1/x", BASE).uri().getHost()).isEqualTo("::1");
    assertThat(RemoteAddress.of("c.git", BASE).folder()).contains(Path.of("/project/c.git"));
    assertThat(RemoteAddress.of("file:///a%20b", BASE).folder()).contains(Path.of("/a b"));
    assertThat(RemoteAddress.of("C:x", BASE).folder()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:SECRET@h/c.git",
        "https://SECRET@h/c",
        "me:SECRET@h:c",
        "https//me:SECRET@h/c.git",
        "//me:SECRET@h/c.git",
        "ssh://git@h/x.git?access_token=SECRET",
        "git@h:x.git?token=SECRET"
      })
  void anAddressWithALoginIsNotPublished(String text) {
    assertThatThrownBy(() -> RemoteAddress.toBePublished(text))
        .isInstanceOf(GitFailure.class)
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void otherAddressesArePublished() throws Exception {
    assertThat(RemoteAddress.toBePublished(" https://h/c.git ")).hasToString("https://h/c.git");
    assertThat(RemoteAddress.toBePublished("")).hasToString("");
  }

  @ParameterizedTest
  @CsvSource({
    "see https://me:p@SECRET@h/c: no, see https://***@h/c: no",
    "https:/me:SECRET@h/c is no folder, https:/***@h/c is no folder",
    "//me:SECRET@h/c is no folder, //***@h/c is no folder",
    "GET https://h/c?private_token=SECRET&x=1, GET https://h/c?private_token=***&x=1",
  })
  void textsOfOthersAreMasked(String text, String masked) {
    assertThat(RemoteAddress.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/a.git, https://u:p@H:443/b.git, true",
    "http://h:80/a.git, http://h/b.git, true",
    "https://h/a.git, http://h/a.git, false",
    "https://h/a.git, https://h:8443/a.git, false",
    "https://h/a.git, https://h.example.org/a.git, false",
    "ssh://h/a.git, ssh://h/a.git, false",
    "/a.git, /a.git, false"
  })
  void aLoginAnswersForSchemeHostAndPort(String one, String other, boolean same) throws Exception {
    assertThat(RemoteAddress.of(one, BASE).isOnServerOf(RemoteAddress.of(other, BASE)))
        .isEqualTo(same);
  }
}
