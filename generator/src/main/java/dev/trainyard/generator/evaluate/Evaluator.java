package dev.trainyard.generator.evaluate;

import dev.trainyard.generator.expression.All;
import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Any;
import dev.trainyard.generator.expression.Arithmetic;
import dev.trainyard.generator.expression.CertificatePart;
import dev.trainyard.generator.expression.Checksum;
import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.DatasetPath;
import dev.trainyard.generator.expression.Digest;
import dev.trainyard.generator.expression.Equality;
import dev.trainyard.generator.expression.Escaped;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ExpressionVisitor;
import dev.trainyard.generator.expression.Fingerprint;
import dev.trainyard.generator.expression.Generated;
import dev.trainyard.generator.expression.HasDuplicates;
import dev.trainyard.generator.expression.ItemIndex;
import dev.trainyard.generator.expression.Joined;
import dev.trainyard.generator.expression.LessThan;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Mapped;
import dev.trainyard.generator.expression.Member;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.expression.PasswordHash;
import dev.trainyard.generator.expression.Present;
import dev.trainyard.generator.expression.ReleaseFact;
import dev.trainyard.generator.expression.ReleaseState;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Evaluates expressions for one release.
 *
 * <p>Yields {@link String}, {@link Long} or {@link Boolean}; throws {@link RenderFailure} where the
 * printed template would refuse.
 */
public final class Evaluator implements ExpressionVisitor<Object> {

  private final Release release;
  private final Map<Scope, Object> items;
  private final Map<Scope, Long> indices;
  private final boolean lenient;

  /** Evaluates outside of any repetition. */
  public Evaluator(Release release) {
    this(release, Map.of(), Map.of(), false);
  }

  private Evaluator(
      Release release, Map<Scope, Object> items, Map<Scope, Long> indices, boolean lenient) {
    this.release = release;
    this.items = items;
    this.indices = indices;
    this.lenient = lenient;
  }

  /** Evaluates within a repetition. */
  Evaluator withItem(Scope scope, Object item, long index) {
    Map<Scope, Object> more = new HashMap<>(items);
    more.put(scope, item);
    Map<Scope, Long> moreIndices = new HashMap<>(indices);
    moreIndices.put(scope, index);
    return new Evaluator(release, more, moreIndices, lenient);
  }

  /** The value of an expression. */
  public Object value(Expression<?> expression) {
    return expression.accept(this);
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
    return Values.at(release.values(), list.path()) instanceof List<?> found ? found : List.of();
  }

  @Override
  public Object literal(Literal<?> literal) {
    return literal.value();
  }

  @Override
  public Object answer(Answer<?> answer) {
    Object value = raw(answer);
    String mandatory = answer.access().mandatory();
    if (!mandatory.isEmpty() && !lenient && (value == null || value.equals(""))) {
      throw new RenderFailure(mandatory);
    }
    if (value == null) {
      value = answer.fallback();
    }
    return switch (answer.kind()) {
      case TEXT -> value == null ? "" : (String) value;
      case INTEGER -> value == null ? 0L : ((Number) value).longValue();
      case BOOLEAN -> value != null && (Boolean) value;
    };
  }

  private Object raw(Answer<?> answer) {
    Object root = answer.scope().isItem() ? items.get(answer.scope()) : release.values();
    return Values.at(root, answer.path());
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
    return Escapes.escape(escaped.place(), text(escaped.value()));
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
    return all.conditions().stream().allMatch(this::holds);
  }

  @Override
  public Object any(Any any) {
    return any.conditions().stream().anyMatch(this::holds);
  }

  @Override
  public Object negation(Negation negation) {
    return !holds(negation.condition());
  }

