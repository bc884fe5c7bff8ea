package dev.trainyard.generator.evaluate;

import java.util.Map;
import java.util.Optional;

/**
 * A release whose manifests are evaluated.
 *
 * @param chart name of the chart
 * @param name name of the release
 * @param namespace its namespace
 * @param revision how often it was installed or changed, from 1
 * @param values the values in force: defaults with the answers merged in, and what TrueNAS adds
 *     ({@code ixChartContext}, {@code ixVolumes}, {@code ixCertificates})
 * @param keptSecret texts by key in the app's Secret of an earlier revision; none at the first
 *     installation
 */
public record Release(
    String chart,
    String name,
    String namespace,
    long revision,
    Map<String, Object> values,
    Optional<Map<String, String>> keptSecret) {

  /**
   * The full name that resources start with: the release's name, with the chart's name after it
   * unless it is part of it, at most 30 characters so that every resource name stays legal.
   */
  public String fullName() {
    String full = name.contains(chart) ? name : name + "-" + chart;
    String cut = full.length() > 30 ? full.substring(0, 30) : full;
    return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
  }
}
