package dev.trainyard.testcluster.rule;

import dev.trainyard.generator.helm.rule.Field;
import dev.trainyard.generator.helm.rule.Hardening;
import dev.trainyard.generator.helm.rule.Manifest;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Security;
import dev.trainyard.generator.plan.Ownership;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rights that a definition states itself, most of them with a reason for the reviewer, and
 * those of the step that gives volumes to their users. Nobody needs to allow them again.
 */
public final class StatedRights {

  private static final String COMPONENT = "app.kubernetes.io/component";

  private final List<Stated> all = new ArrayList<>();

  private StatedRights() {}

  /** Rights of a container; its name is empty for those of the whole pod. */
  private record Stated(Unit unit, String container, Set<Hardening> exceptions) {

    /** Whether they are about a container of this component; one of each item has its own. */
    boolean covers(Hardening asked, String component, String askedContainer) {
      boolean sameUnit =
          unit.repetition().isPresent()
              ? component.startsWith(unit.name() + "-")
              : component.equals(unit.name());
      return sameUnit && container.equals(askedContainer) && exceptions.contains(asked);
    }
  }

  /** No right at all. */
  public static StatedRights none() {
    return new StatedRights();
  }

  /** The rights that the definition of an app states. */
  public static StatedRights of(App app) {
    StatedRights rights = new StatedRights();
    Plan.of(app).units().forEach(rights::unit);
    return rights;
  }

  private void unit(Unit unit) {
    if (unit.declared().hostNetwork().isPresent()) {
      all.add(new Stated(unit, "", Set.of(Hardening.NO_HOST_NAMESPACES)));
    }
    if (!unit.setsOwners().never()) {
      all.add(
          new Stated(
              unit, Ownership.STEP, Set.of(Hardening.NON_ROOT_USER, Hardening.NO_CAPABILITIES)));
    }
    unit.containers().forEach(container -> container(unit, container));
  }

  private void container(Unit unit, PlannedContainer container) {
    Security security = container.declared().security();
    String name = container.declared().name();
    if (security.root().isPresent()) {
      all.add(new Stated(unit, name, Set.of(Hardening.NON_ROOT_USER)));
    }
    if (!security.writableRoot().isEmpty()) {
      all.add(new Stated(unit, name, Set.of(Hardening.READ_ONLY_ROOT)));
    }
    if (!security.escalation().isEmpty()) {
      all.add(new Stated(unit, name, Set.of(Hardening.NO_PRIVILEGE_ESCALATION)));
    }
    if (!security.capabilities().isEmpty()) {
      all.add(new Stated(unit, name, Set.of(Hardening.NO_CAPABILITIES)));
    }
    if (!security.privileged(true).isEmpty()) {
      all.add(
          new Stated(
              unit,
              name,
              Set.of(
                  Hardening.NOT_PRIVILEGED,
                  Hardening.NO_PRIVILEGE_ESCALATION,
                  Hardening.NO_CAPABILITIES,
                  Hardening.READ_ONLY_ROOT)));
    }
  }

  /** Whether the definition states this right of a container; no name means the whole pod. */
  boolean cover(Hardening asked, Manifest manifest, String container) {
    Field labels = manifest.root().get("metadata").get("labels");
    String component = labels.get(COMPONENT).textOr("");
    return all.stream().anyMatch(stated -> stated.covers(asked, component, container));
  }
}
