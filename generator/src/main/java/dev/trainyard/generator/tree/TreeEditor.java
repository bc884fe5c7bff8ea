package dev.trainyard.generator.tree;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Changes a mapping, such as a manifest. A path has the keys from the top down with {@code /}
 * between them; {@code containers[server]} is the element of that list whose {@code name} is {@code
 * server}, {@code volumes[target=~1data]} the one whose {@code target} is {@code /data}. In a key
 * {@code ~1} stands for {@code /} and {@code ~0} for {@code ~}, as in JSON Pointer (RFC 6901):
 * {@code limits/example.org~1gpu}; {@code *} stands for what answers decide of it: {@code
 * services/agent-*}. What stands under a condition, or is repeated, is changed there.
 */
public final class TreeEditor {

  /** A key, in which {@code ~} only stands for what would end it. */
  private static final Pattern STEP = Pattern.compile("(?:[^~\\\\]|~[01])++");

  private final List<String> faults = new ArrayList<>();
  private final List<Expression<?>> values = new ArrayList<>();
  private Tree.Mapping tree;

  /** Starts with a mapping as it is rendered. */
  public TreeEditor(Tree.Mapping tree) {
    this.tree = tree;
  }

  /**
   * Makes a change.
   *
   * @return what does not apply, each a statement
   */
  public List<String> apply(Consumer<TreeEditor> change) {
    int before = faults.size();
    int known = values.size();
    run(change, this);
    if (!values(change).containsAll(values.subList(known, values.size()))) {
      faults.add("what it sets depends on what is there, so that nobody can check it before");
    }
    return List.copyOf(faults.subList(before, faults.size()));
  }

  /** The keys and values that a change sets, wherever it applies. */
  public static List<Expression<?>> values(Consumer<TreeEditor> change) {
    TreeEditor editor = new TreeEditor(new Tree.Mapping(List.of()));
    run(change, editor);
    return List.copyOf(editor.values);
  }

  /** Whatever a change throws is its author's, as the change is. */
  private static void run(Consumer<TreeEditor> change, TreeEditor editor) {
    try {
      change.accept(editor);
    } catch (Throwable thrown) {
      editor.faults.add("throws " + thrown.getClass().getName() + said(thrown));
    } finally {
      // One that interrupts its thread must not make the next file unreadable.
      Thread.interrupted();
    }
  }

