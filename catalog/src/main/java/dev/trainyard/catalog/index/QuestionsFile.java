package dev.trainyard.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.generator.edition.RelativePath;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the index needs of a {@code questions.yaml}.
 *
 * @param raw the whole file as it stands, {@code schema} in {@code app_versions.json}: the NAS
 *     itself fills in what its references stand for
 * @param references every {@code $ref} used, {@code required_features}
 */
record QuestionsFile(ObjectNode raw, SortedSet<String> references) {

  private static final List<String> SUB_LEVELS = List.of("attrs", "items", "subquestions");

  /** Empty, and reported, when something in its frame does not fit. */
  static Optional<QuestionsFile> read(SourceFiles files, RelativePath path, Findings findings) {
    int before = findings.size();
    Optional<ObjectNode> raw = files.yaml(path);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = new Fields(raw.get(), path, findings);
    for (Fields group : fields.mappings("groups")) {
      group.text("name");
      group.text("description");
    }
    fields.mappings("questions");
    fields.optionalMapping("portals");
    if (findings.size() > before) {
      return Optional.empty();
    }
    SortedSet<String> references = new TreeSet<>();
    collect(raw.get().path("questions"), references);
    return Optional.of(new QuestionsFile(raw.get(), references));
  }

  private static void collect(JsonNode questions, SortedSet<String> references) {
    for (JsonNode question : questions) {
      JsonNode schema = question.path("schema");
      for (JsonNode reference : schema.path("$ref")) {
        if (reference.isTextual()) {
          references.add(reference.textValue());
        }
      }
      for (String level : SUB_LEVELS) {
        collect(schema.path(level), references);
      }
    }
  }
}
