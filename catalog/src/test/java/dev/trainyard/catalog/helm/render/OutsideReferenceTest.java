package dev.trainyard.catalog.helm.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.yaml.JsonReader;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideReferenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'$schema': 'http://json-schema.org/draft-07/schema#', 'type': 'object'} | ''",
        "{'$ref': '#/definitions/a', 'definitions': {'a': {}}} | ''",
        // Nothing is looked for in it.
        "{'$id': 'https://example.org/own.json', 'type': 'object'} | ''",
        // A property that is called so.
        "{'properties': {'id': {'$ref': '#/definitions/a'}, '$id': {}}} | ''",
        "{'$id': '#root', '$ref': '#root'} | ''",
        "{'properties': {'a': {'$ref': 'file:///etc/passwd'}}} | file:///etc/passwd",
        "{'allOf': [{'$ref': 'other.json#/a'}]} | other.json#/a",
        "{'$schema': 'http://127.0.0.1/meta'} | http://127.0.0.1/meta",
        "{'$id': 'http://127.0.0.1/x.json#foo', 'properties': {'a': {'$ref': '#bar'}}}"
            + " | http://127.0.0.1/x.json#foo",
        "{'properties': {'a': {'id': 'file:///etc/passwd#foo', 'items': {'$ref': '#bar'}}}}"
            + " | file:///etc/passwd#foo",
      },
      quoteCharacter = '`')
  void aSchemaThatLeadsElsewhereIsSeen(String schema, String found) {
    Optional<YamlNode> outside =
        OutsideReference.in(JsonReader.read(schema.replace('\'', '"').getBytes(UTF_8)).root());

    assertThat(outside.map(YamlNode::text).orElse("''")).isEqualTo(found);
  }
}