  @Override
  public Object conditional(Conditional<?> conditional) {
    Evaluator branch = new Evaluator(release, items, indices, true);
    return branch.value(holds(conditional.when()) ? conditional.then() : conditional.otherwise());
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
  public Object hasDuplicates(HasDuplicates hasDuplicates) {
    List<Object> answers = new ArrayList<>();
    for (Object item : items(hasDuplicates.list())) {
      Object answer = Values.at(item, List.of(hasDuplicates.variable()));
      answers.add(answer == null ? "" : answer.toString());
    }
    return answers.stream().distinct().count() < answers.size();
  }

  @Override
  public Object member(Member member) {
    return member.set().contains(text(member.value()));
  }

  @Override
  public Object arithmetic(Arithmetic arithmetic) {
    long left = (Long) value(arithmetic.left());
    long right = (Long) value(arithmetic.right());
    return switch (arithmetic.operator()) {
      case PLUS -> left + right;
      case MINUS -> left - right;
      case TIMES -> left * right;
      case DIVIDED_BY -> left / right;
    };
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
  public Object releaseFact(ReleaseFact fact) {
    return switch (fact.fact()) {
      case NAME -> release.name();
      case NAMESPACE -> release.namespace();
      case REVISION -> Long.toString(release.revision());
    };
  }

  @Override
  public Object releaseState(ReleaseState state) {
    Object context = release.values().get("ixChartContext");
    boolean onTrueNas = context instanceof Map<?, ?> map && !map.isEmpty();
    return switch (state.state()) {
      case ON_TRUENAS -> onTrueNas;
      case STOPPED -> onTrueNas && Boolean.TRUE.equals(((Map<?, ?>) context).get("isStopped"));
    };
  }

  @Override
  public Object resourceName(ResourceName name) {
    return name.suffix().isEmpty() ? release.fullName() : release.fullName() + "-" + name.suffix();
  }

  @Override
  public Object generated(Generated generated) {
    String given = generated.given() == null ? "" : text(generated.given());
    return given.isEmpty() ? kept(generated.key()) : given;
  }

  private String kept(String key) {
    String kept = release.keptSecret().map(secret -> secret.get(key)).orElse("");
    return kept == null || kept.isEmpty() ? Unknown.of(key) : kept;
  }

  @Override
  public Object passwordHash(PasswordHash hash) {
    Map<String, String> secret = release.keptSecret().orElse(Map.of());
    String kept = secret.getOrDefault(hash.key(), "");
    String password = text(hash.password());
    return !kept.isEmpty() && sha256(kept + password).equals(secret.get(hash.key() + "-for"))
        ? kept
        : Unknown.of(hash.key());
  }

  @Override
  public Object fingerprint(Fingerprint fingerprint) {
    String hash = (String) passwordHash(fingerprint.hash());
    return Unknown.isIn(hash)
        ? Unknown.of("fingerprint of " + fingerprint.hash().key())
        : sha256(hash + text(fingerprint.hash().password()));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public Object certificatePart(CertificatePart part) {
    Object id = raw(part.certificate());
    String mandatory = part.certificate().access().mandatory();
    if (id == null && !mandatory.isEmpty() && !lenient) {
      throw new RenderFailure(mandatory);
    }
    if (id == null) {
      return "";
    }
    String table = part.authority() ? "ixCertificateAuthorities" : "ixCertificates";
    Object certificate =
        Values.at(release.values(), List.of(table, Long.toString(((Number) id).longValue())));
    if (!(certificate instanceof Map<?, ?> fields)) {
      throw new RenderFailure("certificate " + id + " is not among " + table);
    }
    Object value =
        fields.get(part.part() == CertificatePart.Part.CERTIFICATE ? "certificate" : "privatekey");
    return value == null ? "" : value;
  }

  @Override
  public Object datasetPath(DatasetPath path) {
    String name = text(path.dataset());
    if (release.values().get("ixVolumes") instanceof List<?> volumes) {
      for (Object volume : volumes) {
        if (volume instanceof Map<?, ?> fields
            && fields.get("hostPath") instanceof String hostPath
            && hostPath.substring(hostPath.lastIndexOf('/') + 1).equals(name)) {
          return hostPath;
        }
      }
    }
    throw new RenderFailure("TrueNAS has made no dataset " + name);
  }

  @Override
  public Object checksum(Checksum checksum) {
    return Unknown.of("checksum of " + checksum.template());
  }

  @Override
  public Object digest(Digest digest) {
    String text = text(digest.text());
    return Unknown.isIn(text) ? Unknown.of("digest") : sha256(text);
  }
}
