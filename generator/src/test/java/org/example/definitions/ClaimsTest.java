package org.example.definitions;

import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Outside TrueNAS a claim is there exactly where something that mounts it is. */
class ClaimsTest {

  private static final BooleanQuestion CACHE = yesNo("cache.enabled");
  private static final BooleanQuestion LOGS = yesNo("logs.enabled");
  private static final StorageQuestion DATA = storage("storage.data");
  private static final StorageQuestion CACHED = storage("storage.cached");
  private static final StorageQuestion LOGGED = storage("storage.logged");

  private static final App APP =
      Demo.web(
          a -> {
            a.group("Storage", g -> g.ask(CACHE, LOGS, DATA, CACHED, LOGGED));
            a.when(
                CACHE,
                then ->
                    then.workload(
                        workload("cache"),
                        w ->
                            w.runAs(568, 568)
                                .container(
                                    image("docker.io/library/cache", "1"),
                                    c ->
                                        c.mount(CACHED, "/cache")
                                            .mount(DATA, "/data")
                                            .noHealthCheck("Nothing to ask."))));
          },
          c -> c.mount(DATA, "/data").when(LOGS, then -> then.mount(LOGGED, "/logs")));

  private static List<String> claims(boolean cache, boolean logs) {
    assertThat(AppChecks.check(APP)).filteredOn(Problem::isError).isEmpty();
    return Demo.manifestsElsewhere(
            APP, Map.of("cache", Map.of("enabled", cache), "logs", Map.of("enabled", logs)))
        .stream()
        .filter(object -> object.get("kind").equals("PersistentVolumeClaim"))
        .map(object -> ((Map<?, ?>) object.get("metadata")).get("name").toString())
        .map(name -> name.substring(name.lastIndexOf('-') + 1))
        .toList();
  }

  private static final StorageQuestion EXTRA = storage("extra");
  private static final PathQuestion AT = path("at").required();
  private static final ListQuestion EXTRAS = list("extras").items(EXTRA, AT);
  private static final App WITH_LIST =
      Demo.web(
          a -> a.group("Storage", g -> g.ask(EXTRAS)),
          c -> c.each(EXTRAS, (each, i) -> each.mount(i, EXTRA, i.get(AT), m -> {})));

  private static Map<String, Object> extra(String dataset) {
    return Map.of(
        "at",
        "/" + dataset,
        "extra",
        Map.of("type", "ixVolume", "ixVolumeConfig", Map.of("datasetName", dataset)));
  }

  private static Map<String, Object> mounted(String... datasets) {
    List<Map<String, Object>> manifests =
        Demo.manifestsElsewhere(
            WITH_LIST, Map.of("extras", Stream.of(datasets).map(ClaimsTest::extra).toList()));
    Object spec =
        Demo.at(
            Demo.find(manifests, "Deployment", "demo-web").orElseThrow(),
            "spec",
            "template",
            "spec");
    Map<Object, Object> claims = new HashMap<>();
    for (Object volume : (List<?>) Demo.at(spec, "volumes")) {
      claims.put(Demo.at(volume, "name"), Demo.at(volume, "persistentVolumeClaim", "claimName"));
    }
    Map<String, Object> mounted = new TreeMap<>();
    for (Object mount : (List<?>) Demo.at(spec, "containers", 0, "volumeMounts")) {
      mounted.put((String) Demo.at(mount, "mountPath"), claims.get(Demo.at(mount, "name")));
    }
    assertThat(claims.values())
        .allSatisfy(
            claim ->
                assertThat(Demo.find(manifests, "PersistentVolumeClaim", claim.toString()))
                    .isPresent());
    return mounted;
  }

  /** What the item had before is there when one before it is gone. */
  @Test
  void aClaimOfAnItemStaysWithItsDataset() {
    assertThat(AppChecks.check(WITH_LIST)).filteredOn(Problem::isError).isEmpty();
    Map<String, Object> all = mounted("a", "b", "c");
    assertThat(all.values()).doesNotHaveDuplicates().hasSize(3);
    all.remove("/a");
    assertThat(mounted("c", "b")).isEqualTo(all);
  }

  @Test
  void itemsOfOneDatasetShareItOnTrueNasOnly() {
    Map<String, Object> twice = Map.of("at", "/x", "extra", extra("a").get("extra"));
    Map<String, Object> answers = Map.of("extras", List.of(extra("a"), twice));

    assertThatExceptionOfType(RenderFailure.class)
        .isThrownBy(() -> Demo.manifestsElsewhere(WITH_LIST, answers))
        .withMessageContaining("extras: two items have the dataset a, and outside TrueNAS");
    Map<String, Object> onTrueNas = new HashMap<>(answers);
    onTrueNas.put("ixVolumes", List.of(Map.of("hostPath", "/mnt/tank/a")));
    assertThat(Demo.manifests(WITH_LIST, onTrueNas)).isNotEmpty();
  }

  @Test
  void aClaimOfAWorkloadOrMountUnderAConditionIsThereUnderIt() {
    assertThat(claims(false, false)).containsExactly("data");
    assertThat(claims(true, false)).containsExactly("cached", "data");
    assertThat(claims(false, true)).containsExactly("data", "logged");
    assertThat(claims(true, true)).containsExactlyInAnyOrder("cached", "data", "logged");
  }
}
