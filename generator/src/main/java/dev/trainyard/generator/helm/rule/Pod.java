package dev.trainyard.generator.helm.rule;

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
public record Pod(Field metadata, Field spec) {

  /** The pod that a template makes. */
  public static Pod of(Field template) {
    return new Pod(template.get("metadata"), template.get("spec"));
  }

  /** The containers that run before, one after the other. */
  public List<Field> initContainers() {
    return spec.get("initContainers").items();
  }

  /** The containers that run together, without the init containers. */
  public List<Field> containers() {
    return spec.get("containers").items();
  }

  /** All of them, those that run before first. */
  public List<Field> allContainers() {
    return Stream.concat(initContainers().stream(), containers().stream()).toList();
  }

  /** Its labels. */
  public Map<String, String> labels() {
    return metadata.get("labels").texts();
  }

  /** The names of the ports of the containers that run together. */
  public Set<String> portNames() {
    return containers().stream()
        .flatMap(container -> container.get("ports").items().stream())
        .flatMap(port -> port.get("name").text().stream())
        .collect(Collectors.toSet());
  }
}
