package dev.trainyard.generator.model;

import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What can be said about files that change beneath the running container. */
public final class LiveFilesSpec extends Spec {

  private final List<VolumeSource.LiveFile> files = new ArrayList<>();

  LiveFilesSpec(Spec container) {
    super(container);
  }

  /**
   * Adds a file.
   *
   * @param name its name within the directory: letters, digits, {@code .}, {@code _} and {@code -}
   * @param content its content, which may hold a secret
   */
  public LiveFilesSpec file(String name, Value<String> content) {
    files.add(new VolumeSource.LiveFile(name, content.expression(), line()));
    return this;
  }

  List<VolumeSource.LiveFile> build() {
    return files;
  }
}
