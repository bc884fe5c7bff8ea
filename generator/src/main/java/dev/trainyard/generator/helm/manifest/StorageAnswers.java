package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Equality;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Kind;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.ArrayList;
import java.util.List;

/**
 * How the Helm edition asks for storage: the variables below a storage question, in TrueNAS' own
 * spelling of its charts.
 */
public final class StorageAnswers {

  /** Variable of the choice. */
  public static final String TYPE = "type";

  /** The choice of a dataset that TrueNAS makes for the app. */
  public static final String IX_VOLUME = "ixVolume";

  /** The choice of a directory of the NAS, and the variable of its path. */
  public static final String HOST_PATH = "hostPath";

  /** The choice of storage that is lost with the pod. */
  public static final String EMPTY_DIR = "emptyDir";

  /** Variable of the dict that {@code normalize/ixVolume} reads. */
  public static final String IX_VOLUME_CONFIG = "ixVolumeConfig";

  /** Variable of the dataset's name in it; the name is TrueNAS' own. */
  public static final String DATASET_NAME = "datasetName";

  private final StorageQuestion question;
  private final Scope scope;

  StorageAnswers(StorageQuestion question, Scope scope) {
    this.question = question;
    this.scope = scope;
  }

  Expression<Boolean> isType(String type) {
    return new Equality(answer(IX_VOLUME, "", TYPE), new Literal<>(type));
  }

  Answer<String> hostPath() {
    return answer(
        null,
        question.dotted() + ".hostPath: \"" + question.label() + "\" needs a host path",
        HOST_PATH);
  }

  Answer<String> datasetName() {
    return answer(question.dataset(), "", IX_VOLUME_CONFIG, DATASET_NAME);
  }

  private Answer<String> answer(String fallback, String mandatory, String... variables) {
    List<String> path = new ArrayList<>(question.path());
    path.addAll(List.of(variables));
    return new Answer<>(
        scope, path, Kind.TEXT, fallback, new Answer.Access(mandatory, false, false));
  }
}
