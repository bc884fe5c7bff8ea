package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.OneWay;
import dev.trainyard.catalog.edition.VersionFolder;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a chart says its own number. The train is said nowhere in it: a chart in another train is
 * the same, byte for byte.
 *
 * <p>Bytes stand for characters while a text is changed, so that what is no UTF-8 stays as it is.
 */
final class ChartNumbers {

  /** The annotation of a Chart.yaml that says why there is no way back behind its version. */
  private static final String ONE_WAY = "trainyard.dev/one-way";

  private static final Pattern VERSION =
      Pattern.compile("^(version: *[\"']?)[0-9.]+([\"']?) *$", Pattern.MULTILINE);
  private static final Pattern FIRST_SECTION = Pattern.compile("^## ", Pattern.MULTILINE);

  private final Carrying carrying;
  private final VersionFolder files;
  private final Map<String, Content> changed = new TreeMap<>();

  ChartNumbers(Carrying carrying, VersionFolder files) {
    this.carrying = carrying;
    this.files = files;
  }

  /** Where a chart says that there is no way back behind it; empty when there is. */
  static Optional<OneWay> oneWay(VersionFolder version) throws IOException {
    YamlNode reason =
        version
            .read(HelmLayout.CHART)
            .map(chart -> YamlReader.read(chart.toBytes()).root().get("annotations").get(ONE_WAY))
            .orElse(YamlNode.MISSING);
    return reason.isPresent()
        ? Optional.of(new OneWay(HelmLayout.CHART, reason.position(), reason.text()))
        : Optional.empty();
  }

  /** The files that the other number changes. */
  Map<String, Content> changed() throws IOException {
    if (!carrying.next().equals(carrying.old())) {
      change(
          HelmLayout.CHART,
          "",
          text -> VERSION.matcher(text).replaceFirst("$1" + carrying.next() + "$2"));
      Pattern label =
          Pattern.compile(
              "(helm\\.sh/chart[\"']?: *[\"']?)"
                  + Pattern.quote(carrying.app() + "-" + carrying.old())
                  + "(?![0-9])");
      String next = Matcher.quoteReplacement(carrying.app() + "-" + carrying.next());
      for (String path : files.paths()) {
        if (path.startsWith(HelmLayout.TEMPLATES + "/")) {
          change(path, "", text -> label.matcher(text).replaceAll("$1" + next));
        }
      }
    }
    if (!carrying.changes().isEmpty()) {
      change(HelmLayout.CHANGELOG, "# Changelog\n", this::withSection);
    }
    return changed;
  }

  /**
   * Changes the text of a file.
   *
   * @param otherwise the text to change when there is no such file; empty to leave it so
   */
  private void change(String path, String otherwise, UnaryOperator<String> change)
      throws IOException {
    Optional<Content> before = files.read(path);
    String text =
        before
            .map(content -> new String(content.toBytes(), StandardCharsets.ISO_8859_1))
            .orElse(otherwise);
    String after = change.apply(text);
    if (!text.isEmpty() && !after.equals(text)) {
      Content content = Content.bytes(after.getBytes(StandardCharsets.ISO_8859_1));
      boolean program = before.map(Content::executable).orElse(false);
      changed.put(path, program ? content.asExecutable() : content);
    }
  }

  private String withSection(String changelog) {
    String section =
        carrying.changes().stream()
            .map(change -> "- " + change + "\n")
            .collect(Collectors.joining("", "## " + carrying.next() + "\n\n", "\n"));
    String bytes =
        new String(section.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    Matcher first = FIRST_SECTION.matcher(changelog);
    return first.find()
        ? changelog.substring(0, first.start()) + bytes + changelog.substring(first.start())
        : changelog.stripTrailing() + "\n\n" + bytes.stripTrailing() + "\n";
  }
}
