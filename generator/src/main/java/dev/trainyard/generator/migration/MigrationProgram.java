package dev.trainyard.generator.migration;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.yaml.AsJson;
import dev.trainyard.generator.yaml.JsonReader;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program that TrueNAS runs over stored answers at an upgrade: its only argument is a file of
 * answers, and what it prints takes their place. It is Python, which every release has, and its
 * steps stand in it as data, so that they can be read again.
 *
 * <p>Releases from 22.02 to 24.04 hand over JSON (middleware, chart_releases_linux/upgrade.py),
 * later ones YAML (middleware, apps/migration_utils.py).
 */
public enum MigrationProgram {
  /** Answers are JSON. */
  JSON(
      "    answers = json.load(file)",
      "json.dump(answers, sys.stdout)",
      "import copy\nimport json\nimport sys"),
  /** Answers are YAML. */
  YAML(
      "    answers = yaml.safe_load(file)",
      "yaml.safe_dump(answers, sys.stdout, sort_keys=False)",
      "import copy\nimport json\nimport sys\n\nimport yaml");

  /** The folder of a version whose files are programs of this kind. */
  public static final String FOLDER = "migrations";

  /** What the program is called; TrueNAS up to 24.04 looks for this name. */
  public static final String NAME = "migrate";

  /** Where it is in the folder of a version. */
  public static final RelativePath PATH = RelativePath.of(FOLDER, NAME);

  private static final String BEGIN = "OPERATIONS = json.loads(r\"\"\"";
  private static final String END = "\"\"\")";
  private static final String SOURCE = TextFile.of(MigrationProgram.class, "migrate.py");

  private final String load;
  private final String dump;
  private final String imports;

  MigrationProgram(String load, String dump, String imports) {
    this.load = load;
    this.dump = dump;
    this.imports = imports;
  }

  /** A file of a version: every one in the folder is a program. */
  public static Content content(RelativePath path, String text) {
    Content content = Content.text(text);
    return path.toString().startsWith(FOLDER + "/") ? content.asExecutable() : content;
  }

  /** The program that does these steps. */
  public String of(Migration migration) {
    String operations =
        migration.operations().stream()
            .map(operation -> "  " + AsJson.of(data(operation)))
            .collect(Collectors.joining(",\n", "[\n", "\n]"));
    // Last of all what others have written.
    return SOURCE
        .replace("# IMPORTS", imports)
        .replace("    # LOAD", load)
        .replace("# DUMP", dump)
        .replace("# OPERATIONS", BEGIN + operations + END);
  }

  /**
   * The steps of a program, if it is one that {@link #of} makes, to the last byte: of others nobody
   * can tell from the outside what they do.
   */
  public Optional<Migration> read(String program) {
    int begin = program.indexOf(BEGIN);
    int end = program.indexOf(END, Math.max(0, begin));
    if (begin < 0 || end < 0) {
      return Optional.empty();
    }
    YamlFile operations =
        JsonReader.read(
            program.substring(begin + BEGIN.length(), end).getBytes(StandardCharsets.UTF_8));
    if (!operations.flaws().isEmpty()) {
      return Optional.empty();
    }
    List<Operation> read = new ArrayList<>();
    for (YamlNode node : operations.root().items()) {
      Optional<Operation> operation = operation(node);
      if (operation.isEmpty()) {
        return Optional.empty();
      }
      read.add(operation.get());
    }
    Migration migration = new Migration(read);
    return of(migration).equals(program) ? Optional.of(migration) : Optional.empty();
  }

  private static List<Object> data(Operation operation) {
    if (operation instanceof Operation.Rename rename) {
      return List.of("rename", rename.list(), rename.from(), rename.to());
    }
    if (operation instanceof Operation.Copy copy) {
      return List.of("copy", copy.list(), copy.from(), copy.to());
    }
    if (operation instanceof Operation.Map map) {
      return List.of("map", map.list(), map.at(), map.from(), map.to());
    }
    if (operation instanceof Operation.Fill fill) {
      return List.of("fill", fill.list(), fill.at(), fill.value());
    }
    Operation.Drop drop = (Operation.Drop) operation;
    return List.of("drop", drop.list(), drop.path());
  }

  private static Optional<Operation> operation(YamlNode node) {
    List<YamlNode> parts = node.items();
    if (parts.size() < 3) {
      return Optional.empty();
    }
    List<String> list = path(parts.get(1));
    List<String> at = path(parts.get(2));
    boolean whole =
        Stream.concat(list.stream(), at.stream()).noneMatch(String::isEmpty) && !at.isEmpty();
    if (!whole) {
      return Optional.empty();
    }
    List<Object> values =
        parts.subList(3, parts.size()).stream().flatMap(MigrationProgram::value).toList();
    return switch (parts.get(0).text() + " " + parts.size()) {
      case "rename 4" -> place(parts.get(3)).map(to -> new Operation.Rename(list, at, to));
      case "copy 4" -> place(parts.get(3)).map(to -> new Operation.Copy(list, at, to));
      case "map 5" ->
          values.size() == 2
              ? Optional.of(new Operation.Map(list, at, values.get(0), values.get(1)))
              : Optional.empty();
      case "fill 4" ->
          values.size() == 1
              ? Optional.of(new Operation.Fill(list, at, values.get(0)))
              : Optional.empty();
      case "drop 3" -> Optional.of(new Operation.Drop(list, at));
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> place(YamlNode node) {
    return Optional.of(path(node))
        .filter(to -> !to.isEmpty() && to.stream().noneMatch(String::isEmpty));
  }

  private static List<String> path(YamlNode node) {
    return node.items().stream().map(YamlNode::text).toList();
  }

  /** Paths come here, too, and are none. */
  private static Stream<Object> value(YamlNode node) {
    return node.isList() ? Stream.of() : Stream.of(node.data());
  }
}
