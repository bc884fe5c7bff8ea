package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Arithmetic;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.DatasetPath;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Remainder;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.question.SmbShare;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the containers of a unit mount, but files. */
final class Volumes {

  /** Up to this size, what is lost with its container is kept in memory. */
  private static final Bounds SMALL = Bounds.of(1, 256);

  /** Everybody may write, and nobody remove what is another's: 01777. */
  private static final int EVERYBODY = 01777;

  private static final long MEBI = 1L << 20;

  private final Instance instance;
  private final Unit unit;

  Volumes(Instance instance) {
    this.instance = instance;
    this.unit = instance.unit();
  }

  /**
   * Whether a volume that is lost with the unit is one of Docker's: several containers see it, it
   * is too large for memory, or it gets an owner.
   */
  boolean isShared(PlannedVolume volume) {
    return volume instanceof PlannedVolume.Temporary temporary
        && (!temporary.inMemory() && !Bounds.of(temporary.mebibytes()).isWithin(SMALL)
            || unit.containers().stream().filter(one -> mounts(one, volume)).count() > 1
            || unit.mounts().stream()
                .map(place -> place.mount())
                .anyMatch(
                    mount ->
                        PlannedVolume.of(mount.volume()).equals(volume)
                            && (mount.isDirectory()
                                || mount.owner().isPresent() && !temporary.inMemory())));
  }

  private static boolean mounts(PlannedContainer container, PlannedVolume volume) {
    return Block.stream(container.declared().mounts())
        .anyMatch(mount -> PlannedVolume.of(mount.volume()).equals(volume));
  }

  /** The volumes that Docker keeps and that are emptied each time the app starts. */
  List<Block<PlannedVolume>> emptied() {
    return Block.filter(
        unit.volumes(),
        volume ->
            isShared(volume)
                || volume instanceof PlannedVolume.Storage storage
                    && storage.question().allowsTemporary());
  }

  /** Elements that are there when a volume is one of these. */
  List<Tree.Element> whenEmptied(PlannedVolume volume, List<Tree.Element> elements) {
    return volume instanceof PlannedVolume.Storage storage
        ? List.of(new Tree.ElementsWhen(storage.isIn(StoragePlace.TEMPORARY), elements, List.of()))
        : elements;
  }

  /** The name of a volume within the unit; questions of lists may be called like others. */
  Expression<String> name(PlannedVolume volume) {
    if (volume instanceof PlannedVolume.Temporary temporary) {
      return new Literal<>(temporary.name());
    }
    PlannedVolume.Storage storage = (PlannedVolume.Storage) volume;
    return storage
        .scope()
        .list()
        .map(
            list ->
                Texts.join(
                    list.dotted(),
                    ".",
                    new ItemIndex(storage.scope()),
                    ".",
                    storage.question().dotted()))
        .orElse(new Literal<>(storage.question().volumeName()));
  }

  /** The name of a volume within the app; no service has a dot in its name. */
  Expression<String> key(PlannedVolume volume) {
    // Docker never changes the options of a volume.
    return isSharedInMemory(volume)
        ? Texts.join(
            instance.name(),
            ".",
            name(volume),
            ".",
            ((PlannedVolume.Temporary) volume).mebibytes(),
            "m")
        : Texts.join(instance.name(), ".", name(volume));
  }

  /** The volumes of the unit that Docker keeps. */
  List<Tree.Entry> declared() {
    List<Tree.Entry> declared = new ArrayList<>(emptyVolumes());
    declared.addAll(
        Blocks.entries(
            Block.filter(unit.volumes(), Volumes::mayBeShare),
            volume -> {
              PlannedVolume.Storage storage = (PlannedVolume.Storage) volume;
              return new Tree.EntriesWhen(
                  storage.isIn(StoragePlace.SMB),
                  List.of(new Tree.Field(shareKey(storage), share(storage))),
                  List.of());
            }));
    declared.addAll(
        Blocks.severalEntries(
            dividedStorage(),
            volume -> {
              PlannedVolume.Storage storage = (PlannedVolume.Storage) volume;
              return Instance.under(
                  isOnNas(storage),
                  List.of(new Tree.Field(directoryKey(storage), directoryVolume(storage))));
            }));
    return declared;
  }

  /** The storage of which containers mount directories. */
  List<Block<PlannedVolume>> dividedStorage() {
    return Block.filter(unit.divided(), volume -> volume instanceof PlannedVolume.Storage);
  }

  /** Storage as a whole, unless it is emptied when the app starts. */
  List<Tree.Element> whole(PlannedVolume.Storage storage, Expression<String> path) {
    List<Tree.Element> whole = new ArrayList<>();
    if (storage.question().allowsSmb()) {
      whole.add(
          new Tree.ElementsWhen(
              storage.isIn(StoragePlace.SMB),
              List.of(
                  new Tree.Item(
                      MappingBuilder.mapping(
                          fields ->
                              fields
                                  .put("type", "volume")
                                  .put("source", shareKey(storage))
                                  .put("target", path)
                                  .put("volume", part -> part.put("nocopy", true))))),
              List.of()));
    }
    whole.addAll(
        Instance.elementsUnder(
            isOnNas(storage),
            List.of(
                new Tree.Item(
                    MappingBuilder.mapping(
                        fields -> bind(fields, directory(storage), path, new Literal<>(false)))))));
    return whole;
  }

