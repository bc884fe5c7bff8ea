package dev.trainyard.testcluster.app;

import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.question.AnswerPlaces;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Few answers of an app in which all that its owner chooses occurs together by twos: choices,
 * switches, kinds of storage, a certificate or none; of a list those of its first item. What goes
 * wrong between two answers goes wrong in one of them; faults of three are rare.
 *
 * <p>They start from a scenario, as it is or with texts for whatever it leaves empty, since many
 * choices want one.
 */
public final class PairedAnswers {

  /**
   * One way to answer what is chosen.
   *
   * @param list the list in whose items it is chosen, if any
   * @param question what is asked
   * @param name how it is called
   * @param value the answer; null for none
   */
  private record Choice(Optional<ListQuestion> list, Question question, String name, Object value) {

    private String factor() {
      return list.map(in -> in.dotted() + "[].").orElse("") + question.dotted();
    }

    @Override
    public String toString() {
      return factor() + "=" + name;
    }

    /** Puts it among answers; false where the list has no item. */
    private boolean into(Map<String, Object> answers) {
      if (list.isEmpty()) {
        AnswerPlaces.put(answers, question.path(), value);
        return true;
      }
      Object items = Documents.at(answers, list.get().path().toArray(String[]::new));
      if (!(items instanceof List<?> all) || all.isEmpty()) {
        return false;
      }
      @SuppressWarnings("unchecked")
      Map<String, Object> first = (Map<String, Object>) all.get(0);
      AnswerPlaces.put(first, question.path(), value);
      return true;
    }
  }

  private static final int TRIES = 20;

  private record Pair(Choice one, Choice other) {

    @Override
    public String toString() {
      return one + " with " + other;
    }
  }

  private final TestedApp tested;
  private final Place place;
  private final List<List<Choice>> factors = new ArrayList<>();
  private final List<Map<String, Object>> bases = new ArrayList<>();
  private final Set<Pair> missing = new LinkedHashSet<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final Set<String> refused = new TreeSet<>();
  private final Set<String> possible = new TreeSet<>();

  private PairedAnswers(TestedApp tested, Place place) {
    this.tested = tested;
    this.place = place;
  }

  /**
   * The answers of an app.
   *
   * @param place where they are refused or not
   */
  public static PairedAnswers of(TestedApp tested, Place place) {
    PairedAnswers paired = new PairedAnswers(tested, place);
    paired.find();
    return paired;
  }

  /** The answers; none of them is refused. */
  public List<Map<String, Object>> rows() {
    return rows.stream().map(PairedAnswers::copy).toList();
  }

  /** Pairs that the app refuses whatever else is answered, as {@code A=x with B=y}. */
  public Set<String> refused() {
    return new TreeSet<>(refused);
  }

  /** What can be chosen, and is refused whatever else is answered, as {@code A=x}. */
  public Set<String> neverPossible() {
    Set<String> never = new TreeSet<>();
    factors.stream()
        .flatMap(List::stream)
        .map(Choice::toString)
        .filter(choice -> !possible.contains(choice))
        .forEach(never::add);
    return never;
  }

  private void find() {
    for (Question question : tested.app().questions()) {
      choices(Optional.empty(), question);
      if (question instanceof ListQuestion list) {
        list.items().forEach(item -> choices(Optional.of(list), item));
      }
    }
    for (int i = 0; i < factors.size(); i++) {
      for (Choice one : factors.get(i)) {
        for (List<Choice> others : factors.subList(i + 1, factors.size())) {
          others.forEach(other -> missing.add(new Pair(one, other)));
        }
      }
    }
    for (Map<String, Object> scenario : ScenarioValues.of(tested.app()).values()) {
      bases.add(filled(scenario));
      bases.add(scenario);
    }
    while (!missing.isEmpty()) {
      Pair pair = missing.iterator().next();
      if (!row(pair)) {
        missing.remove(pair);
        refused.add(pair.toString());
      }
    }
    if (factors.size() == 1) {
      factors.get(0).stream()
          .filter(choice -> bases.stream().anyMatch(base -> with(base, List.of(choice)) != null))
          .forEach(choice -> possible.add(choice.toString()));
    }
  }

