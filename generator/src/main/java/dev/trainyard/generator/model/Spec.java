package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import java.util.function.Consumer;

/**
 * What a lambda of a definition is handed to say something about a part of the app. It takes
 * statements only while that lambda runs, and not while one of a condition or list runs within it:
 * there the statement would hold without the condition.
 */
abstract class Spec {

  private final Statements statements;
  private final Object frame;
  private boolean ended;

  Spec(Statements statements) {
    this.statements = statements;
    this.frame = statements.frame();
  }

  Spec(Spec around) {
    this(around.statements);
  }

  /** To be called by each method that says something. */
  final void said() {
    if (ended || statements.frame() != frame) {
      statements.misplaced(SourceLine.ofCaller(), ended);
    }
  }

  /** The same; yields the statement's line. */
  final SourceLine line() {
    said();
    return SourceLine.ofCaller();
  }

  /** Hands a spec to what fills it in. */
  static <S extends Spec> S filled(S spec, Consumer<? super S> content) {
    content.accept(spec);
    ((Spec) spec).ended = true;
    return spec;
  }

  /** Runs what says things under a condition or for the items of a list. */
  final void within(Runnable content) {
    statements.within(content);
  }
}
