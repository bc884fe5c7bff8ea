package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/** What a mount mounts. */
public sealed interface VolumeSource {

  /**
   * Storage that the owner chose.
   *
   * @param question the question
   * @param scope the values as a whole, or the list item that has the question
   */
  record Storage(StorageQuestion question, Scope scope) implements VolumeSource {

    /** Refuses null. */
    public Storage {
      NotNull.of(question, "the storage");
    }
  }

  /**
   * An empty directory that is lost with the container.
   *
   * @param volume its handle
   */
  record Temporary(Volume volume) implements VolumeSource {

    /** Refuses null. */
    public Temporary {
      NotNull.of(volume, "the volume");
    }
  }

  /**
   * A directory, file or device of the NAS itself.
   *
   * @param path where it is
   * @param device whether it is one or more devices, which the container may use
   * @param reason why the container has it, one sentence
   */
  record OfNas(String path, boolean device, String reason) implements VolumeSource {

    /** Refuses null. */
    public OfNas {
      NotNull.of(path, "the path");
      NotNull.of(reason, "the reason");
    }
  }

  /**
   * A file with generated content. It is kept in a Secret when the content holds one.
   *
   * @param content yields the content
   * @param mode permission bits, such as 0444
   */
  record File(Expression<String> content, int mode) implements VolumeSource {}

  /**
   * A directory of generated files that change beneath the running container. They are kept in a
   * Secret, whatever they hold.
   *
   * @param directory where they are mounted
   * @param files the files, each name once
   */
  record LiveFiles(String directory, List<LiveFile> files) implements VolumeSource {

    /** Copies the list. */
    public LiveFiles {
      files = List.copyOf(files);
    }
  }

  /**
   * A file among others that change beneath the running container.
   *
   * @param name its name within the directory
   * @param content yields the content
   * @param source where the definition says it
   */
  record LiveFile(String name, Expression<String> content, SourceLine source) {

    /** Refuses null. */
    public LiveFile {
      NotNull.of(name, "the name");
    }
  }
}
