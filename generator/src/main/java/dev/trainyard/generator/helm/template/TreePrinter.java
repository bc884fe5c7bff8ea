package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.tree.TreePresence;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Prints manifest trees as YAML with Go template actions. */
final class TreePrinter {

  /** Keys of permission bits, which people read in octal; so do the readers of Helm. */
  private static final Set<String> PERMISSIONS = Set.of("mode", "defaultMode");

  private final ChartTemplates templates;
  private final ExpressionPrinter expressions;
  private final StringBuilder out = new StringBuilder();
  private String nameBeside = "";
  // Whether what is printed so far may end with a text that ends with a line break.
  private boolean endsWithLineBreak;

  TreePrinter(ChartTemplates templates) {
    this(templates, new ExpressionPrinter(templates));
  }

  /** What holds wherever the next part is there. */
  private List<Expression<Boolean>> known = List.of();

  private TreePrinter(ChartTemplates templates, ExpressionPrinter expressions) {
    this.templates = templates;
    this.expressions = expressions;
  }

  /** A file of manifests. */
  String print(List<Document> documents) {
    documents(documents, true);
    return out.toString();
  }

  /** Entries at the left margin. */
  String entries(List<? extends Tree.Entry> entries) {
    entries(entries, 0);
    return out.toString();
  }

  private void documents(List<Document> documents, boolean first) {
    boolean isFirst = first;
    for (Document document : documents) {
      document(document, isFirst);
      isFirst = false;
    }
  }

  private void under(Expression<Boolean> condition, Runnable printing) {
    List<Expression<Boolean>> before = known;
    known = Stream.concat(before.stream(), Stream.of(condition)).toList();
    printing.run();
    known = before;
  }

  private void document(Document document, boolean first) {
    if (document instanceof Document.Manifest manifest) {
      if (!first) {
        out.append("---\n");
      }
      endsWithLineBreak = false;
      entries(manifest.root().entries(), 0);
      if (endsWithLineBreak) {
        out.append(
            "# Helm trims manifests; this line keeps the line break at the end of a text.\n");
      }
    } else if (document instanceof Document.Refused refused) {
      action(0, "if " + expressions.condition(refused.when()));
      action(2, "fail " + GoCode.string(refused.message()));
      action(0, "end");
    } else if (document instanceof Document.Unique unique) {
      unique(unique);
    } else if (document instanceof Document.DocumentsWhen when) {
      action(0, "if " + expressions.condition(when.when()));
      under(when.when(), () -> documents(when.documents(), first));
      action(0, "end");
    } else if (document instanceof Document.DocumentsEach each) {
      each(
          each.list(),
          0,
          inner -> each.documents().forEach(repeated -> inner.document(repeated, false)));
    }
  }

  /** Collects the values in a variable, whose name no item has, and refuses one that is twice. */
  private void unique(Document.Unique unique) {
    StringBuilder list = new StringBuilder("$_values := list");
    int constant = 0;
    for (Tree.Element element : unique.values()) {
      if (element instanceof Tree.Item item
          && item.value() instanceof Tree.Scalar scalar
          && scalar.value() instanceof Literal<?> literal) {
        list.append(' ').append(GoCode.string(String.valueOf(literal.value())));
        constant++;
      } else {
        break;
      }
    }
    action(0, list.toString());
    collected(unique.values().subList(constant, unique.values().size()), unique.paths(), 0);
    action(0, "with include \"" + templates.helper(Helper.TWICE) + "\" $_values");
    action(
        2,
        "fail (printf \"%s%s%s\" "
            + GoCode.string(unique.before())
            + " . "
            + GoCode.string(unique.after())
            + ")");
    action(0, "end");
  }

