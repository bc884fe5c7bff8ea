package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Collects things that may stand under conditions and repetitions. */
final class Frames<T> {

  private final Deque<List<Block<T>>> open = new ArrayDeque<>();

  Frames() {
    open.push(new ArrayList<>());
  }

  void add(T value) {
    open.peek().add(new Block.One<>(value));
  }

  void open() {
    open.push(new ArrayList<>());
  }

  void closeWhen(Expression<Boolean> condition) {
    List<Block<T>> blocks = open.pop();
    if (!blocks.isEmpty()) {
      open.peek().add(new Block.When<>(condition, blocks));
    }
  }

  void closeEach(ListAnswer list, Scope item) {
    List<Block<T>> blocks = open.pop();
    if (!blocks.isEmpty()) {
      open.peek().add(new Block.Each<>(list, item, blocks));
    }
  }

  List<Block<T>> all() {
    return List.copyOf(open.peek());
  }
}
