package dev.trainyard.catalog.serve;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What programs are told about a running server.
 *
 * @param url the URL of the repository
 * @param branches the branches it has
 */
public record ServeReport(String url, List<String> branches) {

  private static final int FORMAT = 1;

  /** Copies the list. */
  public ServeReport {
    branches = List.copyOf(branches);
  }

  /** The report as JSON; ends with a line break. */
  public String json() {
    ObjectNode root = new JsonMapper().createObjectNode();
    root.put("format", FORMAT).put("goal", "serve").put("url", url);
    branches.forEach(root.putArray("branches")::add);
    return root.toPrettyString().replace("\r\n", "\n") + "\n";
  }
}
