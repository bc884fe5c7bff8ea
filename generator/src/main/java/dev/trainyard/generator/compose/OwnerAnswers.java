package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.migration.Migration;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.yaml.Flaw;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answers in force of a request: those that the owner gives over those that an earlier file
 * has, as in a wizard. What the app says of answers to older versions is done to the earlier ones
 * first, as TrueNAS does at an upgrade. What nobody has answered gets its default.
 */
final class OwnerAnswers {

  /** A part of a file. */
  record Place(OneFile.Given file, YamlNode node) {}

  /** Paths of questions. */
  private static final Pattern NAMES =
      Pattern.compile("[A-Za-z]\\w*(\\[\\d+])*(\\.[A-Za-z]\\w*(\\[\\d+])*)*");

  /** A path that may be one of a question; another one may be a secret in the place of a key. */
  static String shown(String path) {
    return NAMES.matcher(path).matches() ? path : "a key that is no name of a question";
  }

  /** What the first of the earlier files has that has it. */
  static Optional<Place> earlier(OneFile.Request request, String key) {
    return request.earlier().stream()
        .map(given -> new Place(given, given.file().root().get(SingleComposeFile.OWN).get(key)))
        .filter(place -> place.node().isPresent())
        .findFirst();
  }

  private final OneFile.Request request;
  private final Form form;
  private final List<Problem> problems;

  /**
   * Answers to a form.
   *
   * @param problems hears what is wrong
   */
  OwnerAnswers(OneFile.Request request, Form form, List<Problem> problems) {
    this.request = request;
    this.form = form;
    this.problems = problems;
  }

  /** The file that the owner thinks of. */
  static Where whole(OneFile.Request request) {
    return request
        .answers()
        .or(() -> request.earlier().stream().findFirst())
        .map(given -> Where.inFile(given.name(), 0, 0))
        .orElse(Where.ofApp(request.app().name()));
  }

