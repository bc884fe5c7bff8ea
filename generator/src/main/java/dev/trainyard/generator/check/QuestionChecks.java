package dev.trainyard.generator.check;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Group;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.Comparison;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The wizard: groups, paths, conditions. */
final class QuestionChecks {

  private QuestionChecks() {}

  static void check(App app, Findings findings) {
    groups(app, findings);
    List<Question> asked = app.questions();
    asked.forEach(question -> question.problems().forEach(findings::add));
    for (Question question : asked) {
      if (question instanceof ListQuestion list) {
        list.items().forEach(item -> item.problems().forEach(findings::add));
        paths(list.items(), findings);
        conditions(list.items(), findings);
        levels(list, findings);
      }
    }
    paths(asked, findings);
    conditions(asked, findings);
    levels(app, findings);
    ports(asked, findings);
    datasets(asked, findings);
  }

  private static void groups(App app, Findings findings) {
    Set<String> names = new HashSet<>();
    for (Group group : app.groups()) {
      String subject = "group " + group.name();
      if (!names.add(group.name())) {
        findings.error(
            Rule.DUPLICATE,
            subject,
            group.source(),
            "is declared twice",
            "each group once",
            "ask its questions in one place");
      }
      if (group.name().isBlank()) {
        findings.error(Rule.NAME, subject, group.source(), "has no name", "a heading", "name it");
      }
      group
          .editions()
          .forEach(
              (question, edition) -> {
                if (question instanceof ScalarQuestion<?> scalar && scalar.mandatory()) {
                  findings.error(
                      Rule.DEFAULT,
                      question.toString(),
                      question.source(),
                      "is asked in the edition " + edition + " only and has no default",
                      "a question with a default, or one that may stay empty",
                      "give it the value that counts where nobody is asked");
                }
              });
      if (group.questions().isEmpty()) {
        findings.error(
            Rule.GROUP,
            subject,
            group.source(),
            "asks nothing",
            "at least one question",
            "ask something or remove the group");
      }
    }
  }

  private static void paths(List<Question> questions, Findings findings) {
    Map<String, Question> seen = new LinkedHashMap<>();
    for (Question question : questions) {
      Question known = seen.putIfAbsent(question.dotted(), question);
      if (known == null) {
        continue;
      }
      boolean same = known == question;
      findings.error(
          Rule.DUPLICATE,
          question.toString(),
          question.source(),
          same
              ? "is asked twice"
              : "has the variable of the question at " + known.source().position(),
          "each variable once",
          same ? "ask it in one group" : "rename one of them");
    }
    for (Question question : seen.values()) {
      for (Question other : seen.values()) {
        if (!(other instanceof DictQuestion)
            && question != other
            && question.dotted().startsWith(other.dotted() + ".")) {
          findings.error(
              Rule.DUPLICATE,
              question.toString(),
              question.source(),
              "lies below " + other + " at " + other.source().position() + ", which is no dict",
              "a level holds questions or is one",
              "rename one of them");
        }
      }
    }
  }

  private static void conditions(List<Question> questions, Findings findings) {
    for (Question question : questions) {
      question
          .condition()
          .ifPresent(condition -> condition(question, condition, questions, findings));
    }
  }

  private static void condition(
      Question question, Comparison condition, List<Question> questions, Findings findings) {
    Question source = condition.question();
    if (!parent(source).equals(parent(question)) || !questions.contains(source)) {
      findings.error(
          Rule.CONDITION,
          question.toString(),
          question.source(),
          "depends on " + source.dotted() + ", which is not asked on the same level",
          "a question of the level "
              + (parent(question).isEmpty() ? "at the top" : String.join(".", parent(question))),
          "move one of them, or put the condition on the dict that is a sibling");
    } else if (position(source, questions) >= position(question, questions)) {
      // Before 23.10.1 the wizard then shows neither of the two.
      findings.error(
          Rule.CONDITION,
          question.toString(),
          question.source(),
          "depends on "
              + source.dotted()
              + " at "
              + source.source().position()
              + ", which is asked after it",
          "a question that is asked before",
          "ask " + source.dotted() + " first");
    }
    if (source instanceof ChoiceQuestion choice
        && condition
            .value()
            .filter(
                value ->
                    choice.options().stream().noneMatch(option -> option.value().equals(value)))
            .isPresent()) {
      findings.error(
          Rule.CONDITION,
          question.toString(),
          question.source(),
          "compares " + source.dotted() + " with \"" + condition.value().get() + "\"",
          choice.options().stream().map(ChoiceQuestion.Option::value).toList().toString(),
          "compare with one of the options");
    }
  }

