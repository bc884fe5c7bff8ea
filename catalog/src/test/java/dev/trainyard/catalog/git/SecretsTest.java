package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainyard.catalog.page.MarkdownCell;
import dev.trainyard.generator.evaluate.Escapes;
import dev.trainyard.generator.expression.node.Notation;
import dev.trainyard.generator.yaml.Scalars;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be published is found in whatever notation a text of ours has it. */
class SecretsTest {

  private static Secrets of(String secret) {
    return new Secrets(List.of(new Access.Login("x-access-token", secret)));
  }

  private static String json(String text) {
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String named(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }

  private static String ascii(String text) {
    StringBuilder all = new StringBuilder();
    text.chars().forEach(one -> all.append(String.format("\\u%04x", one)));
    return all.toString();
  }

  private static Map<String, String> notations(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("plain", text);
    all.put("Markdown", MarkdownCell.of(text));
    all.put("JSON", json(text));
    all.put("Markdown in JSON", json(MarkdownCell.of(text)));
    all.put("JSON of ASCII", ascii(text));
    all.put("YAML", Scalars.quoted(text));
    all.put("YAML with single quotes", text.replace("'", "''"));
    all.put("YAML in folds", text.replaceAll("\\s+", "\n      "));
    all.put("JSON in YAML", Scalars.quoted(json(text)));
    for (Notation notation : Notation.values()) {
      all.put(notation.name(), Escapes.escape(notation, text));
      all.put(notation.name() + " in JSON", json(Escapes.escape(notation, text)));
    }
    all.put("HTML", named(text));
    all.put("HTML in JSON", json(named(text)));
    all.put("Docker Compose", text.replace("$", "$$"));
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghp_abcdefghijklmnop1234567890",
        "pa*ss[wo]rd&<of>\"mine\"",
        "back\\slash\\new\\u0041 'and' #more~",
        "correct horse $battery {{staple}}",
        "t\u00f6ken?&/va~lue+x|100%25"
      })
  void itIsFoundInEveryNotation(String secret) {
    notations("Apps " + secret + " of mine")
        .forEach(
            (notation, text) -> assertThat(of(secret).areIn(text)).as(notation + text).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Apps of mine", "ghp_abcdefghijklmnop123456789", "$$$$$$$$$$$$"})
  void otherTextsHaveNone(String text) {
    assertThat(of("ghp_abcdefghijklmnop1234567890").areIn(text)).isFalse();
    assertThat(of("\\\\\\\\\\\\\\\\").areIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quo\"te_d'pass&wd<x>99",
        "back\\slash\\new#more~",
        "correct horse $battery {{staple}}",
        "t\u00f6ken?&/va~lue+x|100%25"
      })
  void itIsHiddenInTheNotationsOfReports(String secret) {
    Map<String, String> reports =
        Map.of(
            "text", secret,
            "JSON", json(secret),
            "XML", named(secret),
            "Markdown", MarkdownCell.of(secret),
            "JSON in JSON", json(json(secret)),
            "URL", URLEncoder.encode(secret, StandardCharsets.UTF_8),
            "command of a forge",
                secret.replace("%", "%25").replace(":", "%3A").replace(",", "%2C"));
    reports.forEach(
        (notation, text) ->
            assertThat(of(secret).hiddenIn("by-" + text + " of mine"))
                .as(notation + " " + text)
                .contains("***")
                .doesNotContain(text.replace("\"", ""), secret));
  }

  /** Hosts take a token in the place of the user, too. */
  @ParameterizedTest
  @CsvSource({
    "ghs_ThisIsAToken0123456789, x-oauth-basic, true",
    "short, x-oauth-basic, true",
    "ghs_ThisIsAToken0123456789, anything, true",
    "publisher-of-the-catalog, ghs_ThisIsAToken0123456789, false",
    "ada, ghs_ThisIsAToken0123456789, false"
  })
  void aTokenInThePlaceOfTheUserIsASecret(String user, String password, boolean secret) {
    Secrets secrets = new Secrets(List.of(new Access.Login(user, password)));

    assertThat(secrets.masked("Permission denied to " + user + "."))
        .isEqualTo("Permission denied to " + (secret ? "***" : user) + ".");
    assertThat(secrets.areIn("Apps of " + user)).isEqualTo(secret && user.length() >= 8);
  }
}
