package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.InstalledName;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.helm.word.ChartFact;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.function.Consumer;

/** The labels of Helm's and Kubernetes' conventions. */
final class Labels {

  private static final String COMPONENT = "app.kubernetes.io/component";

  private final Tree.SharedEntries all;
  private final Tree.SharedEntries selector;

  Labels(App app) {
    Tree.Field name = new Tree.Field("app.kubernetes.io/name", Tree.text(app.name()));
    Tree.Field instance =
        new Tree.Field("app.kubernetes.io/instance", new Tree.Scalar(new InstalledName()));
    this.selector = new Tree.SharedEntries("selectorLabels", List.of(name, instance));
    this.all =
        new Tree.SharedEntries(
            "labels",
            List.of(
                fact("helm.sh/chart", ChartFact.chart(app.name(), app.version())),
                name,
                instance,
                fact("app.kubernetes.io/version", ChartFact.appVersion(app.appVersion())),
                new Tree.Field("app.kubernetes.io/managed-by", Tree.text("Helm")),
                Installer.labels()));
  }

  private static Tree.Field fact(String key, ChartFact fact) {
    return new Tree.Field(key, new Tree.Scalar(new OfEdition(fact)));
  }

  /** The labels of a resource that belongs to the app as a whole. */
  Consumer<MappingBuilder> all() {
    return labels -> labels.add(all);
  }

  /** The labels of a resource that belongs to a component. */
  Consumer<MappingBuilder> all(Expression<String> component) {
    return labels -> labels.add(all).put(COMPONENT, component);
  }

  /** The labels by which all pods of the app are found. */
  Consumer<MappingBuilder> ofApp() {
    return labels -> labels.add(selector);
  }

  /** A selector's expression that finds the pods of some workloads. */
  Tree isOneOf(List<Workload> workloads) {
    return MappingBuilder.mapping(
        fields ->
            fields
                .put("key", COMPONENT)
                .put("operator", "In")
                .put("values", Tree.texts(workloads.stream().map(Workload::name).toList())));
  }

  /** The labels by which a component's pods are found; they never change. */
  Consumer<MappingBuilder> selector(Expression<String> component) {
    return labels -> labels.add(selector).put(COMPONENT, component);
  }
}
