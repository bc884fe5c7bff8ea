package dev.trainyard.catalog.generate;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells builds of Trainyard apart by the bytes of their code: versions do not, of snapshots and of
 * work in progress.
 */
final class Build {

  private static final int LENGTH = 16;

  private Build() {}

  /** Hexadecimal digits that only this build has; empty where its code is not in files. */
  static String id() {
    return id(List.of(Edition.class, Build.class));
  }

  private static String id(List<Class<?>> parts) {
    MessageDigest digest = Content.sha256Digest();
    try {
      for (Class<?> part : parts) {
        CodeSource source = part.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
          return "";
        }
        add(Path.of(source.getLocation().toURI()), digest);
      }
    } catch (IOException
        | URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException notInFiles) {
      return "";
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }

  /** A jar, or a folder of classes. */
  static void add(Path code, MessageDigest digest) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(code)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      String head = code.relativize(file).toString().replace('\\', '/') + " " + bytes.length + "\n";
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
  }
}
