package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.ReleaseState;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import java.util.List;

/**
 * Outside TrueNAS a claim stands in for each dataset. On TrueNAS there is none: 24.04 has no
 * storage class.
 */
final class Claims {

  private final Labels labels;

  Claims(Labels labels) {
    this.labels = labels;
  }

  /** The claims of an app, each once. */
  List<Document> of(Plan plan) {
    return Blocks.documents(plan.storages(), this::claim);
  }

  private Document claim(PlannedVolume.Storage storage) {
    Document claim =
        Documents.manifest(
            fields ->
                fields
                    .put("apiVersion", "v1")
                    .put("kind", "PersistentVolumeClaim")
                    .put(
                        "metadata",
                        metadata ->
                            metadata
                                .put("name", Volumes.claimName(storage))
                                .put("labels", labels.all())
                                .put(
                                    "annotations",
                                    annotations ->
                                        annotations.put("helm.sh/resource-policy", "keep")))
                    .put(
                        "spec",
                        spec ->
                            spec.put("accessModes", Tree.texts(List.of("ReadWriteOnce")))
                                .put(
                                    "resources",
                                    resources ->
                                        resources.put(
                                            "requests",
                                            requests ->
                                                requests.put(
                                                    "storage",
                                                    storage.question().claimGibibytes() + "Gi")))));
    return new Document.DocumentsWhen(
        new All(
            List.of(
                new Negation(new ReleaseState(ReleaseState.State.ON_TRUENAS)),
                storage.question().isIn(StoragePlace.DATASET, storage.scope()))),
        List.of(claim));
  }
}
