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
 * @param owner the owner
 */
record Owned(VolumeSource volume, String subPath, boolean perReplica, Mount.Owner owner) {

  /** What a mount wants; empty when any owner will do. */
  static Optional<Owned> of(Mount mount) {
    return mount
        .owner()
        .map(owner -> new Owned(mount.volume(), mount.subPath(), mount.perReplica(), owner));
  }

  /** Where the container that changes owners mounts the volume with this number. */
  Mount mount(int number) {
    return new Mount(
        volume,
        text(path(number)),
        subPath,
        perReplica,
        new Literal<>(false),
        Optional.of(owner),
        SourceLine.UNKNOWN);
  }

  /** What that container is told: the owner and the directory. */
  Expression<String> pair(int number) {
    List<Text.Part> parts = new ArrayList<>();
    parts.add(new Text.Fixed(owner.user() + ":" + owner.group() + "="));
    parts.addAll(path(number));
    return text(parts);
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
