package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.index.SourceFiles;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What the index needs of a {@code questions.yaml}.
 *
 * @param raw the whole file as it stands, {@code schema} in {@code app_versions.json}: the NAS
 *     itself fills in what its references stand for
 * @param references every {@code $ref} used, {@code required_features}
 */
record QuestionsFile(YamlNode raw, SortedSet<String> references) {

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
    Form form = FormReader.read(new YamlFile(raw.get(), List.of())).form();
    return Optional.of(new QuestionsFile(raw.get(), form.references()));
  }
}
