package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Carrying;
import dev.trainyard.catalog.edition.OneWay;
import dev.trainyard.catalog.edition.VersionFolder;
import dev.trainyard.catalog.index.CarriedTexts;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a chart says its own number. The train is said nowhere in it: a chart in another train is
 * the same, byte for byte.
 */
final class ChartNumbers {

  /** The annotation of a Chart.yaml that says why there is no way back behind its version. */
  private static final String ONE_WAY = "trainyard.dev/one-way";

  private static final Pattern VERSION =
      Pattern.compile("^(version: *[\"']?)[0-9.]+([\"']?) *$", Pattern.MULTILINE);

  private final Carrying carrying;
  private final VersionFolder files;
  private final CarriedTexts texts;

  ChartNumbers(Carrying carrying, VersionFolder files) {
    this.carrying = carrying;
    this.files = files;
    this.texts = new CarriedTexts(carrying, files);
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
      texts.change(
          HelmLayout.CHART,
          text -> VERSION.matcher(text).replaceFirst("$1" + carrying.next() + "$2"));
      Pattern label =
          Pattern.compile(
              "(helm\\.sh/chart[\"']?: *[\"']?)"
                  + Pattern.quote(carrying.app() + "-" + carrying.old())
                  + "(?![0-9])");
      String next = Matcher.quoteReplacement(carrying.app() + "-" + carrying.next());
      for (String path : files.paths()) {
        if (path.startsWith(HelmLayout.TEMPLATES + "/")) {
          texts.change(path, text -> label.matcher(text).replaceAll("$1" + next));
        }
      }
    }
    texts.changelog(HelmLayout.CHANGELOG);
    return texts.changed();
  }
}
