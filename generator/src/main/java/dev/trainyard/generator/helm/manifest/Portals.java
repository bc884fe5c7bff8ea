package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Portal;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedPortal;
import dev.trainyard.generator.tree.Document;
import java.util.List;

/** TrueNAS reads the portals' addresses from ConfigMaps, on every release. */
final class Portals {

  private static final Literal<String> NODE = new Literal<>("$node_ip");

  private final Labels labels;

  Portals(Labels labels) {
    this.labels = labels;
  }

  /** The ConfigMaps of an app's portals. */
  List<Document> of(Plan plan) {
    return plan.portals().stream().map(this::document).toList();
  }

  private Document document(PlannedPortal planned) {
    Portal portal = planned.portal();
    Document document =
        Documents.named(
            "v1",
            "ConfigMap",
            new Literal<>(planned.name()),
            labels.all(),
            fields ->
                fields.put(
                    "data",
                    data ->
                        data.put("protocol", portal.protocol())
                            .put("host", planned.host(NODE))
                            .put("port", new Text(List.of(new Text.Hole(portal.port()))))
                            .put("path", portal.path())));
    return new Document.DocumentsWhen(
        new InstallationState(InstallationState.State.ON_TRUENAS),
        List.of(Documents.under(portal.when(), document)));
  }
}