  private void choices(Optional<ListQuestion> list, Question question) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (question instanceof BooleanQuestion) {
      values.put("yes", true);
      values.put("no", false);
    } else if (question instanceof ChoiceQuestion choice) {
      choice.options().forEach(option -> values.put(option.value(), option.value()));
    } else if (question instanceof CertificateQuestion && question.isNullable()) {
      values.put("none", null);
      values.put("chosen", 1L);
    } else if (question instanceof StorageQuestion storage) {
      String place =
          list.map(in -> in.dotted() + "-").orElse("") + question.dotted().replace('.', '-');
      values.put(
          "dataset",
          new LinkedHashMap<>(
              Map.of(
                  "type",
                  "ixVolume",
                  "ixVolumeConfig",
                  new LinkedHashMap<>(Map.of("datasetName", storage.dataset())))));
      values.put(
          "host path",
          storage(storage, StoragePlace.HOST_PATH, Part.HOST_PATH, "/mnt/tank/" + place));
      if (storage.asksAccessLists()) {
        values.put(
            "host path with an access list",
            storage(
                storage,
                StoragePlace.HOST_PATH,
                Part.PATH_ACL,
                true,
                Part.ACL_PATH,
                "/mnt/tank/" + place));
      }
      if (storage.allowsSmb()) {
        values.put(
            "share",
            storage(
                storage,
                StoragePlace.SMB,
                Part.SMB_SERVER,
                "nas.example.org",
                Part.SMB_SHARE,
                "media",
                Part.SMB_USER,
                "app",
                Part.SMB_PASSWORD,
                "a password"));
      }
      if (storage.allowsTemporary()) {
        values.put("temporary", new LinkedHashMap<>(Map.of("type", "emptyDir")));
      }
    }
    if (!values.isEmpty()) {
      factors.add(
          values.entrySet().stream()
              .map(value -> new Choice(list, question, value.getKey(), value.getValue()))
              .toList());
    }
  }

  private static Map<String, Object> storage(
      StorageQuestion question, StoragePlace place, Object... more) {
    Map<Part, Object> parts = new EnumMap<>(Part.class);
    parts.put(Part.KIND, HelmAnswers.PATHS.word(place));
    for (int i = 0; i < more.length; i += 2) {
      parts.put((Part) more[i], more[i + 1]);
    }
    return HelmAnswers.PLACES.level(question, parts);
  }

  /** The answers with a text or an item for whatever has none, unless they are refused then. */
  private Map<String, Object> filled(Map<String, Object> scenario) {
    Map<String, Object> filled = copy(scenario);
    for (Question question : tested.app().questions()) {
      Object answered = Documents.at(filled, question.path().toArray(String[]::new));
      boolean text = question instanceof StringQuestion || question instanceof SecretQuestion;
      boolean several = question instanceof ListQuestion || question instanceof StringListQuestion;
      if ((text || several) && isEmpty(answered)) {
        filled = filled(filled, question);
      }
    }
    // Two texts may be needed together, as name and password are.
    return filledTogether(filled);
  }

  /** Some of what can be answered may not go with what is answered elsewhere, such as a name. */
  private Map<String, Object> filled(Map<String, Object> answers, Question question) {
    for (int seed = 0; seed < TRIES; seed++) {
      Object answer = RandomAnswers.harmless(seed).answer(question);
      Map<String, Object> tried = copy(answers);
      AnswerPlaces.put(tried, question.path(), answer);
      if (!isEmpty(answer) && !refuses(tried)) {
        return tried;
      }
    }
    return answers;
  }

  private Map<String, Object> filledTogether(Map<String, Object> answers) {
    Map<String, Object> tried = copy(answers);
    for (Question question : tested.app().questions()) {
      Object answered = Documents.at(tried, question.path().toArray(String[]::new));
      if ((question instanceof StringQuestion || question instanceof SecretQuestion)
          && isEmpty(answered)) {
        AnswerPlaces.put(tried, question.path(), some(question));
      }
    }
    return refuses(tried) ? answers : tried;
  }

  private static boolean isEmpty(Object answer) {
    return answer == null || answer.equals("") || answer.equals(List.of());
  }

  private static Object some(Question question) {
    for (int seed = 0; ; seed++) {
      Object answer = RandomAnswers.harmless(seed).answer(question);
      if (!isEmpty(answer)) {
        return answer;
      }
    }
  }

  /** Adds answers with a pair, and with as many others that are missing as go with it. */
  private boolean row(Pair pair) {
    for (Map<String, Object> base : bases) {
      List<Choice> chosen = new ArrayList<>(List.of(pair.one(), pair.other()));
      if (with(base, chosen) == null) {
        continue;
      }
      for (List<Choice> factor : factors) {
        if (chosen.stream().noneMatch(factor::contains)) {
          extend(base, chosen, factor);
        }
      }
      rows.add(with(base, chosen));
      chosen.forEach(choice -> possible.add(choice.toString()));
      for (Choice one : chosen) {
        chosen.forEach(other -> missing.remove(new Pair(one, other)));
      }
      return true;
    }
    return false;
  }

  /** Chooses what adds most pairs, if it is not refused. */
  private void extend(Map<String, Object> base, List<Choice> chosen, List<Choice> factor) {
    List<Choice> best = new ArrayList<>(factor);
    best.sort((one, other) -> Long.compare(gain(chosen, other), gain(chosen, one)));
    for (Choice choice : best) {
      List<Choice> more = new ArrayList<>(chosen);
      more.add(choice);
      if (with(base, more) != null) {
        chosen.add(choice);
        return;
      }
    }
  }

  private long gain(Collection<Choice> chosen, Choice choice) {
    return chosen.stream()
        .filter(
            other ->
                missing.contains(new Pair(other, choice))
                    || missing.contains(new Pair(choice, other)))
        .count();
  }

  /** Answers with these choices; null when they are refused. */
  private Map<String, Object> with(Map<String, Object> base, List<Choice> choices) {
    Map<String, Object> answers = copy(base);
    for (Choice choice : choices) {
      if (!choice.into(answers)) {
        return null;
      }
    }
    return refuses(answers) ? null : answers;
  }

  private boolean refuses(Map<String, Object> answers) {
    Map<String, Object> values = place.values(tested.app(), TestedApp.RELEASE, answers);
    try {
      tested.evaluate(values, tested.kept());
      return false;
    } catch (RenderFailure refusal) {
      return true;
    }
  }

  private static Map<String, Object> copy(Map<?, ?> answers) {
    Map<String, Object> copy = new LinkedHashMap<>();
    answers.forEach((key, value) -> copy.put((String) key, copyOf(value)));
    return copy;
  }

  private static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copyOf(item)));
      return copy;
    }
    return value;
  }
}
