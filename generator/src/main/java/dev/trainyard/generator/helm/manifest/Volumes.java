package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.DatasetPath;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ItemIndex;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.ReleaseState;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.StoragePlace;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The volumes of a pod and the mounts of its containers. */
final class Volumes {

  private static final int READABLE = 0444;
  private static final int SECRET_READABLE = 0440;

  private final Files files;
  private final Expression<String> name;

  private final WantedElements<Tree.Mapping> wanted = new WantedElements<>();

  /**
   * Collects the volumes of a pod.
   *
   * @param name the name of the pod's resources
   */
  Volumes(Pod pod, Files files, Expression<String> name) {
    this.files = files;
    this.name = name;
    for (PlacedMount place : PlacedMount.of(pod)) {
      wanted.add(volume(place.mount().volume()), place);
    }
  }

  private static String constantName(VolumeSource source) {
    if (source instanceof VolumeSource.Storage storage) {
      return storage.question().volumeName();
    }
    if (source instanceof VolumeSource.Temporary temporary) {
      return temporary.name();
    }
    return Files.isSecret((VolumeSource.File) source) ? "generated-files" : "generated-config";
  }

  private static Expression<String> itemName(VolumeSource source) {
    if (source instanceof VolumeSource.Storage storage && storage.scope().isItem()) {
      return new Text(
          List.of(
              new Text.Fixed(
                  HelmAnswers.itemName(storage.scope()).toLowerCase(Locale.ROOT)
                      + "-"
                      + storage.question().volumeName()
                      + "-"),
              new Text.Hole(new ItemIndex(storage.scope()))));
    }
    return new Literal<>(constantName(source));
  }

  private Tree.Mapping volume(VolumeSource source) {
    return MappingBuilder.mapping(
        volume -> {
          volume.put("name", itemName(source));
          if (source instanceof VolumeSource.Storage storage) {
            storage(volume, storage);
          } else if (source instanceof VolumeSource.Temporary temporary) {
            temporary(volume, temporary);
          } else if (Files.isSecret((VolumeSource.File) source)) {
            volume.put(
                "secret",
                secret ->
                    secret
                        .put("secretName", Names.with(name, "files"))
                        .put("defaultMode", SECRET_READABLE)
                        .putUnlessEmpty("items", modes(files.secret().blocks(), SECRET_READABLE)));
          } else {
            volume.put(
                "configMap",
                config ->
                    config
                        .put("name", Names.with(name, "config"))
                        .put("defaultMode", READABLE)
                        .putUnlessEmpty("items", modes(files.plain().blocks(), READABLE)));
          }
        });
  }

  /** The items, if any file has permission bits of its own. */
  private List<Tree.Element> modes(List<Block<VolumeSource.File>> blocks, int usual) {
    List<VolumeSource.File> all = new ArrayList<>();
    Block.forEach(blocks, all::add);
    if (all.stream().allMatch(file -> mode(file, usual) == usual)) {
      return List.of();
    }
    return blocks(
        blocks,
        file ->
            MappingBuilder.mapping(
                item -> {
                  String key = files.keyOf(file);
                  item.put("key", key).put("path", key).put("mode", mode(file, usual));
                }));
  }

  private static int mode(VolumeSource.File file, int usual) {
    return file.mode() == READABLE ? usual : file.mode();
  }

  private static void temporary(MappingBuilder volume, VolumeSource.Temporary temporary) {
    volume.put(
        "emptyDir",
        directory -> {
          if (temporary.inMemory()) {
            directory.put("medium", "Memory");
          }
          directory.put("sizeLimit", temporary.mebibytes() + "Mi");
        });
  }

  private static void storage(MappingBuilder volume, VolumeSource.Storage storage) {
    StorageQuestion question = storage.question();
    Tree.Entry dataset =
        new Tree.EntriesWhen(
            new ReleaseState(ReleaseState.State.ON_TRUENAS),
            hostPath(new DatasetPath(question.datasetName(storage.scope()))),
            MappingBuilder.entries(
                claim ->
                    claim.put(
                        "persistentVolumeClaim",
                        reference -> reference.put("claimName", claimName(storage)))));
    Tree.Entry other = dataset;
    if (question.allowsTemporary()) {
      other =
          new Tree.EntriesWhen(
              question.isIn(StoragePlace.TEMPORARY, storage.scope()),
              MappingBuilder.entries(
                  directory -> directory.put("emptyDir", new Tree.Mapping(List.of()))),
              List.of(dataset));
    }
    volume.add(
        new Tree.EntriesWhen(
            question.isIn(StoragePlace.HOST_PATH, storage.scope()),
            hostPath(question.hostPath(storage.scope())),
            List.of(other)));
  }

  private static List<Tree.Entry> hostPath(Expression<String> path) {
    return MappingBuilder.entries(
        entries -> entries.put("hostPath", hostPath -> hostPath.put("path", path)));
  }

  /** The name of the claim that stands in for a dataset outside TrueNAS. */
  static Expression<String> claimName(VolumeSource.Storage storage) {
    return storage.scope().isItem()
        ? new Text(
            List.of(
                new Text.Hole(new ResourceName("")),
                new Text.Fixed("-"),
                new Text.Hole(itemName(storage))))
        : new ResourceName(storage.question().volumeName());
  }

  /** The pod's volumes. */
  List<Tree.Element> volumes() {
    return wanted.elements(volume -> volume);
  }

  /** The mounts of a container. */
  List<Tree.Element> mounts(List<Block<Mount>> mounts) {
    return blocks(mounts, this::mount);
  }

  /** One mount. */
  Tree.Mapping mount(Mount mount) {
    return MappingBuilder.mapping(
        fields -> {
          fields.put("name", itemName(mount.volume())).put("mountPath", mount.path());
          if (mount.volume() instanceof VolumeSource.File file) {
            fields.put("subPath", files.keyOf(file));
          } else if (mount.perReplica()) {
            fields.put(
                "subPathExpr",
                mount.subPath().isEmpty() ? "$(POD_NAME)" : mount.subPath() + "/$(POD_NAME)");
          } else if (!mount.subPath().isEmpty()) {
            fields.put("subPath", mount.subPath());
          }
          if (!mount.readOnly().equals(new Literal<>(false))) {
            fields.put("readOnly", mount.readOnly());
          }
        });
  }

  /** Elements for blocks of things, under the same conditions and repetitions. */
  static <T> List<Tree.Element> blocks(List<Block<T>> blocks, Function<T, Tree> content) {
    List<Tree.Element> elements = new ArrayList<>();
    for (Block<T> block : blocks) {
      if (block instanceof Block.One<T> one) {
        elements.add(new Tree.Item(content.apply(one.value())));
      } else if (block instanceof Block.When<T> when) {
        elements.add(new Tree.ElementsWhen(when.when(), blocks(when.blocks(), content), List.of()));
      } else if (block instanceof Block.Each<T> each) {
        elements.add(new Tree.ElementsEach(each.list(), blocks(each.blocks(), content)));
      }
    }
    return elements;
  }
}
