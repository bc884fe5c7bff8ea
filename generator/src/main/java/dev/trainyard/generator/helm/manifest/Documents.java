package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Pieces that documents are made of. */
final class Documents {

  private Documents() {}

  static Document manifest(Consumer<MappingBuilder> content) {
    return new Document.Manifest(MappingBuilder.mapping(content));
  }

  /** An object with its identity and whatever else it has. */
  static Document named(
      String apiVersion,
      String kind,
      Expression<String> name,
      Consumer<MappingBuilder> labels,
      Consumer<MappingBuilder> rest) {
    return manifest(
        fields -> {
          fields
              .put("apiVersion", apiVersion)
              .put("kind", kind)
              .put(
                  "metadata",
                  metadata ->
                      metadata
                          .put("name", name)
                          .put("labels", labels)
                          .add(Installer.onlyAnnotations()));
          rest.accept(fields);
        });
  }

  static Document under(Optional<Expression<Boolean>> condition, Document document) {
    return condition
        .<Document>map(when -> new Document.DocumentsWhen(when, List.of(document)))
        .orElse(document);
  }

  /** A manifest of a unit, there as often as the unit is. */
  static Document of(Unit unit, Document document) {
    Document once =
        unit.repetition()
            .<Document>map(
                each ->
                    new Document.DocumentsEach(each.list(), List.of(under(each.when(), document))))
            .orElse(document);
    return under(unit.when(), once);
  }
}
