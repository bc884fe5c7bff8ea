package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainyard.generator.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    // What could be a secret elsewhere in it.
    "https://h/c.git;access_token=SECRET, https://h/c.git;***",
    "https://h/c.git%3Ftoken=SECRET, https://h/c.git%3F***",
    "https://h/c.git%253fSECRET, https://h/c.git%253f***",
    "https://h/c.git&private_token=SECRET, https://h/c.git&private_token=***",
    "https://h/glpat-SECRET0123456789/x.git, https://h/***/x.git",
    "https://h/%67hp_SECRET0123456789/x.git, https://h***",
    "https://h/%252567hp_SECRET0123456789/x.git, https://h***",
    "https://h/token=SECRET/x.git, https://h/token=***",
    "ssh://git@h/x.git#SECRET, ssh://git@h/x.git#***",
    "ssh://ghp_SECRET0123456789@h/x.git, ssh://***@h/x.git",
    "ghp_SECRET0123456789@h:x.git, ***@h:x.git",
    "git@h:x.git#token=SECRET, git@h:x.git#***",
    "git@h:x.git;SECRET, git@h:x.git;***",
    // And what only begins like a token.
    "https://h/sk-engineering/glances-exporter.git, https://h/sk-engineering/glances-exporter.git",
    "https://h/npm_packages/x%20y.git, https://h/npm_packages/x%20y.git",
    "git@secret:npm_packages/100%.git, git@secret:npm_packages/100%.git",
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
        "git@h:x.git?token=SECRET",
        "https://h/x.git;access_token=SECRET",
        "https://h/x.git;SECRET",
        "https://h/x.git%3Ftoken=SECRET",
        "https://h/x.git%23SECRET",
        "https://h/x.git&auth=SECRET",
        "https://h/ghp_SECRET6789abcdefABCDEF0123456789abcd/x.git",
        "https://h/secret=SECRET/x.git",
        "ghp_SECRET6789abcdefABCDEF0123456789abcd@h:x.git",
        "ssh://ghp_SECRET6789abcdefABCDEF0123456789abcd@h/x.git",
        "ssh://git@h/x.git#SECRET",
        "git@h:x.git#token=SECRET",
        "git@h:x.git%3bSECRET",
        "/srv/x.git;SECRET",
        "/srv/ghp_SECRET6789abcdefABCDEF0123456789abcd/x.git"
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
    for (String text :
        List.of(
            "HTTPS://H:8443/sk-engineering/npm_packages.git",
            "ssh://10.0.0.1:22/x.git",
            "git@token:me/x.git")) {
      assertThat(RemoteAddress.toBePublished(text)).hasToString(text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "see https://me:p@SECRET@h/c: no, see https://***@h/c: no",
    "https:/me:SECRET@h/c is no folder, https:/***@h/c is no folder",
    "//me:SECRET@h/c is no folder, //***@h/c is no folder",
    "GET https://h/c?private_token=SECRET&x=1, GET https://h/c?private_token=***&x=1",
    "GET https://h/c;token=SECRET no, GET https://h/c;token=*** no",
    "GET https://h/c%3Ftoken%3DSECRET no, GET https://h/c%3Ftoken%3D*** no",
    "GET https://h/ghp_SECRET0123456789/x.git no, GET https://h/***/x.git no",
    "as ghp_SECRET0123456789@h:x.git: no, as ***@h:x.git: no",
    "stable/sk-engineering/1.0.0 of https://h/sk-engineering, stable/sk-engineering/1.0.0 of https://h/sk-engineering",
  })
  void textsOfOthersAreMasked(String text, String masked) {
    assertThat(RemoteAddress.masked(text)).isEqualTo(masked);
  }

  /** The words of servers and of JGit have the address as it was given. */
  @Test
  void whatIsNotShownOfAnAddressIsMaskedInTextsAboutIt() throws Exception {
    assertThat(
            RemoteAddress.of("https://h/c.git;SECRET", BASE)
                .hiddenIn("https://h/c.git;SECRET/info/refs: not found"))
        .isEqualTo("https://h/c.git;***/info/refs: not found");
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
