package dev.trainyard.catalog.edition;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.plan.ReadOnlyMounts;
import dev.trainyard.generator.plan.Unique;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What keeps owners from an upgrade although the wizard takes their answers. */
public final class RefusalFacts {

  /** Characters of the path of an answer; those of the largest app have less than 100. */
  public static final int LONGEST_PATH = 1000;

  /** Different refusals of one version; libraries of templates have some hundreds. */
  public static final int MOST = 5_000;

  private RefusalFacts() {}

  /**
   * Whether nobody is kept from an upgrade: who meets it has an answer that happens to be the
   * default of a question that is new, or never had the app running.
   */
  public static boolean isHarmless(String message) {
    return message.equals(Unique.TWO_PORTS)
        || message.contains(Unique.TWO_MOUNTS)
        || message.contains(ReadOnlyMounts.NO_PLACE);
  }

  /** What a missing answer is told as. */
  public static String missing(String path) {
    return "no answer to " + path;
  }

  /** The paths of what the wizard lets an owner leave out, and nothing stands for it then. */
  public static Set<String> optional(Form form) {
    Set<String> paths = new HashSet<>();
    optional("", form.fields(), paths);
    return paths;
  }

  private static void optional(String level, List<Field> fields, Set<String> paths) {
    Set<String> seen = new HashSet<>();
    for (Field field : fields) {
      String path = level + field.variable();
      if (path.length() > LONGEST_PATH || !seen.add(path)) {
        continue;
      }
      optional(path + ".", field.attrs(), paths);
      if (field.nullable() || !field.required() && field.defaultValue().isEmpty()) {
        paths.add(path);
      }
    }
  }
}
