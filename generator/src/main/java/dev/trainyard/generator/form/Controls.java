package dev.trainyard.generator.form;

import java.util.List;
import java.util.Optional;

/** The controls of a release. */
final class Controls implements FieldTypeVisitor<Control> {

  private final ReleaseLine line;

  private Controls(ReleaseLine line) {
    this.line = line;
  }

  static Control of(Field field, ReleaseLine line) {
    return field.type().accept(new Controls(line));
  }

  private Control since(ReleaseLine first, Control control) {
    return line.isAtLeast(first) ? control : Control.NONE;
  }

  private Control choice(Optional<List<Option>> options, Control otherwise) {
    return options.isEmpty()
        ? otherwise
        : line.isAtLeast(ReleaseLine.SCALE_24_10) ? Control.COMBOBOX : Control.SELECT;
  }

  @Override
  public Control line(FieldType.Line type) {
    return choice(type.options(), type.secret() ? Control.PASSWORD : Control.TEXT);
  }

  @Override
  public Control whole(FieldType.Whole type) {
    return choice(type.options(), Control.NUMBER);
  }

  @Override
  public Control yesNo(FieldType.YesNo type) {
    return Control.CHECKBOX;
  }

  @Override
  public Control path(FieldType.Path type) {
    return Control.TEXT;
  }

  @Override
  public Control hostPath(FieldType.HostPath type) {
    return type.kind().equals("hostpath") ? Control.FILE_EXPLORER : Control.NONE;
  }

  @Override
  public Control ipAddress(FieldType.IpAddress type) {
    return type.cidr() ? Control.ADDRESS_AND_NETMASK : Control.TEXT;
  }

  @Override
  public Control uri(FieldType.Uri type) {
    return since(ReleaseLine.SCALE_23_10, Control.TEXT);
  }

  @Override
  public Control schedule(FieldType.Schedule type) {
    return since(ReleaseLine.SCALE_23_10, Control.SCHEDULER);
  }

  @Override
  public Control editor(FieldType.Editor type) {
    return since(ReleaseLine.SCALE_24_10, Control.CODE_EDITOR);
  }

  @Override
  public Control items(FieldType.Items type) {
    return Control.ROWS;
  }

  @Override
  public Control level(FieldType.Level type) {
    return Control.LEVEL;
  }

  @Override
  public Control unknown(FieldType.Unknown type) {
    return Control.NONE;
  }
}
