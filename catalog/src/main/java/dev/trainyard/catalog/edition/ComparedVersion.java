package dev.trainyard.catalog.edition;

import dev.trainyard.generator.yaml.YamlNode;
import java.io.IOException;

/** A version that is compared with another one; what cannot be read in it is reported by itself. */
public interface ComparedVersion extends VersionFolder {

  /**
   * A YAML file; an empty mapping when there is none.
   *
   * @param path below the folder
   * @throws IOException when the disk or repository cannot be read
   */
  YamlNode yaml(String path) throws IOException;

  /**
   * Whether there is a file that may be run.
   *
   * @param path below the folder
   */
  boolean isProgram(String path);
}