  private static String said(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : ": " + Visible.of(message);
    } catch (Throwable e) {
      // Its author's, too.
      return "";
    }
  }

  /** Sets a field to a constant text; fields above it that are missing are made. */
  public TreeEditor set(String path, String value) {
    return put(path, Tree.text(value));
  }

  /** Sets a field to a constant number. */
  public TreeEditor set(String path, long value) {
    return put(path, Tree.number(value));
  }

  /** Sets a field to a constant boolean. */
  public TreeEditor set(String path, boolean value) {
    return put(path, Tree.bool(value));
  }

  /** Sets a field to what depends on answers. */
  public TreeEditor set(String path, Value<?> value) {
    return put(path, new Tree.Scalar(value.expression()));
  }

  /** Sets a field to a list of constant texts. */
  public TreeEditor set(String path, List<String> values) {
    return put(path, Tree.texts(values));
  }

  /** Removes a field, or an element of a list, that is there. */
  public TreeEditor remove(String path) {
    return change(path, Optional.empty());
  }

  /** The mapping as it is now. */
  public Tree.Mapping tree() {
    return tree;
  }

  private TreeEditor put(String path, Tree value) {
    values.add(new Literal<>(path));
    values.addAll(scalars(value));
    return change(path, Optional.of(value));
  }

  private static List<Expression<?>> scalars(Tree value) {
    if (value instanceof Tree.Scalar scalar) {
      return List.of(scalar.value());
    }
    return value instanceof Tree.Sequence list
        ? list.elements().stream()
            .filter(Tree.Item.class::isInstance)
            .flatMap(item -> scalars(((Tree.Item) item).value()).stream())
            .<Expression<?>>map(scalar -> scalar)
            .toList()
        : List.of();
  }

  private TreeEditor change(String path, Optional<Tree> value) {
    List<String> steps = List.of(path.split("/", -1));
    if (!steps.stream().allMatch(step -> STEP.matcher(step).matches())) {
      faults.add(
          path + " is no path: within a key ~1 stands for / and ~0 for ~, and no key is empty");
      return this;
    }
    Change change = new Change(value);
    Tree.Mapping changed = change.mapping(tree, steps);
    if (change.done) {
      tree = changed;
    } else {
      faults.add(path + " leads nowhere");
    }
    return this;
  }

  private static String unescaped(String word) {
    return word.replace("~1", "/").replace("~0", "~");
  }

  /** One change on its way down the tree. */
  private static final class Change {

    private final Optional<Tree> value;
    private boolean done;

    Change(Optional<Tree> value) {
      this.value = value;
    }

    Tree.Mapping mapping(Tree.Mapping mapping, List<String> steps) {
      String step = steps.get(0);
      int bracket = step.indexOf('[');
      String key = unescaped(bracket < 0 ? step : step.substring(0, bracket));
      List<Tree.Entry> entries = entries(mapping.entries(), key, step, steps);
      if (!done && value.isPresent() && bracket < 0 && !isShared(mapping.entries(), key)) {
        entries.add(new Tree.Field(key, made(steps.subList(1, steps.size()))));
      }
      return new Tree.Mapping(entries);
    }

    private Tree made(List<String> steps) {
      if (steps.isEmpty()) {
        done = true;
        return value.orElseThrow();
      }
      return mapping(new Tree.Mapping(List.of()), steps);
    }

    private List<Tree.Entry> entries(
        List<? extends Tree.Entry> entries, String key, String step, List<String> steps) {
      List<Tree.Entry> result = new ArrayList<>();
      for (Tree.Entry entry : entries) {
        if (entry instanceof Tree.Field field && KeyText.of(field.key()).equals(key)) {
          field(field.value(), step, steps)
              .ifPresent(tree -> result.add(new Tree.Field(field.key(), tree)));
        } else if (entry instanceof Tree.EntriesWhen when) {
          result.add(
              new Tree.EntriesWhen(
                  when.when(),
                  entries(when.then(), key, step, steps),
                  entries(when.otherwise(), key, step, steps)));
        } else if (entry instanceof Tree.EntriesEach each) {
          result.add(new Tree.EntriesEach(each.list(), entries(each.entries(), key, step, steps)));
        } else if (entry instanceof Tree.EntriesTimes times) {
          result.add(
              new Tree.EntriesTimes(
                  times.count(), times.counter(), entries(times.entries(), key, step, steps)));
        } else if (entry instanceof Tree.SharedEntries shared && holdsTree(shared, key)) {
          result.addAll(entries(shared.entries(), key, step, steps));
        } else {
          result.add(entry);
        }
      }
      return result;
    }

    /** What several mappings share is changed in one of them by standing there itself. */
    private static boolean holdsTree(Tree.SharedEntries shared, String key) {
      return shared.entries().stream()
          .anyMatch(
              entry ->
                  entry instanceof Tree.Field field
                      && field.key().equals(new Literal<>(key))
                      && !(field.value() instanceof Tree.Scalar));
    }

    private Optional<Tree> field(Tree tree, String step, List<String> steps) {
      List<String> rest = steps.subList(1, steps.size());
      if (step.endsWith("]") && tree instanceof Tree.Sequence sequence) {
        String wanted = step.substring(step.indexOf('[') + 1, step.length() - 1);
        return Optional.of(
            new Tree.Sequence(elements(sequence.elements(), Sought.of(wanted), rest)));
      }
      if (rest.isEmpty()) {
        done = true;
        return value;
      }
      return Optional.of(tree instanceof Tree.Mapping mapping ? mapping(mapping, rest) : tree);
    }

    private List<Tree.Element> elements(
        List<Tree.Element> elements, Sought sought, List<String> rest) {
      List<Tree.Element> result = new ArrayList<>();
      for (Tree.Element element : elements) {
        if (element instanceof Tree.Item item
            && item.value() instanceof Tree.Mapping mapping
            && sought.is(mapping)) {
          if (!rest.isEmpty()) {
            result.add(new Tree.Item(mapping(mapping, rest)));
          } else if (value.isPresent()) {
            result.add(element);
          } else {
            done = true;
          }
        } else if (element instanceof Tree.ElementsWhen when) {
          UnaryOperator<List<Tree.Element>> inner = list -> elements(list, sought, rest);
          result.add(
              new Tree.ElementsWhen(
                  when.when(), inner.apply(when.then()), inner.apply(when.otherwise())));
        } else if (element instanceof Tree.ElementsEach each) {
          result.add(new Tree.ElementsEach(each.list(), elements(each.elements(), sought, rest)));
        } else {
          result.add(element);
        }
      }
      return result;
    }

    private static boolean isShared(List<? extends Tree.Entry> entries, String key) {
      return entries.stream()
          .anyMatch(
              entry ->
                  entry instanceof Tree.SharedEntries shared
                      && shared.entries().stream()
                          .anyMatch(
                              inner ->
                                  inner instanceof Tree.Field field
                                      && field.key().equals(new Literal<>(key))));
    }
  }

  /**
   * An element of a list.
   *
   * @param key a key of it
   * @param value what stands there
   */
  private record Sought(String key, String value) {

    static Sought of(String words) {
      int equals = words.indexOf('=');
      return equals < 0
          ? new Sought("name", unescaped(words))
          : new Sought(
              unescaped(words.substring(0, equals)), unescaped(words.substring(equals + 1)));
    }

    boolean is(Tree.Mapping mapping) {
      return mapping.entries().stream()
          .anyMatch(
              entry ->
                  entry instanceof Tree.Field field
                      && KeyText.of(field.key()).equals(key)
                      && field.value() instanceof Tree.Scalar scalar
                      && KeyText.of(scalar.value()).equals(value));
    }
  }
}
