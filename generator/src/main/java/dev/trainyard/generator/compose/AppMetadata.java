package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.service.ComposeFile;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Listing;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Rights;
import dev.trainyard.generator.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code app.yaml}, {@code item.yaml} and {@code ix_values.yaml}. */
final class AppMetadata {

  /** Tells whoever reverts published versions that there is no way back behind this one. */
  static final String ONE_WAY = "trainyard.dev/one-way";

  /** The first release whose Docker mounts single files of a volume. */
  private static final String FIRST_RELEASE = "24.10";

  private AppMetadata() {}

  static String app(Plan plan, boolean hasSetup) {
    App app = plan.app();
    Listing listing = app.listing();
    Map<String, Object> annotations = new LinkedHashMap<>();
    annotations.put("min_scale_version", FIRST_RELEASE);
    if (!app.oneWay().isEmpty()) {
      annotations.put(ONE_WAY, app.oneWay());
    }
    Rights rights = plan.rights(false);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("annotations", annotations);
    fields.put("app_version", app.appVersion());
    fields.put("capabilities", capabilities(rights, hasSetup));
    fields.put("categories", listing.categories());
    fields.put("description", listing.description());
    fields.put("home", listing.home());
    fields.put("host_mounts", rights.hostPaths().stream().map(AppMetadata::hostMount).toList());
    fields.put("icon", listing.icon());
    fields.put("keywords", words(listing));
    fields.put("maintainers", listing.maintainers().stream().map(AppMetadata::of).toList());
    fields.put("name", app.name());
    fields.put("run_as_context", users(rights, hasSetup));
    fields.put("screenshots", listing.screenshots());
    fields.put("sources", listing.sources());
    fields.put("title", listing.title());
    fields.put("train", app.train());
    fields.put("version", app.version());
    return Yaml.write(fields);
  }

  /** What containers may do beyond the least. */
  static List<String> exceptions(Plan plan, boolean hasSetup) {
    List<String> all = new ArrayList<>(plan.rights(false).exceptions());
    if (hasSetup) {
      all.add(
          "As root, with "
              + String.join(", ", ComposeFile.SETUP_CAPABILITIES)
              + ": Services that prepare the app give files and volumes to their users, end, and have"
              + " no network.");
    }
    return all;
  }

  /** As the official catalog makes it of {@code app.yaml}. */
  static String item(App app) {
    Listing listing = app.listing();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("categories", listing.categories());
    fields.put("icon_url", listing.icon());
    fields.put("screenshots", listing.screenshots());
    fields.put("tags", words(listing));
    return Yaml.write(fields);
  }

  private static List<String> words(Listing listing) {
    return Stream.concat(listing.tags().stream(), listing.keywords().stream()).distinct().toList();
  }

  /**
   * All keys are there and texts: models of some releases demand the one, the validator the other.
   */
  private static Map<String, Object> of(Listing.Maintainer maintainer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("email", maintainer.email());
    fields.put("name", maintainer.name());
    fields.put("url", maintainer.url());
    return fields;
  }

  private static List<Object> capabilities(Rights rights, boolean hasSetup) {
    List<Object> all = new ArrayList<>();
    for (Rights.Right right : rights.capabilities()) {
      all.add(capability(right.name(), right.sentence()));
    }
    if (hasSetup) {
      String why = "Services that prepare the app give files and volumes to their users.";
      ComposeFile.SETUP_CAPABILITIES.forEach(name -> all.add(capability(name, why)));
    }
    return all;
  }

  private static Map<String, Object> capability(String name, String description) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("description", description);
    fields.put("name", name);
    return fields;
  }

  private static Map<String, Object> hostMount(Rights.Right right) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("description", right.sentence());
    fields.put("host_path", right.name());
    return fields;
  }

  private static List<Object> users(Rights rights, boolean hasSetup) {
    List<Object> all = new ArrayList<>();
    for (Rights.User user : rights.users()) {
      all.add(context(user.user(), user.group(), user.right().runs()));
    }
    if (hasSetup) {
      all.add(
          context(0, 0, "Services that prepare the app run as root, end, and have no network."));
    }
    return all;
  }

  private static Map<String, Object> context(long user, long group, String description) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("description", description);
    fields.put("gid", group);
    fields.put("group_name", Rights.nameOf(group));
    fields.put("uid", user);
    fields.put("user_name", Rights.nameOf(user));
    return fields;
  }
}
