package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.expression.node.OfEdition;

/**
 * What {@code Chart.yaml} says, as the value of a label. The templates read it there, so that a
 * chart that somebody packs under another version tells that one.
 *
 * @param code how a template reads it, with {@code .Chart} at its place
 * @param text what it is in the chart as it is made
 */
public record ChartFact(String code, String text) implements OfEdition.Fact {

  private static final int LONGEST = 63;

  /** Name and version of a chart, as in {@code helm.sh/chart}. */
  public static ChartFact chart(String name, String version) {
    return new ChartFact(
        "printf \"%s-%s\" .Chart.Name .Chart.Version | replace \"+\" \"_\" | trunc 63"
            + " | trimSuffix \"-\"",
        name + "-" + version);
  }

  /** Version of the program. */
  public static ChartFact appVersion(String version) {
    String text = version.replaceAll("[^A-Za-z0-9._-]", "-");
    text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return new ChartFact(
        "regexReplaceAll \"[^A-Za-z0-9._-]\" .Chart.AppVersion \"-\" | trunc 63 | trimAll \"-._\"",
        text.replaceAll("^[._-]+|[._-]+$", ""));
  }

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return "what Chart.yaml says";
  }
}
