package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.Ownership;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The directories that must have owners, as the container that changes owners finds them: each in a
 * place that tells its volume and the directory in it.
 */
final class OwnedDirectories {

  private final List<Block<Ownership>> owners;
  private final Map<String, Integer> uses = new HashMap<>();

  OwnedDirectories(List<Block<Ownership>> owners) {
    this.owners = owners;
    Block.stream(owners).forEach(owned -> uses.merge(name(owned), 1, Integer::sum));
  }

  /** What that container is told of each: the owner and the directory. */
  List<Tree.Element> pairs() {
    return Blocks.elements(owners, owned -> new Tree.Scalar(pair(owned)));
  }

  /** Where that container mounts them. */
  List<Tree.Element> mounts(Volumes volumes) {
    return Blocks.elements(owners, owned -> volumes.mount(mount(owned)));
  }

  /** The owners without those of directories whose rights somebody else sets. */
  static List<Block<Ownership>> given(List<Block<Ownership>> owners) {
    List<Block<Ownership>> given = new ArrayList<>();
    for (Block<Ownership> block : owners) {
      if (block instanceof Block.When<Ownership> when) {
        given.add(new Block.When<>(when.when(), given(when.blocks())));
      } else if (block instanceof Block.Each<Ownership> each) {
        given.add(new Block.Each<>(each.list(), each.item(), given(each.blocks())));
      } else if (((Block.One<Ownership>) block).value().volume()
              instanceof VolumeSource.Storage storage
          && (storage.question().allowsSmb() || storage.question().asksAccessLists())) {
        PlannedVolume.Storage planned = (PlannedVolume.Storage) PlannedVolume.of(storage);
        given.add(
            new Block.When<>(
                planned.takesOwner(storage.question().asksAccessLists()), List.of(block)));
      } else {
        given.add(block);
      }
    }
    return given;
  }

  private Mount mount(Ownership owned) {
    return new Mount(
        owned.volume(),
        text(path(owned)),
        owned.subPath(),
        owned.perReplica(),
        new Literal<>(false),
        Optional.empty(),
        SourceLine.UNKNOWN);
  }

  private Expression<String> pair(Ownership owned) {
    List<Text.Part> parts = new ArrayList<>();
    parts.add(id(owned.user()));
    parts.add(new Text.Fixed(":"));
    parts.add(id(owned.group()));
    parts.add(new Text.Fixed("="));
    parts.addAll(path(owned));
    return text(parts);
  }

  private static Text.Part id(Expression<Long> id) {
    return id instanceof Literal<Long> literal
        ? new Text.Fixed(String.valueOf(literal.value()))
        : new Text.Hole(id);
  }

  /** No name of a volume has a dot or an @, so that what is added to it makes no other one's. */
  private static String name(Ownership owned) {
    String directory = owned.subPath().replaceAll("[^A-Za-z0-9_-]+", ".");
    return Volumes.constantName(PlannedVolume.of(owned.volume()))
        + (directory.isEmpty() ? "" : "." + directory);
  }

  private List<Text.Part> path(Ownership owned) {
    List<Text.Part> path = new ArrayList<>();
    String name = name(owned);
    path.add(new Text.Fixed("/volumes/" + name + (uses.get(name) > 1 ? "." + owned.number() : "")));
    if (owned.volume() instanceof VolumeSource.Storage storage && storage.scope().isItem()) {
      path.add(new Text.Fixed("@"));
      path.add(new Text.Hole(new ItemIndex(storage.scope())));
    }
    return path;
  }

  private static Expression<String> text(List<Text.Part> parts) {
    if (!parts.stream().allMatch(Text.Fixed.class::isInstance)) {
      return new Text(parts);
    }
    StringBuilder fixed = new StringBuilder();
    parts.forEach(part -> fixed.append(((Text.Fixed) part).text()));
    return new Literal<>(fixed.toString());
  }
}
