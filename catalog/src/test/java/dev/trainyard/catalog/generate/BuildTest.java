package dev.trainyard.catalog.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

  @TempDir private Path code;

  @Test
  void thisBuildIsKnown() {
    assertThat(Build.id()).matches("[0-9a-f]{16}").isEqualTo(Build.id());
  }

  @Test
  void anyOtherByteOrNameIsAnotherBuild() throws IOException {
    Path file = Files.writeString(code.resolve("A.class"), "one");
    String before = id(code);
    assertThat(id(code)).isEqualTo(before);

    Files.writeString(file, "two");
    String changed = id(code);
    Files.move(file, code.resolve("B.class"));

    assertThat(id(code)).isNotEqualTo(changed);
    assertThat(changed).isNotEqualTo(before);
    assertThat(id(code.resolve("B.class"))).isNotEqualTo(id(code));
  }

  private static String id(Path code) throws IOException {
    MessageDigest digest = Content.sha256Digest();
    Build.add(code, digest);
    return HexFormat.of().formatHex(digest.digest());
  }
}
