package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.helm.word.Patch;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.KeyText;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.tree.TreeEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies a definition's own changes to rendered manifests. */
final class Patches {

  private final Patch patch;
  private final List<String> faults = new ArrayList<>();
  private boolean found;

  private Patches(Patch patch) {
    this.patch = patch;
  }

  /**
   * What a change makes of files.
   *
   * @param files the files
   * @param faults why it does not apply; empty when it does
   */
  record Patched(List<TemplateFile> files, List<String> faults) {}

  /** Changes every manifest that a patch names. */
  static Patched apply(Patch patch, List<TemplateFile> files) {
    Patches patches = new Patches(patch);
    List<TemplateFile> changed =
        files.stream()
            .map(file -> new TemplateFile(file.name(), patches.documents(file.documents())))
            .toList();
    if (!patches.found) {
      patches.faults.add("there is no " + patch.kind() + " named " + patch.name());
    }
    return new Patched(changed, patches.faults);
  }

  private List<Document> documents(List<Document> documents) {
    return documents.stream().map(this::document).toList();
  }

  private Document document(Document document) {
    if (document instanceof Document.Manifest manifest && isMeant(manifest.root())) {
      found = true;
      TreeEditor editor = new TreeEditor(manifest.root());
      faults.addAll(editor.apply(patch.change()));
      return new Document.Manifest(editor.tree());
    }
    if (document instanceof Document.DocumentsWhen when) {
      return new Document.DocumentsWhen(when.when(), documents(when.documents()));
    }
    if (document instanceof Document.DocumentsEach each) {
      return new Document.DocumentsEach(each.list(), documents(each.documents()));
    }
    return document;
  }

  private boolean isMeant(Tree.Mapping root) {
    Optional<String> name = name(root);
    return kind(root).equals(patch.kind())
        && name.isPresent()
        && (name.get().equals(patch.name())
            || name.get().equals(patch.name() + "-" + KeyText.ANYTHING));
  }

  /** The kind of a manifest. */
  static String kind(Tree.Mapping root) {
    return field(root, "kind")
        .filter(Tree.Scalar.class::isInstance)
        .map(scalar -> ((Tree.Scalar) scalar).value())
        .filter(Literal.class::isInstance)
        .map(literal -> String.valueOf(((Literal<?>) literal).value()))
        .orElse("");
  }

  /** What follows the app's name in a manifest's name, with {@code *} for what answers decide. */
  static Optional<String> name(Tree.Mapping root) {
    return field(root, "metadata")
        .filter(Tree.Mapping.class::isInstance)
        .flatMap(metadata -> field((Tree.Mapping) metadata, "name"))
        .filter(Tree.Scalar.class::isInstance)
        .map(name -> KeyText.of(((Tree.Scalar) name).value()));
  }

  private static Optional<Tree> field(Tree.Mapping mapping, String key) {
    return mapping.entries().stream()
        .filter(
            entry -> entry instanceof Tree.Field field && field.key().equals(new Literal<>(key)))
        .map(entry -> ((Tree.Field) entry).value())
        .findFirst();
  }
}
