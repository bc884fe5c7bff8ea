package dev.trainyard.testcluster.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.trainyard.docs.Example;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever the apps render to has the shape that the Compose Specification publishes. */
class ComposeSpecificationTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonSchema schema;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream file =
        ComposeSpecificationTest.class.getResourceAsStream("/schema/compose-spec.json")) {
      ObjectNode published = (ObjectNode) JSON.readTree(file);
      // It is no URI, and nothing refers to it.
      published.remove("$id");
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(published);
    }
  }

  private static List<String> faults(JsonNode file) {
    return schema.validate(file).stream().map(ValidationMessage::getMessage).toList();
  }

  @Test
  void everyScenarioOfEveryAppFitsTheSchema() {
    Map<String, Object> files = RenderedFiles.all();
    List<String> faults = new ArrayList<>();
    files.forEach(
        (name, file) ->
            faults(JSON.valueToTree(file)).forEach(fault -> faults.add(name + ": " + fault)));

    assertThat(faults).isEmpty();
    assertThat(files).hasSizeGreaterThan(2 * GoldenCatalogTest.apps().size());
  }

  @Test
  void everyExampleOfTheDocumentationFitsTheSchema() {
    List<String> faults = new ArrayList<>();
    Map<String, Object> files = RenderedFiles.of(Example.apps());
    files.forEach(
        (name, file) ->
            faults(JSON.valueToTree(file)).forEach(fault -> faults.add(name + ": " + fault)));

    assertThat(faults).isEmpty();
    assertThat(files.keySet()).anyMatch(name -> name.startsWith("lookup"));
  }

  @Test
  void whatTheSpecificationDoesNotKnowIsSeen() throws IOException {
    assertThat(faults(JSON.readTree("{\"services\": {\"a\": {\"image\": \"b\", \"imgae\": 1}}}")))
        .isNotEmpty();
    assertThat(faults(JSON.readTree("{\"services\": {\"a\": {\"image\": [\"b\"]}}}"))).isNotEmpty();
  }
}
