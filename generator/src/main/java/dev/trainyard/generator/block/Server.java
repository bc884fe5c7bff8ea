package dev.trainyard.generator.block;

import static dev.trainyard.generator.expression.Expressions.installedName;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Parts.generatedSecret;

import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GeneratedSecret;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Parts;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the servers of this package have in common. */
record Server(
    Workload workload,
    StorageQuestion data,
    Image image,
    String database,
    String user,
    GeneratedSecret password,
    long mebibytes,
    Optional<LimitsQuestion> limits,
    Optional<Dumps> dumps,
    SortedMap<String, List<String>> settings) {

  /** Copies the settings. */
  Server {
    NotNull.of(data, "the storage");
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * Dumps of the database.
   *
   * @param storage where they are written
   * @param release what tells releases of the program apart beside the version of the app; when
   *     either is another one, the data is dumped before
   * @param regular those by a schedule
   */
  record Dumps(
      StorageQuestion storage, Optional<Expression<String>> release, Optional<Regular> regular) {

    /** Refuses null. */
    public Dumps {
      NotNull.of(storage, "the storage");
    }
  }

  /**
   * Dumps by a schedule.
   *
   * @param when yields whether there are any
   * @param hours from one to the next
   * @param keep how many stay
   */
  record Regular(Expression<Boolean> when, Expression<Long> hours, Expression<Long> keep) {}

  private static final String SCRIPT = "/scripts/prepare.sh";
  static final String DUMPS = "/dumps";

  private static final int SECRET_LENGTH = 32;

  static Server of(String workload, StorageQuestion data, Image image, long mebibytes) {
    return new Server(
        Parts.workload(workload),
        data,
        image,
        "app",
        "app",
        generatedSecret(workload + "-password", SECRET_LENGTH),
        mebibytes,
        Optional.empty(),
        Optional.empty(),
        Collections.emptySortedMap());
  }

  Server database(String another, String anotherUser) {
    return new Server(
        workload, data, image, another, anotherUser, password, mebibytes, limits, dumps, settings);
  }

  Server image(Image another) {
    // What has the paths of the official image starts as that does, unless it says otherwise.
    Image known =
        another.start().isEmpty()
            ? another.starting(image.start().toArray(String[]::new))
            : another;
    return new Server(
        workload, data, known, database, user, password, mebibytes, limits, dumps, settings);
  }

  Server limits(LimitsQuestion asked) {
    return new Server(
        workload,
        data,
        image,
        database,
        user,
        password,
        mebibytes,
        Optional.of(asked),
        dumps,
        settings);
  }

  Server dumps(Dumps asked) {
    return new Server(
        workload,
        data,
        image,
        database,
        user,
        password,
        mebibytes,
        limits,
        Optional.of(asked),
        settings);
  }

  /** With a setting, which is said by these words on the command line. */
  Server setting(String name, List<String> words) {
    SortedMap<String, List<String>> all = new TreeMap<>(settings);
    all.put(name, words);
    return new Server(
        workload, data, image, database, user, password, mebibytes, limits, dumps, all);
  }

  /** The settings as words of the command line. */
  private String[] options() {
    return settings.values().stream().flatMap(List::stream).toArray(String[]::new);
  }

  /**
   * Starts the server with its settings.
   *
   * @param by what starts it; without that and without settings the image does it by itself
   */
  void start(ContainerSpec c, String... by) {
    if (by.length > 0 || !settings.isEmpty()) {
      c.command(Stream.concat(Arrays.stream(by), image.start().stream()).toArray(String[]::new))
          .args(options());
    }
  }

  /** The limits that were asked for, or the default. */
  void limit(ContainerSpec c) {
    limits.ifPresentOrElse(c::limits, () -> c.limits(2, mebibytes));
  }

  /** A script in parts, which are resources of this package. */
  static String script(String... parts) {
    return Arrays.stream(parts)
        .map(part -> TextFile.of(Server.class, part))
        .collect(Collectors.joining());
  }

  /** What prepares the data of a kind of server, with what is the same for all kinds before it. */
  static String prepareScript(String... kind) {
    return script("prepare.sh", "list.sh") + script(kind);
  }

  /** Runs a script of this package before the server, with the settings of the server. */
  void prepare(ContainerSpec c, String... script) {
    c.command("/bin/bash", SCRIPT)
        .args(options())
        .file(SCRIPT, literal(prepareScript(script)))
        .env("SERVER", Parts.hostOf(workload))
        .env("DUMPS", dumps.isPresent() ? DUMPS : "")
        .env("DUMPED", folder());
    String version = "APP_VERSION";
    if (dumps.isEmpty()) {
      c.env(version, "");
    } else if (dumps.get().release().isPresent()) {
      c.envOfVersion(version, dumps.get().release().get());
    } else {
      c.envOfVersion(version);
    }
  }

  /** The folder of this server among those of others; no name of an app or a workload has a dot. */
  private Expression<String> folder() {
    return text("{}." + workload.name(), installedName());
  }

  /**
   * Tells a container where the dumps are, and gives it the script that makes and restores them.
   */
  void dumpsIn(ContainerSpec c, String script) {
    c.file(DumpScript.PATH, literal(DumpScript.of(TextFile.of(Server.class, script))))
        .env("DUMPS", DUMPS)
        .env("DUMPED", folder());
  }

  /** Only a directory of this kind of database gets its owner: the storage may hold other files. */
  void mountDumps(ContainerSpec c, String directory, long user) {
    dumps.ifPresent(
        asked -> c.mount(asked.storage(), DUMPS, m -> m.subPath(directory).ownedBy(user, user)));
  }
}
