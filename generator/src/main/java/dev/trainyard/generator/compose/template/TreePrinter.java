package dev.trainyard.generator.compose.template;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.tree.TreePresence;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import dev.trainyard.generator.yaml.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Prints a tree as YAML with Jinja tags. Every text is quoted, so that no tag can trim a part of
 * one, and every {@code $} in it is doubled, since Docker Compose expands what is rendered.
 */
final class TreePrinter {

  /** How long a line with constants may be. */
  private static final int LINE = 100;

  private final ExpressionPrinter expressions;
  private StringBuilder out = new StringBuilder();

  /** What holds wherever the next part is there. */
  private List<Expression<Boolean>> known = List.of();

  TreePrinter(ExpressionPrinter expressions) {
    this.expressions = expressions;
  }

  /** The documents of a file. */
  String print(List<Document> documents) {
    documents.forEach(this::document);
    return out.toString();
  }

  private void document(Document document) {
    if (document instanceof Document.Manifest manifest) {
      entries(manifest.root().entries(), 0, "");
    } else if (document instanceof Document.Refused refused) {
      statement(0, "if " + condition(refused.when()));
      out.append("  {{- ").append(ExpressionPrinter.refuse(refused.message())).append(" }}\n");
      statement(0, "endif");
    } else if (document instanceof Document.Unique unique) {
      unique(unique);
    } else if (document instanceof Document.DocumentsWhen when) {
      statement(0, "if " + condition(when.when()));
      under(when.when(), () -> when.documents().forEach(this::document));
      statement(0, "endif");
    } else if (document instanceof Document.DocumentsEach each) {
      each(each.list(), 0, () -> each.documents().forEach(this::document));
    }
  }

  /** Collects the values, and refuses one that is twice. */
  private void unique(Document.Unique unique) {
    statement(0, "set texts = []");
    collected(unique.values(), unique.paths());
    out.append("{{- t.once(texts, ")
        .append(JinjaCode.string(unique.before()))
        .append(", ")
        .append(JinjaCode.string(unique.after()))
        .append(") }}\n");
  }

  private void collected(List<Tree.Element> values, boolean paths) {
    for (Tree.Element element : values) {
      if (element instanceof Tree.Item item && item.value() instanceof Tree.Scalar scalar) {
        String value = expressions.code(scalar.value()).code();
        statement(0, "set _ = texts.append(" + (paths ? "t.clean(" + value + ")" : value) + ")");
      } else if (element instanceof Tree.ElementsWhen when) {
        statement(0, "if " + condition(when.when()));
        collected(when.then(), paths);
        if (!when.otherwise().isEmpty()) {
          statement(0, "else");
          collected(when.otherwise(), paths);
        }
        statement(0, "endif");
      } else if (element instanceof Tree.ElementsEach each) {
        each(each.list(), 0, () -> collected(each.elements(), paths));
      }
    }
  }

  private void under(Expression<Boolean> condition, Runnable printing) {
    List<Expression<Boolean>> before = known;
    known = Stream.concat(before.stream(), Stream.of(condition)).toList();
    printing.run();
    known = before;
  }

  private String condition(Expression<Boolean> condition) {
    return expressions.condition(condition);
  }

  private void statement(int indent, String code) {
    String spaces = " ".repeat(indent);
    out.append(expressions.ahead(spaces))
        .append(spaces)
        .append("{%- ")
        .append(code)
        .append(" %}\n");
  }

  private void each(ListAnswer list, int indent, Runnable body) {
    Loop loop = new Loop(expressions.answers(), list);
    statement(indent, "for " + loop.variable() + " in " + expressions.answers().list(list));
    StringBuilder around = out;
    out = new StringBuilder();
    List<Expression<Boolean>> before = known;
    known = List.of();
    body.run();
    known = before;
    String inner = out.toString();
    out = around;
    out.append(loop.statements(inner, " ".repeat(indent))).append(inner);
    statement(indent, "endfor");
  }

  private void present(Tree tree, int indent, Runnable printing) {
    Optional<Expression<Boolean>> presence = TreePresence.of(tree, known);
    presence.ifPresent(when -> statement(indent, "if " + condition(when)));
    printing.run();
    presence.ifPresent(when -> statement(indent, "endif"));
  }

  private static boolean isUncertain(Tree tree) {
    return TreePresence.of(tree).isPresent() && !TreePresence.isExact(tree);
  }

  /** Prints what only its own text tells to be there. */
  private void uncertain(int indent, String start, Tree tree, String hint) {
    String part = expressions.freeName("part");
    statement(indent, "set " + part);
    if (tree instanceof Tree.Mapping mapping) {
      entries(mapping.entries(), indent + 2, hint);
    } else if (tree instanceof Tree.Sequence sequence) {
      elements(sequence.elements(), indent + 2, hint);
    }
    statement(indent, "endset");
    statement(indent, "if " + part + " | trim");
    out.append(" ".repeat(indent)).append(start).append("{{ ").append(part).append(" }}\n");
    statement(indent, "endif");
  }

