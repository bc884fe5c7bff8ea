package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.value.Expression;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The generated files of a unit, each with a key of its own. */
final class UnitFiles {

  private final Map<VolumeSource.File, PlannedFile> files = new LinkedHashMap<>();
  private final List<PlacedMount> mounts;

  UnitFiles(List<PlacedMount> mounts) {
    this.mounts = mounts;
    Set<String> keys = new HashSet<>();
    for (PlacedMount place : mounts) {
      if (place.mount().volume() instanceof VolumeSource.File file) {
        files.computeIfAbsent(file, added -> planned(file, place.mount(), keys));
      }
    }
  }

  private static PlannedFile planned(VolumeSource.File file, Mount mount, Set<String> keys) {
    String path = mount.path() instanceof Literal<String> literal ? literal.value() : "/file";
    String base = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "-");
    String key = base;
    for (int i = 2; !keys.add(key); i++) {
      key = i + "-" + base;
    }
    return new PlannedFile(
        key, constant(file.content()), file.mode(), SubExpressions.isSensitive(file.content()));
  }

  private static Expression<String> constant(Expression<String> content) {
    return content instanceof Text text
            && text.parts().stream().allMatch(Text.Fixed.class::isInstance)
        ? new Literal<>(
            text.parts().stream()
                .map(part -> ((Text.Fixed) part).text())
                .reduce("", String::concat))
        : content;
  }

  PlannedFile of(VolumeSource.File file) {
    return files.get(file);
  }

  /** The files with or without secrets, each once under the conditions of those who mount it. */
  List<Block<PlannedFile>> of(boolean secret) {
    return PlacedMount.wants(
        mounts,
        mount ->
            mount.volume() instanceof VolumeSource.File file
                ? Optional.of(of(file)).filter(planned -> planned.secret() == secret)
                : Optional.empty());
  }
}
