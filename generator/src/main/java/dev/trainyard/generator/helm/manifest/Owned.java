package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.ItemIndex;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.problem.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A volume, or a directory of one, that must have an owner.
 *
 * @param volume the volume
 * @param subPath the directory; empty for the volume itself
 * @param perReplica whether each replica has a directory of its own
 * @param user the user it must belong to
 * @param group the group it must belong to
 */
record Owned(
    VolumeSource volume,
    String subPath,
    boolean perReplica,
    Expression<Long> user,
    Expression<Long> group) {

  /** What a mount wants; empty when any owner will do. */
  static Optional<Owned> of(Mount mount) {
    return mount
        .owner()
        .map(
            owner ->
                new Owned(
                    mount.volume(),
                    mount.subPath(),
                    mount.perReplica(),
                    owner.user(),
                    owner.group()));
  }

  /** Where the container that changes owners mounts the volume with this number. */
  Mount mount(int number) {
    return new Mount(
        volume,
        text(path(number)),
        subPath,
        perReplica,
        new Literal<>(false),
        Optional.empty(),
        SourceLine.UNKNOWN);
  }

  /** What that container is told: the owner and the directory. */
  Expression<String> pair(int number) {
    List<Text.Part> parts = new ArrayList<>();
    parts.add(id(user));
    parts.add(new Text.Fixed(":"));
    parts.add(id(group));
    parts.add(new Text.Fixed("="));
    parts.addAll(path(number));
    return text(parts);
  }

  private static Text.Part id(Expression<Long> id) {
    return id instanceof Literal<Long> literal
        ? new Text.Fixed(String.valueOf(literal.value()))
        : new Text.Hole(id);
  }

  private List<Text.Part> path(int number) {
    List<Text.Part> path = new ArrayList<>();
    path.add(new Text.Fixed("/volumes/" + (number + 1)));
    if (volume instanceof VolumeSource.Storage storage && storage.scope().isItem()) {
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
