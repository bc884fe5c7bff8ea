package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.All;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.expression.ReleaseState;
import dev.trainyard.generator.expression.StoragePlace;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  Set<Document> of(App app) {
    Set<Document> claims = new LinkedHashSet<>();
    app.workloads()
        .forEach(workload -> claims(workload.pod(), workload.repetition()).forEach(claims::add));
    app.jobs().forEach(job -> claims(job.pod(), Optional.empty()).forEach(claims::add));
    return claims;
  }

  private List<Document> claims(Pod pod, Optional<Repetition> repetition) {
    List<Document> claims = new ArrayList<>();
    for (PlacedMount place : PlacedMount.of(pod)) {
      if (place.mount().volume() instanceof VolumeSource.Storage storage) {
        List<PlacedMount.Repeat> repeats = new ArrayList<>(place.repeats());
        repetition
            .filter(each -> storage.scope().equals(each.item()))
            .ifPresent(each -> repeats.add(0, new PlacedMount.Repeat(each.list())));
        Document claim = claim(storage);
        for (int i = repeats.size() - 1; i >= 0; i--) {
          claim = new Document.DocumentsEach(repeats.get(i).list(), List.of(claim));
        }
        claims.add(claim);
      }
    }
    return claims;
  }

  private Document claim(VolumeSource.Storage storage) {
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
