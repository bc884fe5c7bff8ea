package dev.trainyard.testcluster.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Jinja 2 in a Python process, with what TrueNAS adds to it: the same extensions, and nothing else.
 * Several threads take turns.
 */
public final class JinjaEngine implements AutoCloseable {

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private int next;

  private JinjaEngine(Process process) {
    this.process = process;
    this.requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts Python.
   *
   * @throws IllegalStateException saying what to install when there is no Python with Jinja 2
   */
  public static JinjaEngine start() {
    String python =
        Python.having("jinja2")
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Templates for Docker Compose are tested with real Jinja 2, and no Python"
                            + " here has it. Install it: apt-get install python3-jinja2, or"
                            + " python3 -m pip install jinja2"));
    try {
      return new JinjaEngine(
          new ProcessBuilder(python, "-c", script())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + python, e);
    }
  }

  private static String script() throws IOException {
    try (InputStream in = JinjaEngine.class.getResourceAsStream("render.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * What became of a request.
   *
   * @param text the rendered text; null when there is none
   * @param refused the message by which the template refuses the answers; null when it does not
   * @param failed what else went wrong; null when nothing did
   */
  public record Outcome(String text, String refused, String failed) {}

  /** Templates that are loaded. */
  public final class Templates {
    private final int id;

    private Templates(int id) {
      this.id = id;
    }

    /** Renders the compose file. */
    public Outcome render(Map<String, Object> values) {
      return ask(Map.of("id", id, "values", values));
    }
  }

  /**
   * Loads templates.
   *
   * @param files the templates by their paths below the folder of templates
   */
  public synchronized Templates load(Map<String, String> files) {
    int id = next++;
    Outcome loaded = ask(Map.of("id", id, "files", files));
    if (loaded.text() == null) {
      throw new IllegalStateException(String.valueOf(loaded.failed()));
    }
    return new Templates(id);
  }

  private synchronized Outcome ask(Map<String, ?> request) {
    try {
      requests.write(json.writeValueAsString(request));
      requests.write('\n');
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("Python ended");
      }
      Map<?, ?> fields = json.readValue(answer, Map.class);
      return new Outcome(
          (String) fields.get("text"),
          (String) fields.get("refused"),
          (String) fields.get("failed"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON", e);
    } catch (IOException e) {
      throw new IllegalStateException("Python does not answer", e);
    }
  }

  @Override
  public void close() {
    try {
      requests.close();
    } catch (IOException ended) {
      // It has ended by itself.
    }
    process.destroy();
  }
}
