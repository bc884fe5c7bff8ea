package dev.trainyard.testcluster.app;

import dev.trainyard.generator.helm.nas.TrueNasOperation;
import dev.trainyard.generator.helm.nas.TrueNasValues;
import dev.trainyard.generator.helm.nas.TrueNasVersion;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where a chart is installed. */
public enum Place {
  PLAIN_HELM(Optional.empty(), false),
  /** With everything that whoever installs may say beside the answers. */
  PLAIN_HELM_ADAPTED(Optional.empty(), false),
  SCALE_22_02(Optional.of(TrueNasVersion.SCALE_22_02), false),
  SCALE_22_12(Optional.of(TrueNasVersion.SCALE_22_12), false),
  SCALE_23_10(Optional.of(TrueNasVersion.SCALE_23_10), false),
  SCALE_23_10_STOPPED(Optional.of(TrueNasVersion.SCALE_23_10), true),
  SCALE_24_04(Optional.of(TrueNasVersion.SCALE_24_04), false),
  SCALE_24_04_STOPPED(Optional.of(TrueNasVersion.SCALE_24_04), true);

  /** The one certificate, and the one authority, of a NAS; both have the number 1. */
  public static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nx\n";

  public static final String PRIVATE_KEY = "key \"of\" Kq7vPrivate {{ 1 }}";

  /** Whatever quotes and escapes the private key, it holds this. */
  public static final String PRIVATE_KEY_PART = "Kq7vPrivate";

  private static final Map<String, Object> ADAPTED =
      Map.of(
          "commonLabels",
          Map.of("team", "blue", "example.org/cost-centre", "0815"),
          "commonAnnotations",
          Map.of("example.org/note", "one: \"{{ two }}\"\n- three", "a", "true"),
          "imagePullSecrets",
          List.of(Map.of("name", "login"), Map.of("name", "other-login")),
          "nodeSelector",
          Map.of("kubernetes.io/arch", "amd64"),
          "imageRegistry",
          "mirror.example.org:5000/hub",
          "fullnameOverride",
          "own-name");

  private static final String AUTHORITIES = "ixCertificateAuthorities";

  private final Optional<TrueNasVersion> version;
  private final boolean stopped;

  Place(Optional<TrueNasVersion> version, boolean stopped) {
    this.version = version;
    this.stopped = stopped;
  }

  /** Whether there is a newer release that installs charts. */
  public boolean isOutdated() {
    return version.filter(release -> release != TrueNasVersion.SCALE_24_04).isPresent();
  }

  public boolean isStopped() {
    return stopped;
  }

  /** What Helm is given there for these answers. */
  public Map<String, Object> values(App app, String release, Map<String, ?> answers) {
    return values(app, release, answers, TrueNasOperation.INSTALL);
  }

  /** What Helm is given there for these answers. */
  public Map<String, Object> values(
      App app, String release, Map<String, ?> answers, TrueNasOperation operation) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (version.isEmpty()) {
      values.putAll(answers);
      values.put("ixCertificates", authority());
      if (this == PLAIN_HELM_ADAPTED) {
        values.putAll(ADAPTED);
      }
    } else {
      TrueNasValues given =
          TrueNasValues.of(version.get(), operation, release)
              .withAnswers(answers)
              .withCertificate(1, CERTIFICATE, PRIVATE_KEY);
      for (String dataset : datasets(app)) {
        given = given.withIxVolume(dataset);
      }
      values.putAll((stopped ? given.whileStopped() : given).toMap());
    }
    values.put(AUTHORITIES, authority());
    return values;
  }

  private static Map<String, Object> authority() {
    return Map.of("1", Map.of("certificate", CERTIFICATE, "privatekey", PRIVATE_KEY));
  }

  private static Collection<String> datasets(App app) {
    Collection<String> datasets = new TreeSet<>();
    app.groups().stream()
        .flatMap(group -> group.questions().stream())
        .flatMap(Place::withItems)
        .forEach(
            question -> {
              if (question instanceof StorageQuestion storage) {
                datasets.add(storage.dataset());
              }
            });
    return datasets;
  }

  private static Stream<Question> withItems(Question question) {
    List<Question> items = question instanceof ListQuestion list ? list.items() : List.of();
    return Stream.concat(Stream.of(question), items.stream());
  }
}
