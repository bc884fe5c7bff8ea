package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of answers that owners gave to versions before one.
 *
 * @param since the first version that asks as it is asked now
 * @param steps in the order in which they are done
 * @param source where the definition says it
 */
public record AnswerMigration(String since, List<Step> steps, SourceLine source) {

  /** Copies the steps. */
  public AnswerMigration {
    steps = List.copyOf(steps);
  }

  /** One step. */
  public sealed interface Step {

    /** The list in each of whose items it is done; empty for the answers as a whole. */
    Optional<ListQuestion> list();

    /** Where the definition says it. */
    SourceLine source();
  }

  /**
   * An answer that is asked for elsewhere.
   *
   * @param list the list in whose items it is done
   * @param from the path of the former question
   * @param to the question that asks for it now
   * @param source where the definition says it
   */
  public record Renamed(
      Optional<ListQuestion> list, List<String> from, Question to, SourceLine source)
      implements Step {

    /** Copies the path. */
    public Renamed {
      from = List.copyOf(from);
    }
  }

  /**
   * An answer that was given for all, and is asked for each.
   *
   * @param list the list in each of whose items it is asked now
   * @param from the path of the former question, among the answers as a whole
   * @param to the question that asks for it now
   * @param source where the definition says it
   */
  public record Copied(
      Optional<ListQuestion> list, List<String> from, Question to, SourceLine source)
      implements Step {

    /** Copies the path. */
    public Copied {
      from = List.copyOf(from);
    }
  }

  /**
   * An answer that is possible no more.
   *
   * @param list the list in whose items it is done
   * @param question the question
   * @param from the former answer
   * @param to the answer that takes its place
   * @param source where the definition says it
   */
  public record Mapped(
      Optional<ListQuestion> list,
      ScalarQuestion<?> question,
      Object from,
      Object to,
      SourceLine source)
      implements Step {}

  /**
   * The answer of those who were not asked.
   *
   * @param list the list in whose items it is done
   * @param question the question
   * @param value their answer
   * @param source where the definition says it
   */
  public record Filled(
      Optional<ListQuestion> list, ScalarQuestion<?> question, Object value, SourceLine source)
      implements Step {}

  /**
   * An answer that nobody asks for any more.
   *
   * @param list the list in whose items it is done
   * @param path the path of the former question
   * @param source where the definition says it
   */
  public record Dropped(Optional<ListQuestion> list, List<String> path, SourceLine source)
      implements Step {

    /** Copies the path. */
    public Dropped {
      path = List.copyOf(path);
    }
  }
}
