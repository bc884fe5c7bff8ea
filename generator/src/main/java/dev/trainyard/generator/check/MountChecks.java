package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.PlacedMount;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.ReadOnlyMounts;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the containers of a unit mount: volumes that exist, each path once. */
final class MountChecks {

  private static final Pattern PATH = Pattern.compile("(/(?!\\.{0,2}(/|$))[^\\s:/]+)+");

  /** A step to the folder above. */
  private static final Pattern UP = Pattern.compile("(^|/)\\.\\.(/|$)");

  private static final Pattern VOLUME_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,149}");

  private static final Pattern DEVICE = Pattern.compile("/dev(/[A-Za-z0-9][A-Za-z0-9._@+-]*)+");

  /** Disks in all their names, pools, and the memory of the machine. */
  private static final Pattern DISK =
      Pattern.compile(
          "/dev/(mem|kmem|port|(sd|hd|vd|xvd|nvme|md|dm-|zd|loop|ram|nbd|mmcblk|pmem|sg)[a-z0-9]*"
              + "|(zfs|zvol|mapper|disk|block|bsg|nvme-fabrics|vfio)(/.*)?)");

  /** What comes with GPUs. */
  private static final Pattern OF_GPUS = Pattern.compile("/dev/(dri(/.*)?|kfd)");

  /** In MiB, of which there are at most 16 TiB in any machine. */
  private static final Bounds SIZES = Bounds.of(1, 1L << 24);

  private final boolean stateful;
  private final Findings findings;
  private final Map<String, Volume> temporary = new HashMap<>();
  private final Map<String, PlannedVolume.Live> live = new HashMap<>();
  private final Map<String, StorageQuestion> storages = new HashMap<>();
  private final Map<String, PlannedVolume.OfNas> ofNas = new HashMap<>();

  private MountChecks(boolean stateful, Findings findings) {
    this.stateful = stateful;
    this.findings = findings;
  }

  /**
   * Checks what a unit mounts.
   *
   * @param stateful whether its replicas have names that last
   */
  static void check(Unit unit, boolean stateful, Findings findings) {
    MountChecks checks = new MountChecks(stateful, findings);
    for (PlannedContainer container : unit.containers()) {
      checks.check(container.declared(), unit.subject(container));
    }
    checks.volumeNames(unit);
  }

  /** Temporary volumes and storage questions share the names of a unit's volumes. */
  private void volumeNames(Unit unit) {
    for (PlacedMount place : unit.mounts()) {
      if (place.mount().volume() instanceof VolumeSource.Temporary volume
          && storages.containsKey(volume.volume().name())) {
        findings.error(
            Rule.VOLUME,
            unit.subject(place.container()),
            place.mount().source(),
            "names a temporary volume \""
                + volume.volume().name()
                + "\" like that of "
                + storages.get(volume.volume().name()).dotted(),
            "each name for one volume of a workload or job",
            "rename the temporary volume");
      }
    }
  }

  void check(Container container, String subject) {
    Once.once(
        Block.guarded(container.mounts()),
        Mount::path,
        (path, known, mount) ->
            findings.error(
                Rule.VOLUME,
                subject,
                mount.source(),
                "mounts something at " + path + " twice; first at " + known.source().position(),
                "each path once, unless under conditions that exclude each other",
                "change one of the paths"));
    Once.eachOnce(
        container.mounts(),
        Mount::path,
        (path, mount) ->
            findings.error(
                Rule.VOLUME,
                subject,
                mount.source(),
                "mounts something at " + path + " for each item of a list",
                "a path that differs from item to item",
                "make the item's own answer or its index part of the path"));
    Block.forEach(container.mounts(), mount -> mount(mount, subject));
    ReadOnlyMounts.of(container).stream()
        .filter(ReadOnlyMounts.Below::isCertain)
        .forEach(below -> below(below, subject));
    container
        .gpus()
        .ifPresent(
            gpus ->
                Block.guarded(container.mounts()).stream()
                    .filter(mount -> isOfGpus(mount.value()))
                    .filter(mount -> !Conditions.exclude(List.of(gpus.value()), mount.conditions()))
                    .forEach(
                        mount ->
                            findings.error(
                                Rule.DUPLICATE,
                                subject,
                                mount.value().source(),
                                "has a device that it has where the owner gives a GPU",
                                "gpus(…) or the device, unless under conditions that exclude each"
                                    + " other",
                                "remove one, or say the device within when(not(GPUS.isChosen()),"
                                    + " …)")));
  }

  private void below(ReadOnlyMounts.Below below, String subject) {
    findings.error(
        Rule.VOLUME,
        subject,
        below.inner().value().source(),
        "mounts something at "
            + ((Literal<String>) below.inner().value().path()).value()
            + ", below what can only be read, at "
            + below.outer().value().source().position()
            + ": nobody can make its place there, and the container does not start",
        "places outside of files, live files and what is mounted read-only",
        "mount it elsewhere, or let the container write to what is around it");
  }

  private static boolean isOfGpus(Mount mount) {
    return mount.volume() instanceof VolumeSource.OfNas ofNas
        && ofNas.device()
        && OF_GPUS.matcher(ofNas.path()).matches();
  }

  private void mount(Mount mount, String subject) {
    if (mount.path() instanceof Literal<String> path && !PATH.matcher(path.value()).matches()) {
      findings.error(
          Rule.VOLUME,
          subject,
          mount.source(),
          "mounts something at \"" + path.value() + "\"",
          "an absolute path other than / without blanks, :, . or .. between slashes, or / at its end",
          "correct the path");
    }
    if (mount.subPath().startsWith("/") || UP.matcher(mount.subPath()).find()) {
      findings.error(
          Rule.VOLUME,
          subject,
          mount.source(),
          "mounts the directory \"" + mount.subPath() + "\" of a volume",
          "a relative path without ..",
          "correct the directory");
    }
    if (mount.perReplica() && !stateful) {
      findings.error(
          Rule.VOLUME,
          subject,
          mount.source(),
          "keeps a directory for each replica, and the replicas have no lasting names",
          "a workload that is stateful()",
          "call stateful() or drop perReplica()");
    }
    if (mount.volume() instanceof VolumeSource.File file
        && ((file.mode() & ~0777) != 0 || (file.mode() & 0022) != 0)) {
      findings.error(
          Rule.VOLUME,
          subject,
          mount.source(),
          "has a file with the permission bits 0" + Integer.toOctalString(file.mode()),
          "at most 0777, and nothing for group and others to write",
          "write them in octal with a 0 before them, such as 0444");
    }
    if (mount.volume() instanceof VolumeSource.LiveFiles source) {
      live(mount, source, subject);
    }
    if (mount.volume() instanceof VolumeSource.Storage storage && !storage.scope().isItem()) {
      storages.put(storage.question().volumeName(), storage.question());
    }
    if (mount.volume() instanceof VolumeSource.OfNas ofNas) {
      ofNas(mount, ofNas, subject);
    }
    if (mount.volume() instanceof VolumeSource.Temporary source) {
      temporary(mount, source.volume(), subject);
    }
  }

  private void live(Mount mount, VolumeSource.LiveFiles source, String subject) {
    Set<String> names = new HashSet<>();
    for (VolumeSource.LiveFile file : source.files()) {
      if (!FILE_NAME.matcher(file.name()).matches() || !names.add(file.name())) {
        findings.error(
            Rule.VOLUME,
            subject,
            file.source(),
            "has the live file \"" + file.name() + "\" in " + source.directory(),
            "1 to 150 letters, digits, ., _ and -, a letter or digit first, each name once",
            "rename the file");
      }
    }
    PlannedVolume planned = PlannedVolume.of(source);
    PlannedVolume.Live added = (PlannedVolume.Live) planned;
    PlannedVolume.Live known = live.putIfAbsent(added.name(), added);
    if (source.files().isEmpty()
        || !VOLUME_NAME.matcher(added.name()).matches()
        || known != null && !known.equals(added)) {
      findings.error(
          Rule.VOLUME,
          subject,
          mount.source(),
          known != null && !known.equals(added)
              ? "has other live files in " + source.directory() + " than another container"
              : "has live files in "
                  + source.directory()
                  + (source.files().isEmpty() ? ", and there are none" : ""),
          "at least one file in a directory whose path has at most 58 characters, and the same files"
              + " wherever a workload or job has that directory",
          "name the same files, or take another directory");
    }
  }

  private void ofNas(Mount mount, VolumeSource.OfNas source, String subject) {
    String path = source.path();
    String what = source.device() ? "the device " : "the directory ";
    if (source.reason().isBlank()) {
      findings.error(
          Rule.SECURITY,
          subject,
          mount.source(),
          "has " + what + path + " of the NAS without a reason",
          "rights with one sentence each that says why",
          "state the reason as the last argument");
    }
    if (source.device() ? !DEVICE.matcher(path).matches() : !isOfSystem(path)) {
      findings.error(
          Rule.VOLUME,
          subject,
          mount.source(),
          "has " + what + "\"" + path + "\" of the NAS",
          source.device()
              ? "a path below /dev"
              : "an absolute path without blanks, :, . or .. between slashes, neither below /dev"
                  + " nor below /mnt",
          source.device()
              ? "correct the path"
              : "call device(…) for what is in /dev, and ask a storage question for what is in"
                  + " /mnt");
    } else if (source.device() && DISK.matcher(path).matches()) {
      findings.error(
          Rule.SECURITY,
          subject,
          mount.source(),
          "has the device " + path + ", through which it reads and writes all that is on the NAS",
          "devices that neither disks nor memory are",
          "mount storage, or call privileged(\"reason\") where the program is about disks as such");
    }
    if (mount.owner().isPresent() || !mount.subPath().isEmpty() || mount.perReplica()) {
      findings.error(
          Rule.VOLUME,
          subject,
          mount.source(),
          "would change what is in " + path + ", which belongs to the NAS",
          "neither ownedBy(…) nor subPath(…) nor perReplica() for what belongs to the NAS",
          "drop it, or ask a storage question");
    }
    PlannedVolume.OfNas added = new PlannedVolume.OfNas(path, source.device());
    PlannedVolume.OfNas known = ofNas.putIfAbsent(added.name(), added);
    if (!VOLUME_NAME.matcher(added.name()).matches() || known != null && !known.equals(added)) {
      findings.error(
          Rule.VOLUME,
          subject,
          mount.source(),
          "has "
              + what
              + path
              + (known == null || known.equals(added)
                  ? ", whose path is too long"
                  : ", which is called like " + known.path()),
          "paths of at most 58 characters that differ in letters and digits",
          "have the directory around them instead");
    }
  }

  private static boolean isOfSystem(String path) {
    return PATH.matcher(path).matches()
        && Stream.of("/dev", "/mnt")
            .noneMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }

  private void temporary(Mount mount, Volume volume, String subject) {
    if (!VOLUME_NAME.matcher(volume.name()).matches()
        || volume.name().startsWith("generated-")
        || volume.name().startsWith("live-")
        || volume.name().startsWith("host-")
        || !Bounds.of(volume.mebibytes()).isWithin(SIZES)) {
      findings.error(
          Rule.VOLUME,
          subject,
          volume.source(),
          "has the temporary volume \""
              + volume.name()
              + "\" of "
              + (volume.mebibytes() instanceof Literal<Long> literal
                  ? literal.value() + " MiB"
                  : "a size that may be any number"),
          "a name of 1 to 63 lower-case letters, digits and -, not with generated-, live- or"
              + " host-, and at least 1 MiB",
          "correct name or size, or give the question range(1, 65536)");
    }
    Volume known = temporary.putIfAbsent(volume.name(), volume);
    boolean same =
        known == null
            || known == volume
            || known.inMemory()
                && volume.inMemory()
                && known.mebibytes().equals(volume.mebibytes());
    if (!same) {
      findings.error(
          Rule.VOLUME,
          subject,
          mount.source(),
          "mounts the temporary volume \""
              + volume.name()
              + "\" of "
              + volume.source().position()
              + ", and the workload or job has another of that name at "
              + known.source().position(),
          "each name for one volume of a workload or job",
          "rename one, or use one handle for both");
    }
  }
}
