package dev.trainyard.generator.expression.node;

import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The expressions that an expression is made of. */
public final class SubExpressions
    implements ExpressionVisitor<List<Expression<?>>>, SiteVisitor<List<Expression<?>>> {

  private static final SubExpressions DIRECT = new SubExpressions();

  private SubExpressions() {}

  /** The direct parts of an expression. */
  public static List<Expression<?>> of(Expression<?> expression) {
    return Node.of(expression).accept(DIRECT);
  }

  /** Calls {@code action} for an expression and everything it is made of. */
  public static void walk(Expression<?> expression, Consumer<Expression<?>> action) {
    action.accept(expression);
    of(expression).forEach(part -> walk(part, action));
  }

  /**
   * Calls {@code action} for an expression and everything it is made of, with the conditions under
   * which that part of it counts.
   *
   * @param conditions those under which the expression itself does
   */
  public static void walk(
      Expression<?> expression,
      List<Expression<Boolean>> conditions,
      BiConsumer<Expression<?>, List<Expression<Boolean>>> action) {
    action.accept(expression, conditions);
    if (expression instanceof Text text) {
      walk(text.parts(), conditions, action);
    } else if (expression instanceof Conditional<?> conditional) {
      Expression<Boolean> when = conditional.when();
      walk(when, conditions, action);
      walk(conditional.then(), with(conditions, when), action);
      walk(conditional.otherwise(), with(conditions, new Negation(when)), action);
    } else {
      of(expression).forEach(part -> walk(part, conditions, action));
    }
  }

  private static void walk(
      List<Text.Part> parts,
      List<Expression<Boolean>> conditions,
      BiConsumer<Expression<?>, List<Expression<Boolean>>> action) {
    for (Text.Part part : parts) {
      if (part instanceof Text.Hole hole) {
        walk(hole.value(), conditions, action);
      } else if (part instanceof Text.Optional optional) {
        walk(optional.when(), conditions, action);
        walk(optional.parts(), with(conditions, optional.when()), action);
      } else if (part instanceof Text.Repeated repeated) {
        walk(repeated.parts(), conditions, action);
      }
    }
  }

  private static List<Expression<Boolean>> with(
      List<Expression<Boolean>> conditions, Expression<Boolean> one) {
    List<Expression<Boolean>> more = new ArrayList<>(conditions);
    more.add(one);
    return List.copyOf(more);
  }

  /** What the definition wrote itself of a text, piece by piece. */
  public static List<String> constants(Expression<?> text) {
    if (text instanceof Literal<?> literal) {
      return List.of(String.valueOf(literal.value()));
    }
    return text instanceof Text parts
        ? parts.parts().stream()
            .filter(Text.Fixed.class::isInstance)
            .map(part -> ((Text.Fixed) part).text())
            .toList()
        : List.of();
  }

  /** Whether the value holds a secret. */
  public static boolean isSensitive(Expression<?> expression) {
    boolean own =
        expression instanceof Answer<?> answer && answer.question().sensitive(answer.part())
            || expression instanceof Generated
            || expression instanceof PasswordHash
            || expression instanceof CertificatePart part
                && part.part() == CertificatePart.Part.PRIVATE_KEY;
    return own
        || (expression.kind() != Kind.BOOLEAN
            && !isSalted(expression)
            && of(expression).stream()
                .anyMatch(part -> part.kind() != Kind.BOOLEAN && isSensitive(part)));
  }

  /** Whether it is a checksum that nobody can try out texts against. */
  private static boolean isSalted(Expression<?> expression) {
    return expression instanceof Digest digest && digest.salt().isPresent()
        || expression instanceof Remainder;
  }

  /**
   * Whether a text may hold characters that mean something where it stands, so that a text with it
   * must say what that place is.
   */
  public static boolean isFree(Expression<?> value) {
    if (value.kind() != Kind.TEXT) {
      return false;
    }
    if (value instanceof Answer<?> answer) {
      return !answer.plain();
    }
    if (value instanceof Conditional<?> conditional) {
      return isFree(conditional.then()) || isFree(conditional.otherwise());
    }
    if (value instanceof Generated generated) {
      return generated.given() != null && isFree(generated.given());
    }
    if (value instanceof Cut cut) {
      return cut.what() != Cut.What.URL_PORT && isFree(cut.value());
    }
    if (value instanceof Joined joined) {
      return !joined.list().question().plain(Part.ITEM);
    }
    return value instanceof PasswordHash
        || value instanceof CertificatePart
        || value instanceof DatasetPath;
  }

  @Override
  public List<Expression<?>> literal(Literal<?> literal) {
    return List.of();
  }

  @Override
  public List<Expression<?>> answer(Answer<?> answer) {
    return List.of();
  }

  @Override
  public List<Expression<?>> itemIndex(ItemIndex index) {
    return List.of();
  }

  @Override
  public List<Expression<?>> text(Text text) {
    List<Expression<?>> parts = new ArrayList<>();
    collect(text.parts(), parts);
    return parts;
  }

  private static void collect(List<Text.Part> from, List<Expression<?>> parts) {
    for (Text.Part part : from) {
      if (part instanceof Text.Hole hole) {
        parts.add(hole.value());
      } else if (part instanceof Text.Optional optional) {
        parts.add(optional.when());
        collect(optional.parts(), parts);
      } else if (part instanceof Text.Repeated repeated) {
        collect(repeated.parts(), parts);
      }
    }
  }

  @Override
  public List<Expression<?>> escaped(Escaped escaped) {
    return List.of(escaped.value());
  }

  @Override
  public List<Expression<?>> equality(Equality equality) {
    return List.of(equality.left(), equality.right());
  }

  @Override
  public List<Expression<?>> lessThan(LessThan lessThan) {
    return List.of(lessThan.left(), lessThan.right());
  }

  @Override
  public List<Expression<?>> all(All all) {
    return List.copyOf(all.conditions());
  }

  @Override
  public List<Expression<?>> any(Any any) {
    return List.copyOf(any.conditions());
  }

  @Override
  public List<Expression<?>> negation(Negation negation) {
    return List.of(negation.condition());
  }

  @Override
  public List<Expression<?>> conditional(Conditional<?> conditional) {
    return List.of(conditional.when(), conditional.then(), conditional.otherwise());
  }

  @Override
  public List<Expression<?>> present(Present present) {
    return List.of(present.answer());
  }

  @Override
  public List<Expression<?>> notEmpty(NotEmpty notEmpty) {
    return List.of();
  }

  @Override
  public List<Expression<?>> contains(Contains contains) {
    return List.of();
  }

  @Override
  public List<Expression<?>> hasDuplicates(HasDuplicates hasDuplicates) {
    return List.of();
  }

  @Override
  public List<Expression<?>> startsWith(StartsWith start) {
    return List.of(start.value());
  }

  @Override
  public List<Expression<?>> includes(Includes includes) {
    return List.of(includes.value());
  }

  @Override
  public List<Expression<?>> longerThan(LongerThan longer) {
    return List.of(longer.value());
  }

  @Override
  public List<Expression<?>> cut(Cut cut) {
    return List.of(cut.value());
  }

  @Override
  public List<Expression<?>> member(Member member) {
    return List.of(member.value());
  }

  @Override
  public List<Expression<?>> arithmetic(Arithmetic arithmetic) {
    return List.of(arithmetic.left(), arithmetic.right());
  }

  @Override
  public List<Expression<?>> mapped(Mapped mapped) {
    return List.of(mapped.value());
  }

  @Override
  public List<Expression<?>> joined(Joined joined) {
    return List.of();
  }

  @Override
  public List<Expression<?>> installedName(InstalledName name) {
    return List.of();
  }

  @Override
  public List<Expression<?>> ofEdition(OfEdition ofEdition) {
    return List.of();
  }

  @Override
  public List<Expression<?>> hostName(HostName name) {
    return List.of(name.host());
  }

  /** The command holds the name of the secret, and not the secret. */
  @Override
  public List<Expression<?>> readCommand(ReadCommand command) {
    return List.of();
  }

  @Override
  public List<Expression<?>> installationState(InstallationState state) {
    return List.of();
  }

  @Override
  public List<Expression<?>> resourceName(ResourceName name) {
    return List.of();
  }

  @Override
  public List<Expression<?>> generated(Generated generated) {
    return generated.given() == null ? List.of() : List.of(generated.given());
  }

  @Override
  public List<Expression<?>> passwordHash(PasswordHash hash) {
    return List.of(hash.password());
  }

  @Override
  public List<Expression<?>> fingerprint(Fingerprint fingerprint) {
    return List.of(fingerprint.hash());
  }

  @Override
  public List<Expression<?>> certificatePart(CertificatePart part) {
    return List.of(part.certificate());
  }

  @Override
  public List<Expression<?>> datasetPath(DatasetPath path) {
    return List.of(path.dataset());
  }

  @Override
  public List<Expression<?>> digest(Digest digest) {
    return digest
        .salt()
        .<List<Expression<?>>>map(salt -> List.of(digest.text(), salt))
        .orElse(List.of(digest.text()));
  }

  @Override
  public List<Expression<?>> remainder(Remainder remainder) {
    return List.of(remainder.text());
  }

  @Override
  public List<Expression<?>> storageIs(StorageIs storageIs) {
    return List.of(storageIs.answer());
  }

  @Override
  public List<Expression<?>> gpuChosen(GpuChosen chosen) {
    return List.of();
  }

  @Override
  public List<Expression<?>> missing(Missing missing) {
    return List.of();
  }

  @Override
  public List<Expression<?>> malformed(Malformed malformed) {
    return List.of();
  }

  @Override
  public List<Expression<?>> pulledFrom(PulledFrom pulled) {
    return List.of(pulled.repository());
  }

  @Override
  public List<Expression<?>> imagePart(ImagePart part) {
    return List.of();
  }

  @Override
  public List<Expression<?>> ofSite(SiteNode<?> node) {
    return node.ask(this);
  }
}
