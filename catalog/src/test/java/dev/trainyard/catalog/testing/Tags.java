package dev.trainyard.catalog.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;

/** Tags as nobody would make them. */
public final class Tags {

  private Tags() {}

  /** Puts a tag into a repository that is a tag of itself, under a name that its bytes have not. */
  public static void ofItself(Path repository, String ref) throws IOException {
    String id = "ab".repeat(20);
    String tag = "object " + id + "\ntype tag\ntag t\ntagger a <a@b> 1 +0000\n\nx\n";
    Path object = repository.resolve("objects/ab/" + id.substring(2));
    Files.createDirectories(object.getParent());
    try (OutputStream out = new DeflaterOutputStream(Files.newOutputStream(object))) {
      out.write(("tag " + tag.length() + "\0" + tag).getBytes(StandardCharsets.US_ASCII));
    }
    Path file = repository.resolve(ref);
    Files.createDirectories(file.getParent());
    Files.writeString(file, id + "\n");
  }
}