  private void collected(List<Tree.Element> values, boolean paths, int indent) {
    for (Tree.Element element : values) {
      if (element instanceof Tree.Item item && item.value() instanceof Tree.Scalar scalar) {
        String value = expressions.code(scalar.value()).code();
        action(indent, "$_values = append $_values (" + value + (paths ? " | clean)" : ")"));
      } else if (element instanceof Tree.ElementsWhen when) {
        action(indent, "if " + expressions.condition(when.when()));
        collected(when.then(), paths, indent + 2);
        if (!when.otherwise().isEmpty()) {
          action(indent, "else");
          collected(when.otherwise(), paths, indent + 2);
        }
        action(indent, "end");
      } else if (element instanceof Tree.ElementsEach each) {
        each(each.list(), indent, inner -> inner.collected(each.elements(), paths, indent + 2));
      }
    }
  }

  private void each(ListAnswer list, int indent, Consumer<TreePrinter> printing) {
    TreePrinter inner = new TreePrinter(templates, expressions.inRange());
    inner.endsWithLineBreak = endsWithLineBreak;
    printing.accept(inner);
    endsWithLineBreak |= inner.endsWithLineBreak;
    String body = inner.out.toString();
    action(
        indent,
        "range "
            + expressions.answers().variables(list.item(), body)
            + " := "
            + expressions.answers().list(list).code());
    out.append(RequiredOnce.in(body, expressions.answers().variable(list.item()), indent));
    action(indent, "end");
  }

  /** Prints what may be left out as a whole. */
  private void present(Tree tree, int indent, Runnable printing) {
    Optional<Expression<Boolean>> presence = TreePresence.of(tree, known);
    if (presence.isEmpty()) {
      printing.run();
      return;
    }
    action(indent, "if " + expressions.condition(presence.get()));
    boolean without = endsWithLineBreak;
    printing.run();
    endsWithLineBreak |= without;
    action(indent, "end");
  }

  private ScalarPrinter scalars() {
    return new ScalarPrinter(templates, expressions, out);
  }

  private void action(int indent, String code) {
    out.append(" ".repeat(indent)).append("{{- ").append(code).append(" }}\n");
  }

  private void entries(List<? extends Tree.Entry> entries, int indent) {
    for (Tree.Entry entry : entries) {
      entry(entry, indent);
    }
  }

  private void entry(Tree.Entry entry, int indent) {
    if (entry instanceof Tree.Field field) {
      present(
          field.value(),
          indent,
          () -> {
            out.append(" ".repeat(indent)).append(scalars().key(field.key())).append(':');
            value(field.value(), indent, hint(field));
          });
    } else if (entry instanceof Tree.EntriesWhen when) {
      when(when, indent, "if ");
    } else if (entry instanceof Tree.SharedEntries shared) {
      shared(shared, indent);
      endsWithLineBreak = false;
    } else if (entry instanceof Tree.EntriesEach each) {
      each(each.list(), indent, inner -> inner.entries(each.entries(), indent));
    } else {
      throw new IllegalStateException("charts count nothing themselves: " + entry);
    }
  }

  /** Entries that may all be absent leave no line behind. */
  private void shared(Tree.SharedEntries shared, int indent) {
    String text = "include \"" + templates.shared(shared) + "\" " + expressions.root();
    if (TreePresence.of(new Tree.Mapping(shared.entries())).isPresent()) {
      out.append(" ".repeat(indent))
          .append("{{- with ")
          .append(text)
          .append(" | trim }}{{ nindent ")
          .append(indent)
          .append(" . }}{{ end }}\n");
    } else {
      action(indent, text + " | nindent " + indent);
    }
  }

  /** What a text is called after: its key, or the name beside it. */
  private String hint(Tree.Field field) {
    String key = field.key() instanceof Literal<String> literal ? literal.value() : "";
    if (key.equals("name")
        && field.value() instanceof Tree.Scalar scalar
        && scalar.value() instanceof Literal<?> name) {
      nameBeside = String.valueOf(name.value());
    }
    return key.equals("value") ? nameBeside : key;
  }

