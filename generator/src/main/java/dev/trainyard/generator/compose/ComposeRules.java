package dev.trainyard.generator.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Docker Compose and TrueNAS demand of a compose file beyond its shape: names, references,
 * ports, order.
 */
public final class ComposeRules {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");
  private static final Pattern NO_IMAGE = Pattern.compile("null|:.*|.*:");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final String SHARED = "service:";

  private final Map<String, Map<?, ?>> services = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** Services whose waits were gone through. */
  private final Set<String> gone = new HashSet<>();

  private ComposeRules() {}

  /**
   * What is wrong with a file.
   *
   * @param file the file as it is rendered, or as it was read
   */
  public static List<String> faults(Map<String, Object> file) {
    ComposeRules rules = new ComposeRules();
    map(file.get("services"))
        .forEach((name, service) -> rules.services.put(String.valueOf(name), map(service)));
    if (rules.services.isEmpty()) {
      rules.faults.add("has no services");
    }
    rules.services.forEach((name, service) -> rules.service(name, service, file));
    rules.ports();
    rules.services.keySet().forEach(name -> rules.cycles(name, new LinkedHashSet<>()));
    for (String names : List.of("volumes", "configs")) {
      map(file.get(names)).keySet().stream()
          .map(String::valueOf)
          .filter(name -> !NAME.matcher(name).matches())
          .forEach(name -> rules.faults.add(names + " has the name \"" + name + "\""));
    }
    map(file.get("configs"))
        .forEach(
            (name, config) -> {
              if ("".equals(map(config).get("content"))) {
                rules.faults.add(
                    "has the empty text "
                        + name
                        + ", for which Docker Compose mounts the folder of the file");
              }
            });
    return rules.faults.stream().distinct().toList();
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Collection<?> list(Object value) {
    return value instanceof Collection<?> list ? list : List.of();
  }

  private void service(String name, Map<?, ?> service, Map<String, Object> file) {
    if (!SERVICE.matcher(name).matches()) {
      faults.add("has the service \"" + name + "\", which is no host name");
    }
    if (NO_IMAGE.matcher(String.valueOf(service.get("image"))).matches()) {
      faults.add("service " + name + " has no image");
    }
    map(service.get("depends_on"))
        .keySet()
        .forEach(
            other -> {
              if (!services.containsKey(String.valueOf(other))) {
                faults.add("service " + name + " waits for " + other + ", which is not there");
              }
            });
    if (service.get("network_mode") instanceof String mode
        && mode.startsWith(SHARED)
        && !services.containsKey(mode.substring(SHARED.length()))) {
      faults.add("service " + name + " shares the network of " + mode + ", which is not there");
    }
    Set<String> targets = new HashSet<>();
    for (Object mount : list(service.get("volumes"))) {
      Map<?, ?> fields = map(mount);
      String target = String.valueOf(fields.get("target"));
      if (!target.startsWith("/")) {
        faults.add("service " + name + " mounts something at " + target);
      } else if (!targets.add(target)) {
        faults.add("service " + name + " mounts two things at " + target);
      }
      String source = String.valueOf(fields.get("source"));
      if ("volume".equals(fields.get("type")) && !map(file.get("volumes")).containsKey(source)) {
        faults.add("service " + name + " mounts the volume " + source + ", which is not there");
      }
      if ("bind".equals(fields.get("type")) && !source.startsWith("/")) {
        faults.add("service " + name + " mounts " + source + ", which is no absolute path");
      }
    }
    for (Object config : list(service.get("configs"))) {
      String source = String.valueOf(map(config).get("source"));
      if (!map(file.get("configs")).containsKey(source)) {
        faults.add("service " + name + " has the text " + source + ", which is not there");
      }
    }
  }

  private void ports() {
    Map<String, String> taken = new LinkedHashMap<>();
    services.forEach(
        (name, service) -> {
          for (Object port : list(service.get("ports"))) {
            Map<?, ?> fields = map(port);
            String published =
                fields.get("published")
                    + "/"
                    + fields.get("protocol")
                    + " "
                    + fields.get("host_ip");
            String other = taken.putIfAbsent(published, name);
            if (other != null) {
              faults.add(
                  "services "
                      + other
                      + " and "
                      + name
                      + " have one port of the NAS, "
                      + fields.get("published"));
            }
          }
        });
  }

  /** Each service is gone through once, however many wait for it. */
  private void cycles(String name, Set<String> path) {
    if (gone.contains(name)) {
      return;
    }
    if (!path.add(name)) {
      faults.add("services wait for each other: " + String.join(", ", path));
      return;
    }
    for (Object other : map(services.getOrDefault(name, Map.of()).get("depends_on")).keySet()) {
      cycles(String.valueOf(other), path);
    }
    path.remove(name);
    gone.add(name);
  }
}
