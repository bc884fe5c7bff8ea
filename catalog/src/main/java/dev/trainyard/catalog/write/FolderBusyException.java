package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.file.Path;

/** Another process, or another thread of this one, is writing the same folder. */
public final class FolderBusyException extends IOException {

  private static final long serialVersionUID = 1L;

  FolderBusyException(Path lock) {
    super("another run holds " + lock);
  }
}
