package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;

/** Names of resources. */
final class Names {

  private Names() {}

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
