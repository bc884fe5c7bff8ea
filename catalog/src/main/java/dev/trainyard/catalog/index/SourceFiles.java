package dev.trainyard.catalog.index;

import dev.trainyard.catalog.edition.Findings;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.yaml.Flaw;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlLimits;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads the files that go into an index; what cannot be read becomes a problem of its file. */
public final class SourceFiles {

  private final String folder;
  private final Map<String, PublishedFile> files;
  private final Findings findings;

  /**
   * The files of one folder.
   *
   * @param folder the folder's path from the catalog's root
   * @param files the files by path below the folder
   * @param findings hears what cannot be read
   */
  public SourceFiles(String folder, Map<String, PublishedFile> files, Findings findings) {
    this.folder = folder;
    this.files = files;
    this.findings = findings;
  }

  /** The path of a file from the catalog's root. */
  public String path(String name) {
    return folder + "/" + name;
  }

  /** The mapping in a YAML file that TrueNAS requires; reported when it is missing. */
  public Optional<YamlNode> yaml(String name) {
    return isThere(name) ? optionalYaml(name) : Optional.empty();
  }

  /** The mapping in a YAML file; empty and not reported when there is no such file. */
  public Optional<YamlNode> optionalYaml(String name) {
    Optional<byte[]> bytes = bytes(name);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    YamlFile file = YamlReader.read(bytes.get());
    for (Flaw flaw : file.flaws()) {
      report(name, flaw.at(), flaw.found());
    }
    if (file.root().isPresent() && !file.root().isMap()) {
      report(name, Position.NONE, "is not a mapping");
    }
    return Optional.of(file.root()).filter(root -> root.isMap() && file.flaws().isEmpty());
  }

  /** A Markdown file that TrueNAS requires as HTML; reported when it is missing. */
  public Optional<String> html(String name) {
    return isThere(name) ? optionalHtml(name) : Optional.empty();
  }

  /** A Markdown file as HTML; empty and not reported when there is no such file. */
  public Optional<String> optionalHtml(String name) {
    Optional<byte[]> bytes = bytes(name);
    Optional<String> text = bytes.flatMap(YamlReader::utf8);
    if (bytes.isPresent() && text.isEmpty()) {
      report(name, Position.NONE, "is not UTF-8 text");
    }
    return text.map(Markdown::toHtml);
  }

  private boolean isThere(String name) {
    if (files.containsKey(name)) {
      return true;
    }
    findings.file(
        Rule.ITEM_FILE,
        path(name),
        "is missing",
        "",
        "Add the file; every TrueNAS release refuses the app without it.");
    return false;
  }

  private Optional<byte[]> bytes(String name) {
    PublishedFile file = files.get(name);
    if (file == null) {
      return Optional.empty();
    }
    try {
      if (!file.kind().isFile()) {
        report(name, Position.NONE, "is " + file.kind().word());
      } else if (file.size() > YamlLimits.FILE_BYTES) {
        report(name, Position.NONE, "has " + file.size() + " bytes");
      } else {
        return Optional.of(file.content().toBytes());
      }
    } catch (IOException e) {
      report(name, Position.NONE, "cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private void report(String name, Position at, String found) {
    findings.position(
        Rule.INDEXED_FILE,
        path(name),
        at,
        found,
        "a file in UTF-8, at most 1 MiB; in YAML one mapping, each key once, no aliases, merge keys"
            + " and tags, no number beyond 64 digits",
        "Correct the file.");
  }
}
