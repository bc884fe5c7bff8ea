package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.helm.word.Claim;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import java.util.List;

/**
 * Outside TrueNAS a claim stands in for each dataset. On TrueNAS there is none: 24.04 has no
 * storage class.
 */
final class Claims {

  private final Labels labels;
  private final List<Claim> sizes;

  Claims(Labels labels, List<Claim> sizes) {
    this.labels = labels;
    this.sizes = sizes;
  }

  private int gibibytes(PlannedVolume.Storage storage) {
    return sizes.stream()
        .filter(size -> size.question().equals(storage.question()))
        .findFirst()
        .map(Claim::gibibytes)
        .orElse(Claim.USUAL_GIBIBYTES);
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
                                        annotations
                                            .put("helm.sh/resource-policy", "keep")
                                            .add(Installer.annotations())))
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
                                                    "storage", gibibytes(storage) + "Gi")))));
    return new Document.DocumentsWhen(
        new All(
            List.of(
                new Negation(new InstallationState(InstallationState.State.ON_TRUENAS)),
                storage.isIn(StoragePlace.DATASET))),
        List.of(claim));
  }
}
