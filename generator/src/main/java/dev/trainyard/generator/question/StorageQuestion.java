package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Where data is kept: a dataset that TrueNAS creates for the app, a directory of the NAS (host
 * path) or, if allowed, storage that is lost with the container or a share of another server.
 */
public final class StorageQuestion extends Question implements Worded<StorageQuestion> {

  private String dataset;
  private boolean temporaryAllowed;
  private boolean smbAllowed;
  private boolean madeAnew;
  private boolean accessLists;

  StorageQuestion(String path) {
    super(path);
    this.dataset = variable().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Name of the dataset that TrueNAS creates; by default the variable's name. */
  public StorageQuestion dataset(String name) {
    return changed(this, q -> q.dataset = NotNull.of(name, "the name of the dataset"));
  }

  /** Offers storage that is lost with the container as a third choice. */
  public StorageQuestion temporaryAllowed() {
    return changed(this, q -> q.temporaryAllowed = true);
  }

  /**
   * Offers a share of another server (SMB) as a choice. It has no owner: who may read and write is
   * up to the server and the user that is given. TrueNAS 22.12 and earlier refuse it when it is
   * chosen.
   */
  public StorageQuestion smbAllowed() {
    return changed(this, q -> q.smbAllowed = true);
  }

  /**
   * Lets the owner have TrueNAS set an access list (ACL) of the dataset or directory, which then
   * gets no owner from the app. For TrueNAS 24.10 and later it is asked with each storage anyway.
   * Without this word it is not before: 22.02 installs no app that asks ({@code normalize/acl}),
   * and 22.12 passes over it.
   */
  public StorageQuestion accessLists() {
    return changed(this, q -> q.accessLists = true);
  }

  /**
   * Lets the owner choose another place after the installation, which starts with an empty
   * directory: the app makes anew what it keeps there.
   */
  public StorageQuestion madeAnew() {
    return changed(this, q -> q.madeAnew = true);
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

  /** Whether a share of another server is offered. */
  public boolean allowsSmb() {
    return smbAllowed;
  }

  /** Whether another place may be chosen after the installation, as nothing is missed there. */
  public boolean isMadeAnew() {
    return madeAnew;
  }

  /** Whether releases before 24.10 ask for access lists, too. */
  public boolean asksAccessLists() {
    return accessLists;
  }

  /** Whether the owner can choose a place. */
  public boolean allows(StoragePlace place) {
    return switch (place) {
      case DATASET, HOST_PATH -> true;
      case TEMPORARY -> temporaryAllowed;
      case SMB -> smbAllowed;
    };
  }

  @Override
  public Kind kind(Part part) {
    return part == Part.DATASET_ACL || part == Part.PATH_ACL ? Kind.BOOLEAN : Kind.TEXT;
  }

  @Override
  public Object fallback(Part part) {
    return switch (part) {
      case KIND -> StoragePlace.DATASET;
      case DATASET -> dataset;
      case DATASET_ACL, PATH_ACL -> false;
      case SMB_DOMAIN -> "";
      default -> null;
    };
  }

  @Override
  public boolean mandatory(Part part) {
    return part == Part.HOST_PATH
        || part == Part.ACL_PATH
        || SmbShare.PARTS.containsKey(part) && SmbShare.PARTS.get(part).isRequired();
  }

  @Override
  public boolean sensitive(Part part) {
    return part == Part.SMB_PASSWORD;
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
