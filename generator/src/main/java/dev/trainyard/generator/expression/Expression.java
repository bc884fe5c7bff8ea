package dev.trainyard.generator.expression;

/**
 * An edition-neutral expression. Immutable; equal when it means the same.
 *
 * @param <T> {@link String}, {@link Long} or {@link Boolean}
 */
public sealed interface Expression<T> extends Value<T>
    permits Literal,
        Answer,
        ItemIndex,
        Text,
        Escaped,
        Equality,
        LessThan,
        All,
        Any,
        Negation,
        Conditional,
        Present,
        NotEmpty,
        HasDuplicates,
        Member,
        Arithmetic,
        Mapped,
        Joined,
        ReleaseFact,
        ReleaseState,
        ResourceName,
        Generated,
        PasswordHash,
        Fingerprint,
        CertificatePart,
        DatasetPath,
        Digest,
        StorageIs,
        Missing,
        Malformed,
        ImagePart {

  /** The type of the value. */
  Kind kind();

  /** Calls the visitor's method for this kind of expression. */
  <R> R accept(ExpressionVisitor<R> visitor);

  @Override
  default Expression<T> expression() {
    return this;
  }
}
