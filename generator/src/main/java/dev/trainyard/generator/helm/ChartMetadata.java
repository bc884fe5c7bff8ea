package dev.trainyard.generator.helm;

import dev.trainyard.generator.helm.manifest.HelperContainers;
import dev.trainyard.generator.helm.word.ApiRight;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Listing;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Rights;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code Chart.yaml} and {@code metadata.yaml}. */
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

  /** What containers may do beyond the least. */
  static List<String> exceptions(Plan plan) {
    Rights rights = plan.rights(true);
    List<String> all = new ArrayList<>(rights.exceptions());
    plan.units().forEach(unit -> all.addAll(apiRights(unit)));
    if (rights.setsOwners()) {
      all.add(
          "As root, with "
              + String.join(", ", HelperContainers.CAPABILITIES)
              + ": An init container gives volumes to their users.");
    }
    return all;
  }

  private static List<String> apiRights(Unit unit) {
    List<String> all = new ArrayList<>();
    for (Guarded<Said<EditionWord.OfUnit>> word : Block.guarded(unit.declared().words())) {
      if (word.value().value() instanceof ApiRight right) {
        all.add(
            right.sentence(unit.name())
                + (word.conditions().isEmpty() ? "." : ", where answers ask for it."));
      }
    }
    return all;
  }

  static String metadata(Plan plan) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    Rights rights = plan.rights(true);
    List<Object> contexts = new ArrayList<>();
    for (Rights.User user : rights.users()) {
      contexts.add(context(user.user(), user.group(), user.right().runs()));
    }
    List<Object> capabilities = new ArrayList<>();
    for (Rights.Right capability : rights.capabilities()) {
      capabilities.add(capability(capability.name(), capability.sentence()));
    }
    if (rights.setsOwners()) {
      contexts.add(context(0, 0, "An init container runs as root to give volumes to their users."));
      String why = "An init container gives volumes to their users.";
      HelperContainers.CAPABILITIES.forEach(name -> capabilities.add(capability(name, why)));
    }
    metadata.put("runAsContext", contexts);
    metadata.put("capabilities", capabilities);
    metadata.put("hostMounts", rights.hostPaths().stream().map(ChartMetadata::hostMount).toList());
    return Yaml.write(metadata);
  }

  private static Map<String, Object> capability(String name, String description) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("description", description);
    return fields;
  }

  private static Map<String, Object> hostMount(Rights.Right right) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("hostPath", right.name());
    fields.put("description", right.sentence());
    return fields;
  }

  private static Map<String, Object> context(long user, long group, String description) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("description", description);
    fields.put("uid", user);
    fields.put("gid", group);
    fields.put("userName", Rights.nameOf(user));
    fields.put("groupName", Rights.nameOf(group));
    return fields;
  }
}