  /** True when storage is a directory of the NAS; nothing where it is never anything else. */
  static Optional<Expression<Boolean>> isOnNas(PlannedVolume.Storage storage) {
    return storage.question().allowsTemporary() || storage.question().allowsSmb()
        ? Optional.of(
            new Any(
                List.of(storage.isIn(StoragePlace.HOST_PATH), storage.isIn(StoragePlace.DATASET))))
        : Optional.empty();
  }

  /**
   * A directory of the NAS of which containers mount parts. Programs that write into it can leave a
   * link where a part is to be, which a bind mount of the part would follow to anywhere on the NAS.
   * Of a volume Docker mounts no part that is reached by a link, whenever a container starts (moby,
   * {@code internal/safepath/join_linux.go}).
   *
   * <p>Datasets below are there, too ({@code rbind}), and go from the volume alone when Docker
   * unmounts it ({@code rslave}).
   */
  private static Tree.Mapping directoryVolume(PlannedVolume.Storage storage) {
    return MappingBuilder.mapping(
        fields ->
            fields.put(
                "driver_opts",
                options ->
                    options
                        .put("type", "none")
                        .put("device", directory(storage))
                        .put("o", "rbind,rslave")));
  }

  /** As for shares: in another directory it is another volume. */
  private Expression<String> directoryKey(PlannedVolume.Storage storage) {
    return Texts.join(
        key(storage), ".", new Remainder(new Text(List.of(new Text.Hole(directory(storage))))));
  }

  private static boolean mayBeShare(PlannedVolume volume) {
    return volume instanceof PlannedVolume.Storage storage && storage.question().allowsSmb();
  }

  /** Docker never changes the options of a volume: with other answers it is another one. */
  private Expression<String> shareKey(PlannedVolume.Storage storage) {
    List<Text.Part> answers = new ArrayList<>();
    SmbShare.PARTS
        .keySet()
        .forEach(
            part -> {
              answers.add(new Text.Hole(storage.part(part)));
              answers.add(new Text.Fixed("\n"));
            });
    return Texts.join(key(storage), ".", new Remainder(new Text(answers)));
  }

  /**
   * Where the share is and how it is mounted, as the kernel reads it. What the server allows is for
   * the server to judge: numbers of users there mean nothing here ({@code noperm}).
   */
  private static Tree.Mapping share(PlannedVolume.Storage storage) {
    Answer<String> domain = storage.part(Part.SMB_DOMAIN);
    return MappingBuilder.mapping(
        fields ->
            fields.put(
                "driver_opts",
                options ->
                    options
                        .put("type", "cifs")
                        .put(
                            "device",
                            Texts.join(
                                "//",
                                storage.part(Part.SMB_SERVER),
                                "/",
                                storage.part(Part.SMB_SHARE)))
                        .put(
                            "o",
                            new Text(
                                List.of(
                                    new Text.Fixed("noperm,user="),
                                    new Text.Hole(storage.part(Part.SMB_USER)),
                                    new Text.Fixed(",password="),
                                    new Text.Hole(storage.part(Part.SMB_PASSWORD)),
                                    new Text.Optional(
                                        new Negation(new Equality(domain, new Literal<>(""))),
                                        List.of(
                                            new Text.Fixed(",domain="),
                                            new Text.Hole(domain))))))));
  }

  private List<Tree.Entry> emptyVolumes() {
    return Blocks.entries(
        emptied(),
        volume -> {
          Tree.Entry entry = new Tree.Field(key(volume), options(volume));
          return volume instanceof PlannedVolume.Storage storage
              ? new Tree.EntriesWhen(
                  storage.isIn(StoragePlace.TEMPORARY), List.of(entry), List.of())
              : entry;
        });
  }

  /**
   * Whether several containers share it in memory. It lasts as long as one of them runs, so that
   * what a step or the setup leaves behind lies on a disk instead.
   */
  private boolean isSharedInMemory(PlannedVolume volume) {
    return volume instanceof PlannedVolume.Temporary temporary
        && temporary.inMemory()
        && isShared(volume)
        && unit.steps().stream().noneMatch(step -> mounts(step, volume))
        && unit.mounts().stream()
            .map(place -> place.mount())
            .filter(mount -> PlannedVolume.of(mount.volume()).equals(volume))
            .noneMatch(mount -> mount.owner().isPresent() || mount.isDirectory());
  }

  private Tree.Mapping options(PlannedVolume volume) {
    if (!isSharedInMemory(volume)) {
      return new Tree.Mapping(List.of());
    }
    PlannedVolume.Temporary temporary = (PlannedVolume.Temporary) volume;
    return MappingBuilder.mapping(
        fields ->
            fields.put(
                "driver_opts",
                options ->
                    options
                        .put("type", "tmpfs")
                        .put("device", "tmpfs")
                        .put("o", Texts.join("size=", temporary.mebibytes(), "m,mode=1777"))));
  }

