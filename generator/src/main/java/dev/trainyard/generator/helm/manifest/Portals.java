package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Conditional;
import dev.trainyard.generator.expression.Equality;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.ReleaseState;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.Portal;
import dev.trainyard.generator.tree.Document;
import java.util.ArrayList;
import java.util.List;

/** TrueNAS reads the portals' addresses from ConfigMaps, on every release. */
public final class Portals {

  private final Labels labels;

  Portals(Labels labels) {
    this.labels = labels;
  }

  /** The ConfigMaps of an app's portals. */
  List<Document> of(List<Portal> portals) {
    List<Document> documents = new ArrayList<>();
    for (Portal portal : portals) {
      Document document =
          Documents.named(
              "v1",
              "ConfigMap",
              new Literal<>(configMapOf(portal, documents.isEmpty())),
              labels.all(),
              fields ->
                  fields.put(
                      "data",
                      data ->
                          data.put("protocol", portal.protocol())
                              .put("host", host(portal))
                              .put("port", new Text(List.of(new Text.Hole(portal.port()))))
                              .put("path", portal.path())));
      documents.add(
          new Document.DocumentsWhen(
              new ReleaseState(ReleaseState.State.ON_TRUENAS),
              List.of(Documents.under(portal.when(), document))));
    }
    return documents;
  }

  private static Expression<String> host(Portal portal) {
    Literal<String> node = new Literal<>("$node_ip");
    return portal.host().equals(new Literal<>(""))
        ? node
        : new Conditional<>(new Equality(portal.host(), new Literal<>("")), node, portal.host());
  }

  /** The ConfigMap that holds a portal's address; its name has no {@code _}. */
  public static String configMapOf(Portal portal, boolean first) {
    return first ? "portal" : "portal-" + portal.key().replace('_', '-');
  }
}
