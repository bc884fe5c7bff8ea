package dev.trainyard.generator.evaluate;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Evaluates manifests for one release: what the printed templates must render to.
 *
 * <p>Scalars are {@link String}, {@link Long} or {@link Boolean}; mappings are {@link
 * LinkedHashMap}s in the order of the tree.
 */
public final class Manifests {

  private Manifests() {}

  /**
   * All manifests of these files in order.
   *
   * @throws RenderFailure where the templates would refuse
   */
  public static List<Map<String, Object>> evaluate(
      List<TemplateFile> files, AnswerValues answers, Site site) {
    Evaluator evaluator = new Evaluator(answers, site);
    List<Map<String, Object>> manifests = new ArrayList<>();
    files.forEach(file -> documents(file.documents(), evaluator, manifests));
    return manifests;
  }

  private static void documents(
      List<Document> documents, Evaluator evaluator, List<Map<String, Object>> manifests) {
    for (Document document : documents) {
      if (document instanceof Document.Manifest manifest) {
        manifests.add(mapping(manifest.root(), evaluator));
      } else if (document instanceof Document.Refused refused) {
        if (evaluator.holds(refused.when())) {
          throw new RenderFailure(refused.message());
        }
      } else if (document instanceof Document.Unique unique) {
        unique(unique, evaluator);
      } else if (document instanceof Document.DocumentsWhen when) {
        if (evaluator.holds(when.when())) {
          documents(when.documents(), evaluator, manifests);
        }
      } else if (document instanceof Document.DocumentsEach each) {
        each(
            evaluator, each.list(), (inner, item) -> documents(each.documents(), inner, manifests));
      }
    }
  }

  private static void unique(Document.Unique unique, Evaluator evaluator) {
    List<Object> values = new ArrayList<>();
    elements(unique.values(), evaluator, values);
    Set<String> seen = new HashSet<>();
    String twice = "";
    for (Object value : values) {
      String text = unique.paths() ? Paths.clean((String) value) : (String) value;
      if (!seen.add(text)) {
        twice = text;
      }
    }
    if (!twice.isEmpty()) {
      throw new RenderFailure(unique.before() + twice + unique.after());
    }
  }

  private static void each(
      Evaluator evaluator, ListAnswer list, BiConsumer<Evaluator, Object> action) {
    long index = 0;
    for (Object item : evaluator.items(list)) {
      action.accept(evaluator.withItem(list.item(), item, index++), item);
    }
  }

  /** The value of a tree; null when it is absent. */
  private static Object tree(Tree tree, Evaluator evaluator) {
    if (tree instanceof Tree.Scalar scalar) {
      return evaluator.value(scalar.value());
    }
    if (tree instanceof Tree.Mapping mapping) {
      Map<String, Object> result = mapping(mapping, evaluator);
      return result.isEmpty() && !mapping.entries().isEmpty() ? null : result;
    }
    Tree.Sequence sequence = (Tree.Sequence) tree;
    List<Object> result = new ArrayList<>();
    elements(sequence.elements(), evaluator, result);
    return result.isEmpty() && !sequence.elements().isEmpty() ? null : result;
  }

  private static Map<String, Object> mapping(Tree.Mapping mapping, Evaluator evaluator) {
    Map<String, Object> result = new LinkedHashMap<>();
    entries(mapping.entries(), evaluator, result);
    return result;
  }

  private static void entries(
      List<? extends Tree.Entry> entries, Evaluator evaluator, Map<String, Object> result) {
    for (Tree.Entry entry : entries) {
      if (entry instanceof Tree.Field field) {
        Object value = tree(field.value(), evaluator);
        if (value != null) {
          result.put(evaluator.text(field.key()), value);
        }
      } else if (entry instanceof Tree.EntriesWhen when) {
        entries(evaluator.holds(when.when()) ? when.then() : when.otherwise(), evaluator, result);
      } else if (entry instanceof Tree.SharedEntries shared) {
        entries(shared.entries(), evaluator, result);
      } else if (entry instanceof Tree.EntriesEach each) {
        each(evaluator, each.list(), (inner, item) -> entries(each.entries(), inner, result));
      } else if (entry instanceof Tree.EntriesTimes times) {
        long count = (Long) evaluator.value(times.count());
        for (long index = 0; index < count; index++) {
          entries(times.entries(), evaluator.withItem(times.counter(), null, index), result);
        }
      }
    }
  }

  private static void elements(
      List<Tree.Element> elements, Evaluator evaluator, List<Object> result) {
    for (Tree.Element element : elements) {
      if (element instanceof Tree.Item item) {
        Object value = tree(item.value(), evaluator);
        if (value != null) {
          result.add(value);
        }
      } else if (element instanceof Tree.ElementsWhen when) {
        elements(evaluator.holds(when.when()) ? when.then() : when.otherwise(), evaluator, result);
      } else if (element instanceof Tree.ElementsEach each) {
        each(evaluator, each.list(), (inner, item) -> elements(each.elements(), inner, result));
      }
    }
  }
}
