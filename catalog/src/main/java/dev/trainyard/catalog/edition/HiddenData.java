package dev.trainyard.catalog.edition;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What a container mounts over a part of the data of owners, which its program does not see there:
 * what {@link Area#HIDDEN} says of the container.
 */
public final class HiddenData {

  private static final String BEHIND = ", behind what is mounted at ";

  /** Levels of a path that are looked at; no program has its data as deep. */
  private static final int MOST_LEVELS = 32;

  /** Places at one path, under conditions that exclude each other. */
  private static final int MOST_PLACES = 16;

  /** Characters of what is told of one container; no program has a thousandth of it. */
  private static final int MOST = 1 << 20;

  private HiddenData() {}

  /**
   * What a container mounts.
   *
   * @param place what {@link Area#DATA} says of the container; empty when nothing lasting is there
   * @param directory what is mounted, each directory below it by a slash and its path
   * @param path where it is; see {@link #usual}
   * @param conditions when, as for {@link Area#DATA}
   */
  public record Mount(String place, String directory, String path, String conditions) {

    private boolean hides(Mount other) {
      return !directory.equals(other.directory + path.substring(other.path.length()));
    }
  }

  /** Tells what the mounts of one container hide of each other. */
  public static void of(List<Mount> mounts, BiConsumer<String, String> facts) {
    Map<String, List<Mount>> data = new HashMap<>();
    for (Mount mount : mounts) {
      if (!mount.place().isEmpty()) {
        List<Mount> same = data.computeIfAbsent(mount.path(), added -> new ArrayList<>());
        if (same.size() < MOST_PLACES) {
          same.add(mount);
        }
      }
    }
    if (data.isEmpty()) {
      return;
    }
    int told = 0;
    for (Mount mount : mounts) {
      int end = mount.path().lastIndexOf('/');
      for (int level = 0; level < MOST_LEVELS && end > 0; level++) {
        for (Mount around : data.getOrDefault(mount.path().substring(0, end), List.of())) {
          if (told < MOST && mount.hides(around)) {
            String fact = around.place() + BEHIND + mount.path();
            told += fact.length();
            facts.accept(fact, mount.conditions());
          }
        }
        end = mount.path().lastIndexOf('/', end - 1);
      }
    }
  }

  /**
   * Where something is whose path is an answer, for those who have not given any. Where they have,
   * nobody can tell.
   *
   * @param answer the path of the answer
   * @param code what the path is without a default
   */
  public static String usual(Form form, String answer, String code) {
    return form.named(List.of(answer.split("\\.")))
        .flatMap(Field::defaultValue)
        .filter(String.class::isInstance)
        .map(path -> ((String) path).replaceFirst("/$", ""))
        .filter(path -> !path.isEmpty())
        .orElse(code);
  }

  /** The place of data of which something is hidden, in the words of {@link Area#DATA}. */
  public static String place(String hidden) {
    return hidden.substring(0, hidden.lastIndexOf(BEHIND));
  }
}
