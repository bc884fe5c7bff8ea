package dev.trainyard.catalog.lint.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.index.IndexJson;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The files of the catalogs that examples stand for. */
public final class ExampleFiles {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A link in memory.
   *
   * @param to where it leads
   */
  private record Link(String to) implements PublishedFile {
    @Override
    public Kind kind() {
      return Kind.LINK;
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public InputStream open() {
      return InputStream.nullInputStream();
    }

    @Override
    public Optional<String> target() {
      return Optional.of(to);
    }
  }

  private ExampleFiles() {}

  /** A file that is something beside its content. */
  public static PublishedFile file(LintExample.State state, String text) {
    return switch (state) {
      case LINK -> new Link(text);
      case LATIN_1 -> PublishedFile.of(Content.bytes(text.getBytes(StandardCharsets.ISO_8859_1)));
      case PROGRAM -> PublishedFile.of(Content.text(text).asExecutable());
      case FILE -> PublishedFile.of(Content.text(text));
    };
  }

  /**
   * Changes an index by a merge patch (RFC 7396), or replaces it by a text that is none.
   *
   * @param patch the patch; empty to remove the index
   */
  public static void patch(Map<String, PublishedFile> files, String path, Optional<String> patch) {
    Optional<JsonNode> change = patch.flatMap(ExampleFiles::object);
    Optional<JsonNode> index =
        files.get(path) instanceof PublishedFile.InMemory file
            ? YamlReader.utf8(file.content().toBytes()).flatMap(ExampleFiles::object)
            : Optional.empty();
    if (patch.isEmpty()) {
      files.remove(path);
    } else if (change.isEmpty() || index.isEmpty()) {
      files.put(path, PublishedFile.of(Content.text(patch.get())));
    } else {
      ObjectNode merged = (ObjectNode) index.get();
      merge(merged, change.get());
      files.put(path, PublishedFile.of(IndexJson.content(merged)));
    }
  }

  private static Optional<JsonNode> object(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static void merge(ObjectNode into, JsonNode patch) {
    patch
        .properties()
        .forEach(
            change -> {
              JsonNode value = change.getValue();
              if (value.isNull()) {
                into.remove(change.getKey());
              } else if (value.isObject()
                  && into.get(change.getKey()) instanceof ObjectNode inner) {
                merge(inner, value);
              } else {
                into.set(change.getKey(), value);
              }
            });
  }
}
