package dev.trainyard.catalog.generate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.samskivert.mustache.Mustache;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.commonmark.parser.Parser;
import org.yaml.snakeyaml.emitter.Emitter;

/**
 * Tells builds of Trainyard apart by the bytes of their code: versions do not, of snapshots and of
 * work in progress.
 */
public final class Build {

  private static final int LENGTH = 16;

  private static final List<Class<?>> OWN = List.of(Edition.class, Build.class);

  /** What writes YAML, JSON and prose; a project may choose other versions of these. */
  private static final List<Class<?>> LIBRARIES =
      List.of(Emitter.class, JsonMapper.class, JsonFactory.class, Mustache.class, Parser.class);

  private static final Set<String> PLACES =
      OWN.stream()
          .flatMap(part -> place(part).stream())
          .map(URL::toString)
          .collect(Collectors.toUnmodifiableSet());

  private static final String ID = id(Stream.of(OWN, LIBRARIES).flatMap(List::stream).toList());

  private Build() {}

  /** Hexadecimal digits that only this build has; empty where its code is not in files. */
  public static String id() {
    return ID;
  }

  /** Whether a class is part of Trainyard, so that {@link #id} says which one it is. */
  static boolean has(Class<?> type) {
    return place(type).map(URL::toString).filter(PLACES::contains).isPresent();
  }

  private static Optional<URL> place(Class<?> part) {
    return Optional.ofNullable(part.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation);
  }

  private static String id(List<Class<?>> parts) {
    MessageDigest digest = Content.sha256Digest();
    try {
      for (Class<?> part : parts) {
        Optional<URL> place = place(part);
        if (place.isEmpty()) {
          return "";
        }
        add(Path.of(place.get().toURI()), digest);
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
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      // Builds differ by chance, which a checksum tells at a tenth of the time of a hash.
      CRC32 sum = new CRC32();
      sum.update(bytes);
      String path = code.relativize(file).toString().replace('\\', '/');
      String line = path + " " + bytes.length + " " + Long.toHexString(sum.getValue()) + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
  }
}
