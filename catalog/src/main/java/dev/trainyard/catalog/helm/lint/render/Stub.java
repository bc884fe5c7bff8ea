package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.helm.nas.TrueNasOperation;
import dev.trainyard.generator.helm.nas.TrueNasValues;
import java.util.List;
import java.util.Map;

/**
 * What the middleware adds to answers: datasets and certificates that they name, and its context.
 */
final class Stub {

  private static final String PEM =
      "-----BEGIN %1$s-----\nno real one, for rendering only\n-----END %1$s-----\n";

  private TrueNasValues values;

  private Stub(TrueNasValues values) {
    this.values = values;
  }

  /**
   * The values of an installation.
   *
   * @param answers the answers in force
   * @param sent whether they are among the values; else another file says them
   */
  static Map<String, Object> values(
      Target target, String release, Form form, Map<String, ?> answers, boolean sent) {
    TrueNasValues values = TrueNasValues.of(target.nas(), TrueNasOperation.INSTALL, release);
    Stub stub = new Stub(sent ? values.withAnswers(answers) : values);
    stub.level(form.fields(), answers);
    return stub.values.toMap();
  }

  private void level(List<Field> fields, Map<?, ?> answers) {
    for (Field field : fields) {
      field(field, answers.get(field.variable()));
      level(field.subquestions(), answers);
    }
  }

  private void field(Field field, Object answer) {
    List<String> references = field.references();
    // The name of a dataset stands alone in older charts.
    Object name = answer instanceof Map<?, ?> volume ? volume.get("datasetName") : answer;
    if (references.contains("normalize/ixVolume")
        && name instanceof String dataset
        && !dataset.isEmpty()) {
      values = values.withIxVolume(dataset);
    }
    if (answer instanceof Long id
        && (references.contains("definitions/certificate")
            || references.contains("definitions/certificateAuthority"))
        && id > 0
        && id <= Integer.MAX_VALUE) {
      values =
          values.withCertificate(
              id.intValue(), PEM.formatted("CERTIFICATE"), PEM.formatted("PRIVATE KEY"));
    }
    if (field.type() instanceof FieldType.Level level && answer instanceof Map<?, ?> inner) {
      level(level.fields(), inner);
    } else if (field.type() instanceof FieldType.Items list && answer instanceof List<?> items) {
      list.items().forEach(item -> items.forEach(entry -> field(item, entry)));
    }
  }
}
