package dev.trainyard.generator.form;

import java.util.List;
import java.util.Optional;

/** The kind of a field's answer, with what is special to the kind. Visited exhaustively. */
public sealed interface FieldType {

  /** Calls the visitor's method for this kind. */
  <R> R accept(FieldTypeVisitor<R> visitor);

  /**
   * A line of text ({@code string}).
   *
   * @param options what can be chosen; empty when anything can be typed
   * @param secret whether it is typed as a password
   */
  record Line(TextRules rules, Optional<List<Option>> options, boolean secret)
      implements FieldType {
    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.line(this);
    }
  }

  /**
   * A whole number ({@code int}).
   *
   * @param options what can be chosen; empty when any number can be typed
   */
  record Whole(Optional<Long> minimum, Optional<Long> maximum, Optional<List<Option>> options)
      implements FieldType {
    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.whole(this);
    }
  }

  /** A yes or no ({@code boolean}). */
  record YesNo() implements FieldType {
    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.yesNo(this);
    }
  }

  /** A path that need not exist on the NAS ({@code path}). */
  record Path(TextRules rules) implements FieldType {
    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.path(this);
    }
  }

  /**
   * A path of the NAS.
   *
   * @param kind {@code hostpath}, {@code hostpathdirectory} or {@code hostpathfile}
   */
  record HostPath(String kind) implements FieldType {
    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.hostPath(this);
    }
  }

  /**
   * An IP address ({@code ipaddr}).
   *
   * @param cidr whether a network such as {@code 10.0.0.0/8} is asked for
   */
  record IpAddress(boolean cidr) implements FieldType {
    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.ipAddress(this);
    }
  }

  /** An address of a resource ({@code uri}). */
  record Uri(TextRules rules) implements FieldType {
    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.uri(this);
    }
  }

  /** A schedule of five fields ({@code cron}). */
  record Schedule() implements FieldType {
    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.schedule(this);
    }
  }

  /**
   * A text of several lines ({@code text}).
   *
   * @param language what it is highlighted as, such as {@code yaml}
   */
  record Editor(TextRules rules, Optional<String> language) implements FieldType {
    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.editor(this);
    }
  }

  /**
   * A list of answers ({@code list}).
   *
   * @param items what an item asks; all published lists have exactly one field here
   */
  record Items(List<Field> items) implements FieldType {
    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }

    /** Whether an item is a level, by the first field of it. */
    public boolean ofLevels() {
      return !items.isEmpty() && items.get(0).type() instanceof Level;
    }

    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.items(this);
    }
  }

  /** A level that holds other fields ({@code dict}). */
  record Level(List<Field> fields) implements FieldType {
    /** Copies the list. */
    public Level {
      fields = List.copyOf(fields);
    }

    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.level(this);
    }
  }

  /**
   * A type that no known release has.
   *
   * @param name what stands there; may be empty
   */
  record Unknown(String name) implements FieldType {
    @Override
    public <R> R accept(FieldTypeVisitor<R> visitor) {
      return visitor.unknown(this);
    }
  }
}
