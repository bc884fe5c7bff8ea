package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.DatasetPath;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.PlannedFile;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The volumes of a pod and the mounts of its containers. */
final class Volumes {

  private static final int READABLE = 0444;
  private static final int SECRET_READABLE = 0440;

  /** What holds the devices of a sort. */
  private static final Set<String> DEVICE_DIRECTORIES =
      Set.of("/dev/dri", "/dev/snd", "/dev/bus/usb", "/dev/input", "/dev/dvb");

  /** Of the devices that are read in blocks, disks and memory are refused. */
  private static final Pattern DISC_DRIVE = Pattern.compile("/dev/(sr[0-9]+|cdrom|dvd)");

  private final Unit unit;
  private final ClaimNames claims;

  /** The volumes of a unit. */
  Volumes(Unit unit, ClaimNames claims) {
    this.unit = unit;
    this.claims = claims;
  }

  /** The name of a volume; of one of an item the part that all items share. */
  static String constantName(PlannedVolume volume) {
    if (volume instanceof PlannedVolume.Storage storage) {
      return storage.question().volumeName();
    }
    if (volume instanceof PlannedVolume.Temporary temporary) {
      return temporary.name();
    }
    if (volume instanceof PlannedVolume.Live live) {
      return live.name();
    }
    if (volume instanceof PlannedVolume.OfNas ofNas) {
      return ofNas.name();
    }
    return ((PlannedVolume.Files) volume).secret() ? "generated-files" : "generated-config";
  }

  private static Expression<String> name(PlannedVolume volume) {
    if (volume instanceof PlannedVolume.Storage storage && storage.scope().isItem()) {
      return new Text(
          List.of(
              new Text.Fixed(itemVolume(storage) + "-"),
              new Text.Hole(new ItemIndex(storage.scope()))));
    }
    return new Literal<>(constantName(volume));
  }

  private Tree volume(PlannedVolume volume) {
    return MappingBuilder.mapping(
        fields -> {
          fields.put("name", name(volume));
          if (volume instanceof PlannedVolume.Storage storage) {
            storage(fields, storage);
          } else if (volume instanceof PlannedVolume.Temporary temporary) {
            temporary(fields, temporary);
          } else if (volume instanceof PlannedVolume.OfNas ofNas) {
            ofNas(fields, ofNas);
          } else if (volume instanceof PlannedVolume.Live live) {
            fields.put("secret", secret -> live(secret, live));
          } else if (((PlannedVolume.Files) volume).secret()) {
            fields.put(
                "secret",
                secret ->
                    secret
                        .put("secretName", Names.with(unit.fullName(), "files"))
                        .put("defaultMode", SECRET_READABLE)
                        .putUnlessEmpty("items", modes(unit.files(true), SECRET_READABLE)));
          } else {
            fields.put(
                "configMap",
                config ->
                    config
                        .put("name", Names.with(unit.fullName(), "config"))
                        .put("defaultMode", READABLE)
                        .putUnlessEmpty("items", modes(unit.files(false), READABLE)));
          }
        });
  }

  /** Mounted as a directory: the kubelet never changes what a subPath shows. */
  private void live(MappingBuilder secret, PlannedVolume.Live live) {
    secret
        .put("secretName", Names.with(unit.fullName(), "live"))
        .put("defaultMode", SECRET_READABLE)
        .put(
            "items",
            new Tree.Sequence(
                live.files().stream()
                    .<Tree.Element>map(
                        file ->
                            new Tree.Item(
                                MappingBuilder.mapping(
                                    item -> item.put("key", file.key()).put("path", file.name()))))
                    .toList()));
  }

  /** The items, if any file has permission bits of its own. */
  private static List<Tree.Element> modes(List<Block<PlannedFile>> files, int usual) {
    if (Block.stream(files).allMatch(file -> mode(file, usual) == usual)) {
      return List.of();
    }
    return Blocks.elements(
        files,
        file ->
            MappingBuilder.mapping(
                item ->
                    item.put("key", file.key())
                        .put("path", file.key())
                        .put("mode", mode(file, usual))));
  }

  private static int mode(PlannedFile file, int usual) {
    return file.mode() == READABLE ? usual : file.mode();
  }

  private static void temporary(MappingBuilder volume, PlannedVolume.Temporary temporary) {
    volume.put(
        "emptyDir",
        directory -> {
          if (temporary.inMemory()) {
            directory.put("medium", "Memory");
          }
          directory.put("sizeLimit", Quantities.mebibytes(temporary.mebibytes()));
        });
  }

  private static String deviceType(String path) {
    if (DEVICE_DIRECTORIES.contains(path)) {
      return "Directory";
    }
    return DISC_DRIVE.matcher(path).matches() ? "BlockDevice" : "CharDevice";
  }

  private static void ofNas(MappingBuilder volume, PlannedVolume.OfNas ofNas) {
    volume.put(
        "hostPath",
        hostPath -> {
          hostPath.put("path", ofNas.path());
          // A device that is missing must not come into being as a directory.
          if (ofNas.device()) {
            hostPath.put("type", deviceType(ofNas.path()));
          }
        });
  }

  private void storage(MappingBuilder volume, PlannedVolume.Storage storage) {
    Tree.Entry dataset =
        new Tree.EntriesWhen(
            new InstallationState(InstallationState.State.ON_TRUENAS),
            hostPath(new DatasetPath(storage.datasetName())),
            claim(claims.of(storage)));
    Tree.Entry other = dataset;
    if (storage.question().allowsTemporary()) {
      other =
          new Tree.EntriesWhen(
              storage.isIn(StoragePlace.TEMPORARY),
              MappingBuilder.entries(
                  directory -> directory.put("emptyDir", new Tree.Mapping(List.of()))),
              List.of(dataset));
    }
    if (storage.question().allowsSmb()) {
      other =
          new Tree.EntriesWhen(
              storage.isIn(StoragePlace.SMB), claim(SmbShares.name(storage)), List.of(other));
    }
    volume.add(
        new Tree.EntriesWhen(
            storage.isIn(StoragePlace.HOST_PATH),
            hostPath(
                storage.question().asksAccessLists()
                    ? storage.listedHostPath()
                    : storage.hostPath()),
            List.of(other)));
  }

  private static List<Tree.Entry> claim(Expression<String> name) {
    return MappingBuilder.entries(
        claim -> claim.put("persistentVolumeClaim", reference -> reference.put("claimName", name)));
  }

  private static List<Tree.Entry> hostPath(Expression<String> path) {
    return MappingBuilder.entries(
        entries -> entries.put("hostPath", hostPath -> hostPath.put("path", path)));
  }

  /** What an item has a volume for, in the names of its volumes and claims. */
  static String itemVolume(PlannedVolume.Storage storage) {
    return HelmAnswers.itemName(storage.scope()).toLowerCase(Locale.ROOT)
        + "-"
        + storage.question().volumeName();
  }

  /** The pod's volumes. */
  List<Tree.Element> volumes() {
    return Blocks.elements(unit.volumes(), this::volume);
  }

  /** The mounts of a container. */
  List<Tree.Element> mounts(List<Block<Mount>> mounts) {
    return Blocks.elements(mounts, this::mount);
  }

  /** One mount. */
  Tree.Mapping mount(Mount mount) {
    return MappingBuilder.mapping(
        fields -> {
          fields.put("name", name(PlannedVolume.of(mount.volume()))).put("mountPath", mount.path());
          if (mount.volume() instanceof VolumeSource.File file) {
            fields.put("subPath", unit.file(file).key());
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
}
