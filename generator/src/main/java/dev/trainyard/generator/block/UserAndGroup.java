package dev.trainyard.generator.block;

import static dev.trainyard.generator.question.Questions.integer;

import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.MountSpec;
import dev.trainyard.generator.model.UnitSpec;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.IntegerQuestion;

/**
 * As which user and group an app runs, asked for as the official apps of TrueNAS do, so that it can
 * share directories with others. Never root.
 *
 * @param user the question for the id of the user
 * @param group the question for the id of the group
 */
public record UserAndGroup(IntegerQuestion user, IntegerQuestion group) {

  private static final long APPS = 568;
  private static final long MOST = 2_147_483_647;

  /** Asks at {@code PATH.user} and {@code PATH.group}; 568, the user {@code apps}, by default. */
  public static UserAndGroup userAndGroup(String path) {
    NotNull.of(path, "the path");
    return new UserAndGroup(
        id(path + ".user", "User ID", "The user that the app's files belong to."),
        id(path + ".group", "Group ID", "The group that the app's files belong to."));
  }

  private static IntegerQuestion id(String path, String label, String description) {
    return integer(path)
        .label(label)
        .description(description)
        .required()
        .defaultNumber(APPS)
        .range(1, MOST);
  }

  /** Asks in a group of its own. */
  public void ask(AppSpec app) {
    app.group(
        "User and Group Configuration",
        g -> g.description("As whom the app runs").ask(user, group));
  }

  /** Lets a workload or job run as them. */
  public void runs(UnitSpec<?> unit) {
    unit.runAs(user, group);
  }

  /** Gives them a volume. */
  public void owns(MountSpec mount) {
    mount.ownedBy(user, group);
  }
}
