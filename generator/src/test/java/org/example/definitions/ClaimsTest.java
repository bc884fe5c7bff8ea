package org.example.definitions;

import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.List;
import java.util.Map;
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

  @Test
  void aClaimOfAWorkloadOrMountUnderAConditionIsThereUnderIt() {
    assertThat(claims(false, false)).containsExactly("data");
    assertThat(claims(true, false)).containsExactly("cached", "data");
    assertThat(claims(false, true)).containsExactly("data", "logged");
    assertThat(claims(true, true)).containsExactlyInAnyOrder("cached", "data", "logged");
  }
}
