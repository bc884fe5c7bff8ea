package dev.trainyard.catalog.git;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.read.ReadingLimits;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * The files of a commit, to be read and changed in memory; becomes a tree of git in the end. Only
 * the folders that somebody asks for are read, and only those that change are written: all others
 * stay as they are to the byte, whatever they hold.
 *
 * <p>Paths are those of git and may have any characters (see {@link EntryName}); what is new has a
 * {@link RelativePath}. Every method throws {@link OddTreeException} for what cannot be in a tree.
 */
public final class CatalogTree {

  private static final int MAX_FILE = 16 << 20;

  /**
   * Of a file at the top or one folder below it: there lies what tells of a whole catalog, the
   * index and the history, and grows with it. A hundred thousand publications have room.
   */
  private static final int MAX_OVERVIEW = 64 << 20;

  private static final int MAX_FOLDER = 16 << 20;

  /** What an object takes in memory beside its bytes. */
  private static final long FOLDER_TAKES = 256;

  private static final long ENTRY_TAKES = 100;

  /** Of a folder; no file system has longer ones. */
  private static final int LONGEST_PATH = 4096;

  /** What a folder may hold. */
  private sealed interface Entry permits Leaf, Folder {}

  /**
   * A file, link or submodule.
   *
   * @param mode the bits as git has them, also those that are unusual
   */
  private record Leaf(int mode, ObjectId id) implements Entry {

    boolean isFile() {
      return (mode & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
    }

    boolean isExecutable() {
      return FileMode.fromBits(mode) == FileMode.EXECUTABLE_FILE;
    }
  }

  /** A folder; read when it is needed first. */
  private static final class Folder implements Entry {
    private NavigableEntries entries;
    private ObjectId id;
    private boolean stored;

    static Folder empty() {
      Folder folder = new Folder();
      folder.entries = new NavigableEntries();
      return folder;
    }

    static Folder of(ObjectId id) {
      Folder folder = new Folder();
      folder.id = id;
      folder.stored = true;
      return folder;
    }

    Folder copy() {
      Folder copy = new Folder();
      copy.id = id;
      copy.stored = stored;
      if (entries != null) {
        copy.entries = new NavigableEntries();
        entries.forEach(
            (name, entry) ->
                copy.entries.put(name, entry instanceof Folder folder ? folder.copy() : entry));
      }
      return copy;
    }
  }

  /** The entries of a folder by name. */
  private static final class NavigableEntries extends TreeMap<String, Entry> {
    private static final long serialVersionUID = 1L;
  }

  private final ObjectReader reader;
  private final Folder root;

  /** What was put here, so that it is written in the end, and reading it asks no disk. */
  private final Map<ObjectId, Content> fresh = new HashMap<>();

  /** What the folders that were read take. */
  private long taken;

  private CatalogTree(ObjectReader reader, Folder root) {
    this.reader = reader;
    this.root = root;
  }

  /** The files of a tree. */
  static CatalogTree of(ObjectReader reader, Optional<ObjectId> tree) {
    return new CatalogTree(reader, tree.map(Folder::of).orElseGet(Folder::empty));
  }

  /** The same files, to be changed on their own. */
  public CatalogTree copy() {
    CatalogTree copy = new CatalogTree(reader, root.copy());
    copy.fresh.putAll(fresh);
    copy.taken = taken;
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
    Optional<Folder> found = folder(folder);
    return found.isPresent()
        ? new TreeSet<>(entries(found.get(), folder).keySet())
        : Collections.emptySortedSet();
  }

