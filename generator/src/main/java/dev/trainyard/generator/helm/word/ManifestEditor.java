package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Changes a manifest. A path has the keys from the top down with {@code /} between them; {@code
 * containers[server]} is the element of that list whose {@code name} is {@code server}. Within a
 * key {@code ~1} stands for {@code /} and {@code ~0} for {@code ~}, as in the patches of Kubernetes
 * (RFC 6901): {@code limits/example.org~1gpu}. What stands under a condition is changed there.
 */
public final class ManifestEditor {

  /** A key, in which {@code ~} only stands for what would end it. */
  private static final Pattern STEP = Pattern.compile("([^~\\\\]|~[01])+");

  private final List<String> faults = new ArrayList<>();
  private Tree.Mapping manifest;

  /** Starts with a manifest as it is rendered. */
  public ManifestEditor(Tree.Mapping manifest) {
    this.manifest = manifest;
  }

  /** Sets a field to a constant text; fields above it that are missing are made. */
  public ManifestEditor set(String path, String value) {
    return put(path, Tree.text(value));
  }

  /** Sets a field to a constant number. */
  public ManifestEditor set(String path, long value) {
    return put(path, Tree.number(value));
  }

  /** Sets a field to a constant boolean. */
  public ManifestEditor set(String path, boolean value) {
    return put(path, Tree.bool(value));
  }

  /** Sets a field to what depends on answers. */
  public ManifestEditor set(String path, Value<?> value) {
    return put(path, new Tree.Scalar(value.expression()));
  }

  /** Sets a field to a list of constant texts. */
  public ManifestEditor set(String path, List<String> values) {
    return put(path, Tree.texts(values));
  }

  /** Removes a field, or an element of a list, that is there. */
  public ManifestEditor remove(String path) {
    return change(path, Optional.empty());
  }

  /** The manifest as it is now. */
  public Tree.Mapping manifest() {
    return manifest;
  }

  /** What is wrong with the paths, each a statement that begins with its path. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  private ManifestEditor put(String path, Tree value) {
    return change(path, Optional.of(value));
  }

  private ManifestEditor change(String path, Optional<Tree> value) {
    List<String> steps = List.of(path.split("/", -1));
    if (!steps.stream().allMatch(step -> STEP.matcher(step).matches())) {
      faults.add(
          path + " is no path: within a key ~1 stands for / and ~0 for ~, and no key is empty");
      return this;
    }
    Change change = new Change(value);
    Tree.Mapping changed = change.mapping(manifest, steps);
    if (change.done) {
      manifest = changed;
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
        if (entry instanceof Tree.Field field && field.key().equals(new Literal<>(key))) {
          field(field.value(), step, steps)
              .ifPresent(tree -> result.add(new Tree.Field(field.key(), tree)));
        } else if (entry instanceof Tree.EntriesWhen when) {
          result.add(
              new Tree.EntriesWhen(
                  when.when(),
                  entries(when.then(), key, step, steps),
                  entries(when.otherwise(), key, step, steps)));
        } else {
          result.add(entry);
        }
      }
      return result;
    }

    private Optional<Tree> field(Tree tree, String step, List<String> steps) {
      List<String> rest = steps.subList(1, steps.size());
      if (step.endsWith("]") && tree instanceof Tree.Sequence sequence) {
        String name = unescaped(step.substring(step.indexOf('[') + 1, step.length() - 1));
        return Optional.of(new Tree.Sequence(elements(sequence.elements(), name, rest)));
      }
      if (rest.isEmpty()) {
        done = true;
        return value;
      }
      return Optional.of(tree instanceof Tree.Mapping mapping ? mapping(mapping, rest) : tree);
    }

    private List<Tree.Element> elements(
        List<Tree.Element> elements, String name, List<String> rest) {
      List<Tree.Element> result = new ArrayList<>();
      for (Tree.Element element : elements) {
        if (element instanceof Tree.Item item
            && item.value() instanceof Tree.Mapping mapping
            && isNamed(mapping, name)) {
          if (!rest.isEmpty()) {
            result.add(new Tree.Item(mapping(mapping, rest)));
          } else if (value.isPresent()) {
            result.add(element);
          } else {
            done = true;
          }
        } else if (element instanceof Tree.ElementsWhen when) {
          UnaryOperator<List<Tree.Element>> inner = list -> elements(list, name, rest);
          result.add(
              new Tree.ElementsWhen(
                  when.when(), inner.apply(when.then()), inner.apply(when.otherwise())));
        } else {
          result.add(element);
        }
      }
      return result;
    }

    private static boolean isNamed(Tree.Mapping mapping, String name) {
      Expression<String> wanted = new Literal<>(name);
      return mapping.entries().stream()
          .anyMatch(
              entry ->
                  entry instanceof Tree.Field field
                      && field.key().equals(new Literal<>("name"))
                      && field.value() instanceof Tree.Scalar scalar
                      && scalar.value().equals(wanted));
    }

    private static boolean isShared(List<? extends Tree.Entry> entries, String key) {
      return entries.stream()
          .anyMatch(
              entry ->
                  entry instanceof Tree.SharedEntries shared
                      && shared.entries().stream()
                          .anyMatch(field -> field.key().equals(new Literal<>(key))));
    }
  }
}
