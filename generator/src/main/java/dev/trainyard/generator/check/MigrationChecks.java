package dev.trainyard.generator.check;

import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.model.AnswerMigration;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.Answers;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of older answers. A step sees the answers alone, not the version that they were
 * given to: so where one takes from, nothing is asked now.
 */
final class MigrationChecks {

  private final App app;
  private final Findings findings;
  private final Map<Object, SourceLine> taken = new HashMap<>();

  private MigrationChecks(App app, Findings findings) {
    this.app = app;
    this.findings = findings;
  }

  static void check(App app, Findings findings) {
    MigrationChecks checks = new MigrationChecks(app, findings);
    Set<String> versions = new HashSet<>();
    for (AnswerMigration migration : app.migrations()) {
      checks.version(migration, versions);
      migration.steps().forEach(step -> checks.step(step, "migration " + migration.since()));
    }
  }

  private void version(AnswerMigration migration, Set<String> versions) {
    String subject = "migration " + migration.since();
    Optional<VersionNumber> since = VersionNumber.parse(migration.since());
    Optional<VersionNumber> now = VersionNumber.parse(app.version());
    if (since.isEmpty()) {
      error(
          subject,
          migration.source(),
          "is one to no version",
          "X.Y.Z in digits without leading zeros",
          "name the first version that asks as this one does");
    } else if (now.isPresent() && since.get().compareTo(now.get()) > 0) {
      error(
          subject,
          migration.source(),
          "is one to a later version than this one, " + app.version(),
          "at most " + app.version(),
          "name the first version that asks as this one does, or raise the version");
    } else if (!versions.add(migration.since())) {
      error(
          subject,
          migration.source(),
          "is said twice",
          "one migration to a version",
          "say all steps in one");
    }
    if (migration.steps().isEmpty()) {
      error(
          subject,
          migration.source(),
          "does nothing",
          "at least one step",
          "say what becomes of older answers, or remove it");
    }
  }

  private void step(AnswerMigration.Step step, String subject) {
    if (step.list().isPresent() && !isAsked(step.list().get(), app.questions())) {
      notAsked(step.list().get(), subject, step.source());
      return;
    }
    List<Question> asked = step.list().map(ListQuestion::items).orElseGet(app::questions);
    if (step instanceof AnswerMigration.Renamed renamed) {
      from(renamed.from(), step, asked, subject);
      if (!isAsked(renamed.to(), asked)) {
        notAsked(renamed.to(), subject, step.source());
      }
    } else if (step instanceof AnswerMigration.Copied copied) {
      copied(copied, asked, subject);
    } else if (step instanceof AnswerMigration.Dropped dropped) {
      from(dropped.path(), step, asked, subject);
    } else if (step instanceof AnswerMigration.Mapped mapped) {
      mapped(mapped, asked, subject);
    } else if (step instanceof AnswerMigration.Filled filled) {
      filled(filled, asked, subject);
    }
  }

  private void copied(AnswerMigration.Copied copied, List<Question> asked, String subject) {
    if (!isAsked(copied.to(), asked)) {
      notAsked(copied.to(), subject, copied.source());
    }
    former(copied.from(), copied, app.questions(), subject);
    for (int length = 1; length <= copied.from().size(); length++) {
      SourceLine gone = taken.get(List.of(List.of(), copied.from().subList(0, length)));
      if (gone != null) {
        error(
            subject,
            copied.source(),
            "takes from "
                + String.join(".", copied.from())
                + ", which the step at "
                + gone.position()
                + " has moved or dropped before",
            "an answer that is still there",
            "say this step first");
      }
    }
    once(
        List.of(copied.list().map(Question::path).orElse(List.of()), copied.to()),
        copied.to().dotted(),
        copied,
        subject);
  }

  private void from(
      List<String> path, AnswerMigration.Step step, List<Question> asked, String subject) {
    if (former(path, step, asked, subject)) {
      once(
          List.of(step.list().map(Question::path).orElse(List.of()), path),
          String.join(".", path),
          step,
          subject);
    }
  }

  /** Whether a path is one; nothing may be asked there. */
  private boolean former(
      List<String> path, AnswerMigration.Step step, List<Question> asked, String subject) {
    String dotted = String.join(".", path);
    if (path.stream().anyMatch(String::isEmpty)) {
      error(
          subject,
          step.source(),
          "takes from \"" + dotted + "\"",
          "the path of a former question, levels separated by dots",
          "write it as the former version had it");
      return false;
    }
    asked.stream()
        .filter(question -> clash(path, question))
        .findFirst()
        .ifPresent(
            question ->
                error(
                    subject,
                    step.source(),
                    "takes from "
                        + dotted
                        + ", where "
                        + question.dotted()
                        + " is asked at "
                        + question.source().position(),
                    "paths that no question of this version has, or lies in, or lies below",
                    "give the new question another path"));
    return true;
  }