  /** The names of the folders directly in a folder; the empty path is the root. */
  public SortedSet<String> folders(String folder) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    Optional<Folder> found = folder(folder);
    if (found.isPresent()) {
      entries(found.get(), folder)
          .forEach(
              (name, entry) -> {
                if (entry instanceof Folder) {
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
   * What is at a place (see {@link #places}): equal for equal content of the same kind; empty when
   * a clone has no folder there.
   */
  public Optional<String> place(String path) throws IOException {
    Optional<Entry> entry = entry(path);
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
                    : id((Folder) entry).name());
  }

  private boolean mayBeFolder(String path, Leaf leaf) throws IOException {
    if (leaf.isFile()) {
      return false;
    }
    if ((leaf.mode() & FileMode.TYPE_MASK) != FileMode.TYPE_SYMLINK) {
      return true;
    }
    ObjectLoader loader = open(leaf.id(), Constants.OBJ_BLOB);
    if (path.indexOf('/') >= 0 || loader.getSize() > LONGEST_PATH) {
      return true;
    }
    String target = EntryName.of(loader.getCachedBytes(LONGEST_PATH));
    return leaf(target.startsWith("./") ? target.substring(2) : target)
        .filter(Leaf::isFile)
        .isEmpty();
  }

  /** The paths of all files below a folder, from the root; links and submodules count as files. */
  public List<String> files(String folder) throws IOException {
    List<String> files = new ArrayList<>();
    Optional<Folder> found = folder(folder);
    if (found.isPresent()) {
      collect(found.get(), folder, 0, files);
      if (files.stream().mapToLong(String::length).sum() > ReadingLimits.PATHS) {
        throw tooMuch(folder);
      }
    }
    return files;
  }

  /**
   * The links below a folder that lead out of it, or could: what a clone shows there changes
   * without the folder.
   */
  public List<String> linksOutOf(String folder) throws IOException {
    List<String> links = new ArrayList<>();
    for (String path : files(folder)) {
      Leaf leaf = leaf(path).orElseThrow();
      if ((leaf.mode() & FileMode.TYPE_MASK) == FileMode.TYPE_SYMLINK
          && leadsOut(path.substring(folder.length() + 1), leaf)) {
        links.add(path);
      }
    }
    return links;
  }

  private boolean leadsOut(String path, Leaf link) throws IOException {
    ObjectLoader loader = open(link.id(), Constants.OBJ_BLOB);
    if (loader.getSize() > LONGEST_PATH) {
      return true;
    }
    String target = EntryName.of(loader.getCachedBytes(LONGEST_PATH));
    long depth = path.chars().filter(c -> c == '/').count();
    boolean below = false;
    for (String segment : target.split("/")) {
      if (segment.equals("..")) {
        // A step up from behind a name can lead anywhere when the name is that of a link.
        if (below || --depth < 0) {
          return true;
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        below = true;
      }
    }
    return target.startsWith("/");
  }

  private void collect(Folder folder, String path, int depth, List<String> files)
      throws IOException {
    if (depth > ReadingLimits.FOLDERS || path.length() > LONGEST_PATH) {
      throw tooMuch(path.substring(0, Math.min(path.length(), LONGEST_PATH)));
    }
    for (Map.Entry<String, Entry> entry : entries(folder, path).entrySet()) {
      String child = child(path, entry.getKey());
      if (entry.getValue() instanceof Folder inner) {
        collect(inner, child, depth + 1, files);
      } else {
        files.add(child);
      }
    }
  }

  private static OddTreeException tooMuch(String path) {
    return odd(path, "holds more folders than a catalog has, or deeper ones");
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
      content = Content.bytes(load(path, leaf.get().id()));
    } else if (content.executable()) {
      content = Content.bytes(content.toBytes());
    }
    return Optional.of(leaf.get().isExecutable() ? content.asExecutable() : content);
  }

  /** A folder may name a file as a folder, or the other way round. */
  private ObjectLoader open(ObjectId id, int type) throws IOException {
    try {
      return reader.open(id, type);
    } catch (IncorrectObjectTypeException e) {
      throw new CorruptObjectException(id, e.getMessage());
    }
  }

  private byte[] load(String path, ObjectId id) throws IOException {
    ObjectLoader loader = open(id, Constants.OBJ_BLOB);
    int most = most(path);
    if (loader.getSize() > most) {
      throw new OddTreeException(
          path,
          "has " + loader.getSize() + " bytes",
          "at most " + most,
          "Take the file out of the branch, or publish to a branch of its own.");
    }
    return loader.getCachedBytes(most);
  }

  /** How many bytes a file of this path may have. */
  private static int most(String path) {
    return path.indexOf('/') == path.lastIndexOf('/') ? MAX_OVERVIEW : MAX_FILE;
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
    if (content != null) {
      return content.size();
    }
    try {
      // Without unpacking the file.
      return reader.getObjectSize(leaf.id(), Constants.OBJ_BLOB);
    } catch (IncorrectObjectTypeException e) {
      throw new CorruptObjectException(leaf.id(), e.getMessage());
    }
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
    return leaf(path).equals(Optional.of(leafOf(content)));
  }

  /**
   * Whether a folder holds exactly these files.
   *
   * @param files by path below the folder
   */
  public boolean holdsExactly(String folder, SortedMap<String, Content> files) throws IOException {
    Folder wanted = Folder.empty();
    for (Map.Entry<String, Content> file : files.entrySet()) {
      Folder place = wanted;
      String[] segments = file.getKey().split("/");
      for (String segment : Arrays.copyOf(segments, segments.length - 1)) {
        place = (Folder) place.entries.computeIfAbsent(segment, name -> Folder.empty());
      }
      place.entries.put(segments[segments.length - 1], leafOf(file.getValue()));
    }
    Optional<Folder> found = folder(folder);
    return found.isPresent() && id(found.get()).equals(id(wanted));
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
    if (content.size() > most(path)) {
      throw new OddTreeException(
          path,
          "would have " + content.size() + " bytes",
          "at most " + most(path),
          "Keep fewer versions (truenas.publish.keepVersions), or go on in a branch of its own.");
    }
    Folder folder = parent(path);
    String name = name(path);
    Entry before = entries(folder, path).get(name);
    if (before != null && !(before instanceof Leaf leaf && leaf.isFile())) {
      throw inTheWay(path, before, "a file");
    }
    Leaf leaf = leafOf(content);
    if (before == null) {
      require(name, path);
      requireNoTwin(folder, path);
    }
    if (!leaf.equals(before)) {
      change(path, () -> folder.entries.put(name, leaf));
      fresh.put(leaf.id(), content);
    }
  }

  /** The folder for a file, created when it is not there. */
  private Folder parent(String path) throws IOException {
    Folder folder = root;
    int start = 0;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
      String prefix = path.substring(0, end);
      Map<String, Entry> entries = entries(folder, prefix);
      Entry next = entries.get(path.substring(start, end));
      if (next == null) {
        require(path.substring(start, end), prefix);
        requireNoTwin(folder, prefix);
        next = Folder.empty();
        entries.put(path.substring(start, end), next);
      }
      if (!(next instanceof Folder inner)) {
        throw inTheWay(prefix, next, "a folder");
      }
      folder = inner;
      start = end + 1;
    }
    return folder;
  }

  /** Refuses a new entry that Windows and macOS would take for another one of its folder. */
  private static void requireNoTwin(Folder folder, String path) throws OddTreeException {
    String name = name(path);
    for (String other : folder.entries.keySet()) {
      if (other.equalsIgnoreCase(name)) {
        throw new OddTreeException(
            path,
            "would differ from \"" + other + "\", which is there, in upper and lower case only",
            "names that stay apart in a clone on Windows and macOS",
            "Rename one of them, or publish to a branch of its own.");
      }
    }
  }

  private static OddTreeException inTheWay(String path, Entry found, String wanted) {
    String kind = "a file";
    if (found instanceof Folder) {
      kind = "a folder";
    } else if (found instanceof Leaf leaf && !leaf.isFile()) {
      kind = (leaf.mode() & FileMode.TYPE_MASK) == FileMode.TYPE_GITLINK ? "a submodule" : "a link";
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
    Folder folder = root;
    folder.id = null;
    folder.stored = false;
    int start = 0;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
      folder = (Folder) folder.entries.get(path.substring(start, end));
      folder.id = null;
      folder.stored = false;
      start = end + 1;
    }
    change.make();
  }

  private static Leaf leafOf(Content content) {
    return new Leaf(
        (content.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE).getBits(),
        idOf(Constants.TYPE_BLOB, content.toBytes()));
  }

  /**
   * The id of an object, by the digest of the JDK: that of JGit looks for attacks on SHA-1 in what
   * others have sent, and takes several times as long. What is stored goes through that all the
   * same.
   */
  private static ObjectId idOf(String type, byte[] bytes) {
    return idOf(type, bytes, bytes.length);
  }

  private static ObjectId idOf(String type, byte[] bytes, int length) {
    MessageDigest digest = Constants.newMessageDigest();
    digest.update(Constants.encodeASCII(type + " " + length + "\0"));
    digest.update(bytes, 0, length);
    return ObjectId.fromRaw(digest.digest());
  }

  /** The id that git gives to a file with the first of these bytes. */
  public static String fileIdOf(byte[] bytes, int length) {
    return idOf(Constants.TYPE_BLOB, bytes, length).name();
  }

  /** Removes a file or folder, if it is there, and folders that have nothing else. */
  public void remove(String path) throws IOException {
    if (entry(path).isEmpty()) {
      return;
    }
    Folder folder = parent(path);
    change(path, () -> folder.entries.remove(name(path)));
    int end = path.lastIndexOf('/');
    if (folder.entries.isEmpty() && end >= 0) {
      remove(path.substring(0, end));
    }
  }

  /** Puts one folder, byte for byte, in the place of another; what was there is removed. */
  public void copyFolder(String from, String to) throws IOException {
    Folder copy =
        folder(from).orElseThrow(() -> new IllegalArgumentException("no folder " + from)).copy();
    Folder folder = parent(to);
    if (!entries(folder, to).containsKey(name(to))) {
      requireNoTwin(folder, to);
    }
    change(to, () -> folder.entries.put(name(to), copy));
  }

  /** The id that git gives to a folder; empty when there is none. The empty path is the root. */
  public Optional<String> folderId(String folder) throws IOException {
    Optional<Folder> found = folder(folder);
    return found.isPresent() ? Optional.of(id(found.get()).name()) : Optional.empty();
  }

  /** The id of the whole tree. */
  public String id() throws IOException {
    return id(root).name();
  }

  /** The id of the tree without one folder at the top. */
  public String idWithout(String folder) throws IOException {
    NavigableEntries rest = new NavigableEntries();
    rest.putAll(entries(root, ""));
    rest.remove(folder);
    return idOf(Constants.TYPE_TREE, bytes(rest)).name();
  }

  private static ObjectId id(Folder folder) {
    if (folder.id == null) {
      folder.id = idOf(Constants.TYPE_TREE, bytes(folder.entries));
    }
    return folder.id;
  }

  /** Stores everything that was put, and the folders around it. */
  ObjectId write(ObjectInserter inserter) throws IOException {
    for (Content content : fresh.values()) {
      inserter.insert(Constants.OBJ_BLOB, content.toBytes());
    }
    return write(root, inserter);
  }

  private static ObjectId write(Folder folder, ObjectInserter inserter) throws IOException {
    if (!folder.stored) {
      for (Entry entry : folder.entries.values()) {
        if (entry instanceof Folder inner) {
          write(inner, inserter);
        }
      }
      folder.id = inserter.insert(Constants.OBJ_TREE, bytes(folder.entries));
      folder.stored = true;
    }
    return folder.id;
  }

  /** A tree as git stores it, in the order of git: folders as if their names ended with a slash. */
  private static byte[] bytes(NavigableEntries entries) {
    record Line(byte[] order, byte[] name, int mode, ObjectId id) {}
    List<Line> lines = new ArrayList<>(entries.size());
    entries.forEach(
        (name, entry) -> {
          byte[] bytes = EntryName.bytes(name);
          if (entry instanceof Leaf leaf) {
            lines.add(new Line(bytes, bytes, leaf.mode(), leaf.id()));
          } else {
            byte[] order = Arrays.copyOf(bytes, bytes.length + 1);
            order[bytes.length] = '/';
            lines.add(new Line(order, bytes, FileMode.TYPE_TREE, id((Folder) entry)));
          }
        });
    lines.sort(Comparator.comparing(Line::order, Arrays::compareUnsigned));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Line line : lines) {
      out.writeBytes(Constants.encodeASCII(Integer.toOctalString(line.mode()) + " "));
      out.writeBytes(line.name());
      out.write(0);
      byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
      line.id().copyRawTo(id, 0);
      out.writeBytes(id);
    }
    return out.toByteArray();
  }

  private Optional<Folder> folder(String path) throws IOException {
    if (path.isEmpty()) {
      return Optional.of(root);
    }
    return entry(path).filter(Folder.class::isInstance).map(Folder.class::cast);
  }

  private Optional<Leaf> leaf(String path) throws IOException {
    return entry(path).filter(Leaf.class::isInstance).map(Leaf.class::cast);
  }

  private Optional<Entry> entry(String path) throws IOException {
    Entry entry = root;
    int start = 0;
    while (start <= path.length()) {
      if (!(entry instanceof Folder folder)) {
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

  /** The entries of a folder, read now if that was not done before. */
  private NavigableEntries entries(Folder folder, String path) throws IOException {
    if (folder.entries == null) {
      folder.entries = parse(folder.id, path);
    }
    return folder.entries;
  }

  private NavigableEntries parse(ObjectId id, String path) throws IOException {
    ObjectLoader loader = open(id, Constants.OBJ_TREE);
    if (loader.getSize() > MAX_FOLDER) {
      throw odd(path, "is a folder with far too many entries");
    }
    NavigableEntries entries = new NavigableEntries();
    CanonicalTreeParser parser = new CanonicalTreeParser();
    try {
      parser.reset(loader.getCachedBytes(MAX_FOLDER));
      while (!parser.eof()) {
        byte[] name = new byte[parser.getNameLength()];
        parser.getName(name, 0);
        int mode = parser.getEntryRawMode();
        ObjectId entry = parser.getEntryObjectId();
        String text = EntryName.of(name);
        require(text, path);
        boolean isFolder = (mode & FileMode.TYPE_MASK) == FileMode.TYPE_TREE;
        if (entries.put(text, isFolder ? Folder.of(entry) : new Leaf(mode, entry)) != null) {
          throw odd(path, "has two entries of the name \"" + text + "\"");
        }
        parser.next(1);
      }
      taken += FOLDER_TAKES + loader.getSize() + entries.size() * ENTRY_TAKES;
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new CorruptObjectException(id, "the tree is cut off");
    }
    if (taken > ReadingLimits.FOLDERS_BYTES) {
      throw tooMuch("");
    }
    return entries;
  }

  /** Refuses what no clone can be checked out with. */
  private static void require(String name, String path) throws OddTreeException {
    if (name.isEmpty()
        || name.equals(".")
        || name.equals("..")
        || name.equalsIgnoreCase(Constants.DOT_GIT)
        || name.indexOf('/') >= 0) {
      throw odd(path, "has an entry of the name \"" + name + "\", which git does not check out");
    }
  }

  private static OddTreeException odd(String path, String found) {
    return new OddTreeException(
        path.isEmpty() ? "the branch" : path,
        found,
        "folders that git and TrueNAS can check out",
        "Look at the branch with git ls-tree and repair it, or publish to a branch of its own.");
  }
}
