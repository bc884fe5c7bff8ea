package dev.trainyard.catalog.index;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.problem.Rule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads the files that go into an index; what cannot be read becomes a problem of its file. */
final class SourceFiles {

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // A key without a value is null to every other reader; the builder forgets it.
                  .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                  .build())
          .build();

  /** Far more than any form needs; parsers take seconds for what is larger, then give up. */
  private static final int MAX_BYTES = 1 << 20;

  private final Map<RelativePath, Content> files;
  private final Findings findings;

  SourceFiles(Map<RelativePath, Content> files, Findings findings) {
    this.files = files;
    this.findings = findings;
  }

  /** The mapping in a YAML file that TrueNAS requires; reported when it is missing. */
  Optional<ObjectNode> yaml(RelativePath path) {
    return isThere(path) ? optionalYaml(path) : Optional.empty();
  }

  /** The mapping in a YAML file; empty and not reported when there is no such file. */
  Optional<ObjectNode> optionalYaml(RelativePath path) {
    Optional<String> text = text(path);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try (JsonParser parser = new StrictYamlParser(YAML.getFactory().createParser(text.get()))) {
      JsonNode node = YAML.readTree(parser);
      if (parser.nextToken() != null) {
        report(path, parser.currentTokenLocation(), "has a second document");
      } else if (node instanceof ObjectNode mapping) {
        return Optional.of(mapping);
      } else {
        String kind = node == null || node.isMissingNode() ? "is empty" : "is not a mapping";
        report(path, JsonLocation.NA, kind);
      }
    } catch (JsonProcessingException e) {
      report(path, e.getLocation(), "cannot be read as YAML: " + oneLine(e.getOriginalMessage()));
    } catch (IOException e) {
      report(path, JsonLocation.NA, "cannot be read as YAML: " + oneLine(e.getMessage()));
    }
    return Optional.empty();
  }

  /** A Markdown file that TrueNAS requires as HTML; reported when it is missing. */
  Optional<String> html(RelativePath path) {
    return isThere(path) ? optionalHtml(path) : Optional.empty();
  }

  /** A Markdown file as HTML; empty and not reported when there is no such file. */
  Optional<String> optionalHtml(RelativePath path) {
    return text(path).map(Markdown::toHtml);
  }

  private boolean isThere(RelativePath path) {
    if (files.containsKey(path)) {
      return true;
    }
    findings.file(
        Rule.ITEM_FILE,
        path,
        "is missing",
        "",
        "Add the file; every TrueNAS release refuses the app without it.");
    return false;
  }

  private Optional<String> text(RelativePath path) {
    Content content = files.get(path);
    if (content == null) {
      return Optional.empty();
    }
    if (content.size() > MAX_BYTES) {
      report(path, JsonLocation.NA, "has " + content.size() + " bytes");
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(content.toBytes()))
              .toString());
    } catch (CharacterCodingException e) {
      report(path, JsonLocation.NA, "is not UTF-8 text");
      return Optional.empty();
    }
  }

  private void report(RelativePath path, JsonLocation location, String found) {
    boolean known = location != null && location.getLineNr() > 0;
    findings.position(
        Rule.INDEXED_FILE,
        path,
        known ? location.getLineNr() : 0,
        known ? Math.max(0, location.getColumnNr()) : 0,
        found,
        "UTF-8, at most 1 MiB; in YAML one mapping, each key once, no aliases and no merge keys",
        "Correct the file.");
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", ", ");
  }
}
