package dev.trainyard.testcluster.compose;

import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.compose.answer.NvidiaGpus;
import dev.trainyard.generator.compose.service.Offered;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.question.AnswerPlaces;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.testcluster.app.RandomAnswers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A NAS: what it hands to the templates of an app. */
public final class Nas {

  /** A part of every private key. */
  public static final String PRIVATE_KEY_PART = "MIIEvQIBADANBg";

  private static final Map<String, Object> CERTIFICATE =
      Map.of(
          "certificate",
          "-----BEGIN CERTIFICATE-----\nMIIC$x\n-----END CERTIFICATE-----\n",
          "privatekey",
          "-----BEGIN PRIVATE KEY-----\n" + PRIVATE_KEY_PART + "\n");

  private final App app;

  /** The values that nobody is asked for. */
  private final Map<String, Object> fixed;

  /** A NAS with an app whose definition has no errors. */
  public Nas(App app) {
    this.app = app;
    this.fixed = ComposeEdition.fixedValues(app);
  }

  /** Random answers, and what nobody answers. */
  public Map<String, Object> answers(RandomAnswers answers, long seed) {
    Random random = new Random(seed);
    Map<String, Object> values =
        ComposeAnswers.PLACES.moved(app.questions(), HelmAnswers.PATHS, answers.answer(app));
    for (Question question : app.questions()) {
      if (question instanceof PortQuestion && random.nextInt(3) == 0) {
        put(
            values,
            question,
            ComposeAnswers.BIND_MODE,
            random.nextBoolean() ? "published" : "exposed");
        put(
            values,
            question,
            ComposeAnswers.HOST_IPS,
            random.nextBoolean() ? List.of() : List.of("192.168.0.10", "fd00::10"));
      } else if (question instanceof StorageQuestion && random.nextInt(4) == 0) {
        put(
            values,
            question,
            ComposeAnswers.IX_VOLUME_CONFIG,
            Map.of(
                ComposeAnswers.ACL_ENABLE,
                true,
                ComposeAnswers.DATASET_NAME,
                ((StorageQuestion) question).dataset()));
      } else if (question instanceof GpuQuestion && random.nextBoolean()) {
        put(
            values,
            question,
            NvidiaGpus.SELECTION,
            Map.of(
                "0000:03:00.0",
                Map.of(NvidiaGpus.UUID, "GPU-b", NvidiaGpus.USE, random.nextBoolean()),
                "0000:02:00.0",
                Map.of(NvidiaGpus.UUID, "GPU-a", NvidiaGpus.USE, true)));
      }
    }
    if (app.offers().labels().isPresent()) {
      values.put("labels", labels(random));
    }
    if (app.offers().networks().isPresent()) {
      AnswerPlaces.put(values, List.of("network", "networks"), networks(random));
    }
    return on(values, random.nextBoolean() ? "INSTALL" : "UPGRADE");
  }

  private List<Object> labels(Random random) {
    List<Object> labels = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      labels.add(
          Map.of(
              "key",
              "label: " + i,
              "value",
              "${x} \"{{ y }}\"",
              "containers",
              some(Offered.labelled(Plan.of(app)), random)));
    }
    return labels;
  }

  private List<Object> networks(Random random) {
    List<Object> networks = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      List<Object> containers = new ArrayList<>();
      for (String container : some(Offered.members(Plan.of(app)), random)) {
        Map<String, Object> config = new LinkedHashMap<>();
        if (random.nextBoolean()) {
          config.put("aliases", List.of("a-" + i, "b"));
        }
        if (random.nextBoolean()) {
          config.put("mac_address", "02:42:ac:11:00:0" + i);
          config.put("ipv4_address", "");
        }
        if (random.nextBoolean()) {
          config.put("gw_priority", (long) i);
          config.put("priority", null);
        }
        containers.add(Map.of("name", container, "config", config));
      }
      networks.add(Map.of("name", "net_" + i, "containers", containers));
    }
    return networks;
  }

  private static List<String> some(List<String> all, Random random) {
    return all.stream().filter(one -> random.nextBoolean()).toList();
  }

  private static void put(
      Map<String, Object> values, Question question, String variable, Object value) {
    List<String> path = new ArrayList<>(question.path());
    path.add(variable);
    AnswerPlaces.put(values, path, value);
  }

  /**
   * Answers in the shape of the Helm edition, as scenarios and random answers have it, with what a
   * NAS adds to them.
   *
   * @param operation {@code INSTALL} or {@code UPGRADE}
   */
  public Map<String, Object> with(Map<String, Object> answers, String operation) {
    return on(ComposeAnswers.PLACES.moved(app.questions(), HelmAnswers.PATHS, answers), operation);
  }

  /** Answers with what a NAS adds to them. */
  public Map<String, Object> on(Map<String, Object> answers, String operation) {
    Map<String, Object> values = new LinkedHashMap<>(answers);
    Map<String, Object> volumes = new LinkedHashMap<>();
    Stream.concat(datasets(app.questions().stream()), Stream.of("generated-secrets"))
        .forEach(name -> volumes.put(name, "/mnt/.ix-apps/app_mounts/my-app/" + name));
    values.put("ix_volumes", volumes);
    values.put("ix_certificates", Map.of("1", CERTIFICATE));
    values.put("ix_context", Map.of("app_name", "my-app", "operation", operation));
    values.putAll(fixed);
    return values;
  }

  private static Stream<String> datasets(Stream<? extends Question> questions) {
    return questions.flatMap(
        question ->
            question instanceof StorageQuestion storage
                ? Stream.of(storage.dataset())
                : question instanceof ListQuestion list
                    ? datasets(list.items().stream())
                    : Stream.empty());
  }
}
