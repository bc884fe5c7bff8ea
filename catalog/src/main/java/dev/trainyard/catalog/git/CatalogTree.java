package dev.trainyard.catalog.git;

import dev.trainyard.catalog.git.TreeEntry.Leaf;
import dev.trainyard.catalog.read.FollowedLinks;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.ReadingLimits;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The files of a commit, to be read and changed in memory; becomes a tree of git in the end. Only
 * the folders that somebody asks for are read, and only those that change are written: all others
 * stay as they are to the byte, whatever they hold.
 *
 * <p>Paths are those of git and may have any characters (see {@link EntryName}); what is new has a
 * {@link RelativePath}. Every method throws {@link OddTreeException} for what cannot be in a tree.
 */
public final class CatalogTree {

  private final TreeObjects objects;
  private final GitFolder root;

  /** What was put here, so that it is written in the end, and reading it asks no disk. */
  private final Map<ObjectId, Content> fresh = new HashMap<>();

  private CatalogTree(TreeObjects objects, GitFolder root) {
    this.objects = objects;
    this.root = root;
  }

  /** The files of a tree. */
  static CatalogTree of(ObjectReader reader, Optional<ObjectId> tree) {
    return of(reader, tree, new LinkTargets());
  }

  /**
   * The files of one of several trees.
   *
   * @param links remembers what the links of all of them say
   */
  static CatalogTree of(ObjectReader reader, Optional<ObjectId> tree, LinkTargets links) {
    return new CatalogTree(
        new TreeObjects(reader, links), tree.map(GitFolder::of).orElseGet(GitFolder::empty));
  }

  /** The same files, to be changed on their own. */
  public CatalogTree copy() {
    CatalogTree copy = new CatalogTree(objects.copy(), root.copy());
    copy.fresh.putAll(fresh);
    return copy;
  }

  /** Whether something that was put here passes a test of its text. */
  boolean anyNew(Predicate<String> test) {
    return fresh.values().stream().map(Content::toText).anyMatch(test);
  }

  /** Whether there is nothing at all. */
  public boolean isEmpty() throws IOException {
    return entries(root, "").isEmpty();
  }

  /** The names of everything directly in a folder; the empty path is the root. */
  public SortedSet<String> names(String folder) throws IOException {
    Optional<GitFolder> found = folder(folder);
    return found.isPresent()
        ? new TreeSet<>(entries(found.get(), folder).keySet())
        : Collections.emptySortedSet();
  }

