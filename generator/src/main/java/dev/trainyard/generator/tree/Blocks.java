package dev.trainyard.generator.tree;

import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.plan.Choice;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Parts of manifests for blocks of things, under the same conditions and repetitions. */
public final class Blocks {

  private Blocks() {}

  /** Elements of a sequence, one for each thing. */
  public static <T> List<Tree.Element> elements(List<Block<T>> blocks, Function<T, Tree> content) {
    return several(blocks, thing -> List.of(new Tree.Item(content.apply(thing))));
  }

  /** Elements of a sequence, any number for each thing. */
  public static <T> List<Tree.Element> several(
      List<Block<T>> blocks, Function<T, List<Tree.Element>> content) {
    List<Tree.Element> elements = new ArrayList<>();
    for (Block<T> block : blocks) {
      if (block instanceof Block.One<T> one) {
        elements.addAll(content.apply(one.value()));
      } else if (block instanceof Block.When<T> when) {
        elements.add(
            new Tree.ElementsWhen(when.when(), several(when.blocks(), content), List.of()));
      } else if (block instanceof Block.Each<T> each) {
        elements.add(new Tree.ElementsEach(each.list(), several(each.blocks(), content)));
      }
    }
    return elements;
  }

  /** Entries of a mapping, one for each thing. */
  public static <T> List<Tree.Entry> entries(
      List<Block<T>> blocks, Function<T, Tree.Entry> content) {
    return severalEntries(blocks, thing -> List.of(content.apply(thing)));
  }

  /** Entries of a mapping, any number for each thing. */
  public static <T> List<Tree.Entry> severalEntries(
      List<Block<T>> blocks, Function<T, List<Tree.Entry>> content) {
    List<Tree.Entry> entries = new ArrayList<>();
    for (Block<T> block : blocks) {
      if (block instanceof Block.One<T> one) {
        entries.addAll(content.apply(one.value()));
      } else if (block instanceof Block.When<T> when) {
        entries.add(
            new Tree.EntriesWhen(when.when(), severalEntries(when.blocks(), content), List.of()));
      } else if (block instanceof Block.Each<T> each) {
        entries.add(new Tree.EntriesEach(each.list(), severalEntries(each.blocks(), content)));
      }
    }
    return entries;
  }

  /** Manifests of a file. */
  public static <T> List<Document> documents(List<Block<T>> blocks, Function<T, Document> content) {
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

  /** The entry of the first option whose conditions hold. */
  public static <T> List<Tree.Entry> first(Choice<T> choice, Function<T, Tree.Entry> content) {
    List<Tree.Entry> entries = List.of();
    for (int i = choice.options().size() - 1; i >= 0; i--) {
      List<Tree.Entry> own = List.of(content.apply(choice.options().get(i).value()));
      Optional<Expression<Boolean>> condition = choice.options().get(i).condition();
      entries =
          condition.isPresent()
              ? List.of(new Tree.EntriesWhen(condition.get(), own, entries))
              : own;
    }
    return choice.when().isEmpty() || entries.isEmpty()
        ? entries
        : List.of(new Tree.EntriesWhen(choice.when().get(), entries, List.of()));
  }
}
