package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Directories of the NAS that answers name. TrueNAS does not look at those of an app that is
 * installed as a file, and a setup service gives them to the app with everything in them.
 */
final class HostPaths {

  /** Without what ends a line to one of the readers of the file. */
  private static final String NAME = "[^/\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]+";

  private static final String POOL = "/mnt/(?!\\.)" + NAME;
  private static final String BELOW = "/(?!\\.{1,2}(?:/|$))" + NAME;

  /** What lies elsewhere is the system's, and gone with its next update. */
  private static final Pattern OF_A_POOL = Pattern.compile(POOL + "(?:" + BELOW + ")*+/?");

  private static final Pattern OF_AN_APP = Pattern.compile(POOL + "(?:" + BELOW + ")++/?");

  /** A directory beside others, below that for all data. */
  private static final Pattern DATASET = Pattern.compile("(?!\\.)" + NAME);

  private HostPaths() {}

  /** Whether a path is that of a pool, or of a directory in one. */
  static boolean isOfAPool(String path) {
    return OF_A_POOL.matcher(path).matches();
  }

  /**
   * The answer that is the directory of a storage on the NAS, whether with an access list or not.
   */
  static Object directory(Map<String, Object> level, StorageQuestion storage) {
    return ComposeAnswers.PLACES.get(
        level,
        storage,
        Boolean.TRUE.equals(ComposeAnswers.PLACES.get(level, storage, Part.PATH_ACL))
            ? Part.ACL_PATH
            : Part.HOST_PATH);
  }

  /** Which answers name what no app should have. */
  static List<String> faults(App app, Map<String, Object> answers) {
    Set<StorageQuestion> owned =
        Plan.of(app).units().stream()
            .flatMap(unit -> unit.mounts().stream())
            .map(place -> place.mount())
            .filter(mount -> mount.owner().isPresent())
            .map(mount -> mount.volume())
            .filter(VolumeSource.Storage.class::isInstance)
            .map(volume -> ((VolumeSource.Storage) volume).question())
            .collect(Collectors.toSet());
    List<String> faults = new ArrayList<>();
    ComposeAnswers.PLACES.forEach(
        app.questions(),
        answers,
        (question, level) -> {
          if (question instanceof StorageQuestion storage
              && ComposeAnswers.PLACES.place(level, storage).orElse(null) == StoragePlace.DATASET
              && ComposeAnswers.PLACES.get(level, storage, Part.DATASET) instanceof String name
              && !DATASET.matcher(name).matches()) {
            faults.add(
                Visible.of(
                    storage.dotted()
                        + " is the dataset \""
                        + name
                        + "\", which is no name of a directory"));
          }
          if (question instanceof StorageQuestion storage
              && ComposeAnswers.PLACES.place(level, storage).orElse(null) == StoragePlace.HOST_PATH
              && directory(level, storage) instanceof String path
              && !(owned.contains(storage) ? OF_AN_APP : OF_A_POOL).matcher(path).matches()) {
            faults.add(
                Visible.of(storage.dotted() + " is \"" + path + "\"")
                    + (owned.contains(storage)
                        ? ", which would belong to the app with everything in it"
                        : ""));
          }
        });
    return faults;
  }
}
