package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is said of a part of an app and may depend on conditions and lists. */
abstract class ConditionalParts {

  private final List<Frames<?>> all = new ArrayList<>();

  /** Things of one sort, under the conditions and lists that they are said in. */
  final <T> Frames<T> frames() {
    Frames<T> frames = new Frames<>();
    all.add(frames);
    return frames;
  }

  final void when(Expression<Boolean> condition, Runnable content) {
    nested(content, frames -> frames.closeWhen(condition));
  }

  final void each(ListAnswer list, Scope item, Runnable content) {
    nested(content, frames -> frames.closeEach(list, item));
  }

  private void nested(Runnable content, Consumer<Frames<?>> close) {
    all.forEach(Frames::open);
    content.run();
    all.forEach(close);
  }
}