  /** Branches of what is there, each under its condition; of a chain one word after the other. */
  private void when(
      Expression<Boolean> condition,
      Runnable then,
      Optional<Consumer<String>> chained,
      Optional<Runnable> otherwise,
      int indent,
      String word) {
    action(indent, word + expressions.condition(condition));
    boolean before = endsWithLineBreak;
    under(condition, then);
    boolean after = endsWithLineBreak;
    endsWithLineBreak = before;
    if (chained.isPresent()) {
      chained.get().accept("else if ");
    } else {
      otherwise.ifPresent(
          branch -> {
            action(indent, "else");
            branch.run();
          });
      action(indent, "end");
    }
    endsWithLineBreak |= after;
  }

  private void when(Tree.EntriesWhen when, int indent, String word) {
    List<? extends Tree.Entry> otherwise = when.otherwise();
    when(
        when.when(),
        () -> entries(when.then(), indent),
        otherwise.size() == 1 && otherwise.get(0) instanceof Tree.EntriesWhen chained
            ? Optional.of(next -> when(chained, indent, next))
            : Optional.empty(),
        otherwise.isEmpty() ? Optional.empty() : Optional.of(() -> entries(otherwise, indent)),
        indent,
        word);
  }

  private void when(Tree.ElementsWhen when, int indent, String word) {
    List<Tree.Element> otherwise = when.otherwise();
    when(
        when.when(),
        () -> elements(when.then(), indent),
        otherwise.size() == 1 && otherwise.get(0) instanceof Tree.ElementsWhen chained
            ? Optional.of(next -> when(chained, indent, next))
            : Optional.empty(),
        otherwise.isEmpty() ? Optional.empty() : Optional.of(() -> elements(otherwise, indent)),
        indent,
        word);
  }

  /** A value after its key or dash, with the line end. */
  private void value(Tree tree, int indent, String hint) {
    endsWithLineBreak = false;
    if (tree instanceof Tree.Scalar scalar
        && scalar.value() instanceof Literal<?> literal
        && literal.value() instanceof Long bits
        && PERMISSIONS.contains(hint)) {
      out.append(String.format(Locale.ROOT, " %04o", bits)).append('\n');
    } else if (tree instanceof Tree.Scalar scalar) {
      out.append(' ');
      endsWithLineBreak = scalars().print(scalar.value(), indent, hint);
    } else if (tree instanceof Tree.Mapping mapping) {
      if (mapping.entries().isEmpty()) {
        out.append(" {}\n");
      } else {
        out.append('\n');
        entries(mapping.entries(), indent + 2);
      }
    } else if (tree instanceof Tree.Sequence sequence) {
      if (sequence.elements().isEmpty()) {
        out.append(" []\n");
      } else {
        out.append('\n');
        elements(sequence.elements(), indent + 2);
      }
    }
  }

  private void elements(List<Tree.Element> elements, int indent) {
    for (Tree.Element element : elements) {
      if (element instanceof Tree.Item item) {
        present(item.value(), indent, () -> item(item.value(), indent));
      } else if (element instanceof Tree.ElementsWhen when) {
        when(when, indent, "if ");
      } else if (element instanceof Tree.ElementsEach each) {
        each(each.list(), indent, inner -> inner.elements(each.elements(), indent));
      }
    }
  }

  private void item(Tree tree, int indent) {
    out.append(" ".repeat(indent)).append('-');
    if (tree instanceof Tree.Mapping mapping
        && !mapping.entries().isEmpty()
        && mapping.entries().get(0) instanceof Tree.Field first
        && TreePresence.of(first.value()).isEmpty()) {
      // The first field stands on the line of the dash.
      int start = out.length();
      entry(first, indent + 2);
      out.delete(start, start + indent + 1);
      entries(mapping.entries().subList(1, mapping.entries().size()), indent + 2);
    } else {
      value(tree, indent, "");
    }
  }
}
