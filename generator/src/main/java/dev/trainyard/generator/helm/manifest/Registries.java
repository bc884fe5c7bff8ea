package dev.trainyard.generator.helm.manifest;

import static dev.trainyard.generator.expression.Expressions.inJson;
import static dev.trainyard.generator.expression.Expressions.text;

import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.word.PullCredentials;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;

/** Credentials of registries: a Secret for each, which the pods name. */
final class Registries {

  /**
   * Credentials with the Secret that keeps them.
   *
   * @param name yields the Secret's name
   * @param credentials what it keeps
   */
  private record Named(Expression<String> name, PullCredentials credentials) {}

  private final Labels labels;

  Registries(Labels labels) {
    this.labels = labels;
  }

  /** The Secrets of a unit; none when it pulls as nobody. */
  List<Document> of(Unit unit) {
    return Blocks.documents(
        named(unit),
        one ->
            Documents.named(
                "v1",
                "Secret",
                one.name(),
                labels.all(unit.localName()),
                fields ->
                    fields
                        .put("type", "kubernetes.io/dockerconfigjson")
                        .put(
                            "stringData",
                            data ->
                                data.put(".dockerconfigjson", configuration(one.credentials())))));
  }

  /** What a pod of the unit names. */
  static List<Tree.Element> pulled(Unit unit) {
    return Blocks.elements(
        named(unit), one -> MappingBuilder.mapping(fields -> fields.put("name", one.name())));
  }

  private static Expression<String> configuration(PullCredentials one) {
    return text(
        "{\"auths\":{{}:{\"username\":{},\"password\":{}}}}",
        inJson(one.registry()),
        inJson(one.user()),
        inJson(one.password()));
  }

  /** Each time that credentials are said has a number, and each item of a list one more. */
  private static List<Block<Named>> named(Unit unit) {
    int[] number = new int[1];
    return named(
        Block.map(
            Block.filter(unit.declared().words(), word -> word.value() instanceof PullCredentials),
            word -> (PullCredentials) word.value()),
        unit.fullName(),
        List.of(),
        number);
  }

  private static List<Block<Named>> named(
      List<Block<PullCredentials>> blocks,
      Expression<String> base,
      List<Scope> items,
      int[] number) {
    List<Block<Named>> all = new ArrayList<>();
    for (Block<PullCredentials> block : blocks) {
      if (block instanceof Block.One<PullCredentials> one) {
        all.add(new Block.One<>(new Named(name(base, ++number[0], items), one.value())));
      } else if (block instanceof Block.When<PullCredentials> when) {
        all.add(new Block.When<>(when.when(), named(when.blocks(), base, items, number)));
      } else if (block instanceof Block.Each<PullCredentials> each) {
        List<Scope> inner = new ArrayList<>(items);
        inner.add(each.item());
        all.add(
            new Block.Each<>(each.list(), each.item(), named(each.blocks(), base, inner, number)));
      }
    }
    return all;
  }

  private static Expression<String> name(Expression<String> base, int number, List<Scope> items) {
    Expression<String> name = Names.with(base, "registry-" + number);
    if (items.isEmpty()) {
      return name;
    }
    List<Text.Part> parts = new ArrayList<>(List.of(new Text.Hole(name)));
    for (Scope item : items) {
      parts.add(new Text.Fixed("-"));
      parts.add(new Text.Hole(new ItemIndex(item)));
    }
    return new Text(parts);
  }
}
