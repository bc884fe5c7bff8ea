package dev.trainyard.testcluster.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pod or the template of one.
 *
 * @param metadata its {@code metadata}
 * @param spec its {@code spec}
 */
record Pod(Field metadata, Field spec) {

  static Pod of(Field template) {
    return new Pod(template.get("metadata"), template.get("spec"));
  }

  List<Field> initContainers() {
    return spec.get("initContainers").items();
  }

  /** The containers that run together, without the init containers. */
  List<Field> containers() {
    return spec.get("containers").items();
  }

  List<Field> allContainers() {
    return Stream.concat(initContainers().stream(), containers().stream()).toList();
  }

  Map<String, String> labels() {
    return metadata.get("labels").texts();
  }

  /** The names of the ports of the containers that run together. */
  Set<String> portNames() {
    return containers().stream()
        .flatMap(container -> container.get("ports").items().stream())
        .flatMap(port -> port.get("name").text().stream())
        .collect(Collectors.toSet());
  }
}
