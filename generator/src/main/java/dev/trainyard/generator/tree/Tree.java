package dev.trainyard.generator.tree;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/**
 * A manifest or a part of one. Structure comes from the tree alone, never from an answer.
 *
 * <p>A mapping or sequence that has entries, all of which are conditional and none of which
 * applies, is itself absent; one that is empty from the start is written as {@code {}} or {@code
 * []}.
 */
public sealed interface Tree {

  /**
   * A single value.
   *
   * @param value yields it
   */
  record Scalar(Expression<?> value) implements Tree {}

  /**
   * A mapping.
   *
   * @param entries its entries in order
   */
  record Mapping(List<Entry> entries) implements Tree {
    /** Copies the list. */
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A sequence.
   *
   * @param elements its elements in order
   */
  record Sequence(List<Element> elements) implements Tree {
    /** Copies the list. */
    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /** A part of a mapping. */
  sealed interface Entry {}

  /**
   * One key with its value.
   *
   * @param key yields the key
   * @param value the value
   */
  record Field(Expression<String> key, Tree value) implements Entry {
    /** A field with a constant key. */
    public Field(String key, Tree value) {
      this(new Literal<>(key), value);
    }
  }

  /**
   * Entries that depend on a condition.
   *
   * @param when the condition
   * @param then the entries when it holds
   * @param otherwise the entries when it does not; may be empty
   */
  record EntriesWhen(Expression<Boolean> when, List<Entry> then, List<Entry> otherwise)
      implements Entry {
    /** Copies the lists. */
    public EntriesWhen {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * Entries once for each item of a list.
   *
   * @param list the list
   * @param entries the entries
   */
  record EntriesEach(ListAnswer list, List<Entry> entries) implements Entry {
    /** Copies the list. */
    public EntriesEach {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Entries a number of times.
   *
   * @param count how often
   * @param counter the scope in which an {@code ItemIndex} tells the position, from 0
   * @param entries the entries
   */
  record EntriesTimes(Expression<Long> count, Scope counter, List<Entry> entries) implements Entry {
    /** Copies the list. */
    public EntriesTimes {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Entries that several mappings share, such as the labels every resource carries.
   *
   * @param name what an edition may call them, an identifier
   * @param entries the entries; what they depend on is no item at hand
   */
  record SharedEntries(String name, List<Entry> entries) implements Entry {
    /** Copies the list. */
    public SharedEntries {
      entries = List.copyOf(entries);
    }
  }

  /** A part of a sequence. */
  sealed interface Element {}

  /**
   * One element.
   *
   * @param value its value
   */
  record Item(Tree value) implements Element {}

  /**
   * Elements that depend on a condition.
   *
   * @param when the condition
   * @param then the elements when it holds
   * @param otherwise the elements when it does not; may be empty
   */
  record ElementsWhen(Expression<Boolean> when, List<Element> then, List<Element> otherwise)
      implements Element {
    /** Copies the lists. */
    public ElementsWhen {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * Elements once for each item of a list.
   *
   * @param list the list
   * @param elements the elements, at least one of them unconditional
   */
  record ElementsEach(ListAnswer list, List<Element> elements) implements Element {
    /** Copies the list. */
    public ElementsEach {
      elements = List.copyOf(elements);
    }
  }

  /** A constant text. */
  static Scalar text(String value) {
    return new Scalar(new Literal<>(value));
  }

  /** A constant number. */
  static Scalar number(long value) {
    return new Scalar(new Literal<>(value));
  }

  /** A constant boolean. */
  static Scalar bool(boolean value) {
    return new Scalar(new Literal<>(value));
  }

  /** A sequence of constant texts. */
  static Sequence texts(List<String> values) {
    return new Sequence(values.stream().<Element>map(value -> new Item(text(value))).toList());
  }
}
