package dev.trainyard.catalog.git;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * The folder of a repository as others have left it. JGit opens each of its files to the end,
 * whatever it is: a pipe or terminal would hold it up for ever, and an endless device would fill
 * the memory, be it in the place of a file or included by the configuration.
 */
public final class RepositoryFolder {

  /** In the repository of a work tree, the path of the one that it belongs to. */
  private static final String COMMON = "commondir";

  private static final int LONGEST_PATH = 4096;

  private static final String ELSEWHERE = "gitdir:";

  private static final String ALTERNATES = "objects/info/alternates";

  /** The files that are read into memory as a whole, and how many bytes of each are. */
  private static final Map<String, Long> LARGEST =
      Map.of(
          Constants.HEAD,
          1L << 16,
          Constants.CONFIG,
          1L << 20,
          "commondir",
          1L << 16,
          ALTERNATES,
          1L << 20,
          "reftable/tables.list",
          1L << 20,
          "shallow",
          64L << 20,
          Constants.PACKED_REFS,
          256L << 20);

  /** Folders that nothing is read from; {@link #requireLogs} looks at the logs. */
  private static final Set<String> UNREAD =
      Set.of("hooks", Constants.LOGS, "modules", "worktrees", "lfs");

  private static final String OF_LOGS = Constants.LOGS + "/";

  /** JGit reads a log as a whole. */
  private static final Long LARGEST_LOG = 64L << 20;

  /** As git: so often may an included file include, or a repository borrow. */
  private static final int DEEPEST = 10;

  /** How many files a configuration may include, each as often as it is. */
  private static final int MOST_INCLUDED = 100;

  private RepositoryFolder() {}

  /**
   * The folder with a repository's files: that {@link #in} this one, or the one of that name with
   * {@code .git} behind it; empty when there is none. It may not be fit to be opened.
   */
  static Optional<Path> find(Path folder) {
    return in(folder).or(() -> withEnding(folder).flatMap(RepositoryFolder::in));
  }

  /**
   * The folder with a repository's files that JGit and git fall back to where {@link #find} sees
   * none, because something of the name {@code .git} that is no repository lies in it.
   */
  static Optional<Path> hidden(Path folder) {
    return find(folder).isPresent()
        ? Optional.empty()
        : Stream.concat(Stream.of(folder), withEnding(folder).stream())
            .filter(RepositoryFolder::holdsRepository)
            .findFirst();
  }

  private static Optional<Path> withEnding(Path folder) {
    return Optional.ofNullable(folder.getFileName())
        .map(last -> folder.resolveSibling(last + Constants.DOT_GIT_EXT));
  }

  /**
   * The folder with a repository's files: its {@code .git}, or the folder itself where it has none.
   * As git has it: a work tree may hold files that look like a repository, and whoever proposes
   * them does not choose what is read.
   */
  public static Optional<Path> in(Path folder) {
    Path inner = folder.resolve(Constants.DOT_GIT);
    return Optional.of(Files.exists(inner, LinkOption.NOFOLLOW_LINKS) ? named(inner) : folder)
        .filter(RepositoryFolder::holdsRepository);
  }

  /** Of a linked work tree or a submodule, {@code .git} is a file that says where it lies. */
  private static Path named(Path inner) {
    try {
      if (Files.isRegularFile(inner, LinkOption.NOFOLLOW_LINKS)
          && Files.size(inner) <= LONGEST_PATH) {
        String says = Files.readString(inner).strip();
        if (says.startsWith(ELSEWHERE)) {
          return inner.resolveSibling(says.substring(ELSEWHERE.length()).strip());
        }
      }
    } catch (IOException | InvalidPathException e) {
      // It names no repository.
    }
    return inner;
  }

  /** Whether a folder is that of a repository's files; it may not be fit to be opened. */
  public static boolean holdsRepository(Path folder) {
    return Stream.of(Constants.HEAD, COMMON).map(folder::resolve).anyMatch(RepositoryFolder::isOdd)
        || FileKey.isGitRepository(folder.toFile(), FS.DETECTED);
  }

