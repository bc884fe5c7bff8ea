package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects of a chart, each of which there may be once. */
final class ObjectNames {

  private final Map<String, List<List<Expression<Boolean>>>> seen = new LinkedHashMap<>();
  private final List<String> twice = new ArrayList<>();

  private ObjectNames() {}

  /** Kinds and names that two manifests have under conditions that may hold at once. */
  static List<String> twice(List<TemplateFile> files) {
    ObjectNames names = new ObjectNames();
    files.forEach(file -> names.documents(file.documents(), List.of()));
    return names.twice.stream().distinct().toList();
  }

  private void documents(List<Document> documents, List<Expression<Boolean>> conditions) {
    for (Document document : documents) {
      if (document instanceof Document.Manifest manifest) {
        String object =
            Patches.kind(manifest.root()) + " " + Patches.name(manifest.root()).orElse("");
        List<List<Expression<Boolean>>> known =
            seen.computeIfAbsent(object, added -> new ArrayList<>());
        if (known.stream().anyMatch(other -> !Conditions.exclude(other, conditions))) {
          twice.add(object);
        }
        known.add(conditions);
      } else if (document instanceof Document.DocumentsWhen when) {
        documents(when.documents(), more(conditions, when.when()));
      } else if (document instanceof Document.DocumentsEach each) {
        documents(each.documents(), more(conditions, new NotEmpty(each.list())));
      }
    }
  }

  private static List<Expression<Boolean>> more(
      List<Expression<Boolean>> conditions, Expression<Boolean> one) {
    List<Expression<Boolean>> more = new ArrayList<>(conditions);
    more.add(one);
    return more;
  }
}
