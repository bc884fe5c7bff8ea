package dev.trainyard.generator.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes are read as PyYAML reads them, or refused with a place; nothing else happens. */
class YamlReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 | 1",
        "-017 | -15",
        "0o17 | \"0o17\"",
        "0x_1F | 31",
        "1_000 | 1000",
        "190:20:30 | 685230",
        "1:30 | 90",
        "9223372036854775808 | 9223372036854775808",
        "1.50 | 1.5",
        "1e3 | \"1e3\"",
        "1.0e+3 | 1000.0",
        "yes | true",
        "off | false",
        "y | \"y\"",
        "~ | null",
        "'1' | \"1\"",
        "\"\\u0041\\/\" | \"A/\"",
        "2024-01-01 | \"2024-01-01\"",
        "[a, {b: c}] | [\"a\",{\"b\":\"c\"}]",
        "{1: a, null: b, yes: c} | {\"1\":\"a\",\"null\":\"b\",\"yes\":\"c\"}",
      })
  void valuesAreThoseOfPyYaml(String yaml, String json) {
    YamlFile file = YamlReader.read("value: " + yaml);

    assertThat(file.flaws()).isEmpty();
    assertThat(file.root().get("value").json()).isEqualTo(json);
  }

  @Test
  void theCharacterThatStandsForUnknownOnesIsOneItself() {
    byte[] known = "\ufffd".getBytes(StandardCharsets.UTF_8);
    byte[] half = {known[0], known[1], known[2], known[0]};

    assertThat(YamlReader.utf8(known)).contains("\ufffd");
    assertThat(YamlReader.utf8(half)).isEmpty();
    assertThat(YamlReader.utf8(new byte[] {'a', (byte) 0xff})).isEmpty();
  }

  @Test
  void aValueKnowsItsPlace() {
    YamlNode root = YamlReader.read("a: 1\n😀b:\n  - x\n  - c: {d: 2}\n").root();

    assertThat(root.position()).isEqualTo(new Position(1, 1));
    assertThat(root.get("😀b").position()).isEqualTo(new Position(2, 1));
    assertThat(root.get("😀b").items().get(0).position()).isEqualTo(new Position(3, 5));
    assertThat(root.get("😀b").items().get(1).get("c").get("d").position())
        .isEqualTo(new Position(4, 9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1, a: 2}             | DUPLICATE_KEY | 1:8  | {\"a\":2}",
        "[&x {a: 1}, *x]          | ALIAS         | 1:13 | [{\"a\":1},{\"a\":1}]",
        "{a: *x}                  | ALIAS         | 1:5  | ",
        "&x [*x]                  | ALIAS         | 1:5  | ",
        "[&x {a: 1}, {<<: *x}]    | MERGE_KEY     | 1:14 | [{\"a\":1},{\"a\":1}]",
        "{<<: 1}                  | SYNTAX        | 1:2  | ",
        "!!python/object:os.x [1] | TAG           | 1:1  | [1]",
        "[.nan]                   | NUMBER        | 1:2  | [\".nan\"]",
        "[-.inf]                  | NUMBER        | 1:2  | [\"-.inf\"]",
        "[1.0e+999]               | NUMBER        | 1:2  | [\"1.0e+999\"]",
        "{? [a] : b}              | KEY           | 1:4  | ",
        "{a: b                    | SYNTAX        | 1:6  | ",
        "[&x a, &x b]             | SYNTAX        | 1:8  | ",
        "{a: 2001-02-30}          | SYNTAX        | 1:5  | ",
        "[0x_]                    | SYNTAX        | 1:2  | ",
        "! 1                      | TAG           | 1:1  | \"1\"",
        "!!str {a: b}             | TAG           | 1:1  | {\"a\":\"b\"}",
        "!!map [a]                | TAG           | 1:1  | [\"a\"]",
      })
  void whatReadersDoNotAgreeOnIsTold(String yaml, Flaw.Kind kind, String at, String json) {
    YamlFile file = YamlReader.read(yaml);

    assertThat(file.flaws()).as(file.flaws().toString()).isNotEmpty();
    Flaw flaw = file.flaws().get(file.flaws().size() - 1);
    if (json != null) {
      flaw = file.flaws().get(0);
      assertThat(file.root().json()).isEqualTo(json);
    } else {
      assertThat(file.root().isPresent()).isFalse();
    }
    assertThat(flaw.kind()).isEqualTo(kind);
    assertThat(flaw.at().line() + ":" + flaw.at().column()).isEqualTo(at);
  }

  @Test
  void aLongNumberIsNotCalculated() {
    YamlFile file = YamlReader.read("a: " + "9".repeat(1000));

    assertThat(file.flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.NUMBER);
    assertThat(file.root().get("a").isText()).isFalse();
    assertThat(YamlReader.read("9".repeat(64)).root().data())
        .isEqualTo(new BigInteger("9".repeat(64)));
  }

  @Test
  void depthIsBounded() {
    for (String open : List.of("[", "{a: ", "- ", "? ")) {
      YamlFile file = YamlReader.read(open.repeat(100_000));
      assertThat(file.root().isPresent()).as(open).isFalse();
      assertThat(file.flaws()).as(open).isNotEmpty();
    }
    assertThat(YamlReader.read("[".repeat(64) + "]".repeat(64)).flaws()).isEmpty();
  }

  @Test
  void aSmallFileDoesNotStandForALargeOne() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    YamlFile file = YamlReader.read(laughs.toString());

    assertThat(file.root().isPresent()).isFalse();
    assertThat(file.flaws()).extracting(Flaw::kind).contains(Flaw.Kind.LIMIT);
  }

  @Test
  void aliasesMakeNothingDeeperThanWhatIsWritten() {
    StringBuilder chain = new StringBuilder("a0: &a0 1\n");
    for (int i = 1; i <= 100; i++) {
      String inner = "[".repeat(40) + "*a" + (i - 1) + "]".repeat(40);
      chain.append("a" + i + ": &a" + i + " " + inner + "\n");
    }

    YamlFile file = YamlReader.read(chain.toString());

    assertThat(file.root().isPresent()).isFalse();
    assertThat(file.flaws())
        .contains(new Flaw(Flaw.Kind.LIMIT, new Position(3, 49), "has more than 64 levels"));
  }

  @Test
  void isShownAsJsonOnOneLine() {
    assertThat(
            YamlReader.read(
                    "{a: [1, 12345678901, 123456789012345678901, 1.5, yes, ~, \"\\n\\\"\"],"
                        + " b: 2024-05-01, c: {}}")
                .root())
        .hasToString(
            "{\"a\":[1,12345678901,123456789012345678901,1.5,true,null,\"\\n\\\"\"],"
                + "\"b\":\"2024-05-01\",\"c\":{}}");
  }

  @Test
  void flawsAreNotWithoutEnd() {
    assertThat(YamlReader.read("[" + ".nan, ".repeat(10_000) + "]").flaws())
        .hasSize(YamlLimits.FLAWS);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1", "IBM037"})
  void otherEncodingsAreRefused(String charset) {
    byte[] bytes = "é: ü\n".getBytes(Charset.forName(charset));

    assertThat(YamlReader.read(bytes).root().isPresent()).isFalse();
  }

  @Test
  void sizeIsBounded() {
    byte[] bytes = new byte[YamlLimits.FILE_BYTES + 1];

    assertThat(YamlReader.read(bytes).flaws())
        .containsExactly(new Flaw(Flaw.Kind.LIMIT, Position.NONE, "has 1048577 bytes"));
    assertThat(YamlReader.read(new byte[0]).flaws())
        .extracting(Flaw::kind)
        .containsExactly(Flaw.Kind.CONTENT);
  }

  @Test
  void messagesHoldNothingThatAConsoleObeys() {
    YamlFile file = YamlReader.read("{\"\\e[31m\\u202ea\": 1, \"\\e[31m\\u202ea\": 2}");

    assertThat(file.flaws().get(0).found())
        .isEqualTo("has the key \"\\u{1b}[31m\\u{202e}a\" twice");
  }

  @Test
  void whatIsWrittenIsReadAsItWas() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      Object tree = tree(random, 0);
      String yaml = Yaml.write(tree);
      YamlFile file = YamlReader.read(yaml);
      assertThat(file.flaws()).as(yaml).isEmpty();
      assertThat(file.root().data()).as(yaml).isEqualTo(tree);
      assertThat(Yaml.write(file.root().data())).isEqualTo(yaml);
      assertThat(OtherReader.data(yaml)).as(yaml).isEqualTo(tree);
    }
  }

  @Test
  void nothingMakesTheReaderThrow() {
    Random random = new Random(4);
    String alphabet = "aby019 \n\t-:?,[]{}#&*!|>'\"%@`<~.e+_=\\\u0085\u2028\ufeffé";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      read(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void noDamageMakesTheReaderThrow() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = Yaml.write(tree(random, 0)).getBytes(StandardCharsets.UTF_8);
      for (int changes = random.nextInt(4); changes >= 0 && bytes.length > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      read(bytes);
    }
  }

  private static void read(byte[] bytes) {
    YamlFile file = YamlReader.read(bytes);
    assertThat(file.root().isPresent() || !file.flaws().isEmpty()).isTrue();
    file.root().data();
    file.root().json();
  }

  /** Something to write, made by chance. */
  static Object tree(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 6 : 9)) {
      case 0 -> random.nextBoolean();
      case 1 -> random.nextLong() >> random.nextInt(Long.SIZE);
      case 2 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(2000) - 1000);
      case 3 -> null;
      case 4, 5 -> text(random);
      case 6 -> {
        List<Object> list = new ArrayList<>();
        for (int size = random.nextInt(4); size > 0; size--) {
          list.add(tree(random, depth + 1));
        }
        yield list;
      }
      default -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int size = random.nextInt(4); size > 0; size--) {
          map.put(text(random), tree(random, depth + 1));
        }
        yield map;
      }
    };
  }

  private static String text(Random random) {
    String alphabet = "abyYnoNO01289.:-+_~ \n\"'\\#&*!|>%@`{}[],=<?$é😀\u2028\u0001";
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      text.appendCodePoint(
          alphabet.codePointAt(
              alphabet.offsetByCodePoints(
                  0, random.nextInt(alphabet.codePointCount(0, alphabet.length())))));
    }
    return text.toString();
  }

  @Test
  void aDateIsOneOfTheCalendar() {
    for (String date :
        List.of(
            "2024-02-29", "2000-02-29", "2023-12-31", "0001-01-01", "2024-1-1 23:59:59 +23:59")) {
      assertThat(YamlReader.read(date).root().kind()).as(date).isEqualTo(YamlNode.Kind.DATE);
    }
    for (String date :
        List.of(
            "2023-02-29",
            "1900-02-29",
            "2024-04-31",
            "2024-13-01",
            "2024-00-01",
            "2024-01-00",
            "0000-01-01",
            "2024-1-1 24:00:00",
            "2024-1-1 1:60:00",
            "2024-1-1 1:00:00 -23:60")) {
      assertThat(YamlReader.read(date).root().isPresent()).as(date).isFalse();
    }
  }

  /** PyYAML looks for a token where it stands, and none begins with it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`a: b\t\n` | 1:5",
        "`a: b\tc` | 1:5",
        "`a:\tb` | 1:3",
        "`-\ta` | 1:2",
        "`a:\n\tb: c` | 2:1",
        "`a: b\n\t\n` | 2:1",
        "`a: \"b\"\t# c` | 1:7",
        "`[a,\tb]` | 1:4",
        "`a: |\t\n  b` | 1:5",
      })
  void aTabIsRefusedBetweenValuesAndWithin(String yaml, String at) {
    YamlFile file = YamlReader.read(yaml);

    assertThat(file.flaws()).singleElement().extracting(Flaw::kind).isEqualTo(Flaw.Kind.SYNTAX);
    assertThat(file.flaws().get(0).found()).contains("tab");
    Position place = file.flaws().get(0).at();
    assertThat(place.line() + ":" + place.column()).isEqualTo(at);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`'a\tb'` | `\"a\\tb\"`",
        "`\"\ta\"` | `\"\\ta\"`",
        "`a # b\tc` | `\"a\"`",
        "`|\n  a\tb` | `\"a\\tb\"`",
        "`|\n  a` | `\"a\"`",
        "`>\n  a\n` | `\"a\\n\"`",
        "`# a\u0085b: c` | `{\"b\":\"c\"}`",
        "`# a\u2028b: c` | `{\"b\":\"c\"}`",
        "`# a\u2029b: c` | `{\"b\":\"c\"}`",
        "`{a: b}\u2028` | `{\"a\":\"b\"}`",
        "`'a\u0085b'` | `\"a b\"`",
        "`[{<<: {a: 1}, <<: {a: 2}}]` | `[{\"a\":2}]`",
      })
  void linesAndTextsEndAsTheyDoToPyYaml(String yaml, String json) {
    assertThat(YamlReader.read(yaml).root().json()).isEqualTo(json);
  }

  /** The backslash is parted from an escaped slash as far as it is one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"\\/\"` | `\"/\"`",
        "`\"a\\/\\/b\\\\/\"` | `\"a//b\\\\/\"`",
        "`\"\\\\\\/\"` | `\"\\\\/\"`",
        "`'\\/'` | `\"\\\\/\"`",
        "`C:\\/` | `\"C:\\\\/\"`",
        "`|\n  \\/\n` | `\"\\\\/\\n\"`",
        "`['\\/', \"\\/\"] # \\/` | `[\"\\\\/\",\"/\"]`",
        "`['\uDBFF\uDFFF', '\\/']` | `[\"\uDBFF\uDFFF\",\"\\\\/\"]`",
        "`\"\\U0010ffff\"` | `\"\uDBFF\uDFFF\"`",
      })
  void anEscapedSlashIsOne(String yaml, String json) {
    assertThat(YamlReader.read(yaml).root().json()).isEqualTo(json);
  }

  /**
   * What the library takes for YAML, but PyYAML does not; the last ones are the other way round.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`&é a` | 1:1 | an anchor or alias whose name",
        "`[&a b, *a/]` | 1:10 | an anchor or alias whose name",
        "`? 'a'\n  b` | 2:3 | expected : behind a key",
        "`%X y` | 1:5 | expected --- behind a directive",
        "`a\n...\n%X y\n` | 4:1 | expected --- behind a directive",
        "`|٢\n    a` | 1:2 | a digit other than 0 to 9",
        "`%YAML 1.٢\n---\na` | 1:9 | a digit other than 0 to 9",
        "`a:\r\u0001` | 2:1 | the character U+0001",
        "`\"\\UFFFFFFFF\"` | 1:4 | ",
        "`|\\/` | 1:2 | but found \\(",
        "`a\n---b` | 2:1 | a line that begins with ---",
        "`a\n-----` | 2:1 | a line that begins with ---",
        "`& a` | 1:2 | an anchor or alias whose name",
        "`&a?b{c` | 1:5 | an anchor or alias whose name",
        "`&a?b c` | 1:1 | an anchor or alias whose name",
        "`\"\\\t\"` | 1:3 | found unknown escape character",
        "`\"\\/\\U0010FFFF\"` | 1:3 | found unknown escape character /",
        "`%YAML 1.0001\n---\na` | 1:13 | a number which cannot represent a valid version",
      })
  void whatTheLibraryReadsOtherwiseIsRefused(String yaml, String at, String found) {
    YamlFile file = YamlReader.read(yaml);

    assertThat(file.root().isPresent()).isFalse();
    assertThat(file.flaws()).singleElement().extracting(Flaw::kind).isEqualTo(Flaw.Kind.SYNTAX);
    Flaw flaw = file.flaws().get(0);
    assertThat(flaw.found()).contains(found == null ? "cannot be read as YAML" : found);
    assertThat(flaw.at().line() + ":" + flaw.at().column()).isEqualTo(at);
  }

  @Test
  void timeGrowsAsTheFileDoes() {
    for (String part :
        List.of(
            "[",
            "a: ",
            "- ",
            "? ",
            "'",
            "\\",
            "&a ",
            "!a ",
            "a: b\n",
            "a,",
            "|\n\n",
            " \n",
            "{a: b}",
            "[a: b],",
            "# ",
            "'a'\n\n",
            "%A\n",
            "<<: {}\n",
            "é: ?\n",
            "\"\\x41\"\n")) {
      String many = part.repeat(YamlLimits.FILE_BYTES / 4 / part.length());
      for (String before : List.of("", "[", "a: ", "a: '", "a: |\n ")) {
        String text = before + many.substring(before.length());
        assertTimeout(Duration.ofSeconds(10), () -> YamlReader.read(text), part);
      }
    }
  }

  /** PyYAML refuses the whole file. */
  @ParameterizedTest
  @ValueSource(
      strings = {"a: =", "a: <<", "- =", "a: \"\\ud83d\"", "\"\\udc00\": a", "{a: [x, =]}"})
  void whatTheReadersOfTrueNasRefuseIsRefused(String text) {
    YamlFile file = YamlReader.read(text);

    assertThat(file.root().isPresent()).isFalse();
    assertThat(file.flaws()).extracting(Flaw::kind).containsAnyOf(Flaw.Kind.TAG, Flaw.Kind.SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: \"=\"", "a: '<<'", "a: ==", "=: a", "a: !!str =", "a: \"\\ud83d\\ude00\""})
  void whatTheyTakeForATextIsOne(String text) {
    assertThat(YamlReader.read(text).flaws()).noneMatch(flaw -> flaw.kind() == Flaw.Kind.TAG);
    assertThat(YamlReader.read(text).root().isPresent()).isTrue();
  }
}
