package dev.trainyard.catalog.write;

import java.io.IOException;

/** A file that was to stay as it was written is not there any more, or is another one. */
public final class NotAsWrittenException extends IOException {

  private static final long serialVersionUID = 1L;

  NotAsWrittenException(String path) {
    super(path + " is not as it was written");
  }
}
