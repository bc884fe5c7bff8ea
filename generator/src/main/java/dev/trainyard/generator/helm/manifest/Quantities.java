package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Resources;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/** Kubernetes' notation of CPU shares and sizes. */
final class Quantities {

  private static final long GIBI = 1024;

  private Quantities() {}

  static Expression<String> cpu(Resources resources) {
    if (!(resources.cpu() instanceof Literal<Long> literal)) {
      return with(resources.cpu(), resources.perCore() == 1 ? "" : "m");
    }
    long share = literal.value();
    return new Literal<>(
        share % resources.perCore() == 0
            ? String.valueOf(share / resources.perCore())
            : share + "m");
  }

  static Expression<String> memory(Resources resources) {
    if (!(resources.mebibytes() instanceof Literal<Long> literal)) {
      return mebibytes(resources.mebibytes());
    }
    long mebibytes = literal.value();
    return new Literal<>(mebibytes % GIBI == 0 ? mebibytes / GIBI + "Gi" : mebibytes + "Mi");
  }

  /** A size that is written as it was said. */
  static Expression<String> mebibytes(Expression<Long> number) {
    return number instanceof Literal<Long> literal
        ? new Literal<>(literal.value() + "Mi")
        : with(number, "Mi");
  }

  private static Expression<String> with(Expression<Long> number, String unit) {
    return new Text(
        unit.isEmpty()
            ? List.of(new Text.Hole(number))
            : List.of(new Text.Hole(number), new Text.Fixed(unit)));
  }
}
