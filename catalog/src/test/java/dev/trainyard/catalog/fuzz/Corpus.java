package dev.trainyard.catalog.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Published forms of others, from {@code -Dtrainyard.corpus=FOLDER}; none without it. */
final class Corpus {

  private Corpus() {}

  /** The bytes of each form. */
  static List<byte[]> forms() {
    String corpus = System.getProperty("trainyard.corpus", "");
    List<byte[]> forms = new ArrayList<>();
    if (!corpus.isEmpty()) {
      try (Stream<Path> files = Files.list(Path.of(corpus, "helm-questions"))) {
        for (Path file :
            files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
          forms.add(Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return forms;
  }
}
