package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the volumes of items are called. They come with answers, so that no rendering of a
 * definition shows that Kubernetes would refuse their names.
 */
public final class ItemVolumes {

  /** As long as the name of a volume may be, less a hyphen and a number of four digits. */
  private static final int LONGEST = 58;

  private final Plan plan;
  private final Map<String, String> known = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private ItemVolumes(Plan plan) {
    this.plan = plan;
  }

  /** Names that are too long, or those of others. */
  public static List<Problem> check(Plan plan) {
    ItemVolumes volumes = new ItemVolumes(plan);
    plan.units().forEach(volumes::check);
    return volumes.problems;
  }

  private void check(Unit unit) {
    List<PlannedVolume> all = Block.stream(unit.volumes()).toList();
    for (PlannedVolume volume : all) {
      if (volume instanceof PlannedVolume.Storage storage && storage.scope().isItem()) {
        check(storage, all.stream().filter(other -> !isOfItem(other)).toList());
      }
    }
  }

  private static boolean isOfItem(PlannedVolume volume) {
    return volume instanceof PlannedVolume.Storage storage && storage.scope().isItem();
  }

  private void check(PlannedVolume.Storage storage, List<PlannedVolume> others) {
    String name = Volumes.itemVolume(storage);
    String question =
        storage.scope().list().orElseThrow().dotted() + "[]." + storage.question().dotted();
    String before = known.putIfAbsent(name, question);
    if (before == null && name.length() > LONGEST) {
      problem(
          storage,
          "has volumes named " + name + "-0 and so on, " + (name.length() + 2) + " characters",
          "at most " + (LONGEST + 2) + ", which Kubernetes takes with any number of items",
          "shorten the variable of the list or of the question");
    }
    if (before != null && !before.equals(question)) {
      problem(
          storage,
          "has volumes named " + name + "-0 and so on, as " + before + " has",
          "each name once; it is made of the last variable of the list and of the question",
          "rename one of the lists or questions");
    }
    Pattern numbered = Pattern.compile(Pattern.quote(name) + "-[0-9]+");
    others.stream()
        .map(Volumes::constantName)
        .filter(other -> numbered.matcher(other).matches())
        .findFirst()
        .ifPresent(
            other ->
                problem(
                    storage,
                    "has volumes named " + name + "-0 and so on, and another one is " + other,
                    "each name once",
                    "rename one of them"));
  }

  private void problem(PlannedVolume.Storage storage, String found, String allowed, String fix) {
    problems.add(
        Problem.error(
            Rule.VOLUME,
            Where.definition(
                plan.app().name(), storage.question().toString(), storage.question().source()),
            found,
            allowed,
            fix));
  }
}
