package dev.trainyard.testcluster.helm;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of one chart, with paths from the chart's folder. Immutable. */
public final class Chart {

  /** Values every installation on TrueNAS starts from, between values.yaml and the answers. */
  static final RelativePath IX_VALUES = new RelativePath("ix_values.yaml");

  private static final String HOOK = "helm.sh/hook";

  /** Of the same length, so that the columns in Helm's messages stay right. */
  private static final String NO_HOOK = "h00k.sh/hook";

  private final SortedMap<RelativePath, Content> files;
  private final String digest;

  /** Made when first asked for; two threads may both make it, with the same result. */
  private volatile Chart withoutHooks;

  private Chart(SortedMap<RelativePath, Content> files) {
    this.files = Collections.unmodifiableSortedMap(files);
    this.digest = digest(files);
  }

  /** The chart made of these files; {@code Chart.yaml} is at the root. */
  public static Chart of(Map<RelativePath, Content> files) {
    return new Chart(new TreeMap<>(files));
  }

  /** The chart without one of its files. */
  public Chart without(String path) {
    SortedMap<RelativePath, Content> fewer = new TreeMap<>(files);
    fewer.remove(new RelativePath(path));
    return new Chart(fewer);
  }

  /**
   * The chart in one folder of a tree, such as {@code stable/gocd/1.0.0} of a catalog.
   *
   * @throws IllegalArgumentException when the tree has nothing in that folder
   */
  public static Chart of(Map<RelativePath, Content> tree, RelativePath folder) {
    String prefix = folder.value() + "/";
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    tree.forEach(
        (path, content) -> {
          if (path.value().startsWith(prefix)) {
            files.put(new RelativePath(path.value().substring(prefix.length())), content);
          }
        });
    if (files.isEmpty()) {
      throw new IllegalArgumentException("there are no files in " + folder);
    }
    return new Chart(files);
  }

  /**
   * A chart written in a test: texts by path.
   *
   * @throws IllegalArgumentException when a path is not one
   */
  public static Chart ofTexts(Map<String, String> texts) {
    return of(
        texts.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> new RelativePath(entry.getKey()),
                    entry -> Content.text(entry.getValue()))));
  }

  /** Reads the chart in a folder; later changes there do not matter. */
  public static Chart read(Path folder) throws IOException {
    SortedMap<RelativePath, Content> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String relative = folder.relativize(path).toString().replace('\\', '/');
        files.put(new RelativePath(relative), Content.bytes(Files.readAllBytes(path)));
      }
    }
    return new Chart(files);
  }

  /** The files, sorted by path. */
  public SortedMap<RelativePath, Content> files() {
    return files;
  }

  /** The same chart with a file added or replaced. */
  public Chart with(RelativePath path, Content content) {
    SortedMap<RelativePath, Content> changed = new TreeMap<>(files);
    changed.put(path, content);
    return new Chart(changed);
  }

  /** The same for charts with the same files. */
  String digest() {
    return digest;
  }

  /**
   * The same chart, in which Helm takes no object for a hook: it would leave hooks out of what it
   * renders. {@link #withHooksRestored} brings the annotation back.
   *
   * <p>Hooks in a packed sub-chart ({@code charts/*.tgz}) stay what they are.
   */
  Chart withoutHooks() {
    Chart made = withoutHooks;
    if (made == null) {
      made = makeWithoutHooks();
      withoutHooks = made;
    }
    return made;
  }

  private Chart makeWithoutHooks() {
    SortedMap<RelativePath, Content> changed = new TreeMap<>(files);
    files.forEach(
        (path, content) -> {
          String folder = path.segments().get(0);
          boolean mayHaveHooks = folder.equals("templates") || folder.equals("charts");
          // One byte is one character: nothing but the annotation changes in any encoding.
          String text = new String(content.toBytes(), StandardCharsets.ISO_8859_1);
          if (mayHaveHooks && text.contains(HOOK) && !path.value().endsWith(".tgz")) {
            String renamed = text.replace(HOOK, NO_HOOK);
            changed.put(path, Content.bytes(renamed.getBytes(StandardCharsets.ISO_8859_1)));
          }
        });
    return new Chart(changed);
  }

  static String withHooksRestored(String rendered) {
    return rendered.replace(NO_HOOK, HOOK);
  }

  private static String digest(SortedMap<RelativePath, Content> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (path, content) -> {
            digest.update((path + "\n" + content.size() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(content.toBytes());
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
