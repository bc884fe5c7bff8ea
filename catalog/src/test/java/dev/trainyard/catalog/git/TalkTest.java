package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalkTest {

  private static final int MANY = 100_000;
  private static final String LINE = "\2Counting objects: 100% (1/1)\r";

  private static String packet(String text) {
    return "%04x%s".formatted(text.length() + 4, text);
  }

  private static byte[] heard(String said) throws IOException {
    byte[] bytes = said.getBytes(StandardCharsets.ISO_8859_1);
    try (InputStream in = new Talk().hear(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  /** JGit looks through all of it anew for each packet, and for each line of one. */
  @ParameterizedTest
  @ValueSource(strings = {"one by one", "many lines", "more than anybody reads"})
  void progressWithoutEndIsNotHeard(String kind) {
    String said =
        switch (kind) {
          case "one by one" -> packet("\2x").repeat(MANY);
          case "many lines" -> packet("\2" + "\n".repeat(60_000)).repeat(10);
          default -> packet(LINE).repeat(MANY);
        };

    assertThatThrownBy(() -> heard(packet("packfile\n") + said))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not stop telling about its progress");
  }

  @Test
  void whatServersTellAndAPackAreHeard() throws Exception {
    String text = packet("NAK\n") + packet(LINE).repeat(MANY / 10) + "0000" + "0001" + "0004";
    String band = packet("\1" + packet("\2x").repeat(1000)).repeat(200);
    String raw = "PACK" + packet("\2x").repeat(MANY);

    assertThat(heard(text + band + raw)).hasSize(text.length() + band.length() + raw.length());
  }

  /** However little of it comes at once. */
  @Test
  void packetsInPiecesAreHeardAsOnes() {
    byte[] said = packet("\2x").repeat(MANY).getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(
            () -> {
              try (InputStream in = new Talk().hear(new ByteArrayInputStream(said))) {
                for (int piece = in.readNBytes(3).length; piece > 0; ) {
                  piece = in.read() < 0 ? 0 : in.readNBytes(3).length;
                }
              }
            })
        .hasMessageContaining("about its progress");
  }
}
