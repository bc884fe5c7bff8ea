package dev.trainyard.generator.compose;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComposeRulesTest {

  private static Map<String, Object> file(Map<String, List<String>> waits) {
    Map<String, Object> services = new LinkedHashMap<>();
    waits.forEach(
        (name, others) ->
            services.put(
                name,
                Map.of(
                    "image",
                    "docker.io/library/a:1",
                    "depends_on",
                    others.stream()
                        .collect(
                            Collectors.toMap(
                                other -> other,
                                other -> Map.of("condition", "service_started"))))));
    return Map.of("services", services);
  }

  /** As many ways lead through them as there are sets of them. */
  @Test
  void servicesThatAllWaitForThoseBeforeThemAreJudgedOnceEach() {
    Map<String, List<String>> waits = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      waits.put("s" + i, IntStream.range(0, i).mapToObj(before -> "s" + before).toList());
    }

    assertThat(ComposeRules.faults(file(waits)))
        .noneMatch(fault -> fault.contains("wait for each other"));
  }

  @Test
  void servicesThatWaitForEachOtherAreTold() {
    assertThat(
            ComposeRules.faults(
                file(
                    Map.of(
                        "a", List.of("b"),
                        "b", List.of("c"),
                        "c", List.of("b"),
                        "d", List.of("a")))))
        .filteredOn(fault -> fault.contains("wait for each other"))
        .isNotEmpty()
        .allMatch(fault -> fault.contains("b") && fault.contains("c"));
  }

  /** Docker Compose takes it for a file whose path is empty, the folder of the compose file. */
  @Test
  void anEmptyTextIsTold() {
    Map<String, Object> file = new LinkedHashMap<>(file(Map.of("a", List.of())));
    file.put(
        "configs",
        Map.of("none", Map.of("content", ""), "some", Map.of("content", "x"), "at", Map.of()));

    assertThat(ComposeRules.faults(file))
        .filteredOn(fault -> fault.contains("text"))
        .singleElement(as(STRING))
        .contains("none");
  }
}