  /** The answers; what is wrong with them is among the problems. */
  Map<String, Object> inForce() {
    // Whoever has begun a file with comments has answered nothing yet.
    Optional<OneFile.Given> answers = request.answers().filter(given -> !given.file().isEmpty());
    Optional<Place> sent = answers.map(given -> new Place(given, given.file().root()));
    List<Flaw> flaws = answers.map(given -> given.file().flaws()).orElse(List.of());
    for (Flaw flaw : flaws) {
      wrong(sent.get().file(), flaw.at(), flaw.found(), "YAML that every reader takes alike");
    }
    if (!flaws.isEmpty()) {
      return Map.of();
    }
    Optional<Place> stored = earlier(request, SingleComposeFile.GIVEN);
    // An app that asked nothing has an earlier file without answers.
    Optional<OneFile.Given> former =
        stored.map(Place::file).or(() -> request.earlier().stream().findFirst());
    Map<String, Object> before = mended(former, stored.map(this::level).orElse(Map.of()));
    Map<String, Object> now = sent.map(this::level).orElse(Map.of());
    Map<List<Object>, String> gone = unasked(form.fields(), before, List.of());
    sent.ifPresent(
        place -> {
          refuse(place, unasked(form.fields(), now, List.of()));
          begun(form.fields(), now, List.of())
              .forEach(
                  (path, allowed) -> wrong(place, path, text(path) + " has no value", allowed));
        });
    certificates(sent, now);
    former.filter(this::isNewer).ifPresent(this::newer);
    if (stored.isPresent() && version(stored.get().file()).equals(request.app().version())) {
      // In a file of another version, questions may have been others.
      refuse(stored.get(), gone);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    over(all, without(before, gone.keySet(), List.of()));
    over(all, now);
    Acceptance taken = Acceptance.install(form, ReleaseLine.SCALE_25_10, all);
    for (Acceptance.Refusal refusal : taken.refusals()) {
      List<Object> path = steps(refusal.path());
      Optional<Place> place =
          Stream.of(sent, stored)
              .flatMap(Optional::stream)
              .filter(one -> at(one.node(), path) != one.node())
              .findFirst()
              .or(() -> sent)
              .or(() -> stored);
      wrong(
          place.map(Place::file).orElse(null),
          place.map(one -> at(one.node(), path).position()).orElse(Position.NONE),
          refusal.path() + ": " + refusal.reason(),
          AnswerShape.of(form, refusal.path(), AnswerShape.given(all, refusal.path()))
              .orElse("an answer to a question of the app"));
    }
    for (List<Object> path : gone.keySet()) {
      problems.add(
          Problem.warning(
              Rule.NOT_MOVED,
              Where.inFile(former.orElseThrow().name(), 0, 0),
              shown(text(path))
                  + " was answered, and nothing asks for it "
                  + (isOlder(former.orElseThrow())
                      ? "any more"
                      : "in version " + request.app().version()),
              "",
              ""));
    }
    sent.ifPresent(place -> kept(place, before, taken.values()));
    schedules(taken.values());
    for (String fault : HostPaths.faults(request.app(), taken.values())) {
      problems.add(
          Problem.error(
              Rule.GOAL_SETTING,
              whole(request),
              fault,
              "a directory of a pool, such as /mnt/tank/apps/" + request.app().name(),
              "correct the answer"));
    }
    return taken.values();
  }

  /**
   * TrueNAS refuses others of an app of a catalog, which would begin with no data. The directories
   * of a storage are told apart by themselves.
   */
  private void kept(Place sent, Map<String, Object> before, Map<String, Object> answers) {
    for (Question question : request.app().questions()) {
      List<Object> path = List.copyOf(ComposeAnswers.PATHS.path(question, Part.VALUE));
      Object former = value(before, path);
      if (question.isImmutable() && former != null && !former.equals(value(answers, path))) {
        problems.add(
            Problem.error(
                Rule.GOAL_SETTING,
                Where.inFile(
                    sent.file().name(),
                    at(sent.node(), path).position().line(),
                    at(sent.node(), path).position().column()),
                question.dotted() + " is another one than in the file before, and stays as it is",
                "what the file before has, since the app has its data by it",
                "correct the answer; a new app has another name, by truenas.compose.name, and no"
                    + " file before it"));
      }
    }
  }

  private static Object value(Object answers, List<Object> path) {
    Object value = answers;
    for (Object step : path) {
      value = value instanceof Map<?, ?> level ? level.get(step) : null;
    }
    return value;
  }

  /** The wizard takes any text for a field of a schedule. */
  private void schedules(Map<String, Object> answers) {
    ComposeAnswers.PLACES.forEach(
        request.app().questions(),
        answers,
        (question, level) -> {
          if (question instanceof CronQuestion) {
            CronQuestion.objection(
                    CronQuestion.FIELDS.stream()
                        .map(
                            field ->
                                Objects.requireNonNullElse(
                                    ComposeAnswers.PLACES.get(level, question, field),
                                    question.fallback(field)))
                        .map(String::valueOf)
                        .toList())
                .ifPresent(
                    objection ->
                        problems.add(
                            Problem.error(
                                Rule.GOAL_SETTING,
                                whole(request),
                                question.dotted() + ": " + Visible.of(objection),
                                "five fields of a crontab; Sunday is 0, or 7 as the last day",
                                "correct the answer")));
          }
        });
  }

  /** What an older version was answered, as this one takes it. */
  private Map<String, Object> mended(Optional<OneFile.Given> former, Map<String, Object> answers) {
    return former.filter(this::isOlder).isPresent()
        ? Migration.of(request.app(), ComposeAnswers.PATHS).apply(answers)
        : answers;
  }

  private boolean isOlder(OneFile.Given earlier) {
    return order(earlier) < 0;
  }

  private boolean isNewer(OneFile.Given earlier) {
    return order(earlier) > 0;
  }

  /** Below 0 for a file of a version before that of the app; 0 where that cannot be told. */
  private int order(OneFile.Given earlier) {
    Optional<VersionNumber> now = VersionNumber.parse(request.app().version());
    return VersionNumber.parse(version(earlier))
        .flatMap(before -> now.map(before::compareTo))
        .orElse(0);
  }

  private void newer(OneFile.Given earlier) {
    problems.add(
        Problem.warning(
            Rule.NOT_MOVED,
            Where.inFile(earlier.name(), 0, 0),
            "was written for the newer version "
                + version(earlier)
                + "; its answers are read as those of "
                + request.app().version(),
            "",
            "look through the file that is written"));
  }

  /** No question asks for them, so nobody else looks at their shape. */
  private void certificates(Optional<Place> sent, Map<String, Object> now) {
    Object given = now.get(SingleComposeFile.CERTIFICATES);
    if (given != null
        && !(given instanceof Map<?, ?> all
            && all.values().stream().allMatch(Map.class::isInstance))) {
      wrong(
          sent.orElseThrow(),
          List.of(SingleComposeFile.CERTIFICATES),
          SingleComposeFile.CERTIFICATES + " has no certificates by their numbers",
          "such as {1: {certificate: …, privatekey: …}}");
    }
  }

  private static String version(OneFile.Given earlier) {
    return earlier.file().root().get(SingleComposeFile.OWN).get(SingleComposeFile.VERSION).text();
  }

  /**
   * Says where, not what: a secret whose blank is missing behind the colon is a part of its key.
   */
  private void refuse(Place place, Map<List<Object>, String> unasked) {
    unasked.forEach(
        (path, allowed) -> {
          String level = text(path.subList(0, path.size() - 1));
          wrong(
              place,
              path,
              (level.isEmpty() ? "" : level + " ") + "has a key that is no question of the app",
              allowed);
        });
  }

  private void wrong(Place place, List<Object> path, String found, String allowed) {
    wrong(place.file(), at(place.node(), path).position(), found, allowed);
  }

  /**
   * The paths of choices without a value, each with the options: a line that was begun and not
   * ended would stand for the default, whatever the earlier file has.
   */
  private static Map<List<Object>, String> begun(
      List<Field> fields, Map<String, Object> level, List<Object> around) {
    Map<List<Object>, String> paths = new LinkedHashMap<>();
    for (Field field : fields) {
      List<Object> path = below(around, field.variable());
      if (field.type() instanceof FieldType.Level inner) {
        paths.putAll(begun(inner.fields(), map(level.get(field.variable())), path));
      } else if (level.containsKey(field.variable())
          && level.get(field.variable()) == null
          && !field.nullable()
          && field.options().isPresent()) {
        paths.put(
            path,
            field.options().get().stream()
                .flatMap(option -> option.value().stream())
                .map(String::valueOf)
                .collect(Collectors.joining(", ")));
      }
    }
    return paths;
  }

  /** The answers of a file by the names of questions. */
  @SuppressWarnings("unchecked")
  private Map<String, Object> level(Place place) {
    if (!place.node().isMap()) {
      if (place.node().isPresent()) {
        wrong(
            place.file(),
            place.node().position(),
            "is no mapping",
            "answers by the names of questions");
      }
      return Map.of();
    }
    // TrueNAS refuses a file with half a character, even where it is escaped.
    for (Flaw flaw : place.node().unwritable()) {
      wrong(place.file(), flaw.at(), flaw.found(), "whole characters and finite numbers");
    }
    return (Map<String, Object>)
        (request.earlier().contains(place.file())
            ? SingleComposeFile.undoubled(place.node().data())
            : place.node().data());
  }

  /** Puts answers over others; a list as a whole. */
  @SuppressWarnings("unchecked")
  private static void over(Map<String, Object> below, Map<String, Object> above) {
    above.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner && below.get(key) instanceof Map<?, ?> level) {
            Map<String, Object> both = new LinkedHashMap<>((Map<String, Object>) level);
            over(both, (Map<String, Object>) inner);
            below.put(key, both);
          } else {
            below.put(key, value);
          }
        });
  }

  private void wrong(OneFile.Given file, Position at, String found, String allowed) {
    problems.add(
        Problem.error(
            Rule.GOAL_SETTING,
            file == null ? whole(request) : Where.inFile(file.name(), at.line(), at.column()),
            found,
            allowed,
            file == null
                ? "give the answer in a YAML file that truenas.compose.answers names"
                : "correct the answer"));
  }

  /**
   * The paths of answers that no question asks for, each with what could stand there. Wizards send
   * none of these, so a mistyped name would go unnoticed.
   */
  private static Map<List<Object>, String> unasked(
      List<Field> fields, Map<String, Object> level, List<Object> around) {
    Map<List<Object>, String> paths = new LinkedHashMap<>();
    String prefix = around.isEmpty() ? "" : text(around) + ".";
    level.forEach(
        (variable, value) -> {
          List<Object> path = below(around, variable);
          Optional<Field> field =
              fields.stream().filter(one -> one.variable().equals(variable)).findFirst();
          if (field.isEmpty()) {
            if (!(prefix.isEmpty() && variable.equals(SingleComposeFile.CERTIFICATES))
                && !prefix.endsWith(ComposeAnswers.ACL + ".")
                && !prefix.matches(".*" + ComposeAnswers.ACL_ENTRIES + "(\\[\\d+])?\\.")) {
              paths.put(path, String.join(", ", fields.stream().map(Field::variable).toList()));
            }
          } else if (GpuAnswers.isAsked(field.get())) {
            GpuAnswers.unasked(map(value))
                .forEach((part, allowed) -> paths.put(below(path, part), allowed));
          } else if (field.get().type() instanceof FieldType.Level inner) {
            paths.putAll(unasked(inner.fields(), map(value), path));
          } else if (field.get().type() instanceof FieldType.Items items
              && items.ofLevels()
              && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
              paths.putAll(unasked(items.items().get(0).attrs(), map(list.get(i)), below(path, i)));
            }
          }
        });
    return paths;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> level ? (Map<String, Object>) level : Map.of();
  }

  /** The same answers without some. */
  private static Map<String, Object> without(
      Map<String, Object> level, Set<List<Object>> paths, List<Object> around) {
    Map<String, Object> rest = new LinkedHashMap<>();
    level.forEach(
        (variable, value) -> {
          List<Object> path = below(around, variable);
          if (paths.contains(path)) {
            return;
          }
          if (value instanceof Map<?, ?>) {
            rest.put(variable, without(map(value), paths, path));
          } else if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            for (Object item : list) {
              items.add(
                  item instanceof Map<?, ?>
                      ? without(map(item), paths, below(path, items.size()))
                      : item);
            }
            rest.put(variable, items);
          } else {
            rest.put(variable, value);
          }
        });
    return rest;
  }

  /** A path, as names and numbers of items: what an owner writes for a name can hold any sign. */
  private static List<Object> below(List<Object> around, Object step) {
    List<Object> path = new ArrayList<>(around);
    path.add(step);
    return path;
  }

  /** The path of an answer to a question, whose name holds no sign. */
  private static List<Object> steps(String path) {
    List<Object> steps = new ArrayList<>();
    for (String step : path.replace("[", ".[").split("\\.")) {
      steps.add(
          step.startsWith("[")
              ? (Object) Integer.parseInt(step.substring(1, step.length() - 1))
              : step);
    }
    return steps;
  }

  private static String text(List<Object> path) {
    StringBuilder text = new StringBuilder();
    for (Object step : path) {
      text.append(step instanceof Integer ? "[" + step + "]" : (text.isEmpty() ? "" : ".") + step);
    }
    return text.toString();
  }

  /** What is at a path, or the last level on the way to it. */
  private static YamlNode at(YamlNode root, List<Object> path) {
    YamlNode node = root;
    for (Object step : path) {
      YamlNode inner =
          step instanceof Integer index ? item(node, index) : node.get(String.valueOf(step));
      if (!inner.isPresent()) {
        break;
      }
      node = inner;
    }
    return node;
  }

  private static YamlNode item(YamlNode list, int index) {
    return index < list.items().size() ? list.items().get(index) : YamlNode.MISSING;
  }
}
