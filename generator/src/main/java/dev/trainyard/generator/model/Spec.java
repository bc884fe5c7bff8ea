package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a lambda of a definition is handed to say something about a part of the app. It takes
 * statements only while that lambda runs, and not while one of a condition or list runs within it:
 * there the statement would hold without the condition.
 */
abstract class Spec {

  private final Statements statements;
  private final Object frame;
  private final Map<String, SourceLine> once = new HashMap<>();
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

  /**
   * The same for a statement of which a part has one: a second one is reported, for one of the two
   * would be lost without a word.
   *
   * @param what the method that says it, or the one that stands for all that say the same thing
   */
  final SourceLine once(String what) {
    SourceLine line = line();
    SourceLine first = once.putIfAbsent(what, line);
    if (first != null) {
      statements.repeated(what, first, line);
    }
    return line;
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
