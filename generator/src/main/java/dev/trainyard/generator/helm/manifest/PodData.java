package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.tree.Tree;
import java.util.List;
import java.util.function.Function;

/**
 * What the ConfigMap and the Secrets of a pod hold: its generated files and secret variables.
 *
 * @param config the files without secrets
 * @param variables the variables with secrets
 * @param secretFiles the files with secrets
 */
record PodData(List<Tree.Entry> config, List<Tree.Entry> variables, List<Tree.Entry> secretFiles) {

  boolean hasSecrets() {
    return !variables.isEmpty() || !secretFiles.isEmpty();
  }

  static PodData of(Pod pod) {
    Files files = new Files(pod);
    Function<VolumeSource.File, Tree.Entry> field =
        file -> new Tree.Field(files.keyOf(file), new Tree.Scalar(constant(file.content())));
    return new PodData(
        files.plain().entries(field), new SecretEnv(pod).entries(), files.secret().entries(field));
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
}
