package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.problem.Rule;
import java.util.List;
import java.util.Locale;

/**
 * Where data is kept: a dataset that TrueNAS creates for the app, a directory of the NAS (host
 * path) or, if allowed, storage that is lost with the container.
 */
public final class StorageQuestion extends Question implements Worded<StorageQuestion> {

  private String dataset;
  private boolean temporaryAllowed;

  StorageQuestion(String path) {
    super(path);
    this.dataset = variable().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Name of the dataset that TrueNAS creates; by default the variable's name. */
  public StorageQuestion dataset(String name) {
    return changed(this, q -> q.dataset = name);
  }

  /** Offers storage that is lost with the container as a third choice. */
  public StorageQuestion temporaryAllowed() {
    return changed(this, q -> q.temporaryAllowed = true);
  }

  /** Default name of the dataset that TrueNAS creates. */
  public String dataset() {
    return dataset;
  }

  /**
   * The name of its volume within the app: its path in lower case with {@code -} for {@code .} and
   * {@code _}, without the level {@code storage}.
   */
  public String volumeName() {
    List<String> names =
        path().size() > 1 && path().get(0).equals("storage")
            ? path().subList(1, path().size())
            : path();
    return String.join("-", names).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether storage that is lost with the container is offered. */
  public boolean allowsTemporary() {
    return temporaryAllowed;
  }

  /** Whether the owner can choose a place. */
  public boolean allows(StoragePlace place) {
    return place != StoragePlace.TEMPORARY || temporaryAllowed;
  }

  @Override
  public Object fallback(Part part) {
    return switch (part) {
      case KIND -> StoragePlace.DATASET;
      case DATASET -> dataset;
      default -> null;
    };
  }

  @Override
  public boolean mandatory(Part part) {
    return part == Part.HOST_PATH;
  }

  @Override
  boolean hasDefault() {
    return true;
  }

  @Override
  void check(Faults faults) {
    if (!dataset.matches("[a-z0-9][a-z0-9_-]{0,62}")) {
      faults.error(
          Rule.NAME,
          "has the dataset name \"" + dataset + "\"",
          "1 to 63 lower-case letters, digits, _ and -, starting with a letter or digit",
          "rename the dataset");
    }
  }
}
