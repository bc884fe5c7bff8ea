package dev.trainyard.generator.helm;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Listing;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code Chart.yaml}, {@code item.yaml} and {@code metadata.yaml}. */
final class ChartMetadata {

  /** CronJob and PodDisruptionBudget are stable from 1.21 on; 22.02 has it. */
  private static final String KUBE_VERSION = ">=1.21.0-0";

  /** Tells whoever reverts published versions that there is no way back behind this one. */
  private static final String ONE_WAY = "trainyard.dev/one-way";

  private ChartMetadata() {}

  static String chart(App app) {
    Listing listing = app.listing();
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("apiVersion", "v2");
    chart.put("name", app.name());
    chart.put("type", "application");
    chart.put("version", app.version());
    chart.put("appVersion", app.appVersion());
    chart.put("kubeVersion", KUBE_VERSION);
    chart.put("description", listing.description());
    chart.put("home", listing.home());
    chart.put("icon", listing.icon());
    chart.put("sources", listing.sources());
    chart.put("keywords", listing.keywords());
    chart.put("maintainers", listing.maintainers().stream().map(ChartMetadata::of).toList());
    Map<String, Object> annotations = new LinkedHashMap<>();
    annotations.put("title", listing.title());
    if (!app.oneWay().isEmpty()) {
      annotations.put(ONE_WAY, app.oneWay());
    }
    chart.put("annotations", annotations);
    return Yaml.write(chart);
  }

  private static Map<String, Object> of(Listing.Maintainer maintainer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", maintainer.name());
    fields.put("email", maintainer.email());
    if (!maintainer.url().isEmpty()) {
      fields.put("url", maintainer.url());
    }
    return fields;
  }

  static String item(App app) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("categories", app.listing().categories());
    item.put("icon_url", app.listing().icon());
    item.put("tags", app.listing().tags());
    item.put("screenshots", app.listing().screenshots());
    return Yaml.write(item);
  }

  static String metadata(App app) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    boolean permissions = setsOwners(app);
    List<Object> contexts = new ArrayList<>();
    for (Listing.RunAsContext context : app.listing().runAsContexts()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("description", context.description());
      fields.put("uid", context.user());
      fields.put("gid", context.group());
      fields.put("userName", context.userName());
      fields.put("groupName", context.groupName());
      contexts.add(fields);
    }
    List<Object> capabilities = new ArrayList<>();
    for (Listing.Capability capability : app.listing().capabilities()) {
      capabilities.add(capability(capability.name(), capability.description()));
    }
    if (permissions) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("description", "An init container runs as root to give volumes to their users.");
      fields.put("uid", 0);
      fields.put("gid", 0);
      fields.put("userName", "root");
      fields.put("groupName", "root");
      contexts.add(fields);
      String why = "An init container gives volumes to their users.";
      Stream.of("CHOWN", "DAC_OVERRIDE", "FOWNER")
          .forEach(name -> capabilities.add(capability(name, why)));
    }
    metadata.put("runAsContext", contexts);
    metadata.put("capabilities", capabilities);
    List<Object> hostMounts = new ArrayList<>();
    for (Listing.HostMount mount : app.listing().hostMounts()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("hostPath", mount.path());
      fields.put("description", mount.description());
      hostMounts.add(fields);
    }
    metadata.put("hostMounts", hostMounts);
    return Yaml.write(metadata);
  }

  private static Map<String, Object> capability(String name, String description) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("description", description);
    return fields;
  }

  private static boolean setsOwners(App app) {
    boolean[] found = new boolean[1];
    Stream.concat(
            app.workloads().stream().map(workload -> workload.pod()),
            app.jobs().stream().map(job -> job.pod()))
        .flatMap(ChartMetadata::containers)
        .forEach(
            container ->
                Block.forEach(container.mounts(), mount -> found[0] |= mount.owner().isPresent()));
    return found[0];
  }

  private static Stream<Container> containers(Pod pod) {
    return Stream.concat(pod.initContainers().stream(), pod.containers().stream());
  }
}
