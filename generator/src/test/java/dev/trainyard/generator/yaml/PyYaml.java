package dev.trainyard.generator.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The reader of TrueNAS itself, in a Python process. */
final class PyYaml {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PyYaml() {}

  /**
   * What PyYAML makes of texts: its {@code value}, the reason why it is {@code refused}, or nothing
   * when there is a key that is no text.
   */
  static JsonNode read(List<String> texts) throws IOException {
    Path answers = Files.createTempFile("pyyaml", ".json");
    try {
      Process python =
          new ProcessBuilder(python(), "-c", script())
              .redirectOutput(answers.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (OutputStream in = python.getOutputStream()) {
        in.write(JSON.writeValueAsBytes(texts));
      }
      if (python.waitFor() != 0) {
        throw new IllegalStateException(
            "forms are compared with what PyYAML reads: apt-get install python3-yaml");
      }
      return JSON.readTree(answers.toFile());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      Files.delete(answers);
    }
  }

  /** The one on the path need not have what the system's has. */
  private static String python() throws IOException, InterruptedException {
    Process probe =
        new ProcessBuilder("python3", "-c", "import yaml")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return probe.waitFor() == 0 ? "python3" : "/usr/bin/python3";
  }

  private static String script() throws IOException {
    try (InputStream in = PyYaml.class.getResourceAsStream("read_yaml.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
