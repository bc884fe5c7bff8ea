package dev.trainyard.catalog.lint.rule;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.yaml.Flaw;
import dev.trainyard.generator.yaml.JsonReader;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlLimits;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of one folder of a catalog, each read once, within limits; what cannot be read is told
 * once. Nothing a file holds makes a method fail.
 */
public final class LintedFolder {

  private final String path;
  private final String app;
  private final NavigableMap<String, PublishedFile> files;
  private final LintReport report;
  private final RecentFolders recent;
  private final Map<String, Optional<byte[]>> bytes = new HashMap<>();
  private final Map<String, Optional<YamlFile>> documents = new HashMap<>();

  /** Of what was told already: files that were read, and files that were parsed. */
  private final Set<String> read = new HashSet<>();

  private final Set<String> parsed = new HashSet<>();

  /**
   * A folder.
   *
   * @param path where it lies; empty for the catalog's root
   * @param app the item that it belongs to; empty when to none
   * @param files what lies in it, by path below it
   * @param report hears what cannot be read
   */
  public LintedFolder(
      String path,
      String app,
      NavigableMap<String, ? extends PublishedFile> files,
      LintReport report) {
    this(path, app, files, report, new RecentFolders());
  }

  /**
   * One of many folders, of which only those that were read last are kept in memory.
   *
   * @param recent the folders that are kept, shared by all of them
   */
  public LintedFolder(
      String path,
      String app,
      NavigableMap<String, ? extends PublishedFile> files,
      LintReport report,
      RecentFolders recent) {
    this.recent = recent;
    this.path = path;
    this.app = app;
    this.files = Collections.unmodifiableNavigableMap(new TreeMap<>(files));
    this.report = report;
  }

  /** Where it lies. */
  public String path() {
    return path;
  }

  /** The last part of its path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What lies in it, by path below it. */
  public NavigableMap<String, PublishedFile> files() {
    return files;
  }

  /** Whether there is something of this name, whatever it is. */
  public boolean has(String name) {
    return files.containsKey(name);
  }

  /** Whether anything lies below a folder in it. */
  public boolean hasFolder(String name) {
    String first = files.ceilingKey(name + "/");
    return first != null && first.startsWith(name + "/");
  }

  /** Hears what is wrong. */
  public LintReport report() {
    return report;
  }

  /** Tells of a breach in a file, or of the folder when the name is empty. */
  public void tell(
      LintRule rule,
      String name,
      Position at,
      String subject,
      String found,
      String allowed,
      String fix) {
    report.add(rule, where(name, at, subject), found, allowed, fix);
  }

  /** Tells of a breach that is as bad as this, on these releases. */
  public void tell(
      LintRule rule,
      Severity severity,
      List<String> releases,
      Where where,
      String found,
      String allowed,
      String fix) {
    report.add(rule, severity, releases, where, found, allowed, fix);
  }

  /** A place in a file; names are those of somebody else. */
  public Where where(String name, Position at, String subject) {
    String file = path.isEmpty() || name.isEmpty() ? path + name : path + "/" + name;
    return new Where(
        Visible.of(app), Visible.of(subject), Visible.of(file), at.line(), at.column());
  }

  /** A YAML file, whatever it holds; empty when there is none, or it cannot be read. */
  public Optional<YamlNode> yaml(String name) {
    return node(name, YamlLimits.FILE_BYTES, YamlReader::read);
  }

  /** A JSON file, whatever it holds; empty when there is none, or it cannot be read. */
  public Optional<YamlNode> json(String name) {
    return node(name, JsonReader.FILE_BYTES, JsonReader::read);
  }

  /**
   * A text; empty when there is none, or it cannot be read.
   *
   * @param releases where an encoding that is not UTF-8 matters; empty for all
   */
  public Optional<String> text(String name, List<String> releases) {
    Optional<byte[]> read = bytes(name, YamlLimits.FILE_BYTES);
    Optional<String> text = read.flatMap(YamlReader::utf8);
    if (read.isPresent() && text.isEmpty()) {
      encoding(name, releases);
    }
    return text;
  }

  /** The same without a word about its encoding, which is told where the file itself is checked. */
  public Optional<String> peek(String name) {
    return bytes(name, YamlLimits.FILE_BYTES).flatMap(YamlReader::utf8);
  }

  /** As {@link #json}, of one of many files: nothing of it is kept. */
  public Optional<YamlNode> jsonOnce(String name) {
    Optional<YamlNode> node = json(name);
    documents.remove(name);
    bytes.remove(name);
    return node;
  }

  /** As {@link #peek}, of one of many files: nothing of it is kept. */
  public Optional<String> peekOnce(String name) {
    Optional<String> text = peek(name);
    bytes.remove(name);
    return text;
  }

  /** Lets go of what was read; it is read again when it is asked for, and told no more. */
  void forget() {
    bytes.clear();
    documents.clear();
  }

