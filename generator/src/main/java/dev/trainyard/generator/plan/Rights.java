package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an owner is told of an app's rights before it is installed, derived from its containers.
 *
 * @param users the users that its processes run as
 * @param capabilities the Linux capabilities that its processes have; {@link #EVERY_CAPABILITY} of
 *     containers that are privileged
 * @param hostPaths directories, files and devices of the NAS that containers have
 * @param setsOwners whether something runs first that gives volumes to their users
 */
public record Rights(
    List<User> users, List<Right> capabilities, List<Right> hostPaths, boolean setsOwners) {

  /** The user and group that TrueNAS has for apps. */
  private static final long APPS = 568;

  /** What stands for all capabilities together. */
  public static final String EVERY_CAPABILITY = "ALL";

  /** Copies the lists. */
  public Rights {
    users = List.copyOf(users);
    capabilities = List.copyOf(capabilities);
    hostPaths = List.copyOf(hostPaths);
  }

  /**
   * A user.
   *
   * @param user user id; where the owner chooses it, the one that the wizard proposes
   * @param group group id, in the same way
   * @param right who runs as it, and why if it is root
   */
  public record User(long user, long group, Right right) {}

  /**
   * A right.
   *
   * @param name what it is
   * @param holders the containers that have it, {@code WORKLOAD} or {@code WORKLOAD/CONTAINER}
   * @param reasons why, each a sentence
   */
  public record Right(String name, List<String> holders, List<String> reasons) {

    /** Copies the lists. */
    public Right {
      holders = List.copyOf(holders);
      reasons = List.copyOf(reasons);
    }

    /** Who has it and why, as a sentence for owners. */
    public String sentence() {
      return String.join(", ", holders) + ": " + String.join(" ", reasons);
    }

    /** What runs with it, as sentences for owners. */
    public String runs() {
      String runs = "Runs " + String.join(", ", holders) + ".";
      return reasons.isEmpty() ? runs : runs + " " + String.join(" ", reasons);
    }
  }

  /** What containers may do beyond the least, and why, as sentences for owners. */
  public List<String> exceptions() {
    List<String> all = new ArrayList<>();
    for (User user : users) {
      if (user.user() == 0) {
        all.add("As root: " + user.right().runs());
      } else {
        all.addAll(user.right().reasons());
      }
    }
    for (Right right : capabilities) {
      String what = right.name().equals(EVERY_CAPABILITY) ? "Privileged" : right.name();
      all.add(what + ", " + right.sentence());
    }
    hostPaths.forEach(right -> all.add(right.name() + " of the NAS, " + right.sentence()));
    return all;
  }

  /** The name that a user or group has on every NAS; for others the id has to do. */
  public static String nameOf(long id) {
    if (id == 0) {
      return "root";
    }
    return id == APPS ? "apps" : Long.toString(id);
  }

  /** The rights of an app; whether devices open to privileged containers only counts, too. */
  static Rights of(Plan plan, boolean forDevices) {
    Collector collector = new Collector(forDevices, Unasked.facts(plan.app()));
    plan.units().forEach(collector::unit);
    return collector.rights();
  }

  /** The number that counts when the owner changes nothing; none when there is no proposal. */
  private static OptionalLong proposed(Expression<Long> id) {
    if (id instanceof Literal<Long> literal) {
      return OptionalLong.of(literal.value());
    }
    return id instanceof Answer<Long> answer && answer.fallback() instanceof Long fallback
        ? OptionalLong.of(fallback)
        : OptionalLong.empty();
  }

  private static final class Collector {

    private record Ids(long user, long group) {}

    private record Holders(Set<String> names, Set<String> reasons) {
      Holders() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>());
      }

      Right as(String name) {
        return new Right(name, new ArrayList<>(names), new ArrayList<>(reasons));
      }
    }

    private final boolean forDevices;
    private final List<Expression<Boolean>> facts;
    private final Map<Ids, Holders> users = new LinkedHashMap<>();
    private final Map<String, Holders> capabilities = new LinkedHashMap<>();
    private final Map<String, Holders> hostPaths = new LinkedHashMap<>();
    private boolean setsOwners;

    Collector(boolean forDevices, List<Expression<Boolean>> facts) {
      this.forDevices = forDevices;
      this.facts = facts;
    }

    void unit(Unit unit) {
      unit.containers().stream()
          .filter(container -> !isLeftOut(unit, container))
          .forEach(container -> container(unit, container));
      setsOwners |= !unit.setsOwners().never();
    }

    /** Whether it is there only for answers that the edition does not ask for. */
    private boolean isLeftOut(Unit unit, PlannedContainer container) {
      return Conditions.exclude(
          Stream.concat(unit.conditions().stream(), container.declared().when().stream()).toList(),
          facts);
    }

    private void container(Unit unit, PlannedContainer planned) {
      Container container = planned.declared();
      String owner = unit.name();
      String name = container.name().equals(owner) ? owner : owner + "/" + container.name();
      planned.runAs().ifPresent(ids -> user(ids, unit, container, name));
      Block.forEach(
          container.security().capabilities(),
          capability -> right(capabilities, capability.name(), name, capability.reason()));
      Block.forEach(
          container.security().privileged(forDevices),
          reason -> right(capabilities, EVERY_CAPABILITY, name, reason.value()));
      Block.forEach(
          container.mounts(),
          mount -> {
            if (mount.volume() instanceof VolumeSource.OfNas ofNas) {
              right(hostPaths, ofNas.path(), name, ofNas.reason());
            }
          });
    }

    private static void right(
        Map<String, Holders> rights, String right, String holder, String reason) {
      Holders holders = rights.computeIfAbsent(right, added -> new Holders());
      holders.names().add(holder);
      holders.reasons().add(reason);
    }

    private void user(RunAs runAs, Unit unit, Container container, String name) {
      OptionalLong user = proposed(runAs.user());
      OptionalLong group = proposed(runAs.group());
      if (user.isPresent() && group.isPresent()) {
        Holders holders =
            users.computeIfAbsent(
                new Ids(user.getAsLong(), group.getAsLong()), added -> new Holders());
        holders.names().add(name);
        container.security().root().ifPresent(reason -> holders.reasons().add(reason.value()));
        Block.forEach(
            container.security().writableRoot(),
            reason ->
                holders.reasons().add(name + " writes to its root file system: " + reason.value()));
        Block.forEach(
            container.security().escalation(),
            reason ->
                holders
                    .reasons()
                    .add("Programs of " + name + " may gain rights: " + reason.value()));
        unit.declared()
            .hostNetworkReason()
            .ifPresent(
                reason ->
                    holders
                        .reasons()
                        .add(unit.name() + " uses the network of the NAS: " + reason.value()));
      }
    }

    Rights rights() {
      return new Rights(
          users.entrySet().stream()
              .map(
                  entry ->
                      new User(
                          entry.getKey().user(),
                          entry.getKey().group(),
                          entry.getValue().as("user")))
              .toList(),
          rights(capabilities),
          rights(hostPaths),
          setsOwners);
    }

    private static List<Right> rights(Map<String, Holders> rights) {
      return rights.entrySet().stream().map(entry -> entry.getValue().as(entry.getKey())).toList();
    }
  }
}