  /** The names of the folders directly in a folder; the empty path is the root. */
  public SortedSet<String> folders(String folder) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    Optional<GitFolder> found = folder(folder);
    if (found.isPresent()) {
      entries(found.get(), folder)
          .forEach(
              (name, entry) -> {
                if (entry instanceof GitFolder) {
                  names.add(name);
                }
              });
    }
    return names;
  }

  /**
   * The names directly in a folder at which a clone has, or may have, a folder: those of folders,
   * of submodules, and of links, except for those at the top that lead to a file of the tree.
   * TrueNAS asks for folders by {@code os.path.isdir}, which follows links; the empty path is the
   * root.
   */
  public SortedSet<String> places(String folder) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (String name : names(folder)) {
      if (place(child(folder, name)).isPresent()) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * The names directly in a folder at which another tree has another place, or only one has one.
   */
  public SortedSet<String> placesUnlike(CatalogTree other, String folder) throws IOException {
    if (!folder.isEmpty() && folderId(folder).equals(other.folderId(folder))) {
      return Collections.emptySortedSet();
    }
    Map<String, TreeEntry> here = entriesOf(folder);
    Map<String, TreeEntry> there = other.entriesOf(folder);
    Set<String> all = new HashSet<>(here.keySet());
    all.addAll(there.keySet());
    SortedSet<String> unlike = new TreeSet<>();
    for (String name : all) {
      if (!isSame(here.get(name), there.get(name))
          && !place(child(folder, name)).equals(other.place(child(folder, name)))) {
        unlike.add(name);
      }
    }
    return unlike;
  }

  private Map<String, TreeEntry> entriesOf(String folder) throws IOException {
    Optional<GitFolder> found = folder(folder);
    return found.isPresent() ? entries(found.get(), folder) : Map.of();
  }

  /** Whether two entries are the same place in any case; links may lead to something else. */
  private static boolean isSame(TreeEntry one, TreeEntry other) {
    return one != null
        && other != null
        && one.mode() == other.mode()
        && one.id().equals(other.id())
        && !(one instanceof Leaf leaf && leaf.isLink());
  }

  /**
   * What is at a place (see {@link #places}): equal for equal content of the same kind; empty when
   * a clone has no folder there.
   */
  public Optional<String> place(String path) throws IOException {
    Optional<TreeEntry> entry = entry(path);
    if (entry.isEmpty() || entry.get() instanceof Leaf leaf && !mayBeFolder(path, leaf)) {
      return Optional.empty();
    }
    return entryId(path);
  }

  /** Whether a place (see {@link #places}) is a link or submodule: what it shows is not here. */
  public boolean leadsElsewhere(String path) throws IOException {
    return leaf(path).isPresent() && place(path).isPresent();
  }

  /** The mode and id that git gives to whatever is there, be it a folder, file or link. */
  public Optional<String> entryId(String path) throws IOException {
    return entry(path)
        .map(
            entry ->
                entry instanceof Leaf leaf
                    ? Integer.toOctalString(leaf.mode()) + " " + leaf.id().name()
                    : entry.id().name());
  }

  private boolean mayBeFolder(String path, Leaf leaf) throws IOException {
    if (leaf.isFile()) {
      return false;
    }
    if (!leaf.isLink()) {
      return true;
    }
    if (path.indexOf('/') >= 0) {
      return true;
    }
    Optional<String> target = objects.target(leaf.id());
    return target.isEmpty()
        || leaf(target.get().startsWith("./") ? target.get().substring(2) : target.get())
            .filter(Leaf::isFile)
            .isEmpty();
  }

  /** The paths of all files below a folder, from the root; links and submodules count as files. */
  public List<String> files(String folder) throws IOException {
    List<String> files = new ArrayList<>();
    Optional<GitFolder> found = folder(folder);
    if (found.isPresent()) {
      collect(found.get(), folder, 0, files);
      if (files.stream().mapToLong(String::length).sum() > ReadingLimits.PATHS) {
        throw TreeObjects.tooMuch(folder);
      }
    }
    return files;
  }

  /**
   * The links and submodules below a folder that lead out of it, or could: what a clone shows there
   * changes without the folder.
   */
  public List<String> linksOutOf(String folder) throws IOException {
    List<String> links = new ArrayList<>();
    for (String path : files(folder)) {
      Leaf leaf = leaf(path).orElseThrow();
      if (!leaf.isFile()
          && (!leaf.isLink() || leadsOut(path.substring(folder.length() + 1), leaf))) {
        links.add(path);
      }
    }
    return links;
  }

  private boolean leadsOut(String path, Leaf link) throws IOException {
    Optional<String> target = objects.target(link.id());
    return target.isEmpty() || FollowedLinks.leadsOut(path, target.get());
  }

  private void collect(GitFolder folder, String path, int depth, List<String> files)
      throws IOException {
    if (depth > ReadingLimits.FOLDERS || path.length() > TreeObjects.LONGEST_PATH) {
      throw TreeObjects.tooMuch(
          path.substring(0, Math.min(path.length(), TreeObjects.LONGEST_PATH)));
    }
    for (Map.Entry<String, TreeEntry> entry : entries(folder, path).entrySet()) {
      String child = child(path, entry.getKey());
      if (entry.getValue() instanceof GitFolder inner) {
        collect(inner, child, depth + 1, files);
      } else {
        files.add(child);
      }
    }
  }

  /** Whether there is a folder of this path. */
  public boolean hasFolder(String folder) throws IOException {
    return folder(folder).isPresent();
  }

  /**
   * A file; empty for folders, links and submodules.
   *
   * @throws OddTreeException when it is larger than any file of a catalog
   */
  public Optional<Content> read(String path) throws IOException {
    Optional<Leaf> leaf = leaf(path);
    if (leaf.isEmpty() || !leaf.get().isFile()) {
      return Optional.empty();
    }
    Content content = fresh.get(leaf.get().id());
    if (content == null) {
      content = Content.bytes(objects.load(path, leaf.get().id()));
    } else if (content.executable()) {
      content = Content.bytes(content.toBytes());
    }
    return Optional.of(leaf.get().isExecutable() ? content.asExecutable() : content);
  }

  /** The id that git gives to a file; empty when there is none. */
  public Optional<String> fileId(String path) throws IOException {
    return leaf(path).map(leaf -> leaf.id().name());
  }

  /** How many bytes a file has; empty when there is none. */
  public Optional<Long> fileSize(String path) throws IOException {
    Optional<Leaf> leaf = leaf(path);
    return leaf.isPresent() && leaf.get().isFile()
        ? Optional.of(size(leaf.get()))
        : Optional.empty();
  }

  private long size(Leaf leaf) throws IOException {
    Content content = fresh.get(leaf.id());
    return content == null ? objects.size(leaf.id()) : content.size();
  }

  /**
   * A file that is read when it is asked for; empty for folders, links and submodules. Reading it
   * throws {@link OddTreeException} when it is larger than any file of a catalog.
   */
  public Optional<PublishedFile> file(String path) throws IOException {
    return leaf(path).filter(Leaf::isFile).map(leaf -> new OnBranch(this, path, leaf));
  }

  /** A file of the branch. */
  private record OnBranch(CatalogTree tree, String path, Leaf leaf) implements PublishedFile {

    @Override
    public Kind kind() {
      return leaf.isExecutable() ? Kind.PROGRAM : Kind.FILE;
    }

    @Override
    public long size() throws IOException {
      return tree.size(leaf);
    }

    @Override
    public InputStream open() throws IOException {
      return new ByteArrayInputStream(tree.read(path).orElseThrow().toBytes());
    }

    @Override
    public Object identity() {
      return leaf.id();
    }
  }

  /** Whether a file is there and has exactly this content and mode. */
  public boolean holds(String path, Content content) throws IOException {
    return leaf(path).equals(Optional.of(Leaf.of(content)));
  }

  /**
   * Whether a folder holds exactly these files.
   *
   * @param files by path below the folder
   */
  public boolean holdsExactly(String folder, SortedMap<String, Content> files) throws IOException {
    GitFolder wanted = GitFolder.empty();
    for (Map.Entry<String, Content> file : files.entrySet()) {
      GitFolder place = wanted;
      String[] segments = file.getKey().split("/");
      for (String segment : Arrays.copyOf(segments, segments.length - 1)) {
        place = (GitFolder) place.entries().computeIfAbsent(segment, name -> GitFolder.empty());
      }
      place.entries().put(segments[segments.length - 1], Leaf.of(file.getValue()));
    }
    Optional<GitFolder> found = folder(folder);
    return found.isPresent() && found.get().id().equals(wanted.id());
  }

  /**
   * Adds or replaces a file.
   *
   * @throws OddTreeException when something else than a file or folder is in its way, or the file
   *     is larger than one of a catalog may be
   */
  public void put(RelativePath path, Content content) throws IOException {
    put(path.value(), content);
  }

  /** Adds or replaces a file as {@link #put(RelativePath, Content)} does, whatever its name. */
  public void put(String path, Content content) throws IOException {
    // What could not be read again would be the end of the branch.
    if (content.size() > TreeObjects.most(path)) {
      throw new OddTreeException(
          path,
          "would have " + content.size() + " bytes",
          "at most " + TreeObjects.most(path),
          "Keep fewer versions (truenas.publish.keepVersions), or go on in a branch of its own.");
    }
    GitFolder folder = parent(path);
    String name = name(path);
    TreeEntry before = entries(folder, path).get(name);
    if (before != null && !(before instanceof Leaf leaf && leaf.isFile())) {
      throw inTheWay(path, before, "a file");
    }
    Leaf leaf = Leaf.of(content);
    if (before == null) {
      TreeObjects.require(name, path);
      requireNoTwin(folder, path);
    }
    if (!leaf.equals(before)) {
      change(path, () -> folder.entries().put(name, leaf));
      fresh.put(leaf.id(), content);
    }
  }

  /** The folder for a file, created when it is not there. */
  private GitFolder parent(String path) throws IOException {
    GitFolder folder = root;
    int start = 0;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
      String prefix = path.substring(0, end);
      Map<String, TreeEntry> entries = entries(folder, prefix);
      TreeEntry next = entries.get(path.substring(start, end));
      if (next == null) {
        TreeObjects.require(path.substring(start, end), prefix);
        requireNoTwin(folder, prefix);
        next = GitFolder.empty();
        entries.put(path.substring(start, end), next);
      }
      if (!(next instanceof GitFolder inner)) {
        throw inTheWay(prefix, next, "a folder");
      }
      folder = inner;
      start = end + 1;
    }
    return folder;
  }

  /** Refuses a new entry that Windows and macOS would take for another one of its folder. */
  private static void requireNoTwin(GitFolder folder, String path) throws OddTreeException {
    String name = name(path);
    for (String other : folder.entries().keySet()) {
      if (other.equalsIgnoreCase(name)) {
        throw new OddTreeException(
            path,
            "would differ from \"" + other + "\", which is there, in upper and lower case only",
            "names that stay apart in a clone on Windows and macOS",
            "Rename one of them, or publish to a branch of its own.");
      }
    }
  }

  private static OddTreeException inTheWay(String path, TreeEntry found, String wanted) {
    String kind = "a file";
    if (found instanceof GitFolder) {
      kind = "a folder";
    } else if (found instanceof Leaf leaf && !leaf.isFile()) {
      kind = leaf.isSubmodule() ? "a submodule" : "a link";
    }
    return new OddTreeException(
        path,
        "is " + kind,
        wanted + ", or nothing",
        "Remove it from the branch, or publish to a branch of its own.");
  }

  private interface Change {
    void make();
  }

  /** Changes the folder of a path; the ids of all folders around it are no longer known. */
  private void change(String path, Change change) {
    GitFolder folder = root;
    folder.touch();
    int start = 0;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
      folder = (GitFolder) folder.entries().get(path.substring(start, end));
      folder.touch();
      start = end + 1;
    }
    change.make();
  }

  /** The id that git gives to a file with the first of these bytes. */
  public static String fileIdOf(byte[] bytes, int length) {
    return GitFolder.idOf(Constants.TYPE_BLOB, bytes, length).name();
  }

  /** Removes a file or folder, if it is there, and folders that have nothing else. */
  public void remove(String path) throws IOException {
    if (entry(path).isEmpty()) {
      return;
    }
    GitFolder folder = parent(path);
    change(path, () -> folder.entries().remove(name(path)));
    int end = path.lastIndexOf('/');
    if (folder.entries().isEmpty() && end >= 0) {
      remove(path.substring(0, end));
    }
  }

  /**
   * Puts one folder, byte for byte, in the place of another, which is removed.
   *
   * @throws OddTreeException when something else than a folder is in its way
   */
  public void copyFolder(String from, String to) throws IOException {
    GitFolder copy =
        folder(from).orElseThrow(() -> new IllegalArgumentException("no folder " + from)).copy();
    GitFolder folder = parent(to);
    TreeEntry before = entries(folder, to).get(name(to));
    if (before == null) {
      requireNoTwin(folder, to);
    } else if (!(before instanceof GitFolder)) {
      throw inTheWay(to, before, "a folder");
    }
    change(to, () -> folder.entries().put(name(to), copy));
  }

  /** The id that git gives to a folder; empty when there is none. The empty path is the root. */
  public Optional<String> folderId(String folder) throws IOException {
    Optional<GitFolder> found = folder(folder);
    return found.isPresent() ? Optional.of(found.get().id().name()) : Optional.empty();
  }

  /** The id of the whole tree. */
  public String id() throws IOException {
    return root.id().name();
  }

  /** The id of the tree without one folder at the top. */
  public String idWithout(String folder) throws IOException {
    GitFolder rest = GitFolder.empty();
    rest.entries().putAll(entries(root, ""));
    rest.entries().remove(folder);
    return rest.id().name();
  }

  /** Stores everything that was put, and the folders around it. */
  ObjectId write(ObjectInserter inserter) throws IOException {
    for (Content content : fresh.values()) {
      inserter.insert(Constants.OBJ_BLOB, content.toBytes());
    }
    return root.write(inserter);
  }

  private Optional<GitFolder> folder(String path) throws IOException {
    if (path.isEmpty()) {
      return Optional.of(root);
    }
    return entry(path).filter(GitFolder.class::isInstance).map(GitFolder.class::cast);
  }

  private Optional<Leaf> leaf(String path) throws IOException {
    return entry(path).filter(Leaf.class::isInstance).map(Leaf.class::cast);
  }

  private Optional<TreeEntry> entry(String path) throws IOException {
    TreeEntry entry = root;
    int start = 0;
    while (start <= path.length()) {
      if (!(entry instanceof GitFolder folder)) {
        return Optional.empty();
      }
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      entry =
          entries(folder, path.substring(0, Math.max(0, start - 1)))
              .get(path.substring(start, end));
      start = end + 1;
    }
    return Optional.ofNullable(entry);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String child(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  private NavigableMap<String, TreeEntry> entries(GitFolder folder, String path)
      throws IOException {
    return objects.entries(folder, path);
  }
}
