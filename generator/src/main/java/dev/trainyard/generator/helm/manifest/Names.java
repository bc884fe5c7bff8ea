package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.ResourceName;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.DeclaredWorkload;
import java.util.ArrayList;
import java.util.List;

/** Names of resources. */
final class Names {

  private Names() {}

  /** The name of a workload's resources; for a repeated one the item's name is added. */
  static Expression<String> of(DeclaredWorkload workload) {
    Expression<String> name = new ResourceName(workload.name());
    return workload
        .repetition()
        .<Expression<String>>map(
            repetition ->
                new Text(
                    List.of(
                        new Text.Hole(name),
                        new Text.Fixed("-"),
                        new Text.Hole(repetition.name()))))
        .orElse(name);
  }

  /** The value of the component label. */
  static Expression<String> component(DeclaredWorkload workload) {
    return workload
        .repetition()
        .<Expression<String>>map(
            repetition ->
                new Text(
                    List.of(
                        new Text.Fixed(workload.name() + "-"), new Text.Hole(repetition.name()))))
        .orElse(new Literal<>(workload.name()));
  }

  /** A name with something behind it. */
  static Expression<String> with(Expression<String> name, String suffix) {
    if (name instanceof ResourceName resource) {
      return new ResourceName(
          resource.suffix().isEmpty() ? suffix : resource.suffix() + "-" + suffix);
    }
    List<Text.Part> parts = new ArrayList<>(((Text) name).parts());
    parts.add(new Text.Fixed("-" + suffix));
    return new Text(parts);
  }
}
