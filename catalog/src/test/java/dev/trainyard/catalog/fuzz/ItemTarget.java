package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.index.CatalogIndex;
import dev.trainyard.catalog.index.IndexResult;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of an app that its index is made from. */
final class ItemTarget implements FuzzTarget {

  private static final String ITEM = "stable/demo/";
  private static final List<String> FILES =
      List.of(
          ITEM + "item.yaml",
          ITEM + "1.0.0/Chart.yaml",
          ITEM + "1.0.0/questions.yaml",
          ITEM + "1.0.0/metadata.yaml",
          ITEM + "1.0.0/app-readme.md",
          ITEM + "1.0.0/README.md",
          ITEM + "1.0.0/CHANGELOG.md");

  @Override
  public void read(byte[] input) {
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    List<byte[]> given = Fuzzing.files(input);
    for (int i = 0; i < Math.min(given.size(), FILES.size()); i++) {
      files.put(new RelativePath(FILES.get(i)), Content.bytes(given.get(i)));
    }
    CatalogEdition edition = SampleEdition.CATALOG;
    IndexResult result = CatalogIndex.of(edition, files, folder -> Instant.EPOCH);
    Said.problems(result.problems());
    if (result.items().isEmpty() == result.problems().isEmpty()) {
      throw new AssertionError("neither an item nor a problem");
    }
    if (edition.lines(result.files().get(RelativePath.of(edition.layout().index()))).isEmpty()) {
      throw new AssertionError("no index");
    }
    Said.visible(
        edition
            .page(new CatalogInfo("Title", PublicAddress.NONE, "main"), result.items())
            .toText());
  }

  @Override
  public List<byte[]> seeds() {
    SortedMap<RelativePath, Content> sample = SampleEdition.files("stable", "demo", "1.0.0");
    String[] sound =
        FILES.stream()
            .map(file -> sample.get(new RelativePath(file)).toText())
            .toArray(String[]::new);
    String[] smaller = sound.clone();
    smaller[2] = "groups: []\nquestions: []\n";
    smaller[3] = "capabilities: [{name: CHOWN, description: d}]\nrunAsContext: []\n";
    return List.of(Fuzzing.joined(sound), Fuzzing.joined(smaller));
  }

  @Override
  public List<String> words() {
    return List.of(
        "\u001e",
        "annotations:",
        "title:",
        "maintainers:",
        "sources:",
        "icon_url:",
        "version:",
        "appVersion:",
        "categories:",
        "screenshots:",
        "tags:",
        "home:",
        ": ~\n",
        "- {name: x, email: y, url: z}");
  }
}
