package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.StorageIs;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Expression;

/** Something that the containers of a unit find at a path. */
public sealed interface PlannedVolume {

  /** The volume of a mount. */
  public static PlannedVolume of(VolumeSource source) {
    if (source instanceof VolumeSource.Storage storage) {
      return new Storage(storage.question(), storage.scope());
    }
    if (source instanceof VolumeSource.Temporary temporary) {
      Volume volume = temporary.volume();
      return new Temporary(volume.name(), volume.mebibytes(), volume.inMemory());
    }
    return new Files(SubExpressions.isSensitive(((VolumeSource.File) source).content()));
  }

  /**
   * Storage that the owner chose.
   *
   * @param question the question
   * @param scope the answers as a whole, or the list item that has the question
   */
  record Storage(StorageQuestion question, Scope scope) implements PlannedVolume {

    /** True when the owner keeps the data in this place. */
    public Expression<Boolean> isIn(StoragePlace place) {
      return new StorageIs(new Answer<>(question, Part.KIND, scope), place);
    }

    /** The directory of the NAS. */
    public Answer<String> hostPath() {
      return new Answer<>(question, Part.HOST_PATH, scope);
    }

    /** The name of the dataset. */
    public Answer<String> datasetName() {
      return new Answer<>(question, Part.DATASET, scope);
    }
  }

  /**
   * An empty directory that is lost with the unit.
   *
   * @param name its name within the unit
   * @param mebibytes its size at most
   * @param inMemory whether it is kept in memory
   */
  record Temporary(String name, int mebibytes, boolean inMemory) implements PlannedVolume {}

  /**
   * Generated files of the unit.
   *
   * @param secret whether those that hold a secret, or the others
   */
  record Files(boolean secret) implements PlannedVolume {}
}
