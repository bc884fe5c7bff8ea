package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.helm.word.Claim;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Unique;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Outside TrueNAS a claim stands in for each dataset. On TrueNAS there is none: 24.04 has no
 * storage class.
 */
final class Claims {

  private static final Expression<Boolean> ELSEWHERE =
      new Negation(new InstallationState(InstallationState.State.ON_TRUENAS));

  private final Labels labels;
  private final ClaimNames names;
  private final List<Claim> sizes;

  Claims(Labels labels, ClaimNames names, List<Claim> sizes) {
    this.labels = labels;
    this.names = names;
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

  /** Items whose claims would be one; on TrueNAS they share the dataset. */
  List<Unique> unique(Plan plan) {
    Map<PlannedVolume.Storage, ListAnswer> items = new LinkedHashMap<>();
    for (Guarded<PlannedVolume.Storage> one : Block.guarded(plan.storages())) {
      if (names.mayBeOne(one.value())) {
        one.value().scope().list().ifPresent(list -> items.put(one.value(), list));
      }
    }
    List<Unique> all = new ArrayList<>();
    items.forEach(
        (storage, list) ->
            all.add(
                new Unique(
                    List.of(
                        new Block.Each<>(
                            list,
                            storage.scope(),
                            List.of(
                                new Block.When<>(
                                    storage.isIn(StoragePlace.DATASET),
                                    List.of(new Block.One<>(storage.datasetName())))))),
                    false,
                    Optional.of(new All(List.of(ELSEWHERE, new NotEmpty(list)))),
                    Optional.empty(),
                    list.dotted() + ": two items have the dataset ",
                    ", and outside TrueNAS each has a volume claim of its own. Name another one in"
                        + " one of them.")));
    return all;
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
                                .put("name", names.of(storage))
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
        new All(List.of(ELSEWHERE, storage.isIn(StoragePlace.DATASET))), List.of(claim));
  }
}
