package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.index.SourceFiles;
import dev.trainyard.catalog.read.YamlNode;
import dev.trainyard.generator.helm.HelmLayout;
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
record QuestionsFile(YamlNode raw, SortedSet<String> references) {

  private static final List<String> SUB_LEVELS = List.of("attrs", "items", "subquestions");

  /** Empty, and reported, when something in its frame does not fit. */
  static Optional<QuestionsFile> read(SourceFiles files, Findings findings) {
    int before = findings.size();
    Optional<YamlNode> raw = files.yaml(HelmLayout.QUESTIONS);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = new Fields(raw.get(), files.path(HelmLayout.QUESTIONS), findings);
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
    collect(raw.get().get("questions"), references);
    return Optional.of(new QuestionsFile(raw.get(), references));
  }

  private static void collect(YamlNode questions, SortedSet<String> references) {
    for (YamlNode question : questions.items()) {
      YamlNode schema = question.get("schema");
      for (YamlNode reference : schema.get("$ref").items()) {
        if (reference.isText()) {
          references.add(reference.text());
        }
      }
      for (String level : SUB_LEVELS) {
        collect(schema.get(level), references);
      }
    }
  }
}
