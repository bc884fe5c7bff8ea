package dev.trainyard.generator.tree;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects the entries of a {@link Tree.Mapping} in the order in which they will be written. */
public final class MappingBuilder {

  private final List<Tree.Entry> entries = new ArrayList<>();

  /** The mapping that {@code content} describes. */
  public static Tree.Mapping mapping(Consumer<MappingBuilder> content) {
    return new Tree.Mapping(entries(content));
  }

  /** The entries that {@code content} describes. */
  public static List<Tree.Entry> entries(Consumer<MappingBuilder> content) {
    MappingBuilder builder = new MappingBuilder();
    content.accept(builder);
    return List.copyOf(builder.entries);
  }

  /** Adds a field. */
  public MappingBuilder put(String key, Tree value) {
    entries.add(new Tree.Field(key, value));
    return this;
  }

  /** Adds a field with a scalar. */
  public MappingBuilder put(String key, Expression<?> value) {
    return put(key, new Tree.Scalar(value));
  }

  /** Adds a field with a constant text. */
  public MappingBuilder put(String key, String value) {
    return put(key, new Literal<>(value));
  }

  /** Adds a field with a constant number. */
  public MappingBuilder put(String key, long value) {
    return put(key, new Literal<>(value));
  }

  /** Adds a field with a constant boolean. */
  public MappingBuilder put(String key, boolean value) {
    return put(key, new Literal<>(value));
  }

  /** Adds a field with a mapping. */
  public MappingBuilder put(String key, Consumer<MappingBuilder> content) {
    return put(key, mapping(content));
  }

  /** Adds a field with a sequence, unless it has no elements. */
  public MappingBuilder putUnlessEmpty(String key, List<? extends Tree.Element> elements) {
    return elements.isEmpty() ? this : put(key, new Tree.Sequence(List.copyOf(elements)));
  }

  /** Adds an entry of any sort. */
  public MappingBuilder add(Tree.Entry entry) {
    entries.add(entry);
    return this;
  }

  /** Adds some entries or others; a condition that is a constant leaves no trace. */
  public MappingBuilder either(
      Expression<Boolean> condition,
      Consumer<MappingBuilder> then,
      Consumer<MappingBuilder> otherwise) {
    if (condition instanceof Literal<Boolean> known) {
      entries.addAll(entries(known.value() ? then : otherwise));
      return this;
    }
    return add(new Tree.EntriesWhen(condition, entries(then), entries(otherwise)));
  }

  /** Adds entries that depend on a condition. */
  public MappingBuilder when(Expression<Boolean> condition, Consumer<MappingBuilder> then) {
    return add(new Tree.EntriesWhen(condition, entries(then), List.of()));
  }
}
