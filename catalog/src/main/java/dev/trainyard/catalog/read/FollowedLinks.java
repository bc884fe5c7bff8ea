package dev.trainyard.catalog.read;

import dev.trainyard.generator.edition.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a reader of a clone finds behind the links of a catalog: a link to a file of the catalog is
 * that file. Others stay links: what they lead to is no file of the catalog.
 */
public final class FollowedLinks {

  /** As many as Linux follows. */
  private static final int MOST_HOPS = 40;

  /** Steps of all links together: a few bytes of git can be any number of links. */
  private static final int MOST_STEPS = 1 << 20;

  /** The longest that Linux follows. */
  private static final int LONGEST = 4095;

  private final SortedMap<String, ? extends PublishedFile> files;
  private int steps;

  private FollowedLinks(SortedMap<String, ? extends PublishedFile> files) {
    this.files = files;
  }

  /**
   * The files of a catalog with those in the place of links that these lead to.
   *
   * @param files all files by path below the root
   */
  public static NavigableMap<String, PublishedFile> of(
      SortedMap<String, ? extends PublishedFile> files) {
    NavigableMap<String, PublishedFile> followed = new TreeMap<>(files);
    FollowedLinks links = new FollowedLinks(files);
    for (Map.Entry<String, ? extends PublishedFile> file : files.entrySet()) {
      if (file.getValue().kind() == PublishedFile.Kind.LINK) {
        links
            .end(file.getKey())
            .ifPresent(
                end ->
                    followed.put(
                        file.getKey(), new Behind(end, target(file.getValue()).orElse(""))));
      }
    }
    return Collections.unmodifiableNavigableMap(followed);
  }

  /**
   * Whether a link can lead out of a folder, by what it says alone.
   *
   * @param path the link, from the folder
   * @param target what it says
   */
  public static boolean leadsOut(String path, String target) {
    long depth = path.chars().filter(c -> c == '/').count();
    boolean below = false;
    for (String step : target.split("/")) {
      if (step.equals("..")) {
        // A step up from behind a name can lead anywhere when the name is that of a link.
        if (below || --depth < 0) {
          return true;
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        below = true;
      }
    }
    return target.startsWith("/");
  }

  /**
   * The file that a path leads to, link after link; empty when to none of the catalog. As a kernel
   * does it: each step on the way is a folder, and a {@code /} at the end asks for one.
   */
  private Optional<PublishedFile> end(String path) {
    Deque<String> left = new ArrayDeque<>(List.of(path.split("/")));
    List<String> gone = new ArrayList<>();
    int hops = 0;
    while (!left.isEmpty() && ++steps < MOST_STEPS) {
      String step = left.pop();
      if (step.equals("..") && gone.isEmpty()) {
        return Optional.empty();
      }
      if (step.equals("..")) {
        gone.remove(gone.size() - 1);
        continue;
      }
      if (step.isEmpty() || step.equals(".")) {
        continue;
      }
      gone.add(step);
      String name = String.join("/", gone);
      PublishedFile there = files.get(name);
      if (there == null && isFolder(name)) {
        continue;
      }
      if (there == null) {
        return Optional.empty();
      }
      if (there.kind() != PublishedFile.Kind.LINK) {
        return there.kind().isFile() && left.isEmpty() ? Optional.of(there) : Optional.empty();
      }
      Optional<String> target = target(there);
      if (target.isEmpty()
          || target.get().startsWith("/")
          || target.get().getBytes(StandardCharsets.UTF_8).length > LONGEST
          || ++hops > MOST_HOPS) {
        return Optional.empty();
      }
      gone.remove(gone.size() - 1);
      List<String> steps = List.of(target.get().split("/", -1));
      for (int i = steps.size() - 1; i >= 0; i--) {
        left.push(steps.get(i));
      }
    }
    return Optional.empty();
  }

  private boolean isFolder(String path) {
    SortedMap<String, ? extends PublishedFile> below = files.tailMap(path + "/");
    return !below.isEmpty() && below.firstKey().startsWith(path + "/");
  }

  private static Optional<String> target(PublishedFile link) {
    try {
      return link.target();
    } catch (IOException e) {
      // Who reads the link itself is told.
      return Optional.empty();
    }
  }

  /**
   * A file behind a link.
   *
   * @param file the file
   * @param link what the link says
   */
  private record Behind(PublishedFile file, String link) implements PublishedFile {

    @Override
    public Optional<String> target() {
      return Optional.of(link);
    }

    @Override
    public Kind kind() {
      return file.kind();
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public InputStream open() throws IOException {
      return file.open();
    }

    @Override
    public Content content() throws IOException {
      return file.content();
    }

    @Override
    public Object identity() {
      return file.identity();
    }
  }
}
