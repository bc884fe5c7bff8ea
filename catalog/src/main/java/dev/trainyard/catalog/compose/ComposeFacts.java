package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.ComparedVersion;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.ImageFacts;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.yaml.YamlNode;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the files of a version say besides their questions. Templates are read for what Trainyard
 * writes into them: the secrets that are kept, and where containers find which storage.
 */
final class ComposeFacts {

  private static final String FOLDER = "templates/docker-compose.yaml";
  private static final Pattern SECRET =
      Pattern.compile("^ *- \"?secret ([a-z0-9-]+) \\d+\"?$", Pattern.MULTILINE);
  private static final Pattern HASH =
      Pattern.compile("^ *- \"?hash ([a-z0-9-]+)\"?$", Pattern.MULTILINE);
  private static final Pattern MOUNT =
      Pattern.compile(
          "^ *source: \\{\\{ t\\.q\\((place_of_\\w+)\\(\\)(.*)\\) }}\\n *target: (\\S+)$",
          Pattern.MULTILINE);

  private final Map<Area, SortedMap<String, String>> byArea = new EnumMap<>(Area.class);

  private ComposeFacts() {}

  static Facts of(ComparedVersion version) throws IOException {
    ComposeFacts facts = new ComposeFacts();
    facts.app(version.yaml(ComposeLayout.APP));
    facts.images(version.yaml(ComposeLayout.FIXED_VALUES));
    version.read(FOLDER).map(Content::toText).ifPresent(facts::template);
    return new Facts(facts.byArea);
  }

  private void put(Area area, String subject, String value) {
    byArea.computeIfAbsent(area, added -> new TreeMap<>()).put(subject, value);
  }

  private void app(YamlNode app) {
    for (String key : app.keys()) {
      switch (key) {
        case "version", "train" -> {
          // What every version and every train has of its own.
        }
        case "app_version" -> put(Area.METADATA, Facts.PROGRAM_VERSION, app.get(key).json());
        case "capabilities" ->
            app.get(key).items().forEach(one -> put(Area.CAPABILITIES, one.get("name").text(), ""));
        case "run_as_context" ->
            app.get(key)
                .items()
                .forEach(
                    one ->
                        put(
                            Area.USERS,
                            one.get("uid").json() + ":" + one.get("gid").json(),
                            one.get("description").text()));
        case "host_mounts" ->
            app.get(key)
                .items()
                .forEach(one -> put(Area.HOST_MOUNTS, one.get("host_path").text(), ""));
        default -> put(Area.METADATA, key, app.get(key).json());
      }
    }
  }

  private void images(YamlNode values) {
    ImageFacts.of(values).forEach((path, image) -> put(Area.IMAGES, path, image));
  }

  private void template(String text) {
    for (Pattern pattern : new Pattern[] {SECRET, HASH}) {
      Matcher secrets = pattern.matcher(text);
      while (secrets.find()) {
        put(Area.SECRETS, secrets.group(1), "");
      }
    }
    Matcher mounts = MOUNT.matcher(text);
    while (mounts.find()) {
      if (!mounts.group(3).startsWith("/volumes/")) {
        put(
            Area.DATA,
            mounts.group(1).substring("place_of_".length())
                + mounts.group(2).replaceAll("[~\" ]", "")
                + " at "
                + mounts.group(3),
            "");
      }
    }
  }
}
