package dev.trainyard.generator.helm;

import dev.trainyard.generator.edition.Layout;
import dev.trainyard.generator.helm.manifest.HelperContainers;
import dev.trainyard.generator.model.Acceptance;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Listing;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Rights;
import dev.trainyard.generator.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code Chart.yaml}, {@code item.yaml} and {@code metadata.yaml}. */
final class ChartMetadata {

  /** CronJob and PodDisruptionBudget are stable from 1.21 on; 22.02 has it. */
  private static final String KUBE_VERSION = ">=1.21.0-0";

  /** Tells whoever reverts published versions that there is no way back behind this one. */
  private static final String ONE_WAY = "trainyard.dev/one-way";

  /** The user and group that TrueNAS has for apps. */
  private static final long APPS = 568;

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

  static String accepted(App app) {
    List<Object> entries = new ArrayList<>();
    for (Acceptance acceptance : app.acceptances()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("code", acceptance.code());
      if (!acceptance.subject().isEmpty()) {
        entry.put("subject", acceptance.subject());
      }
      entry.put("reason", acceptance.reason());
      entries.add(entry);
    }
    return Layout.ACCEPTED_SIGN + Yaml.write(Map.of("accept", entries));
  }

  static String metadata(Plan plan) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    Rights rights = plan.rights();
    List<Object> contexts = new ArrayList<>();
    for (Rights.User user : rights.users()) {
      contexts.add(context(user.user(), user.group(), runs(user.right())));
    }
    List<Object> capabilities = new ArrayList<>();
    for (Rights.Right capability : rights.capabilities()) {
      capabilities.add(capability(capability.name(), sentence(capability)));
    }
    if (rights.setsOwners()) {
      contexts.add(context(0, 0, "An init container runs as root to give volumes to their users."));
      String why = "An init container gives volumes to their users.";
      HelperContainers.CAPABILITIES.forEach(name -> capabilities.add(capability(name, why)));
    }
    metadata.put("runAsContext", contexts);
    metadata.put("capabilities", capabilities);
    metadata.put("hostMounts", List.of());
    return Yaml.write(metadata);
  }

  private static Map<String, Object> capability(String name, String description) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("description", description);
    return fields;
  }

  private static Map<String, Object> context(long user, long group, String description) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("description", description);
    fields.put("uid", user);
    fields.put("gid", group);
    fields.put("userName", name(user));
    fields.put("groupName", name(group));
    return fields;
  }

  /** Names that an id has on every NAS; for others the id has to do. */
  private static String name(long id) {
    if (id == 0) {
      return "root";
    }
    return id == APPS ? "apps" : Long.toString(id);
  }

  private static String runs(Rights.Right right) {
    String runs = "Runs " + String.join(", ", right.holders()) + ".";
    return right.reasons().isEmpty() ? runs : runs + " " + String.join(" ", right.reasons());
  }

  private static String sentence(Rights.Right right) {
    return String.join(", ", right.holders()) + ": " + String.join(" ", right.reasons());
  }
}
