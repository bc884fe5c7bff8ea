package dev.trainyard.generator.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.expression.node.Cut;
import dev.trainyard.generator.expression.node.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutsTest {

  private static String cut(String text, Cut.What what, String constant) {
    return Cuts.of(new Cut(new Literal<>(text), what, constant), text);
  }

  @ParameterizedTest
  @CsvSource({
    "https://nas.lan, https, nas.lan, 443",
    "http://nas.lan/x:1@y, http, nas.lan, 80",
    "https://ada:p@ss@nas.lan:8443/?q#f, https, nas.lan, 8443",
    "nas.lan:8080/a://b, nas.lan:8080/a, b, 80",
    "nas.lan:8080/a, '', nas.lan, 8080",
    "nas.lan, '', nas.lan, 80",
    "https://[fe80::1]:9443/x, https, [fe80::1], 9443",
    "https://[fe80::1], https, [fe80::1], 443",
    "https://nas:0443, https, nas, 443",
    "https://nas:99999, https, nas, 99999",
    "https://nas:100000, https, nas, 443",
    "https://nas:x, https, nas, 443",
    "https://nas:, https, nas, 443",
    "HTTPS://nas, HTTPS, nas, 80",
    "'', '', '', 80",
    "://, '', '', 80",
    "https://?x, https, '', 443",
  })
  void a_url_has_parts(String url, String scheme, String host, String port) {
    assertThat(cut(url, Cut.What.URL_SCHEME, "")).isEqualTo(scheme);
    assertThat(cut(url, Cut.What.URL_HOST, "")).isEqualTo(host);
    assertThat(cut(url, Cut.What.URL_PORT, "")).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "https://x/; https://; x/; /; https://x",
        "x; https://; x; /; x",
        "//; /; /; /; /",
        "/; //; /; //; /",
        "''; a; ''; a; ''",
        "a; ''; a; ''; a"
      },
      delimiter = ';')
  void a_constant_is_cut_once(
      String text, String prefix, String withoutPrefix, String suffix, String withoutSuffix) {
    assertThat(cut(text, Cut.What.WITHOUT_PREFIX, prefix)).isEqualTo(withoutPrefix);
    assertThat(cut(text, Cut.What.WITHOUT_SUFFIX, suffix)).isEqualTo(withoutSuffix);
  }

  @Test
  void blanks_around_a_text_are_cut() {
    assertThat(cut(" \t\r\n a b \n", Cut.What.TRIMMED, "")).isEqualTo("a b");
    assertThat(cut("\u00a0a\u2028", Cut.What.TRIMMED, "")).isEqualTo("\u00a0a\u2028");
    assertThat(cut(" ", Cut.What.TRIMMED, "")).isEmpty();
  }
}