  private void entries(List<? extends Tree.Entry> entries, int indent, String hint) {
    entries.forEach(entry -> entry(entry, indent, hint));
  }

  private void entry(Tree.Entry entry, int indent, String hint) {
    if (entry instanceof Tree.Field field && isUncertain(field.value())) {
      String key = key(field.key());
      uncertain(indent, key + ":", field.value(), hint);
    } else if (entry instanceof Tree.Field field) {
      present(field.value(), indent, () -> line(indent, key(field.key()) + ":", field, hint));
    } else if (entry instanceof Tree.EntriesWhen when) {
      when(when.when(), when.then(), when.otherwise(), indent, list -> entries(list, indent, hint));
    } else if (entry instanceof Tree.SharedEntries shared) {
      entries(shared.entries(), indent, hint);
    } else if (entry instanceof Tree.EntriesEach each) {
      each(each.list(), indent, () -> entries(each.entries(), indent, hint));
    } else if (entry instanceof Tree.EntriesTimes times) {
      statement(
          indent,
          "for "
              + expressions.answers().index(times.counter())
              + " in range("
              + expressions.code(times.count()).code()
              + ")");
      entries(times.entries(), indent, hint);
      statement(indent, "endfor");
    }
  }

  private void line(int indent, String start, Tree.Field field, String hint) {
    String name =
        field.key() instanceof Literal<String> literal ? literal.value() : pattern(field.key());
    value(" ".repeat(indent) + start, field.value(), indent, name.equals("content") ? hint : name);
  }

  /** A name for what answers name in part. */
  private static String pattern(Expression<String> key) {
    if (!(key instanceof Text text)) {
      return "";
    }
    StringBuilder name = new StringBuilder();
    for (Text.Part part : text.parts()) {
      name.append(part instanceof Text.Fixed fixed ? fixed.text() : "");
    }
    return name.toString();
  }

  private <T> void when(
      Expression<Boolean> condition,
      List<T> then,
      List<T> otherwise,
      int indent,
      Consumer<List<T>> printing) {
    statement(indent, "if " + condition(condition));
    branches(condition, then, otherwise, indent, printing);
  }

  private <T> void branches(
      Expression<Boolean> when,
      List<T> then,
      List<T> otherwise,
      int indent,
      Consumer<List<T>> printing) {
    under(when, () -> printing.accept(then));
    Optional<Branch<T>> next = otherwise.size() == 1 ? branch(otherwise.get(0)) : Optional.empty();
    if (next.isPresent()) {
      String condition = condition(next.get().when());
      // Texts that the condition needs must not stand in the branch before.
      if (!expressions.hasAhead()) {
        statement(indent, "elif " + condition);
        branches(next.get().when(), next.get().then(), next.get().otherwise(), indent, printing);
        return;
      }
      String texts = expressions.ahead(" ".repeat(indent));
      statement(indent, "else");
      out.append(texts);
      statement(indent, "if " + condition);
      branches(next.get().when(), next.get().then(), next.get().otherwise(), indent, printing);
    } else if (!otherwise.isEmpty()) {
      statement(indent, "else");
      printing.accept(otherwise);
    }
    statement(indent, "endif");
  }

  private record Branch<T>(Expression<Boolean> when, List<T> then, List<T> otherwise) {}

  @SuppressWarnings("unchecked")
  private static <T> Optional<Branch<T>> branch(T part) {
    if (part instanceof Tree.EntriesWhen entries) {
      return Optional.of(
          new Branch<>(entries.when(), (List<T>) entries.then(), (List<T>) entries.otherwise()));
    }
    if (part instanceof Tree.ElementsWhen elements) {
      return Optional.of(
          new Branch<>(elements.when(), (List<T>) elements.then(), (List<T>) elements.otherwise()));
    }
    return Optional.empty();
  }

  /** A value after its key or dash, with the line end. */
  private void value(String start, Tree tree, int indent, String hint) {
    if (tree instanceof Tree.Scalar scalar) {
      String code = scalar(scalar.value(), hint);
      out.append(expressions.ahead(" ".repeat(indent))).append(start).append(' ').append(code);
      out.append('\n');
      return;
    }
    Optional<String> flow = flow(tree, start.length());
    if (flow.isPresent()) {
      out.append(start).append(' ').append(flow.get()).append('\n');
    } else if (tree instanceof Tree.Mapping mapping) {
      out.append(expressions.ahead(" ".repeat(indent))).append(start);
      out.append(mapping.entries().isEmpty() ? " {}\n" : "\n");
      entries(mapping.entries(), indent + 2, hint);
    } else if (tree instanceof Tree.Sequence sequence) {
      out.append(expressions.ahead(" ".repeat(indent))).append(start);
      out.append(sequence.elements().isEmpty() ? " []\n" : "\n");
      elements(sequence.elements(), indent + 2, hint);
    }
  }

