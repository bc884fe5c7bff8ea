package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.PlacedMount;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Owners of volumes: the containers' own users, and one for each directory. */
final class OwnerChecks {

  private final Findings findings;

  private OwnerChecks(Findings findings) {
    this.findings = findings;
  }

  static void check(Plan plan, Findings findings) {
    OwnerChecks checks = new OwnerChecks(findings);
    List<Owned> all = new ArrayList<>();
    for (Unit unit : plan.units()) {
      for (PlacedMount place : unit.mounts()) {
        if (place.mount().owner().isPresent()) {
          Owned owned = numbered(new Owned(unit, place, all.size()), all);
          checks.owner(owned);
          checks.forEachItem(owned);
          all.stream().filter(owned::isContradictedBy).forEach(known -> checks.twice(known, owned));
          all.add(owned);
        }
      }
    }
    for (Unit unit : plan.units()) {
      for (PlacedMount place : unit.mounts()) {
        if (place.mount().owner().isEmpty()) {
          Owned reader = new Owned(unit, place, all.size());
          all.stream()
              .filter(reader::isLockedOutBy)
              .findFirst()
              .ifPresent(known -> checks.locked(known, reader));
        }
      }
    }
  }

  /** The same; a step that was asked for before keeps its place. */
  private static Owned numbered(Owned owned, List<Owned> all) {
    return all.stream()
        .filter(owned::isAlso)
        .findFirst()
        .map(known -> new Owned(owned.unit(), owned.place(), known.order()))
        .orElse(owned);
  }

  /**
   * A directory of a volume with the owner that a mount asks for.
   *
   * @param order where among the steps of the unit it gets the owner
   */
  private record Owned(Unit unit, PlacedMount place, int order) {

    /** Within a unit, whether what is done later takes away what was done before. */
    private boolean takesAway(Owned known) {
      Owned first = order < known.order ? this : known;
      Owned last = first == this ? known : this;
      return first.directory().startsWith(last.directory());
    }

    /** Whether both are one step of the unit, which it does once. */
    boolean isAlso(Owned other) {
      return unit == other.unit
          && mount().volume().equals(other.mount().volume())
          && directory().equals(other.directory())
          && sameOwner(other);
    }

    private boolean sameOwner(Owned other) {
      return owner().user().equals(other.owner().user())
          && owner().group().equals(other.owner().group());
    }

    Mount mount() {
      return place.mount();
    }

    Mount.Owner owner() {
      return mount().owner().orElseThrow();
    }

    String subject() {
      return unit.subject(place.container()) + ", mount";
    }

    private List<Expression<Boolean>> conditions() {
      return Stream.concat(unit.conditions().stream(), place.conditions().stream()).toList();
    }

    private boolean isShared() {
      return mount().volume() instanceof VolumeSource.Storage;
    }

    /** The directory, with {@code /} at its end; replicas of a unit have their own. */
    private String directory() {
      String directory = mount().subPath().isEmpty() ? "" : mount().subPath() + "/";
      return mount().perReplica() ? directory + "* " + unit.name() + "/" : directory;
    }

    /**
     * Whether what this mounts and gives to nobody belongs to somebody else there, so that this may
     * do no more than everybody.
     */
    boolean isLockedOutBy(Owned known) {
      Optional<RunAs> runAs = place.container().runAs();
      boolean inGroup =
          Stream.concat(runAs.stream(), unit.declared().runAs().stream())
              .anyMatch(own -> own.group().equals(known.owner().group()));
      return runAs.isPresent()
          && !runAs.get().isRoot()
          && !runAs.get().user().equals(known.owner().user())
          && !inGroup
          && isShared()
          && mount().volume().equals(known.mount().volume())
          && (known.directory().startsWith(directory())
              || directory().startsWith(known.directory()))
          && !Conditions.exclude(known.conditions(), conditions());
    }

    /** Whether one is an item's and the other the app's, in one dataset if nobody names another. */
    private boolean sharesDataset(Owned known) {
      return mount().volume() instanceof VolumeSource.Storage own
          && known.mount().volume() instanceof VolumeSource.Storage other
          && own.scope().isItem() != other.scope().isItem()
          && own.question().dataset().equals(other.question().dataset());
    }

    /** Whether both may be there at once, and what one of them gets the other takes away. */
    boolean isContradictedBy(Owned known) {
      boolean sameVolume =
          mount().volume().equals(known.mount().volume()) && (isShared() || unit == known.unit)
              || sharesDataset(known);
      boolean overlap =
          unit == known.unit
              ? takesAway(known)
              : known.directory().startsWith(directory())
                  || directory().startsWith(known.directory());
      return !sameOwner(known)
          && sameVolume
          && overlap
          && !Conditions.exclude(known.conditions(), conditions());
    }
  }

  private void owner(Owned owned) {
    Mount.Owner owner = owned.owner();
    UnitChecks.ids(
        new RunAs(owner.user(), owner.group()),
        !owner.reason().isBlank(),
        owned.subject(),
        owned.mount().source(),
        "gives a volume to user or group ",
        findings);
    Optional<Expression<Long>> user = owned.place().container().runAs().map(RunAs::user);
    if (user.isPresent() && !user.get().equals(owner.user()) && owner.reason().isBlank()) {
      findings.error(
          Rule.SECURITY,
          owned.subject(),
          owned.mount().source(),
          "gives a volume to another user than the container runs as",
          "the container's own user, or a stated reason",
          "correct the user, or call ownedBy(user, group, \"reason\")");
    }
  }

  private void locked(Owned known, Owned reader) {
    findings.warning(
        Rule.VOLUME,
        reader.subject(),
        reader.mount().source(),
        "mounts "
            + volume(reader.mount())
            + ", which belongs to another user and group by "
            + known.subject()
            + " at "
            + known.mount().source().position()
            + ": what only these may read stays closed to it",
        "containers of the user or the group of what they mount",
        "run the container as that user, by runAs(…), or mount a directory of its own");
  }

  private void twice(Owned known, Owned owned) {
    findings.error(
        Rule.VOLUME,
        owned.subject(),
        owned.mount().source(),
        "gives "
            + volume(owned.mount())
            + " to another user or group than "
            + known.subject()
            + " at "
            + known.mount().source().position()
            + " does: whichever starts later takes it from the other",
        "one owner for a directory and what lies in it, unless under conditions that exclude each"
            + " other",
        "give both the same owner, or mount directories of their own with subPath(…) or dataset(…)");
  }

  /** One volume for all items, and an owner that each item names. */
  private void forEachItem(Owned owned) {
    boolean ofItem =
        !ItemUse.of(owned.owner().user()).isEmpty() || !ItemUse.of(owned.owner().group()).isEmpty();
    boolean shared =
        owned.mount().volume() instanceof VolumeSource.Storage storage
            && !storage.scope().isItem()
            && !owned.mount().perReplica();
    if (ofItem && shared) {
      findings.error(
          Rule.VOLUME,
          owned.subject(),
          owned.mount().source(),
          "gives " + volume(owned.mount()) + ", which all items share, to an owner of each item",
          "one owner for a directory",
          "ask for storage in the items, or name an owner that is no item's answer");
    }
  }

  private static String volume(Mount mount) {
    String directory = mount.subPath().isEmpty() ? "" : mount.subPath() + " of ";
    return directory
        + (mount.volume() instanceof VolumeSource.Storage storage
            ? storage.question().dotted()
            : "a temporary volume");
  }
}