  private interface Reader {
    YamlFile read(byte[] bytes);
  }

  private Optional<YamlNode> node(String name, int most, Reader reader) {
    Optional<YamlFile> known = documents.get(name);
    if (known == null) {
      known =
          bytes(name, most)
              .map(read -> recent.parsed(name, read).orElseGet(() -> reader.read(read)));
      documents.put(name, known);
      if (known.isPresent() && parsed.add(name)) {
        known.get().flaws().forEach(flaw -> flaw(name, flaw));
      }
    }
    return known.map(YamlFile::root).filter(YamlNode::isPresent);
  }

  /** What a file says if its content is this one and it was parsed already. */
  Optional<YamlFile> parsed(String name, byte[] content) {
    Optional<YamlFile> known = documents.getOrDefault(name, Optional.empty());
    return known.filter(file -> Arrays.equals(bytes.get(name).orElseThrow(), content));
  }

  private void flaw(String name, Flaw flaw) {
    String fix = "Correct the file.";
    switch (flaw.kind()) {
      case ENCODING -> encoding(name, List.of());
      case LIMIT, SYNTAX, DOCUMENT, KEY, TAG ->
          tell(ReadingRules.SYNTAX, name, flaw.at(), "", flaw.found(), "one document", fix);
      case DUPLICATE_KEY ->
          tell(ReadingRules.DISPUTED, name, flaw.at(), "", flaw.found(), "each key once", fix);
      case NUMBER ->
          tell(
              ReadingRules.DISPUTED,
              name,
              flaw.at(),
              "",
              flaw.found(),
              "a finite number",
              "Quote it.");
      case ALIAS -> {
        if (flaw.found().contains("nothing")) {
          tell(ReadingRules.SYNTAX, name, flaw.at(), "", flaw.found(), "", fix);
        }
      }
      case CONTENT, MERGE_KEY, FORM -> {
        // An empty file lacks what is looked for there; a merge key is followed by every reader.
      }
    }
  }

  private void encoding(String name, List<String> releases) {
    tell(
        ReadingRules.ENCODING,
        ReadingRules.ENCODING.severity(),
        releases,
        where(name, Position.NONE, ""),
        "is not UTF-8 text",
        "UTF-8",
        "Save the file as UTF-8.");
  }

  private Optional<byte[]> bytes(String name, int most) {
    Optional<byte[]> known = bytes.get(name);
    if (known == null) {
      recent.reads(this);
      known = files.containsKey(name) ? read(name, files.get(name), most) : Optional.empty();
      bytes.put(name, known);
    }
    return known;
  }

  private Optional<byte[]> read(String name, PublishedFile file, int most) {
    boolean first = read.add(name);
    if (file instanceof PublishedFile.Unread) {
      return Optional.empty();
    }
    try {
      if (!file.kind().isFile()) {
        if (first) {
          noFile(name, file);
        }
        return Optional.empty();
      }
      if (file.size() > most) {
        tellOnce(
            first,
            ReadingRules.SYNTAX,
            name,
            "has " + file.size() + " bytes",
            most + " bytes",
            "Make the file smaller; it is not checked.");
        return Optional.empty();
      }
      return Optional.of(file.content().toBytes());
    } catch (IOException e) {
      tellOnce(
          first,
          ReadingRules.NO_FILE,
          name,
          "cannot be read: " + Visible.of(String.valueOf(e.getMessage())),
          "",
          "Check the right to read it, and the repository with git fsck.");
      return Optional.empty();
    }
  }

  private void tellOnce(
      boolean first, LintRule rule, String name, String found, String allowed, String fix) {
    if (first) {
      tell(rule, name, Position.NONE, "", found, allowed, fix);
    }
  }

  /**
   * Tells of a link, submodule or device; links to files of the catalog are followed before, so
   * that this one leads nowhere or elsewhere.
   */
  public void noFile(String name, PublishedFile file) throws IOException {
    tell(
        ReadingRules.NO_FILE,
        name,
        Position.NONE,
        "",
        "is "
            + file.kind().word()
            + file.target()
                .map(target -> " to " + Visible.of(target) + ", which is no file of the catalog")
                .orElse(""),
        "a file, or a link to one of the catalog",
        "Put the file itself there.");
  }

  /**
   * Tells of a link, submodule or device in a place where TrueNAS looks for a folder, which it
   * finds behind a link.
   */
  public void noFolder(String name, PublishedFile file) throws IOException {
    tell(
        ReadingRules.NO_FILE,
        name,
        Position.NONE,
        "",
        "is "
            + file.kind().word()
            + file.target().map(target -> " to " + Visible.of(target)).orElse("")
            + " in the place of a folder; what TrueNAS finds there is not checked",
        "a folder",
        "Put the folder itself there.");
  }
}
