package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be said of answers to older versions. The steps are done in their order, whichever older
 * version is installed; each does nothing where there is nothing to do.
 */
public final class MigrationSpec extends Spec {

  private final Optional<ListQuestion> list;
  private final List<AnswerMigration.Step> steps;

  MigrationSpec(Spec app) {
    this(app, Optional.empty(), new ArrayList<>());
  }

  private MigrationSpec(
      Spec around, Optional<ListQuestion> list, List<AnswerMigration.Step> steps) {
    super(around);
    this.list = list;
    this.steps = steps;
  }

  List<AnswerMigration.Step> steps() {
    return steps;
  }

  /**
   * An answer, with all that is below it, is asked for elsewhere: under another name, or at another
   * level.
   *
   * @param from the path of the former question, levels separated by dots; nothing else may be
   *     asked there, in this version or a former one
   * @param now the question that asks for it now, of the same kind as the former one
   */
  public MigrationSpec rename(String from, Question now) {
    NotNull.of(now, "the question");
    steps.add(new AnswerMigration.Renamed(list, path(from), now, line()));
    return this;
  }

  /**
   * An answer that was given once, with all that is below it, is asked for at several places, such
   * as in each item of a list. Where something is answered already, that stays. The former answer
   * stays, too, until it is dropped.
   *
   * @param from the path of the former question among the answers as a whole, levels separated by
   *     dots; nothing else may be asked there, in this version or a former one
   * @param now a question that asks for it now, of the same kind as the former one
   */
  public MigrationSpec copy(String from, Question now) {
    NotNull.of(now, "the question");
    steps.add(new AnswerMigration.Copied(list, path(from), now, line()));
    return this;
  }

  /**
   * An answer that is possible no more becomes another one.
   *
   * @param question the question
   * @param from the former answer, which is none any more
   * @param to the answer that takes its place
   */
  public <T> MigrationSpec map(ScalarQuestion<T> question, T from, T to) {
    NotNull.of(question, "the question");
    NotNull.of(from, "the former answer");
    NotNull.of(to, "the answer");
    steps.add(new AnswerMigration.Mapped(list, question, from, to, line()));
    return this;
  }

  /**
   * Who was not asked has this answer, instead of the default that new installations have.
   *
   * @param question a question that is always asked
   * @param value their answer
   */
  public <T> MigrationSpec fill(ScalarQuestion<T> question, T value) {
    NotNull.of(question, "the question");
    NotNull.of(value, "the answer");
    steps.add(new AnswerMigration.Filled(list, question, value, line()));
    return this;
  }

  /**
   * An answer, with all that is below it, is asked for no more. In items of lists it has to be
   * said: TrueNAS refuses an upgrade that leaves such an answer.
   *
   * @param path the path of the former question, levels separated by dots
   */
  public MigrationSpec drop(String path) {
    steps.add(new AnswerMigration.Dropped(list, path(path), line()));
    return this;
  }

  /**
   * The same in each item of a list, with paths and questions within it.
   *
   * @param list a list that is asked for now
   * @param content says what becomes of the answers of an item
   */
  public MigrationSpec each(ListQuestion list, Consumer<MigrationSpec> content) {
    NotNull.of(list, "the list");
    said();
    within(() -> filled(new MigrationSpec(this, Optional.of(list), steps), content));
    return this;
  }

  private static List<String> path(String dotted) {
    return Arrays.asList(dotted.split("\\.", -1));
  }
}
