package dev.trainyard.generator.form;

import static dev.trainyard.generator.form.YamlForms.data;
import static dev.trainyard.generator.form.YamlForms.form;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.trainyard.generator.question.ControlCharacters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema of the values refuses, and where it says the fault is. */
class ValuesSchemaTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static List<String> faults(String fields, String values) {
    return faults(fields, MAPPER.valueToTree(data(values)));
  }

  private static List<String> faults(String fields, JsonNode values) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(ValuesSchema.of("Trial", List.of(), form(fields), Map.of()))
        .validate(values)
        .stream()
        .map(message -> message.getInstanceLocation().toString())
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740991,true",
    "9007199254740992,false",
    "-9007199254740991,true",
    "-9007199254740992,false",
    "9223372036854775807,false",
    "99999999999999999999999,false",
    "5368709120,true"
  })
  void aNumberStaysWithinWhatHelmHolds(String number, boolean legal) {
    assertThat(faults("n: {type: int}", "{n: " + number + "}"))
        .isEqualTo(legal ? List.of() : List.of("$.n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{a: null}",
        "{a: {}}",
        "{a: {b: null}}",
        "{a: {b: 5}}",
        "{a: [], c: {}}",
        "{a: {b: {}}, c: null}"
      })
  void everyLevelIsNeeded(String values) {
    String fields =
        """
        a: {type: dict, attrs: {b: {type: dict, attrs: {n: {type: int}}}}}
        c: {type: dict, show_if: [[x, '=', 1]], attrs: {}}
        """;

    assertThat(faults(fields, values)).isNotEmpty();
    assertThat(faults(fields, "{a: {b: {}}, c: {}}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{l: [{a: {}}]}',true",
    "'{l: [{a: {}, b: {}}]}',true",
    "'{l: [{}]}',true",
    "'{l: [{a: null}]}',false"
  })
  void levelsOfAnItemMayBeMissing(String values, boolean legal) {
    String fields =
        """
        l:
          type: list
          items:
            e:
              type: dict
              attrs:
                a: {type: dict, attrs: {}}
                b: {type: dict, attrs: {}, show_if: [[x, '=', 1]]}
        """;

    assertThat(faults(fields, values).isEmpty()).isEqualTo(legal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s: {type: string}",
        "s: {type: string, private: true}",
        "s: {type: string, valid_chars: '^(|[\\s\\S]{2,})$'}",
        "s: {type: string, valid_chars: '^.*$'}",
        "s: {type: string, valid_chars: '^[^:]+$'}",
        "s: {type: string, $ref: [definitions/timezone]}",
        "s: {type: text}",
        "s: {type: uri}",
        "s: {type: ipaddr}",
        "s: {type: path}",
        "s: {type: hostpath}"
      })
  void controlCharactersAreRefusedWhateverThePatternAdmits(String field) {
    for (char c : "\u0000\u0001\u0007\b\u000b\f\u000e\u001b\u001f\u007f".toCharArray()) {
      JsonNode values = MAPPER.createObjectNode().put("s", "/a" + c + "b");
      assertThat(faults(field, values)).as("%x", (int) c).containsExactly("$.s");
    }
    assertThat(faults(field, MAPPER.createObjectNode().put("s", "/ab"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\nb\r\n", "é 日本 😀", "", "\u0085\u2028\ufeff"})
  void otherCharactersAreLegal(String text) {
    assertThat(faults("s: {type: string}", MAPPER.createObjectNode().put("s", text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'^[a-z]+$',false",
    "'^https?://[a-z.]+(:[0-9]{1,5})?$',false",
    "'^[A-Za-z0-9_.+*-]+\\.x$',false",
    "'^a.c$',true",
    "'^[^a]$',true",
    "'^\\S+$',true",
    "'^[\\x00-z]$',true",
    "'^\\w+\\s$',true",
    "'^[!-\\x7f]$',true"
  })
  void aPatternIsSeenToAdmitControlCharacters(String pattern, boolean may) {
    assertThat(ControlCharacters.mayBeIn(pattern)).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({
    "s: {type: string; required: true; default: x},'{s: \"\"}',false",
    "s: {type: string; 'null': true},'{s: null}',true",
    "s: {type: string},'{s: null}',false",
    "b: {type: boolean},'{b: 1}',false",
    "'e: {type: int; enum: [{value: 1; description: One}]}','{e: 2}',false",
    "'e: {type: int; enum: [{value: 1; description: One}]}','{e: 1}',true",
    "'e: {type: int; \"null\": true; enum: [{value: 1; description: One}]}','{e: null}',true",
    "'c: {type: int; $ref: [definitions/certificate]}','{c: 0}',false",
    "'c: {type: cron}','{c: {minute: \"*\"}}',true",
    "'c: {type: cron}','{c: {minute: \"* *\"}}',false",
    "'c: {type: cron}','{c: {second: \"*\"}}',false",
    "'x: {type: colour}','{x: [1]}',true"
  })
  void eachKindHasItsLimits(String fields, String values, boolean legal) {
    assertThat(faults(fields.replace(';', ','), values).isEmpty()).isEqualTo(legal);
  }
}