  /** A mount that is no file. */
  Tree.Mapping mount(Mount mount) {
    return mapping(mount, false);
  }

  /**
   * The same for the service that makes directories: the volume as a whole, so that what {@link
   * #place} says lies below the path, whether it is there already or not.
   */
  Tree.Mapping around(Mount mount) {
    return mapping(mount, true);
  }

  private Tree.Mapping mapping(Mount mount, boolean around) {
    PlannedVolume volume = PlannedVolume.of(mount.volume());
    return MappingBuilder.mapping(
        fields -> {
          if (volume instanceof PlannedVolume.Storage storage) {
            storage(fields, mount, storage, around);
          } else if (volume instanceof PlannedVolume.OfNas ofNas) {
            ofNas(fields, mount, ofNas);
          } else if (isShared(volume)) {
            named(fields, mount, key(volume), around);
          } else {
            inMemory(fields, mount, (PlannedVolume.Temporary) volume);
          }
        });
  }

  private static void ofNas(MappingBuilder fields, Mount mount, PlannedVolume.OfNas ofNas) {
    bind(fields, new Literal<>(ofNas.path()), mount.path(), mount.readOnly());
  }

  private void storage(
      MappingBuilder fields, Mount mount, PlannedVolume.Storage storage, boolean around) {
    List<Tree.Entry> entries =
        MappingBuilder.entries(
            onNas -> {
              if (mount.isDirectory() && !around) {
                named(onNas, mount, directoryKey(storage), false);
              } else {
                bind(onNas, directory(storage), mount.path(), mount.readOnly());
              }
            });
    if (storage.question().allowsTemporary()) {
      entries =
          List.of(
              new Tree.EntriesWhen(
                  storage.isIn(StoragePlace.TEMPORARY),
                  MappingBuilder.entries(named -> named(named, mount, key(storage), around)),
                  entries));
    }
    if (storage.question().allowsSmb()) {
      entries =
          List.of(
              new Tree.EntriesWhen(
                  storage.isIn(StoragePlace.SMB),
                  MappingBuilder.entries(named -> named(named, mount, shareKey(storage), around)),
                  entries));
    }
    entries.forEach(fields::add);
  }

  private static void bind(
      MappingBuilder fields,
      Expression<String> source,
      Expression<String> target,
      Expression<Boolean> readOnly) {
    fields.put("type", "bind").put("source", source).put("target", target);
    readOnly(fields, readOnly);
    // A mistyped path must not come into being.
    fields.put("bind", bind -> bind.put("create_host_path", false));
  }

  /** The directory of the NAS. */
  static Expression<String> directory(PlannedVolume.Storage storage) {
    return new Conditional<>(
        storage.isIn(StoragePlace.HOST_PATH),
        storage.listedHostPath(),
        new DatasetPath(storage.datasetName()));
  }

  /** Where a directory lies when the whole volume is at a path. */
  Expression<String> place(Expression<String> path, String subPath, boolean perReplica) {
    return subPath.isEmpty() && !perReplica
        ? path
        : Texts.join(path, "/", below(subPath, perReplica));
  }

  private Expression<String> below(String subPath, boolean perReplica) {
    if (!perReplica) {
      return new Literal<>(subPath);
    }
    return subPath.isEmpty() ? instance.name() : Texts.join(subPath, "/", instance.name());
  }

  private void named(MappingBuilder fields, Mount mount, Expression<String> key, boolean around) {
    fields.put("type", "volume").put("source", key).put("target", mount.path());
    readOnly(fields, mount.readOnly());
    Consumer<MappingBuilder> options =
        part -> {
          part.put("nocopy", true);
          if (mount.isDirectory() && !around) {
            part.put("subpath", below(mount.subPath(), mount.perReplica()));
          }
        };
    fields.put("volume", options);
  }

  private static void inMemory(
      MappingBuilder fields, Mount mount, PlannedVolume.Temporary temporary) {
    fields
        .put("type", "tmpfs")
        .put("target", mount.path())
        .put(
            "tmpfs",
            options ->
                options
                    .put(
                        "size",
                        temporary.mebibytes() instanceof Literal<Long> literal
                            ? new Literal<>(literal.value() * MEBI)
                            : new Arithmetic(
                                Arithmetic.Operator.TIMES,
                                temporary.mebibytes(),
                                new Literal<>(MEBI)))
                    .put("mode", EVERYBODY));
  }

  private static void readOnly(MappingBuilder fields, Expression<Boolean> readOnly) {
    if (!readOnly.equals(new Literal<>(false))) {
      fields.put("read_only", readOnly);
    }
  }

  /** Whether a mount is that of devices. */
  static boolean isDevice(Mount mount) {
    return mount.volume() instanceof VolumeSource.OfNas ofNas && ofNas.device();
  }

  /** Whether a mount is one of generated files. */
  static boolean isFile(Mount mount) {
    return mount.volume() instanceof VolumeSource.File
        || mount.volume() instanceof VolumeSource.LiveFiles;
  }
}
