package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Portal;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * A button that opens the app.
 *
 * @param name its name within the app, a DNS label
 * @param portal what the definition says
 */
public record PlannedPortal(String name, Portal portal) {

  private static final Literal<String> NAS = new Literal<>("");

  /** The portals of an app, in its order. */
  public static List<PlannedPortal> of(List<Portal> portals) {
    List<PlannedPortal> all = new ArrayList<>();
    for (Portal portal : portals) {
      String name = all.isEmpty() ? "portal" : "portal-" + portal.key().replace('_', '-');
      all.add(new PlannedPortal(name, portal));
    }
    return all;
  }

  /**
   * The host that it leads to.
   *
   * @param nas yields the NAS itself in the words of an edition
   */
  public Expression<String> host(Expression<String> nas) {
    if (portal.host() instanceof Literal<String>) {
      return portal.host().equals(NAS) ? nas : portal.host();
    }
    return new Conditional<>(new Equality(portal.host(), NAS), nas, portal.host());
  }
}
