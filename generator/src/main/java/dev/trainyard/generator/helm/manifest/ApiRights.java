package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.word.ApiRight;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;

/** Rights at the Kubernetes API: a service account with a role. */
final class ApiRights {

  private final Labels labels;

  ApiRights(Labels labels) {
    this.labels = labels;
  }

  /** The documents that give a unit its rights; none when it has none. */
  List<Document> of(Unit unit) {
    List<Document> documents = new ArrayList<>();
    Expression<String> name = unit.fullName();
    Expression<String> component = unit.localName();
    List<ApiRight> rights = rightsOf(unit);
    if (rights.isEmpty()) {
      return documents;
    }
    documents.add(
        Documents.named("v1", "ServiceAccount", name, labels.all(component), fields -> {}));
    for (boolean clusterWide : new boolean[] {false, true}) {
      List<ApiRight> rules =
          rights.stream().filter(rule -> rule.clusterWide() == clusterWide).toList();
      if (!rules.isEmpty()) {
        documents.addAll(role(rules, clusterWide, name, component));
      }
    }
    return documents;
  }

  /** The rights of a unit; empty for none. */
  static List<ApiRight> rightsOf(Unit unit) {
    return unit.declared().words().stream()
        .map(word -> word.value())
        .filter(ApiRight.class::isInstance)
        .map(ApiRight.class::cast)
        .toList();
  }

  private List<Document> role(
      List<ApiRight> rules,
      boolean clusterWide,
      Expression<String> name,
      Expression<String> component) {
    String kind = clusterWide ? "ClusterRole" : "Role";
    String api = "rbac.authorization.k8s.io";
    // Roles of the whole cluster are told apart by the namespace.
    Expression<String> roleName =
        clusterWide
            ? new Text(
                List.of(new Text.Hole(Helm.namespace()), new Text.Fixed("-"), new Text.Hole(name)))
            : name;
    List<Tree.Element> elements =
        rules.stream()
            .<Tree.Element>map(
                rule ->
                    new Tree.Item(
                        MappingBuilder.mapping(
                            fields ->
                                fields
                                    .put("apiGroups", Tree.texts(rule.apiGroups()))
                                    .put("resources", Tree.texts(rule.resources()))
                                    .put("verbs", Tree.texts(rule.verbs())))))
            .toList();
    return List.of(
        Documents.named(
            api + "/v1",
            kind,
            roleName,
            labels.all(component),
            fields -> fields.put("rules", new Tree.Sequence(elements))),
        Documents.named(
            api + "/v1",
            kind + "Binding",
            roleName,
            labels.all(component),
            fields ->
                fields
                    .put(
                        "roleRef",
                        ref -> ref.put("apiGroup", api).put("kind", kind).put("name", roleName))
                    .put(
                        "subjects",
                        new Tree.Sequence(
                            List.of(
                                new Tree.Item(
                                    MappingBuilder.mapping(
                                        subject ->
                                            subject
                                                .put("kind", "ServiceAccount")
                                                .put("name", name)
                                                .put("namespace", Helm.namespace()))))))));
  }
}
