package dev.trainyard.generator.block;

import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.model.RepeatableContent;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.GivenAnswers;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Value;
import java.util.function.Consumer;

/**
 * Datasets, directories of the NAS and shares of other servers that the owner adds to those of an
 * app.
 */
public final class ExtraStorage {

  private static final StorageQuestion STORAGE =
      storage("storage")
          .label("Storage")
          .description("Two entries with the same name of a dataset share it.")
          .smbAllowed();

  private static final StorageQuestion LISTED = STORAGE.accessLists();

  private static final PathQuestion PATH =
      path("mount_path")
          .label("Mount Path")
          .description("Where the app finds it. Never a path that the app uses itself.")
          .required();

  private static final BooleanQuestion READ_ONLY =
      yesNo("read_only")
          .label("Read Only")
          .description("The app sees it and changes nothing in it.");

  private ExtraStorage() {}

  /** The list, of {@code storage}, {@code mount_path} and {@code read_only}. */
  public static ListQuestion question(String path, String label, String description) {
    return of(STORAGE, path, label, description);
  }

  /** The same list, with what {@link StorageQuestion#accessLists()} says. */
  public static ListQuestion questionWithAccessLists(
      String path, String label, String description) {
    return of(LISTED, path, label, description);
  }

  /**
   * The list for several workloads, with what names whose it is before the rest.
   *
   * @param whose names a workload, such as an item of a list; without an answer the storage is
   *     everybody's
   */
  public static ListQuestion question(
      String path, String label, String description, StringQuestion whose) {
    return list(path)
        .label(label)
        .description(description)
        .itemLabel("Storage")
        .items(whose, STORAGE, PATH, READ_ONLY);
  }

  private static ListQuestion of(
      StorageQuestion storage, String path, String label, String description) {
    return list(path)
        .label(label)
        .description(description)
        .itemLabel("Storage")
        .items(storage, PATH, READ_ONLY);
  }

  private static StorageQuestion storageOf(ListQuestion storages) {
    return storages.items().contains(LISTED) ? LISTED : STORAGE;
  }

  /**
   * A directory of the NAS among the answers of a scenario.
   *
   * @param storages the list
   */
  public static Consumer<GivenAnswers> item(
      ListQuestion storages, String hostPath, String mountPath, boolean readOnly) {
    NotNull.of(storages, "the list");
    NotNull.of(hostPath, "the host path");
    NotNull.of(mountPath, "the mount path");
    return item ->
        item.hostPath(storageOf(storages), hostPath)
            .answer(PATH, mountPath)
            .answer(READ_ONLY, readOnly);
  }

  /**
   * Mounts the storages of a workload, and those of everybody, into a container.
   *
   * @param whose the question that names the workload
   * @param name yields the name of the workload
   */
  public static void mount(
      RepeatableContent<?> container,
      ListQuestion storages,
      StringQuestion whose,
      Value<String> name) {
    container.each(
        storages,
        (each, item) ->
            each.when(ExtraVariables.isOf(item, whose, name), own -> mount(own, storages, item)));
  }

  private static void mount(RepeatableContent<?> container, ListQuestion storages, ListItem item) {
    container.mount(
        item, storageOf(storages), item.get(PATH), m -> m.readOnly(item.get(READ_ONLY)));
  }

  /** Mounts what the owner added into a container. */
  public static void mount(RepeatableContent<?> container, ListQuestion storages) {
    container.each(storages, (each, item) -> mount(each, storages, item));
  }
}
