package dev.trainyard.testcluster.app;

import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.helm.ScenarioValues;
import dev.trainyard.generator.helm.answer.GpuCount;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Group;
import dev.trainyard.generator.question.AnswerPlaces;
import dev.trainyard.generator.question.Answers;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.HostPathQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.NetworkInterfaceQuestion;
import dev.trainyard.generator.question.NodeIpQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.SmbShare;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TextLimits;
import dev.trainyard.generator.question.TimeZoneQuestion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Legal answers, the same for the same seed. Their free texts are as hostile as the questions'
 * limits admit (line breaks, quotes, YAML and template syntax, texts that look like numbers) or
 * {@link #harmless}; whatever else is answered is the same in both.
 */
public final class RandomAnswers {

  private static final List<String> HOSTILE =
      List.of(
          "a: b #\"{{ x }}",
          "{{ .Release.Name }}",
          "line one\nline two\n  - item",
          "\nleading",
          "trailing \n",
          "'single' \"double\" `back`",
          "\\ \\n \\\" \\u0041",
          "$(HOME) $$(X) ${Y} `id`",
          "%s %d %!x",
          "1e3",
          "0x1F",
          "012",
          "true",
          "null",
          "~",
          "- a",
          "&anchor *alias !!tag",
          "<a href=\"x\">&amp;</a> ]]>",
          "; rm -rf / #",
          "tab\there",
          "café – 日本語 😀",
          "next\u0085line\u2028separator",
          "bell\u0007 del\u007f bom\ufeff",
          " spaces ",
          "=",
          "<<",
          "a'b''c",
          "x".repeat(300));

  /** Decides everything but free texts. */
  private final Random random;

  private final Random texts;
  private final boolean hostile;
  private final List<String> secrets = new ArrayList<>();
  private final int ports;
  private int nextPort;

  private RandomAnswers(long seed, boolean hostile) {
    this.random = new Random(seed);
    this.texts = new Random(seed);
    this.hostile = hostile;
    this.ports = 30000 + random.nextInt(1000);
  }

  /** With free texts that try to break out of where they are put. */
  public static RandomAnswers hostile(long seed) {
    return new RandomAnswers(seed, true);
  }

  /** With free texts of letters, and secrets that are like nothing else. */
  public static RandomAnswers harmless(long seed) {
    return new RandomAnswers(seed, false);
  }

  /** The secrets among the answers so far that are not empty. */
  public List<String> secrets() {
    return List.copyOf(secrets);
  }

  /**
   * Values as TrueNAS would hand them over: dicts nested. They start from a scenario and differ
   * from it in few, many or all answers: all of them would hardly ever go together.
   */
  public Map<String, Object> answer(App app) {
    Map<String, Map<String, Object>> scenarios = ScenarioValues.of(app);
    List<String> names = List.copyOf(scenarios.keySet());
    Map<String, Object> values = scenarios.get(names.get(random.nextInt(names.size())));
    double share = List.of(0.05, 0.2, 0.8).get(random.nextInt(3));
    for (Group group : app.groups()) {
      for (Question question : group.questions()) {
        if (random.nextDouble() < share) {
          Object value = answer(question);
          if (value != null) {
            AnswerPlaces.put(values, question.path(), value);
          }
        }
      }
    }
    return values;
  }

  /** An answer to one question; null for none. */
  public Object answer(Question question) {
    if (question instanceof ScalarQuestion<?> scalar) {
      if (!scalar.mandatory() && random.nextInt(4) == 0) {
        return scalar.defaultValue().orElse(null);
      }
      Object value = scalar(scalar);
      return value == null || Answers.fault(question, value).isEmpty()
          ? value
          : scalar.defaultValue().<Object>map(given -> given).orElseGet(() -> fallback(scalar));
    }
    if (question instanceof StorageQuestion storage) {
      return storage(storage);
    }
    if (question instanceof StringListQuestion list) {
      List<Object> items = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(text(list.limits(), false));
      }
      return items;
    }
    if (question instanceof ListQuestion list) {
      return items(list);
    }
    if (question instanceof CronQuestion) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("minute", String.valueOf(random.nextInt(60)));
      fields.put("hour", "*/" + (1 + random.nextInt(12)));
      fields.put("dom", "*");
      fields.put("month", "*");
      fields.put("dow", random.nextBoolean() ? "mon-fri" : "*");
      return fields;
    }
    if (question instanceof LimitsQuestion limits) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("cpus", (long) limits.leastCpus() + random.nextInt(8 * limits.perCore()));
      fields.put("memory", limits.minimumMemory() + (long) random.nextInt(3_000_000));
      return fields;
    }
    if (question instanceof GpuQuestion) {
      Map<String, Object> counts = new LinkedHashMap<>();
      for (Gpus.Maker maker : Gpus.Maker.values()) {
        if (random.nextInt(4) > 0) {
          counts.put(GpuCount.resource(maker), (long) random.nextInt(3));
        }
      }
      return counts;
    }
    return null;
  }

  private Object fallback(ScalarQuestion<?> question) {
    for (int i = 0; i < 200; i++) {
      Object value = scalar(question);
      if (Answers.fault(question, value).isEmpty()) {
        return value;
      }
    }
    throw new AssertionError("no legal answer found for " + question);
  }

  private Object scalar(ScalarQuestion<?> question) {
    if (question instanceof StringQuestion text) {
      return text(text.limits(), !question.isRequired());
    }
    if (question instanceof SecretQuestion secret) {
      String answer = secret(secret);
      if (!answer.isEmpty()) {
        secrets.add(answer);
      }
      return answer;
    }
    if (question instanceof IntegerQuestion integer) {
      long low = integer.minimum().orElse(-1000L);
      long high = integer.maximum().orElse(3_000_000L);
      return low + Math.floorMod(random.nextLong(), high - low + 1);
    }
    if (question instanceof PortQuestion) {
      return (long) ports + 10 * nextPort++;
    }
    if (question instanceof BooleanQuestion) {
      return random.nextBoolean();
    }
    if (question instanceof ChoiceQuestion choice) {
      return choice.options().get(random.nextInt(choice.options().size())).value();
    }
    if (question instanceof PathQuestion) {
      return "/data/" + random.nextInt(100) + " x\"$y'";
    }
    if (question instanceof HostPathQuestion) {
      return "/mnt/tank/some: \"dir\" " + random.nextInt(100);
    }
    if (question instanceof IpAddressQuestion address) {
      String ip = "10.1.2." + random.nextInt(255);
      return address.isCidr() ? ip + "/24" : ip;
    }
    if (question instanceof TimeZoneQuestion) {
      return random.nextBoolean() ? "Europe/Berlin" : "America/Argentina/Buenos_Aires";
    }
    if (question instanceof NodeIpQuestion node) {
      return node.mayBeHostName() && random.nextBoolean() ? "nas.example.org" : "192.168.0.10";
    }
    if (question instanceof NetworkInterfaceQuestion) {
      return "eth0";
    }
    return question instanceof CertificateQuestion
        ? question.isNullable() && random.nextBoolean() ? null : (Object) 1L
        : null;
  }

  private String text(TextLimits limits, boolean mayBeEmpty) {
    if (mayBeEmpty && random.nextInt(4) == 0) {
      return "";
    }
    // Names of things are made of such texts, so they belong to the structure.
    if (limits.isPlain()) {
      return matching(limits, random);
    }
    for (int i = 0; i < 20; i++) {
      String candidate = candidate(limits);
      if (limits.admits(candidate) && (mayBeEmpty || !candidate.isEmpty())) {
        return candidate;
      }
    }
    return limits.patternIfAny().isPresent()
        ? matching(limits, texts)
        : "y".repeat(Math.max(1, limits.minimumLength()));
  }

  private String candidate(TextLimits limits) {
    if (!hostile) {
      return "harmless" + texts.nextInt(100);
    }
    return limits.patternIfAny().isPresent() && texts.nextInt(10) > 0
        ? matching(limits, texts)
        : HOSTILE.get(texts.nextInt(HOSTILE.size()));
  }

  private String secret(SecretQuestion question) {
    TextLimits limits = question.limits();
    if (hostile || question.limits().isPlain()) {
      return text(limits, !question.isRequired());
    }
    boolean empty = !question.isRequired() && random.nextInt(4) == 0;
    String distinct = "Zq9" + Long.toString(texts.nextLong() & Long.MAX_VALUE, 36) + "secret";
    String fitting = distinct.substring(0, Math.min(distinct.length(), limits.maximumLength()));
    return empty ? "" : limits.admits(fitting) ? fitting : matching(limits, texts);
  }

  private static String matching(TextLimits limits, Random random) {
    for (int i = 0; i < 1000; i++) {
      String text = limits.example(random::nextInt).orElseThrow();
      String cut =
          text.codePoints()
              .limit(limits.maximumLength())
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      if (!cut.isEmpty() && limits.admits(cut)) {
        return cut;
      }
    }
    throw new AssertionError("nothing found that matches " + limits);
  }

  private Map<String, Object> storage(StorageQuestion question) {
    List<StoragePlace> places = Stream.of(StoragePlace.values()).filter(question::allows).toList();
    StoragePlace place = places.get(random.nextInt(places.size()));
    boolean listed = question.asksAccessLists() && random.nextBoolean();
    Map<Part, Object> parts = new EnumMap<>(Part.class);
    parts.put(Part.KIND, HelmAnswers.PATHS.word(place));
    switch (place) {
      case DATASET -> {
        parts.put(Part.DATASET, question.dataset());
        if (question.asksAccessLists()) {
          parts.put(Part.DATASET_ACL, listed);
        }
      }
      case HOST_PATH -> {
        parts.put(
            listed ? Part.ACL_PATH : Part.HOST_PATH, "/mnt/tank/" + question.dataset() + " #1");
        if (question.asksAccessLists()) {
          parts.put(Part.PATH_ACL, listed);
        }
      }
      case TEMPORARY -> {
        // Nothing more is asked.
      }
      case SMB -> SmbShare.PARTS.forEach((part, asked) -> parts.put(part, scalar(asked)));
    }
    return HelmAnswers.PLACES.level(question, parts);
  }

  private List<Object> items(ListQuestion list) {
    List<Object> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Map<String, Object> item = new LinkedHashMap<>();
      for (Question question : list.items()) {
        Object value = answer(question);
        if (value != null) {
          item.put(question.variable(), value);
        }
      }
      items.add(item);
    }
    return items;
  }
}