  /** Constants that fit into what is left of a line, as one line. */
  private static Optional<String> flow(Tree tree, int taken) {
    Optional<String> flow = flow(tree);
    return flow.filter(line -> taken + line.length() < LINE);
  }

  private static Optional<String> flow(Tree tree) {
    if (tree instanceof Tree.Scalar scalar) {
      return scalar.value() instanceof Literal<?> literal
              && (!(literal.value() instanceof String text)
                  || isPlain(text) && text.indexOf('\n') < 0)
          ? Optional.of(
              literal.value() instanceof String text
                  ? Scalars.flow(doubled(text))
                  : String.valueOf(literal.value()))
          : Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    if (tree instanceof Tree.Mapping mapping) {
      for (Tree.Entry entry : mapping.entries()) {
        if (!(entry instanceof Tree.Field field
            && field.key() instanceof Literal<String> key
            && isPlain(key.value()))) {
          return Optional.empty();
        }
        Optional<String> value = flow(field.value());
        if (value.isEmpty()) {
          return value;
        }
        parts.add(Scalars.flow(key.value()) + ": " + value.get());
      }
      return Optional.of("{" + String.join(", ", parts) + "}");
    }
    for (Tree.Element element : ((Tree.Sequence) tree).elements()) {
      Optional<String> value =
          element instanceof Tree.Item item ? flow(item.value()) : Optional.empty();
      if (value.isEmpty()) {
        return value;
      }
      parts.add(value.get());
    }
    return Optional.of("[" + String.join(", ", parts) + "]");
  }

  private void elements(List<Tree.Element> elements, int indent, String hint) {
    for (Tree.Element element : elements) {
      if (element instanceof Tree.Item item && isUncertain(item.value())) {
        uncertain(indent, "-", item.value(), hint);
      } else if (element instanceof Tree.Item item) {
        present(item.value(), indent, () -> item(item.value(), indent, hint));
      } else if (element instanceof Tree.ElementsWhen when) {
        when(
            when.when(),
            when.then(),
            when.otherwise(),
            indent,
            list -> elements(list, indent, hint));
      } else if (element instanceof Tree.ElementsEach each) {
        each(each.list(), indent, () -> elements(each.elements(), indent, hint));
      }
    }
  }

  private void item(Tree tree, int indent, String hint) {
    String dash = " ".repeat(indent) + "-";
    if (tree instanceof Tree.Mapping mapping
        && !mapping.entries().isEmpty()
        && mapping.entries().get(0) instanceof Tree.Field first
        && TreePresence.of(first.value()).isEmpty()
        && flow(tree, dash.length()).isEmpty()) {
      // The first field stands on the line of the dash.
      String key = key(first.key());
      value(dash + " " + key + ":", first.value(), indent + 2, hint);
      entries(mapping.entries().subList(1, mapping.entries().size()), indent + 2, hint);
    } else {
      value(dash, tree, indent, hint);
    }
  }

  private String key(Expression<String> key) {
    return key instanceof Literal<String> literal && isPlain(literal.value())
        ? Scalars.flow(literal.value())
        : "{{ t.key(" + expressions.code(key).code() + ") }}";
  }

  private static boolean isPlain(String text) {
    return !text.contains("{{") && !text.contains("{%") && !text.contains("{#");
  }

  private static String doubled(String text) {
    return text.replace("$", "$$");
  }

  private String scalar(Expression<?> scalar, String hint) {
    Expression<?> value =
        TextPrinter.constant(scalar).<Expression<?>>map(Literal::new).orElse(scalar);
    if (value instanceof Literal<?> literal) {
      if (!(literal.value() instanceof String text)) {
        return String.valueOf(literal.value());
      }
      if (text.indexOf('\n') >= 0) {
        return quoted(expressions.file(text, hint));
      }
      return isPlain(text) ? Scalars.flow(doubled(text)) : quoted(expressions.code(value));
    }
    if (value.kind() == Kind.TEXT) {
      return quoted(
          value instanceof Text text && text.isLong()
              ? expressions.named(text, hint)
              : expressions.code(value));
    }
    return value.kind() == Kind.BOOLEAN
        ? "{{ " + expressions.operand(value) + " | tojson }}"
        : "{{ " + expressions.code(value).code() + " }}";
  }

  private static String quoted(JinjaCode code) {
    return "{{ t.q(" + code.code() + ") }}";
  }
}
