package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.lint.Baseline;
import dev.trainyard.catalog.lint.UnreadableBaselineException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list of what was found once. */
final class BaselineTarget implements FuzzTarget {

  @Override
  public void read(byte[] input) {
    try {
      Baseline baseline = Baseline.read(input);
      String text = baseline.write();
      String again = Baseline.read(text.getBytes(StandardCharsets.UTF_8)).write();
      if (!again.equals(text) || baseline.size() < 0) {
        throw new AssertionError(text);
      }
    } catch (UnreadableBaselineException e) {
      Said.line(e.getMessage());
    }
  }

  @Override
  public List<byte[]> seeds() {
    return Fuzzing.texts(
        Baseline.NONE.write(),
        """
        {"format": 1, "baseline": "truenas:validate", "findings": [
          {"code": "TN719", "file": "a/b/1.0.0/questions.yaml", "subject": "", "found": "min", "count": 2}]}
        """,
        "[".repeat(2_000));
  }

  @Override
  public List<String> words() {
    return List.of("\"count\": 2147483647", "\"format\": 1", "\\u0000", "{\"code\": \"TN719\"}");
  }
}
