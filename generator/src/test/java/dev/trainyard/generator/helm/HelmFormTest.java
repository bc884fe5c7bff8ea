package dev.trainyard.generator.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormState;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.model.App;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a chart in the wizards that show it. */
class HelmFormTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final App APP = EveryKind.define();
  private static final Form FORM = HelmForm.of(APP);
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(
              new HelmEdition()
                  .render(APP)
                  .files()
                  .get(RelativePath.of("stable", "every-kind", "1.0.0", "values.schema.json"))
                  .toText());

  private static List<String> faults(Map<String, ?> values) {
    return SCHEMA.validate(MAPPER.valueToTree(values)).stream()
        .map(message -> message.getInstanceLocation().toString())
        .toList();
  }

  private static FormState answered(ReleaseLine line) {
    return FormState.install(FORM, line).answer("basics.password", "secret").answer("card", "eno1");
  }

  @ParameterizedTest
  @EnumSource(names = {"SCALE_22_12", "SCALE_23_10"})
  void whatAWizardSendsWhenOnlyTheRequiredIsAnsweredIsAccepted(ReleaseLine line) {
    FormState state = answered(line);
    assertThat(state.isValid()).isTrue();

    Acceptance accepted = Acceptance.install(FORM, line, state.payload());
    assertThat(accepted.faults()).isEmpty();
    Map<String, Object> values = Values.merge(HelmEdition.defaults(APP), accepted.values());
    assertThat(faults(values)).isEmpty();
    Map<String, Object> expected =
        Values.merge(
            HelmEdition.defaults(APP),
            Map.of("basics", Map.of("password", "secret"), "card", "eno1"));
    assertThat(withoutNulls(values)).isEqualTo(withoutNulls(expected));
  }

  @ParameterizedTest
  @EnumSource(names = {"SCALE_22_12", "SCALE_23_10"})
  void whatAWizardSendsAgainOnEditIsWhatIsStored(ReleaseLine line) {
    Map<String, Object> stored =
        Acceptance.install(
                FORM,
                line,
                answered(line)
                    .add("words")
                    .answer("words[0]", "ab")
                    .add("items")
                    .answer("items[0].name", "one")
                    .answer("flag", true)
                    .answer("data.type", "hostPath")
                    .answer("data.hostPath", "/mnt/tank/x")
                    .payload())
            .values();

    Acceptance again =
        Acceptance.edit(FORM, line, stored, FormState.edit(FORM, line, stored).payload());

    assertThat(again.faults()).isEmpty();
    assertThat(again.values()).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"basics", "data", "level", "limits", "fixed", "image", "utilityImage"})
  void theSchemaNeedsEveryLevelAndImage(String level) {
    Map<String, Object> values = new LinkedHashMap<>(HelmEdition.defaults(APP));
    values.remove(level);
    assertThat(faults(values)).containsExactly("$");
    values.put(level, null);
    assertThat(faults(values)).containsExactly("$." + level);
  }

  @ParameterizedTest
  @CsvSource({
    "repository,'a\"b: c'",
    "repository,''",
    "repository,Docker.io/X",
    "tag,'1\"\n  x: y'",
    "tag,5",
    "pullPolicy,Sometimes"
  })
  void theSchemaRefusesWhatIsNoImage(String part, String value) {
    Object given = value.equals("5") ? (Object) 5L : value;

    assertThat(
            faults(Values.merge(HelmEdition.defaults(APP), Map.of("image", Map.of(part, given)))))
        .isNotEmpty()
        .allMatch(("$.image." + part)::equals);
  }

  private static Map<String, Object> withoutNulls(Map<?, ?> values) {
    Map<String, Object> some = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (value != null) {
            some.put((String) key, value instanceof Map<?, ?> map ? withoutNulls(map) : value);
          }
        });
    return some;
  }
}
