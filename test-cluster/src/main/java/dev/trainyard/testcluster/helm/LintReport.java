package dev.trainyard.testcluster.helm;

import java.util.List;

/**
 * What {@code helm lint} says about a chart with nothing but its own {@code values.yaml}.
 *
 * @param ok whether the chart passes
 * @param messages the messages, such as {@code [INFO] Chart.yaml: icon is recommended}
 */
public record LintReport(boolean ok, List<String> messages) {

  /** Copies the messages. */
  public LintReport {
    messages = List.copyOf(messages);
  }
}
