package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Parts of manifests for blocks of things, under the same conditions and repetitions. */
final class Blocks {

  private Blocks() {}

  /** Elements of a sequence. */
  static <T> List<Tree.Element> elements(List<Block<T>> blocks, Function<T, Tree> content) {
    List<Tree.Element> elements = new ArrayList<>();
    for (Block<T> block : blocks) {
      if (block instanceof Block.One<T> one) {
        elements.add(new Tree.Item(content.apply(one.value())));
      } else if (block instanceof Block.When<T> when) {
        elements.add(
            new Tree.ElementsWhen(when.when(), elements(when.blocks(), content), List.of()));
      } else if (block instanceof Block.Each<T> each) {
        elements.add(new Tree.ElementsEach(each.list(), elements(each.blocks(), content)));
      }
    }
    return elements;
  }

  /** Entries of a mapping. */
  static <T> List<Tree.Entry> entries(List<Block<T>> blocks, Function<T, Tree.Entry> content) {
    List<Tree.Entry> entries = new ArrayList<>();
    for (Block<T> block : blocks) {
      if (block instanceof Block.One<T> one) {
        entries.add(content.apply(one.value()));
      } else if (block instanceof Block.When<T> when) {
        entries.add(new Tree.EntriesWhen(when.when(), entries(when.blocks(), content), List.of()));
      } else if (block instanceof Block.Each<T> each) {
        entries.add(new Tree.EntriesEach(each.list(), entries(each.blocks(), content)));
      }
    }
    return entries;
  }

  /** Manifests of a file. */
  static <T> List<Document> documents(List<Block<T>> blocks, Function<T, Document> content) {
    List<Document> documents = new ArrayList<>();
    for (Block<T> block : blocks) {
      if (block instanceof Block.One<T> one) {
        documents.add(content.apply(one.value()));
      } else if (block instanceof Block.When<T> when) {
        documents.add(new Document.DocumentsWhen(when.when(), documents(when.blocks(), content)));
      } else if (block instanceof Block.Each<T> each) {
        documents.add(new Document.DocumentsEach(each.list(), documents(each.blocks(), content)));
      }
    }
    return documents;
  }
}