  private static boolean isOdd(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /**
   * Opens a repository; the caller closes it.
   *
   * @param folder the folder with its files
   * @throws IOException when something in it cannot be read to an end
   */
  public static Repository open(Path folder) throws IOException {
    Set<Path> objects = new HashSet<>();
    require(folder, 0, new HashSet<>(), objects);
    for (Path each : objects) {
      DeltaChains.require(each);
    }
    try {
      return new FileRepositoryBuilder().setGitDir(folder.toFile()).setMustExist(true).build();
    } catch (RuntimeException e) {
      // JGit reads damaged repositories with exceptions of all kinds; some repeat what they read.
      throw new IOException(
          "the repository is damaged, or its configuration has values that git does not know");
    }
  }

  /**
   * Looks at the logs of a repository that is open: what its branches were before.
   *
   * @throws IOException when one of them cannot be read to an end
   */
  public static void requireLogs(Repository repository) throws IOException {
    for (File folder : List.of(repository.getDirectory(), repository.getCommonDirectory())) {
      Path logs = folder.toPath().resolve(Constants.LOGS);
      if (Files.exists(logs)) {
        Files.walkFileTree(logs.toRealPath(), new Visitor(logs.toRealPath(), OF_LOGS));
      }
    }
  }

  /**
   * Looks at a repository and at those it borrows from.
   *
   * @param seen those that were looked at; each is once, by whatever ways it is reached
   * @param objects is given the folders with their objects
   */
  private static void require(Path folder, int depth, Set<Path> seen, Set<Path> objects)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException(folder + " borrows from too many repositories, one after the other");
    }
    if (!seen.add(folder.toRealPath())) {
      return;
    }
    Files.walkFileTree(folder, new Visitor(folder, ""));
    NameTables.require(folder);
    Path common = folder.resolve(COMMON);
    if (Files.exists(common)) {
      // That of a work tree: most of the repository lies there.
      if (!Files.isRegularFile(common) || Files.size(common) > LONGEST_PATH) {
        throw new IOException("its file " + COMMON + " is no file with a path");
      }
      Path named = path(folder, Files.readString(common, StandardCharsets.UTF_8).strip());
      if (Files.isDirectory(named)) {
        require(named.toRealPath(), depth + 1, seen, objects);
      }
    }
    new Configuration().require(folder.resolve(Constants.CONFIG));
    Path own = folder.resolve("objects");
    if (Files.isDirectory(own)) {
      objects.add(own.toRealPath());
    }
    Path alternates = folder.resolve(ALTERNATES);
    if (Files.exists(alternates)) {
      for (String line :
          new String(Files.readAllBytes(alternates), StandardCharsets.UTF_8).lines().toList()) {
        Path borrowed = path(own, line);
        if (!line.startsWith("#") && Files.isDirectory(borrowed) && borrowed.getParent() != null) {
          objects.add(borrowed.toRealPath());
          require(borrowed.toRealPath().getParent(), depth + 1, seen, objects);
        }
      }
    }
  }

  private static Path path(Path base, String name) throws IOException {
    try {
      return base.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new IOException(base + " names a path that is none", e);
    }
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final String prefix;

    /**
     * Looks into a folder of a repository.
     *
     * @param prefix what its path begins with
     */
    Visitor(Path folder, String prefix) {
      this.folder = folder;
      this.prefix = prefix;
    }

    private String relative(Path path) {
      return prefix
          + folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
      return UNREAD.contains(relative(inner))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
        link(file);
        return FileVisitResult.CONTINUE;
      }
      boolean ordinary = attributes.isRegularFile() || attributes.isSymbolicLink() && !isOdd(file);
      if (!ordinary) {
        throw new IOException("its file " + relative(file) + " is a pipe or device");
      }
      Long largest = prefix.equals(OF_LOGS) ? LARGEST_LOG : LARGEST.get(relative(file));
      if (largest != null && Files.exists(file) && Files.size(file) > largest) {
        throw new IOException("its file " + relative(file) + " is far too large");
      }
      return FileVisitResult.CONTINUE;
    }

    /** JGit follows links. Those of git's own making are whole folders at the top. */
    private void link(Path file) throws IOException {
      String name = relative(file);
      if (name.indexOf('/') >= 0) {
        throw new IOException("its folder " + name + " is a link to another folder");
      }
      if (!UNREAD.contains(name)) {
        Files.walkFileTree(file.toRealPath(), new Visitor(file.toRealPath(), name + "/"));
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      // What cannot be read ends nothing by being looked at; what needs it says so.
      return FileVisitResult.CONTINUE;
    }
  }

  /** Looks at what a configuration includes, which JGit would read. */
  private static final class Configuration {

    private final Set<Path> around = new HashSet<>();

    /** A file counts as often as JGit would read it. */
    private int files;

    void require(Path file) throws IOException {
      if (!Files.exists(file)) {
        return;
      }
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST.get(Constants.CONFIG)) {
        throw new IOException(
            "its configuration reads " + file + ", which is no file, or far too large");
      }
      Path real = file.toRealPath();
      files++;
      if (files > MOST_INCLUDED || around.size() >= DEEPEST || !around.add(real)) {
        throw new IOException("its configuration includes itself, or too many files");
      }
      for (String included : included(file)) {
        String home = System.getProperty("user.home");
        require(
            path(
                file.toAbsolutePath().getParent(),
                included.startsWith("~/") ? home + included.substring(1) : included));
      }
      around.remove(real);
    }
  }

  private static List<String> included(Path file) throws IOException {
    // The base class of JGit includes nothing.
    Config config = new Config();
    try {
      config.fromText(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (ConfigInvalidException | RuntimeException e) {
      // JGit repeats what it does not understand, and a file that is included may be any file.
      throw new IOException("its configuration reads " + file + ", which is no configuration");
    }
    return config.getSections().stream()
        .filter(section -> section.toLowerCase(Locale.ROOT).startsWith("include"))
        .flatMap(
            section ->
                Stream.concat(
                    Stream.of(config.getStringList(section, null, "path")),
                    config.getSubsections(section).stream()
                        .flatMap(name -> Stream.of(config.getStringList(section, name, "path")))))
        .toList();
  }
}
