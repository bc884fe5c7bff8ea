package dev.trainyard.generator.compose.word;

import dev.trainyard.generator.model.AddedFile;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.tree.TreeEditor;
import java.util.function.Consumer;

/**
 * What a definition imports to say what only the edition for TrueNAS 24.10 and later can do. Other
 * editions report each use.
 */
public final class Compose {

  /** The edition's name. */
  public static final String EDITION = "compose";

  private Compose() {}

  /**
   * Changes the compose file where the model has no word for it, in the catalog and in the single
   * file for Install via YAML.
   *
   * @param reason why, one sentence; it is part of the report
   * @param change what to change; paths begin at the top of the file, such as {@code
   *     services/server/shm_size}
   */
  public static EditionWord.OfApp patch(String reason, Consumer<TreeEditor> change) {
    return new Patch(reason, change);
  }

  /**
   * Adds a file to the version's folder in the catalog as it is. The single file for Install via
   * YAML has no such place, and says so.
   *
   * @param reason why, one sentence; it is part of the report
   * @param path where in the folder, such as {@code migrations/rename}
   */
  public static EditionWord.OfApp file(String reason, String path, String text) {
    return new AddedFile(EDITION, reason, path, text);
  }
}
