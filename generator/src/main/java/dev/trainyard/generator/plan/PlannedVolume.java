package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.StorageIs;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    if (source instanceof VolumeSource.LiveFiles live) {
      return Live.of(live);
    }
    if (source instanceof VolumeSource.OfNas ofNas) {
      return new OfNas(ofNas.path(), ofNas.device());
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
      return new StorageIs(part(Part.KIND), place);
    }

    /** The directory of the NAS. */
    public Answer<String> hostPath() {
      return part(Part.HOST_PATH);
    }

    /**
     * True when TrueNAS sets an access list of the dataset or directory, so that nobody else does.
     */
    public Expression<Boolean> hasAccessList() {
      return new Conditional<>(
          isIn(StoragePlace.HOST_PATH), part(Part.PATH_ACL), part(Part.DATASET_ACL));
    }

    /**
     * True when the app gives the storage its owner: TrueNAS sets no access list, and it is no
     * share of another server.
     *
     * @param lists whether the wizard asks for access lists
     */
    public Expression<Boolean> takesOwner(boolean lists) {
      List<Expression<Boolean>> others = new ArrayList<>();
      if (lists) {
        others.add(new Negation(hasAccessList()));
      }
      if (question.allowsSmb()) {
        others.add(new Negation(isIn(StoragePlace.SMB)));
      }
      return others.size() == 1 ? others.get(0) : new All(others);
    }

    /** The directory of the NAS, where its access list can be set. */
    public Expression<String> listedHostPath() {
      return new Conditional<>(part(Part.PATH_ACL), part(Part.ACL_PATH), hostPath());
    }

    /** A value, or {@link #listedHostPath()} for the directory of a storage. */
    public static Expression<String> listed(Expression<String> value) {
      return value instanceof Answer<?> answer
              && answer.part() == Part.HOST_PATH
              && answer.question() instanceof StorageQuestion storage
          ? new Storage(storage, answer.scope()).listedHostPath()
          : value;
    }

    /** A part of the answer. */
    public <T> Answer<T> part(Part part) {
      return new Answer<>(question, part, scope);
    }

    /** The name of the dataset. */
    public Answer<String> datasetName() {
      return part(Part.DATASET);
    }
  }

  /**
   * An empty directory that is lost with the unit.
   *
   * @param name its name within the unit
   * @param mebibytes yields its size at most
   * @param inMemory whether it is kept in memory
   */
  record Temporary(String name, Expression<Long> mebibytes, boolean inMemory)
      implements PlannedVolume {}

  /**
   * A directory, file or device of the NAS itself.
   *
   * @param path where it is
   * @param device whether it is one or more devices
   */
  record OfNas(String path, boolean device) implements PlannedVolume {

    /** Its name within the unit. */
    public String name() {
      return "host" + path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
  }

  /**
   * Generated files of the unit.
   *
   * @param secret whether those that hold a secret, or the others
   */
  record Files(boolean secret) implements PlannedVolume {}

  /**
   * Generated files that change beneath the running containers.
   *
   * @param name its name within the unit
   * @param files the files: the key among all such files of the unit, the name in the directory and
   *     the content
   */
  record Live(String name, List<File> files) implements PlannedVolume {

    /** Copies the list. */
    public Live {
      files = List.copyOf(files);
    }

    /**
     * One of them.
     *
     * @param key its key among all such files of the unit
     * @param name its name in the directory
     * @param content yields its text
     */
    public record File(String key, String name, Expression<String> content) {

      /** Its key and text. */
      public Content named() {
        return new Content(new Literal<>(key), content);
      }
    }

    static Live of(VolumeSource.LiveFiles source) {
      String name =
          "live" + source.directory().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      return new Live(
          name,
          source.files().stream()
              .map(file -> new File(name + "." + file.name(), file.name(), file.content()))
              .toList());
    }
  }
}
