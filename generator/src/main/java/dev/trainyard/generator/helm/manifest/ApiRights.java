package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.word.ApiRight;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.plan.Presence;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<Block<ApiRight>> rights = rightsOf(unit);
    Presence any = Presence.of(rights);
    if (any.never()) {
      return documents;
    }
    documents.add(
        Documents.under(
            any.when(),
            Documents.named("v1", "ServiceAccount", name, labels.all(component), fields -> {})));
    for (boolean clusterWide : new boolean[] {false, true}) {
      List<Block<ApiRight>> rules = Block.filter(rights, rule -> rule.clusterWide() == clusterWide);
      Presence some = Presence.of(rules);
      if (!some.never()) {
        role(within(rules, some), clusterWide, name, component)
            .forEach(document -> documents.add(Documents.under(some.when(), document)));
      }
    }
    return documents;
  }

  /** What is left to depend on where the condition of all of them holds. */
  private static List<Block<ApiRight>> within(List<Block<ApiRight>> rules, Presence all) {
    return rules.size() == 1
            && rules.get(0) instanceof Block.When<ApiRight> only
            && all.when().equals(Optional.of(only.when()))
        ? only.blocks()
        : rules;
  }

  /** The rights of a unit; empty for none. */
  static List<Block<ApiRight>> rightsOf(Unit unit) {
    return Block.map(
        Block.filter(unit.declared().words(), word -> word.value() instanceof ApiRight),
        word -> (ApiRight) word.value());
  }

  private List<Document> role(
      List<Block<ApiRight>> rules,
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
        Blocks.elements(
            rules,
            rule ->
                MappingBuilder.mapping(
                    fields ->
                        fields
                            .put("apiGroups", Tree.texts(rule.apiGroups()))
                            .put("resources", Tree.texts(rule.resources()))
                            .put("verbs", Tree.texts(rule.verbs()))));
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
