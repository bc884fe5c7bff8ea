package dev.trainyard.generator.evaluate;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Arithmetic;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Contains;
import dev.trainyard.generator.expression.node.Cut;
import dev.trainyard.generator.expression.node.Digest;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.ExpressionVisitor;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.HasDuplicates;
import dev.trainyard.generator.expression.node.Includes;
import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Joined;
import dev.trainyard.generator.expression.node.LessThan;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.LongerThan;
import dev.trainyard.generator.expression.node.Malformed;
import dev.trainyard.generator.expression.node.Mapped;
import dev.trainyard.generator.expression.node.Member;
import dev.trainyard.generator.expression.node.Missing;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Node;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Present;
import dev.trainyard.generator.expression.node.Remainder;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.SiteNode;
import dev.trainyard.generator.expression.node.StartsWith;
import dev.trainyard.generator.expression.node.StorageIs;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.value.Expression;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Evaluates expressions for one release.
 *
 * <p>Yields {@link String}, {@link Long} or {@link Boolean}; throws {@link RenderFailure} where the
 * printed template would refuse.
 */
public final class Evaluator implements ExpressionVisitor<Object> {

  /** Why a result is refused. */
  public static final String TOO_LARGE =
      "a calculation with the answers yields a number beyond " + Bounds.LARGEST;

  private final AnswerValues answers;
  private final Site site;
  private final Map<Scope, Object> items;
  private final Map<Scope, Long> indices;

  /** Evaluates outside of any repetition. */
  public Evaluator(AnswerValues answers, Site site) {
    this(answers, site, Map.of(), Map.of());
  }

  private Evaluator(
      AnswerValues answers, Site site, Map<Scope, Object> items, Map<Scope, Long> indices) {
    this.answers = answers;
    this.site = site;
    this.items = items;
    this.indices = indices;
  }

  /** Evaluates within a repetition. */
  Evaluator withItem(Scope scope, Object item, long index) {
    Map<Scope, Object> more = new HashMap<>(items);
    more.put(scope, item);
    Map<Scope, Long> moreIndices = new HashMap<>(indices);
    moreIndices.put(scope, index);
    return new Evaluator(answers, site, more, moreIndices);
  }

  /** The value of an expression. */
  public Object value(Expression<?> expression) {
    return Node.of(expression).accept(this);
  }

  /** The value of a condition. */
  public boolean holds(Expression<Boolean> condition) {
    return (Boolean) value(condition);
  }

  /** The value of a text. */
  public String text(Expression<String> expression) {
    return (String) value(expression);
  }

  /** The items of a list. */
  List<?> items(ListAnswer list) {
    List<?> found = list.question().listed(raw(list.question(), Part.VALUE, list.scope()));
    if (found != null) {
      return found;
    }
    return list.question().fallback(Part.VALUE) instanceof List<?> usual ? usual : List.of();
  }

  @Override
  public Object literal(Literal<?> literal) {
    return literal.value();
  }

  @Override
  public Object answer(Answer<?> answer) {
    Object value = raw(answer);
    if (value == null) {
      value = answer.fallback();
    }
    if ((value == null || value.equals("")) && answer.mandatory()) {
      throw new RenderFailure(complaint(answer));
    }
    if (value instanceof StoragePlace place) {
      value = answers.paths().word(place);
    }
    return switch (answer.kind()) {
      case TEXT -> value == null ? "" : (String) value;
      case INTEGER -> ((Number) value).longValue();
      case BOOLEAN -> (Boolean) value;
    };
  }

  String complaint(Answer<?> answer) {
    return answers.paths().complaint(answer.question(), answer.part(), answer.scope());
  }

  /** The answer as it was given; null when there is none. */
  Object raw(Answer<?> answer) {
    return raw(answer.question(), answer.part(), answer.scope());
  }

  private Object raw(Asked question, Part part, Scope scope) {
    return answers.at(scope.isItem() ? items.get(scope) : answers.values(), question, part);
  }

  @Override
  public Object itemIndex(ItemIndex index) {
    return indices.get(index.scope());
  }

  @Override
  public Object text(Text text) {
    StringBuilder result = new StringBuilder();
    append(result, text.parts());
    return result.toString();
  }

  private void append(StringBuilder result, List<Text.Part> parts) {
    for (Text.Part part : parts) {
      if (part instanceof Text.Fixed fixed) {
        result.append(fixed.text());
      } else if (part instanceof Text.Hole hole) {
        result.append(value(hole.value()));
      } else if (part instanceof Text.Optional optional) {
        if (holds(optional.when())) {
          append(result, optional.parts());
        }
      } else if (part instanceof Text.Repeated repeated) {
        long index = 0;
        for (Object item : items(repeated.list())) {
          withItem(repeated.item(), item, index++).append(result, repeated.parts());
        }
      }
    }
  }

