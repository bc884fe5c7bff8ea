package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.LintedVersion;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where what was rendered stands in the files of a version. */
final class Sources {

  private static final Pattern PLACE =
      Pattern.compile("([^\\s:(\"]+/templates/[^\\s:()\"]+)(?::([0-9]{1,9}))?(?::([0-9]{1,9}))?");
  private static final String CHARTS = "charts/";

  private final LintedVersion version;
  private final Map<String, Optional<TemplateLines>> templates = new HashMap<>();

  Sources(LintedVersion version) {
    this.version = version;
  }

  /**
   * The file of a template.
   *
   * @param source as Helm names it, the chart's name first
   * @return the template; the archive of a dependency, or the chart's description, when it is none
   *     of the version's files
   */
  String file(String source) {
    String file = source.substring(source.indexOf('/') + 1);
    if (version.folder().has(file)) {
      return file;
    }
    if (file.startsWith(CHARTS)) {
      String name = file.substring(CHARTS.length()).split("/")[0];
      for (String other : version.folder().files().tailMap(CHARTS + name).keySet()) {
        if (!other.startsWith(CHARTS + name)) {
          break;
        }
        if (other.endsWith(".tgz")) {
          return other;
        }
      }
    }
    return HelmLayout.CHART;
  }

  /** A field of an object that a template renders to. */
  Where field(String source, String kind, String subject, String path, Object value) {
    String file = file(source);
    Position at =
        template(file)
            .map(lines -> lines.find(kind, path, value))
            .orElseGet(() -> new Position(1, 1));
    return version.folder().where(file, at, subject);
  }

  /** The innermost place that Helm names in its words, as far as it lies in the version. */
  Where named(String words) {
    String file = HelmLayout.CHART;
    Position at = Position.NONE;
    Matcher matcher = PLACE.matcher(words);
    while (matcher.find()) {
      String named = file(matcher.group(1));
      if (!named.equals(HelmLayout.CHART)) {
        boolean archive = named.endsWith(".tgz");
        if (archive && !file.equals(HelmLayout.CHART)) {
          continue;
        }
        file = named;
        at =
            matcher.group(2) == null || archive
                ? new Position(1, 1)
                : new Position(
                    Integer.parseInt(matcher.group(2)),
                    matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3)));
      }
    }
    return version.folder().where(file, at, "");
  }

  /** The template that Helm names in its words; empty when it names none of the version. */
  Optional<String> template(List<String> words) {
    return words.stream()
        .flatMap(text -> PLACE.matcher(text).results().map(match -> file(match.group(1))))
        .filter(file -> !file.equals(HelmLayout.CHART))
        .findFirst();
  }

  /**
   * Where an answer is used: in a template if that names it, else in the first one that does. Its
   * own name alone counts where the question around it is named, too: any list has a {@code .name}.
   *
   * @param path the answer in the values, such as {@code network.port}
   */
  Where use(String template, String path, String subject) {
    List<String> steps = List.of(path.split("\\."));
    String last = "." + steps.get(steps.size() - 1);
    String around = steps.size() < 2 ? "" : "." + steps.get(steps.size() - 2);
    TreeSet<String> all = new TreeSet<>(version.folder().files().keySet());
    all.removeIf(file -> !file.startsWith(HelmLayout.TEMPLATES + "/"));
    for (String text : List.of(".Values." + path, "." + path, last)) {
      Predicate<TemplateLines> names =
          lines -> lines.has(text) && (!text.equals(last) || lines.has(around));
      Optional<TemplateLines> own = template(template).filter(names);
      if (own.isPresent()) {
        return version.folder().where(template, own.get().mentions(text), subject);
      }
      for (String file : all) {
        Optional<TemplateLines> lines = template(file).filter(names);
        if (lines.isPresent()) {
          return version.folder().where(file, lines.get().mentions(text), subject);
        }
      }
    }
    return version.folder().where(template, new Position(1, 1), subject);
  }

  private Optional<TemplateLines> template(String file) {
    return file.endsWith(".tgz")
        ? Optional.empty()
        : templates.computeIfAbsent(
            file, name -> version.folder().peek(name).map(TemplateLines::new));
  }
}