  /** Whether a step would take what somebody answers now. A level is shared. */
  private static boolean clash(List<String> path, Question question) {
    List<String> other = question.path();
    int common = Math.min(path.size(), other.size());
    return path.subList(0, common).equals(other.subList(0, common))
        && !(question instanceof DictQuestion && other.size() < path.size());
  }

  private void mapped(AnswerMigration.Mapped mapped, List<Question> asked, String subject) {
    ScalarQuestion<?> question = mapped.question();
    if (!isAsked(question, asked)) {
      notAsked(question, subject, mapped.source());
      return;
    }
    if (Answers.fault(question, mapped.from()).isEmpty()) {
      error(
          subject,
          mapped.source(),
          "takes the answer " + shown(question, mapped.from()) + ", which owners may give now",
          "an answer that is possible no more: TrueNAS runs the step at every upgrade",
          "let the question no longer accept it, or ask anew under another path");
    }
    Answers.fault(question, mapped.to())
        .ifPresent(
            fault ->
                error(
                    subject,
                    mapped.source(),
                    "gives the answer " + shown(question, mapped.to()) + ": " + fault,
                    "an answer that " + question.dotted() + " accepts",
                    "correct the answer"));
    once(
        List.of(mapped.list().map(Question::path).orElse(List.of()), question, mapped.from()),
        question.dotted() + " " + shown(question, mapped.from()),
        mapped,
        subject);
  }

  private void filled(AnswerMigration.Filled filled, List<Question> asked, String subject) {
    ScalarQuestion<?> question = filled.question();
    if (!isAsked(question, asked)) {
      notAsked(question, subject, filled.source());
      return;
    }
    if (question.isNullable()) {
      error(
          subject,
          filled.source(),
          "answers "
              + question.dotted()
              + ", which need not be answered: who was not asked before cannot be told from who"
              + " gives no answer now",
          "a question that always has an answer",
          "give the question a default for all");
    }
    asked.stream()
        .filter(around -> !around.conditions().isEmpty())
        .filter(around -> isAround(around, question))
        .findFirst()
        .ifPresent(
            around ->
                error(
                    subject,
                    filled.source(),
                    "answers "
                        + question.dotted()
                        + ", which is not always asked (condition at "
                        + around.source().position()
                        + "): who was not asked before cannot be told from who is not asked now",
                    "a question without a condition",
                    "give the question a default for all"));
    Answers.fault(question, filled.value())
        .ifPresent(
            fault ->
                error(
                    subject,
                    filled.source(),
                    "gives the answer " + shown(question, filled.value()) + ": " + fault,
                    "an answer that " + question.dotted() + " accepts",
                    "correct the answer"));
    once(
        List.of(filled.list().map(Question::path).orElse(List.of()), question),
        question.dotted(),
        filled,
        subject);
  }

  private static boolean isAround(Question around, Question question) {
    return around == question
        || around instanceof DictQuestion
            && around.path().size() < question.path().size()
            && question.path().subList(0, around.path().size()).equals(around.path());
  }

  private void once(Object what, String shown, AnswerMigration.Step step, String subject) {
    SourceLine first = taken.putIfAbsent(what, step.source());
    if (first != null) {
      error(
          subject,
          step.source(),
          "says what becomes of " + shown + " again; first at " + first.position(),
          "one step for each former answer",
          "remove one of the two");
    }
  }

  private static boolean isAsked(Question question, List<Question> asked) {
    return asked.stream().anyMatch(one -> one == question);
  }

  private void notAsked(Question question, String subject, SourceLine source) {
    findings.error(
        Rule.NOT_ASKED,
        subject,
        source,
        "is about "
            + question.dotted()
            + " of "
            + question.source().position()
            + ", which is not asked there",
        "questions of a group; within each(…) those of its list",
        "ask it, or correct the question");
  }

  private static String shown(Question question, Object value) {
    return question.sensitive(Part.VALUE) ? "that is given" : "\"" + value + "\"";
  }

  private void error(String subject, SourceLine source, String found, String allowed, String fix) {
    findings.error(Rule.MIGRATION, subject, source, found, allowed, fix);
  }
}
