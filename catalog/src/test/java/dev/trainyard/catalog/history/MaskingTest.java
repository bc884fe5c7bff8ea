package dev.trainyard.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see 192.0.2.17 there | 192.0.2.17",
        "host 10.0.0.1:8080 | 10.0.0.1",
        "at 2001:db8::1 now | 2001:db8::1",
        "at fe80::1%eth0 now | fe80::1",
        "at 2001:db8:0:0:0:0:2:1 now | 2001:db8",
        "at ::1 now | ::1",
        "ask jane.doe+x@example.org | jane.doe",
        "https://user:pw@example.org/x.git | pw",
        "https://tok3n@example.org/x.git | tok3n",
        "password=hunter2 | hunter2",
        "PASSWORD: hunter2 | hunter2",
        "token = abcdef | abcdef",
        "\"api_key\": \"abcdef\" | abcdef",
        "Authorization: Bearer abcdefgh123 | abcdefgh123",
        "Authorization: Basic dXNlcjpwYXNz | dXNlcjpwYXNz",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789 | ghp_",
        "github_pat_11AAAA_bbbbbbbbbb | 11AAAA",
        "glpat-abcdefghijklmnopqrst | abcdefghij",
        "AKIAIOSFODNN7EXAMPLE | IOSFODNN7",
        "ENC[AES256_GCM,data:abc=,iv:x,tag:y,type:str] | AES256",
        "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQ | 1QQQQ",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_d | eyJhbGci"
      })
  void nothingOfASecretIsLeft(String text, String secret) {
    assertThat(Masking.of(text)).doesNotContain(secret).contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version 1.10.0 fails",
        "at 12:30:45 on 2026-01-31",
        "https://example.org/issues/7",
        "Jörg Müller",
        "Foo::bar"
      })
  void whatIsNoSecretStays(String text) {
    assertThat(Masking.of(text)).isEqualTo(text);
  }

  @Test
  void linesAndControlCharactersAreJoined() {
    assertThat(Masking.of(" a\n- b\u001b[31m\tc ")).isEqualTo("a - b [31m c");
    assertThat(Masking.of("-----BEGIN OPENSSH PRIVATE KEY-----\nabc\nxyz")).isEqualTo("***");
  }

  @Test
  void aControlCharacterHidesNoSecret() {
    assertThat(Masking.of("token\u0007= hunter2")).doesNotContain("hunter2");
    assertThat(Masking.of("Bearer\u001babcdefgh123")).doesNotContain("abcdefgh123");
  }

  /** The check of a history expects the very text that a changelog has. */
  @Test
  void whatIsMaskedStaysAsItIs() {
    String[] parts = {
      "token",
      "secret",
      "=",
      ":",
      " ",
      "\u0007",
      "\n",
      "***",
      "https://",
      "@",
      "ENC[",
      "]",
      "eyJa.",
      "192.0.2.7",
      "::1",
      "x",
      "/",
      "Bearer ",
      "glpat-abcdefgh",
      "\"",
      ","
    };
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      String masked = Masking.of(text.toString());
      assertThat(Masking.of(masked)).as(text.toString()).isEqualTo(masked);
    }
  }

  /**
   * Each hides the next one; looking for them one after the other takes as long as they are many.
   */
  @Test
  void addressesBehindEachOtherAreMaskedTogether() {
    assertThat(Masking.of("from " + "fe80::1%eth0:".repeat(20_000))).isEqualTo(Masking.MASK);
  }
}
