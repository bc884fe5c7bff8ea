package dev.trainyard.catalog.compose;

import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.index.SourceFiles;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * What the indexes need of an {@code app.yaml}. All texts are needed: the API of some releases
 * drops the whole list of apps when one of them is missing in one app.
 *
 * @param raw the whole file
 * @param appVersion version of the program
 * @param home home page of the app
 * @param title display name
 * @param description one sentence
 * @param sources addresses of sources
 */
record AppFile(
    YamlNode raw,
    String appVersion,
    String home,
    String title,
    String description,
    List<String> sources) {

  /** Empty, and reported, when something in it does not fit. */
  static Optional<AppFile> read(
      SourceFiles files, String train, String item, VersionNumber version, Findings findings) {
    int before = findings.size();
    Optional<YamlNode> raw = files.yaml(ComposeLayout.APP);
    if (raw.isEmpty()) {
      return Optional.empty();
    }
    Fields app = new Fields(raw.get(), files.path(ComposeLayout.APP), findings);
    app.exactly("name", item, "the name of the item folder");
    app.exactly("train", train, "the name of the train's folder");
    app.exactly("version", version.toString(), "the name of the version folder");
    Optional<String> appVersion = app.text("app_version");
    Optional<String> home = app.text("home");
    Optional<String> title = app.text("title");
    Optional<String> description = app.text("description");
    List<String> sources = app.texts("sources");
    for (Fields maintainer : app.mappings("maintainers")) {
      maintainer.text("name");
      maintainer.text("email");
      maintainer.textOrNull("url");
    }
    for (String list : List.of("run_as_context", "capabilities", "host_mounts")) {
      for (Fields entry : app.mappings(list)) {
        entry.text("description");
      }
    }
    return findings.size() > before
        ? Optional.empty()
        : Optional.of(
            new AppFile(
                raw.get(),
                appVersion.orElseThrow(),
                home.orElseThrow(),
                title.orElseThrow(),
                description.orElseThrow(),
                sources));
  }

  /** The version that users see. */
  String humanVersion(VersionNumber number) {
    return appVersion.equals(number.toString()) ? appVersion : appVersion + "_" + number;
  }
}
