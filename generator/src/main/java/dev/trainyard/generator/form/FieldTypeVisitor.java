package dev.trainyard.generator.form;

/**
 * What there is to do for each kind of answer.
 *
 * @param <R> what comes out of it
 */
public interface FieldTypeVisitor<R> {

  /** A line of text. */
  R line(FieldType.Line type);

  /** A whole number. */
  R whole(FieldType.Whole type);

  /** A yes or no. */
  R yesNo(FieldType.YesNo type);

  /** A path that need not exist on the NAS. */
  R path(FieldType.Path type);

  /** A path of the NAS. */
  R hostPath(FieldType.HostPath type);

  /** An IP address or network. */
  R ipAddress(FieldType.IpAddress type);

  /** An address of a resource. */
  R uri(FieldType.Uri type);

  /** A schedule. */
  R schedule(FieldType.Schedule type);

  /** A text of several lines. */
  R editor(FieldType.Editor type);

  /** A list. */
  R items(FieldType.Items type);

  /** A level. */
  R level(FieldType.Level type);

  /** A type that no known release has. */
  R unknown(FieldType.Unknown type);
}
