package dev.trainyard.catalog.compose;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.catalog.edition.ItemIndex;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.index.CatalogJson;
import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.index.IndexJson;
import dev.trainyard.catalog.index.ListingFile;
import dev.trainyard.catalog.index.SourceFiles;
import dev.trainyard.catalog.read.PublishedItem;
import dev.trainyard.generator.compose.ComposeLayout;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.yaml.YamlNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The index of one item: all that a NAS reads to list, show and install its versions. */
final class ComposeIndex {

  private ComposeIndex() {}

  private record Version(
      VersionNumber number, AppFile app, String readme, Instant changed, ObjectNode json) {}

  static Optional<ItemIndex> of(
      PublishedItem item, List<VersionNumber> numbers, LastUpdate lastUpdate, Findings findings) {
    Optional<ListingFile> listing =
        ListingFile.read(
            new SourceFiles(item.folder(), item.files(), findings), ComposeLayout.ITEM, findings);
    List<Version> versions = new ArrayList<>();
    for (VersionNumber number : numbers) {
      version(item, number, lastUpdate, findings).ifPresent(versions::add);
    }
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode appVersions = JsonNodeFactory.instance.objectNode();
    versions.forEach(version -> appVersions.set(version.number().toString(), version.json()));
    SortedMap<String, Content> files = new TreeMap<>();
    files.put(ComposeLayout.VERSIONS, IndexJson.content(appVersions));
    AppFile latest = versions.get(0).app();
    return Optional.of(
        new ItemIndex(
            new IndexedItem(
                item.train(),
                item.name(),
                latest.title(),
                latest.description(),
                latest.appVersion(),
                versions.stream().map(version -> version.number().toString()).toList()),
            new CatalogJson.Line(entry(item, listing.orElseThrow(), versions.get(0))),
            files));
  }

  private static Optional<Version> version(
      PublishedItem item, VersionNumber number, LastUpdate lastUpdate, Findings findings) {
    int before = findings.size();
    RelativePath folder = RelativePath.of(item.folder(), number.toString());
    SourceFiles files =
        new SourceFiles(folder.value(), item.folders().get(number.toString()), findings);
    Optional<AppFile> app = AppFile.read(files, item.train(), item.name(), number, findings);
    Optional<YamlNode> questions = questions(files, findings);
    Optional<String> readme = files.html(ComposeLayout.README);
    Optional<String> changelog = files.optionalHtml(ComposeLayout.CHANGELOG);
    if (findings.size() > before) {
      return Optional.empty();
    }
    Instant changed = lastUpdate.of(folder);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("healthy", true);
    json.put("supported", true);
    json.putNull("healthy_error");
    json.put("location", "/" + folder);
    json.put("last_update", IndexJson.time(changed));
    json.putArray("required_features");
    json.put("human_version", app.orElseThrow().humanVersion(number));
    json.put("version", number.toString());
    json.set("app_metadata", app.orElseThrow().raw().toJson());
    // 24.10 reads from here which releases the version is for.
    json.set("chart_metadata", app.orElseThrow().raw().toJson());
    json.set("schema", questions.orElseThrow().toJson());
    json.put("readme", readme.orElseThrow());
    json.put("changelog", changelog.orElse(null));
    return Optional.of(new Version(number, app.orElseThrow(), readme.orElseThrow(), changed, json));
  }

  private static Optional<YamlNode> questions(SourceFiles files, Findings findings) {
    Optional<YamlNode> raw = files.yaml(ComposeLayout.QUESTIONS);
    raw.ifPresent(
        root -> {
          Fields fields = new Fields(root, files.path(ComposeLayout.QUESTIONS), findings);
          for (Fields group : fields.mappings("groups")) {
            group.text("name");
            group.text("description");
          }
          fields.mappings("questions");
        });
    return raw;
  }

  private static ObjectNode entry(PublishedItem item, ListingFile listing, Version latest) {
    AppFile app = latest.app();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("app_readme", latest.readme().replace('\n', ' '));
    json.set("capabilities", app.raw().get("capabilities").toJson());
    texts(json.putArray("categories"), listing.categories());
    json.put("description", app.description());
    json.put("healthy", true);
    json.putNull("healthy_error");
    json.put("home", app.home());
    json.put("icon_url", listing.iconUrl().orElse(null));
    json.put("last_update", IndexJson.time(latest.changed()));
    json.put("latest_app_version", app.appVersion());
    json.put("latest_human_version", app.humanVersion(latest.number()));
    json.put("latest_version", latest.number().toString());
    json.put("location", "/" + item.folder());
    ArrayNode maintainers = json.putArray("maintainers");
    for (YamlNode maintainer : app.raw().get("maintainers").items()) {
      YamlNode url = maintainer.get("url");
      maintainers
          .addObject()
          .put("email", maintainer.get("email").text())
          .put("name", maintainer.get("name").text())
          .put("url", url.isText() ? url.text() : null);
    }
    json.put("name", item.name());
    json.put("recommended", false);
    json.set("run_as_context", app.raw().get("run_as_context").toJson());
    texts(json.putArray("screenshots"), listing.screenshots());
    texts(json.putArray("sources"), app.sources());
    texts(json.putArray("tags"), listing.tags());
    json.put("title", app.title());
    return json;
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
