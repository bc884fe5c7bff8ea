package dev.trainyard.catalog.diff;

import dev.trainyard.catalog.edition.ComparedVersion;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;

/** Reads the files of one version and tells once what is wrong with each. */
final class VersionReading implements ComparedVersion {

  /** Bytes of all files of one version that are compared. */
  private static final long MOST = 16L << 20;

  private final VersionFiles version;
  private final Severity severity;
  private final Consumer<Problem> problems;
  private final Set<String> told = new HashSet<>();
  private final Set<String> taken = new HashSet<>();

  /** How much of the version may still be read; in git one small file can stand in many places. */
  private long rest = MOST;

  /**
   * A reading.
   *
   * @param severity how bad it is that a file cannot be read
   * @param problems hears what is wrong
   */
  VersionReading(VersionFiles version, Severity severity, Consumer<Problem> problems) {
    this.version = version;
    this.severity = severity;
    this.problems = problems;
  }

  @Override
  public SortedSet<String> paths() {
    return Collections.unmodifiableSortedSet(version.files().navigableKeySet());
  }

  @Override
  public Optional<Content> read(String path) throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    Optional<Content> content = content(path, flaws);
    tell(path, flaws);
    return content;
  }

  @Override
  public YamlNode yaml(String path) throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    Optional<Content> content = content(path, flaws);
    YamlNode root = YamlNode.EMPTY;
    if (content.isPresent()) {
      YamlFile file = YamlReader.read(content.get().toBytes());
      flaws.addAll(file.flaws());
      root = file.root();
    }
    tell(path, flaws);
    return root;
  }

  /**
   * A JSON file; an empty mapping when there is none, missing when it cannot be read.
   *
   * @param path below the folder
   */
  YamlNode json(String path) throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    Optional<Content> content = content(path, flaws);
    YamlNode root = paths().contains(path) ? YamlNode.MISSING : YamlNode.EMPTY;
    if (content.isPresent()) {
      YamlFile file = JsonReader.read(content.get().toBytes());
      flaws.addAll(file.flaws());
      root = file.root();
    }
    tell(path, flaws);
    return root;
  }

  @Override
  public boolean isProgram(String path) {
    PublishedFile file = version.files().get(path);
    return file != null && file.kind().fits(PublishedFile.Kind.PROGRAM);
  }

  /**
   * The form in a file; one that asks nothing when there is none.
   *
   * @param path below the folder
   */
  Form form(String path) throws IOException {
    List<Flaw> flaws = new ArrayList<>();
    Optional<Content> content = content(path, flaws);
    Form form = Form.EMPTY;
    if (content.isPresent()) {
      FormReader.Result read = FormReader.read(content.get().toBytes());
      flaws.addAll(read.flaws());
      form = read.form();
    }
    tell(path, flaws);
    return form;
  }

  /** Only files that are compared are read, and of them only those of a sound size. */
  private Optional<Content> content(String path, List<Flaw> flaws) throws IOException {
    PublishedFile file = version.files().get(path);
    if (file == null) {
      return Optional.empty();
    }
    if (!file.kind().isFile() || file.size() > YamlLimits.FILE_BYTES) {
      String found = file.kind().isFile() ? "has " + file.size() + " bytes" : file.kind().word();
      flaws.add(new Flaw(Flaw.Kind.LIMIT, Position.NONE, found));
      return Optional.empty();
    }
    if (taken.add(path)) {
      boolean fit = rest >= 0;
      rest -= file.size();
      if (rest < 0) {
        taken.remove(path);
        if (fit) {
          flaws.add(
              new Flaw(
                  Flaw.Kind.LIMIT,
                  Position.NONE,
                  "and what follows it is too much: of a version " + MOST + " bytes are read"));
        }
        return Optional.empty();
      }
    }
    return Optional.of(file.content());
  }

  /** Who reads a file again hears nothing new. */
  private void tell(String path, List<Flaw> flaws) {
    if (told.add(path)) {
      flaws.forEach(flaw -> problems.accept(problem(path, flaw)));
    }
  }

  private Problem problem(String path, Flaw flaw) {
    return new Problem(
        mends(flaw) ? Severity.WARNING : severity,
        Rule.DIFF_FILE,
        new Where(
            Visible.of(version.app()),
            "",
            Visible.of(version.folder() + "/" + path),
            flaw.at().line(),
            flaw.at().column()),
        flaw.found() + (mends(flaw) ? "" : "; what it says is not compared"),
        "",
        "Correct the file; in a published version, by a new version.");
  }

  /** Flaws that leave something to compare. */
  private static boolean mends(Flaw flaw) {
    return switch (flaw.kind()) {
      case DOCUMENT, DUPLICATE_KEY, MERGE_KEY, TAG, NUMBER, FORM -> true;
      case ALIAS -> !flaw.found().contains("nothing");
      case ENCODING, LIMIT, SYNTAX, CONTENT, KEY -> false;
    };
  }
}