  @Override
  public Object escaped(Escaped escaped) {
    return Escapes.escape(escaped.notation(), text(escaped.value()));
  }

  @Override
  public Object equality(Equality equality) {
    return value(equality.left()).equals(value(equality.right()));
  }

  @Override
  public Object lessThan(LessThan lessThan) {
    return (Long) value(lessThan.left()) < (Long) value(lessThan.right());
  }

  @Override
  public Object all(All all) {
    for (Expression<Boolean> condition : all.conditions()) {
      if (!holds(condition)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Object any(Any any) {
    for (Expression<Boolean> condition : any.conditions()) {
      if (holds(condition)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Object negation(Negation negation) {
    return !holds(negation.condition());
  }

  @Override
  public Object conditional(Conditional<?> conditional) {
    return value(holds(conditional.when()) ? conditional.then() : conditional.otherwise());
  }

  @Override
  public Object present(Present present) {
    Object value = raw(present.answer());
    if (value == null) {
      value = present.answer().fallback();
    }
    return value != null && !value.equals("");
  }

  @Override
  public Object notEmpty(NotEmpty notEmpty) {
    return !items(notEmpty.list()).isEmpty();
  }

  @Override
  public Object contains(Contains contains) {
    return items(contains.list()).contains(contains.item());
  }

  @Override
  public Object hasDuplicates(HasDuplicates hasDuplicates) {
    List<Object> all = new ArrayList<>();
    Answer<?> answer = hasDuplicates.answer();
    for (Object item : items(hasDuplicates.list())) {
      Object given = answers.at(item, answer.question(), answer.part());
      Object value = given == null ? answer.fallback() : given;
      all.add(value == null ? "" : value.toString());
    }
    return all.stream().distinct().count() < all.size();
  }

  @Override
  public Object startsWith(StartsWith start) {
    return text(start.value()).startsWith(start.prefix());
  }

  @Override
  public Object includes(Includes includes) {
    return text(includes.value()).contains(includes.part());
  }

  @Override
  public Object longerThan(LongerThan longer) {
    return text(longer.foreseen()).getBytes(StandardCharsets.UTF_8).length > longer.bytes();
  }

  @Override
  public Object cut(Cut cut) {
    return Cuts.of(cut, text(cut.value()));
  }

  @Override
  public Object member(Member member) {
    return member.set().contains(text(member.value()));
  }

  @Override
  public Object arithmetic(Arithmetic arithmetic) {
    long left = (Long) value(arithmetic.left());
    long right = (Long) value(arithmetic.right());
    BigInteger result =
        switch (arithmetic.operator()) {
          case PLUS -> BigInteger.valueOf(left).add(BigInteger.valueOf(right));
          case MINUS -> BigInteger.valueOf(left).subtract(BigInteger.valueOf(right));
          case TIMES -> BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
          case DIVIDED_BY -> BigInteger.valueOf(left).divide(BigInteger.valueOf(right));
        };
    if (result.abs().compareTo(Bounds.EXACT.most()) > 0) {
      throw new RenderFailure(TOO_LARGE);
    }
    return result.longValue();
  }

  @Override
  public Object mapped(Mapped mapped) {
    return mapped.table().getOrDefault(text(mapped.value()), "");
  }

  @Override
  public Object joined(Joined joined) {
    return items(joined.list()).stream()
        .map(Objects::toString)
        .collect(Collectors.joining(joined.separator()));
  }

  @Override
  public Object digest(Digest digest) {
    String text = digest.salt().map(this::text).orElse("") + text(digest.text());
    return Unknown.isIn(text) ? Unknown.of("digest") : Sha256.of(text);
  }

  @Override
  public Object remainder(Remainder remainder) {
    return Remainder.of(text(remainder.text()));
  }

  @Override
  public Object storageIs(StorageIs storageIs) {
    return value(storageIs.answer()).equals(answers.paths().word(storageIs.place()));
  }

  @Override
  public Object gpuChosen(GpuChosen chosen) {
    Object given = raw(chosen.question(), Part.VALUE, chosen.scope());
    return !answers.paths().gpus(given).makers().isEmpty();
  }

  @Override
  public Object missing(Missing missing) {
    return raw(missing.question(), missing.part(), missing.scope()) == null;
  }

  @Override
  public Object malformed(Malformed malformed) {
    Object answer = raw(malformed.question(), malformed.part(), malformed.scope());
    return answer != null
        && (malformed.isBoolean()
            ? !(answer instanceof Boolean)
            : !Pattern.matches(malformed.pattern(), String.valueOf(answer)));
  }

  @Override
  public Object ofSite(SiteNode<?> node) {
    return node.ask(new SiteEvaluator(this, site));
  }
}
