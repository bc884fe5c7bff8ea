package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.Ownership;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory that must have an owner, as the container that changes owners finds it. */
final class OwnedDirectory {

  private OwnedDirectory() {}

  /** Where that container mounts it. */
  static Mount mount(Ownership owned) {
    return new Mount(
        owned.volume(),
        text(path(owned)),
        owned.subPath(),
        owned.perReplica(),
        new Literal<>(false),
        Optional.empty(),
        SourceLine.UNKNOWN);
  }

  /** What that container is told: the owner and the directory. */
  static Expression<String> pair(Ownership owned) {
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

  private static List<Text.Part> path(Ownership owned) {
    List<Text.Part> path = new ArrayList<>();
    path.add(new Text.Fixed("/volumes/" + owned.number()));
    if (owned.volume() instanceof VolumeSource.Storage storage && storage.scope().isItem()) {
      path.add(new Text.Fixed("-"));
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