  /** Where the wizard has a question or, for a level, the first question of it. */
  private static int position(Question question, List<Question> questions) {
    for (int i = 0; i < questions.size(); i++) {
      String path = questions.get(i).dotted();
      if (path.equals(question.dotted()) || path.startsWith(question.dotted() + ".")) {
        return i;
      }
    }
    return questions.size();
  }

  private static List<String> parent(Question question) {
    return question.path().subList(0, question.path().size() - 1);
  }

  /** A level is one dict and so stands in one group. */
  private static void levels(App app, Findings findings) {
    Map<String, String> groups = new HashMap<>();
    for (Group group : app.groups()) {
      for (Question question : group.questions()) {
        if (question.path().size() < 2 && !(question instanceof DictQuestion)) {
          continue;
        }
        String level = question.path().get(0);
        String known = groups.putIfAbsent(level, group.name());
        if (known != null && !known.equals(group.name())) {
          findings.error(
              Rule.GROUP,
              question.toString(),
              question.source(),
              "is asked in group " + group.name() + " while " + level + " stands in " + known,
              "all questions below " + level + " in one group",
              "ask it there or give it another first variable");
        }
      }
    }
  }

  private static void levels(ListQuestion list, Findings findings) {
    for (Question item : list.items()) {
      if (item.path().size() > 1 || item instanceof ListQuestion || item instanceof DictQuestion) {
        findings.error(
            Rule.WIZARD,
            item.toString(),
            item.source(),
            "is nested in an item of " + list.dotted(),
            "items of one level, with lists of texts only",
            "use a variable without dots, and a list of texts or a list beside it");
      }
    }
  }

  private static void ports(List<Question> asked, Findings findings) {
    Map<Long, Question> seen = new HashMap<>();
    for (Question question : asked) {
      if (question instanceof PortQuestion port && port.defaultValue().isPresent()) {
        Question known = seen.putIfAbsent(port.defaultValue().get(), question);
        if (known != null && known != question) {
          findings.error(
              Rule.PORT,
              question.toString(),
              question.source(),
              "has the default port " + port.defaultValue().get() + " of " + known.dotted(),
              "each port once",
              "choose another default");
        }
      }
    }
  }

  private static void datasets(List<Question> asked, Findings findings) {
    Map<String, Question> seen = new HashMap<>();
    Map<String, Question> volumes = new HashMap<>();
    for (Question question : asked) {
      if (question instanceof StorageQuestion storage) {
        Question volume = volumes.putIfAbsent(storage.volumeName(), question);
        if (volume != null && volume != question && !volume.dotted().equals(question.dotted())) {
          findings.error(
              Rule.DUPLICATE,
              question.toString(),
              question.source(),
              "has a volume named " + storage.volumeName() + " as " + volume.dotted() + " has",
              "each name once, in lower case and with - for . and _",
              "rename one of the questions");
        }
        Question known = seen.putIfAbsent(storage.dataset(), question);
        if (known != null && known != question) {
          findings.error(
              Rule.DUPLICATE,
              question.toString(),
              question.source(),
              "has the dataset " + storage.dataset() + " of " + known.dotted(),
              "each dataset once; two questions with one name share it",
              "name it with dataset(\"…\")");
        }
      }
    }
  }
}
