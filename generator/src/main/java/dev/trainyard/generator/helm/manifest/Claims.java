package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.All;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.expression.ReleaseState;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    List<Pod> all = new ArrayList<>();
    app.workloads().forEach(workload -> all.add(workload.pod()));
    app.jobs().forEach(job -> all.add(job.pod()));
    Set<Document> claims = new LinkedHashSet<>();
    for (Pod pod : all) {
      List<Container> containers = new ArrayList<>(pod.initContainers());
      containers.addAll(pod.containers());
      containers.forEach(container -> claims.addAll(claims(container.mounts())));
    }
    return claims;
  }

  private List<Document> claims(List<Block<Mount>> blocks) {
    List<Document> claims = new ArrayList<>();
    for (Block<Mount> block : blocks) {
      if (block instanceof Block.One<Mount> one) {
        if (one.value().volume() instanceof VolumeSource.Storage storage) {
          claims.add(claim(storage));
        }
      } else if (block instanceof Block.When<Mount> when) {
        claims.addAll(claims(when.blocks()));
      } else if (block instanceof Block.Each<Mount> each) {
        List<Document> inner = claims(each.blocks());
        if (!inner.isEmpty()) {
          claims.add(new Document.DocumentsEach(each.list(), each.item(), inner));
        }
      }
    }
    return claims;
  }

  private Document claim(VolumeSource.Storage storage) {
    StorageAnswers answers = new StorageAnswers(storage.question(), storage.scope());
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
                answers.isType(StorageAnswers.IX_VOLUME))),
        List.of(claim));
  }
}
