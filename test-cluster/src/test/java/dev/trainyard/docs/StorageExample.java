package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.helm.word.Helm.atMostUnavailable;
import static dev.trainyard.generator.helm.word.Helm.claims;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.temporaryInMemory;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.StorageQuestion;

/** Storage that the owner chooses, directories of replicas, and what is lost with the pod. */
final class StorageExample implements AppDefinition {

  // tag::storage-questions[]
  static final StorageQuestion DATA =
      storage("storage.data").label("Data").description("Everything that users write.");

  static final StorageQuestion CACHE = storage("storage.cache").label("Cache").temporaryAllowed();

  // end::storage-questions[]

  static final IntegerQuestion FRAMES_SIZE =
      integer("storage.frames_size").label("Frames (MiB)").defaultNumber(256).range(64, 4096);

  // tag::storage-handles[]
  static final Volume TMP = temporary("tmp", 64);
  static final Volume FRAMES = temporaryInMemory("frames", FRAMES_SIZE);

  // end::storage-handles[]

  // tag::storage-list-questions[]
  static final StorageQuestion FOLDER = storage("folder").label("Folder");
  static final PathQuestion FOLDER_PATH = path("path").label("Path in the app");
  static final BooleanQuestion FOLDER_READ_ONLY = yesNo("read_only").label("Only read");

  static final ListQuestion FOLDERS =
      list("storage.folders").label("More folders").items(FOLDER, FOLDER_PATH, FOLDER_READ_ONLY);

  // end::storage-list-questions[]

  static final StorageQuestion SHARDS = storage("storage.shards").label("Search");

  static final Workload SEARCH = workload("search");

  @Override
  public App define() {
    return Example.app(
        "storage",
        a -> {
          a.group("Storage", g -> g.ask(DATA, CACHE, FOLDERS, SHARDS, FRAMES_SIZE));
          // tag::storage-claims[]
          a.only(claims(DATA, 20)).only(claims(CACHE, 5));
          // end::storage-claims[]
          a.workload(
              workload("server"), w -> w.runAs(568, 568).container(IMAGE, StorageExample::server));
          a.only(atMostUnavailable(1, SEARCH));
          // tag::storage-replicas[]
          a.workload(
              SEARCH,
              w -> {
                w.stateful().runAs(568, 568);
                w.container(
                    IMAGE,
                    c -> {
                      c.mount(SHARDS, "/shards", m -> m.perReplica().ownedBy(568, 568));
                      c.port(tcp("http", 8081)).ready(http("/health"));
                    });
              });
          // end::storage-replicas[]
        });
  }

  private static void server(ContainerSpec c) {
    // tag::storage-mounts[]
    c.mount(DATA, "/var/lib/notes", m -> m.ownedBy(568, 568));
    c.mount(DATA, "/etc/notes", m -> m.subPath("config").readOnly());
    c.mount(CACHE, "/var/cache/notes");
    c.mount(TMP, "/tmp");
    c.mount(FRAMES, "/var/frames");
    c.sharedMemory(128);
    // end::storage-mounts[]
    // tag::storage-list[]
    c.each(
        FOLDERS,
        (each, i) ->
            each.mount(i, FOLDER, i.get(FOLDER_PATH), m -> m.readOnly(i.get(FOLDER_READ_ONLY))));
    // end::storage-list[]
    c.port(tcp("http", 8080)).ready(http("/health"));
  }
}
