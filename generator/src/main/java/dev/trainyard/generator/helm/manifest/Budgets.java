package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.helm.word.Budget;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;

/** Limits to how many pods may be missing while nodes are emptied. */
final class Budgets {

  private final Labels labels;

  Budgets(Labels labels) {
    this.labels = labels;
  }

  /** The manifest of a budget, there where all of its workloads are. */
  Document of(Budget budget, Plan plan) {
    List<Expression<Boolean>> conditions = new ArrayList<>();
    for (Workload workload : budget.workloads()) {
      plan.app().workloads().stream()
          .filter(declared -> declared.name().equals(workload.name()))
          .map(DeclaredWorkload::when)
          .forEach(when -> when.ifPresent(conditions::add));
    }
    Document document =
        Documents.named(
            "policy/v1",
            "PodDisruptionBudget",
            Names.with(new ResourceName(budget.workloads().get(0).name()), "budget"),
            labels.all(),
            fields ->
                fields.put(
                    "spec",
                    spec ->
                        spec.put("maxUnavailable", budget.unavailable())
                            .put(
                                "selector",
                                selector ->
                                    selector
                                        .put("matchLabels", labels.ofApp())
                                        .put(
                                            "matchExpressions",
                                            new Tree.Sequence(
                                                List.of(
                                                    new Tree.Item(
                                                        labels.isOneOf(budget.workloads()))))))));
    return Documents.under(Guarded.all(conditions.stream().distinct().toList()), document);
  }
}
