package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.All;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ListAnswer;
import dev.trainyard.generator.expression.Negation;
import dev.trainyard.generator.expression.NotEmpty;
import dev.trainyard.generator.expression.ReleaseState;
import dev.trainyard.generator.expression.Scope;
import dev.trainyard.generator.expression.StoragePlace;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Outside TrueNAS a claim stands in for each dataset. On TrueNAS there is none: 24.04 has no
 * storage class.
 */
final class Claims {

  private final Labels labels;

  Claims(Labels labels) {
    this.labels = labels;
  }

  /** The claims of an app, each once, where something that mounts it is there. */
  List<Document> of(App app) {
    Map<List<ListAnswer>, Wanted<VolumeSource.Storage>> wanted = new LinkedHashMap<>();
    app.workloads()
        .forEach(
            workload -> collect(workload.pod(), workload.when(), workload.repetition(), wanted));
    app.jobs().forEach(job -> collect(job.pod(), job.when(), Optional.empty(), wanted));
    List<Document> claims = new ArrayList<>();
    wanted.forEach(
        (lists, storages) -> {
          List<Document> each = new ArrayList<>();
          storages.forEach((storage, condition) -> each.add(claim(storage, condition)));
          List<Document> repeated = each;
          for (int i = lists.size() - 1; i >= 0; i--) {
            repeated = List.of(new Document.DocumentsEach(lists.get(i), repeated));
          }
          claims.addAll(repeated);
        });
    return claims;
  }

  private static void collect(
      Pod pod,
      Optional<Expression<Boolean>> when,
      Optional<Repetition> repetition,
      Map<List<ListAnswer>, Wanted<VolumeSource.Storage>> wanted) {
    for (PlacedMount place : PlacedMount.of(pod)) {
      if (place.mount().volume() instanceof VolumeSource.Storage storage) {
        List<ListAnswer> lists = new ArrayList<>();
        List<Expression<Boolean>> conditions = new ArrayList<>();
        when.ifPresent(conditions::add);
        repetition.ifPresent(
            each -> {
              if (storage.scope().equals(each.item())) {
                lists.add(each.list());
              } else {
                conditions.add(new NotEmpty(each.list()));
              }
              each.when().ifPresent(conditions::add);
            });
        place.repeats().forEach(repeat -> lists.add(repeat.list()));
        place.condition().ifPresent(conditions::add);
        Set<Scope> atHand = lists.stream().map(ListAnswer::item).collect(Collectors.toSet());
        wanted
            .computeIfAbsent(List.copyOf(lists), added -> new Wanted<>())
            .add(storage, all(conditions, atHand));
      }
    }
  }

  /**
   * That all conditions hold which can be computed where the claim is. A claim more than needed,
   * for an item that is not at hand, does no harm.
   */
  private static Optional<Expression<Boolean>> all(
      List<Expression<Boolean>> conditions, Set<Scope> atHand) {
    Optional<Expression<Boolean>> all = Optional.empty();
    for (Expression<Boolean> condition : conditions) {
      if (condition instanceof All several) {
        Optional<Expression<Boolean>> inner = all(several.conditions(), atHand);
        all = inner.isPresent() ? Wanted.within(all, inner.get()) : all;
      } else if (atHand.containsAll(SubExpressions.items(condition))) {
        all = Wanted.within(all, condition);
      }
    }
    return all;
  }

  private Document claim(VolumeSource.Storage storage, Optional<Expression<Boolean>> wanted) {
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
    List<Expression<Boolean>> conditions = new ArrayList<>();
    conditions.add(new Negation(new ReleaseState(ReleaseState.State.ON_TRUENAS)));
    conditions.add(storage.question().isIn(StoragePlace.DATASET, storage.scope()));
    wanted.ifPresent(conditions::add);
    return new Document.DocumentsWhen(new All(conditions), List.of(claim));
  }
}
