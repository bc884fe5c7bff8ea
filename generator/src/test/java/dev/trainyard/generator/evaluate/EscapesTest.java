package dev.trainyard.generator.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainyard.generator.expression.node.Notation;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** What is escaped for a place is read there as it was. */
class EscapesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        " lead",
        "a'b\"c",
        "<a href='x'>&amp;</a>",
        "]]>",
        "a+b c%20",
        "$(HOME) `id`",
        "line\nbreak\ttab\rreturn",
        "\\n \\\\",
        "é 日本 😀",
        "{{ x }}",
        "k=v:w#!",
        "'; DROP TABLE x; --"
      })
  void isReadAsItWas(String text) throws Exception {
    assertThat(xml("<a b=\"" + Escapes.escape(Notation.XML, text) + "\"/>")).isEqualTo(text);
    assertThat(
            new ObjectMapper().readValue(Escapes.escape(Notation.JSON_STRING, text), String.class))
        .isEqualTo(text);
    assertThat(
            URLDecoder.decode(Escapes.escape(Notation.URL_COMPONENT, text), StandardCharsets.UTF_8))
        .isEqualTo(text);
    Properties properties = new Properties();
    properties.load(
        new StringReader("k=" + Escapes.escape(Notation.PROPERTIES_VALUE, text) + "\n"));
    assertThat(properties.getProperty("k")).isEqualTo(text);
    assertThat(shell(Escapes.escape(Notation.SHELL_WORD, text))).isEqualTo(text);
    String sql = Escapes.escape(Notation.SQL_LITERAL, text);
    assertThat(sql.substring(1, sql.length() - 1).replace("''", "'")).isEqualTo(text);
    assertThat(sql.substring(1, sql.length() - 1).replace("''", "")).doesNotContain("'");
    assertThat(Escapes.escape(Notation.DOLLAR_EXPANSION, text).replace("$$", "$")).isEqualTo(text);
    assertThat(Escapes.escape(Notation.VERBATIM, text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0001b", "\u0000", "a\ufffeb"})
  void charactersThatXmlForbidsAreDropped(String text) throws Exception {
    assertThat(xml("<a b=\"" + Escapes.escape(Notation.XML, text) + "\"/>"))
        .isEqualTo(text.replaceAll("[\u0000\u0001\ufffe]", ""));
  }

  private static String xml(String document) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(document)))
        .getDocumentElement()
        .getAttribute("b");
  }

  private static String shell(String word) throws IOException {
    Process process = new ProcessBuilder("sh", "-c", "printf %s " + word).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
