package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.Question;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An app, complete. Made by {@link #app(String, Consumer)}.
 *
 * @param name name of the item: lower-case letters, digits and {@code -}
 * @param train the train it is published in
 * @param version version of the app in the catalog, {@code X.Y.Z}
 * @param appVersion version of the software it installs
 * @param oneWay why there is no way back from this version to the one before; empty when there is
 * @param listing what the catalog shows
 * @param prose what people read
 * @param groups the wizard's sections
 * @param unasked questions that only other editions ask: their defaults count
 * @param workloads what keeps running
 * @param jobs what runs to its end
 * @param portals the buttons that open it
 * @param refusals answers that do not go together
 * @param offers what owners may add that is nothing of the app's own
 * @param words what only one edition can do
 * @param scenarios named sets of answers
 * @param migrations what becomes of answers to older versions
 * @param acceptances findings of checks that the author takes as they are
 * @param misstatements what was wrong with statements one by one
 * @param source where the definition declares it
 */
public record App(
    String name,
    String train,
    String version,
    String appVersion,
    String oneWay,
    Listing listing,
    Prose prose,
    List<Group> groups,
    List<Question> unasked,
    List<DeclaredWorkload> workloads,
    List<Job> jobs,
    List<Portal> portals,
    List<Refusal> refusals,
    Offers offers,
    List<Said<EditionWord.OfApp>> words,
    List<Scenario> scenarios,
    List<AnswerMigration> migrations,
    List<Acceptance> acceptances,
    List<Problem> misstatements,
    SourceLine source) {

  /** The train TrueNAS prefers unless told otherwise. */
  public static final String STABLE = "stable";

  /** Copies the lists; what tells an app from others is there. */
  public App {
    NotNull.of(name, "the name of the app");
    NotNull.of(train, "the train");
    NotNull.of(version, "the version");
    groups = List.copyOf(groups);
    unasked = List.copyOf(unasked);
    workloads = List.copyOf(workloads);
    jobs = List.copyOf(jobs);
    portals = List.copyOf(portals);
    refusals = List.copyOf(refusals);
    words = List.copyOf(words);
    scenarios = List.copyOf(scenarios);
    migrations = List.copyOf(migrations);
    acceptances = List.copyOf(acceptances);
    misstatements = List.copyOf(misstatements);
  }

  /**
   * Every question that is asked, in the order of the wizard; those of items are not among them.
   */
  public List<Question> questions() {
    return groups.stream().flatMap(group -> group.questions().stream()).toList();
  }

  /**
   * Describes an app. Mistakes do not throw; the checks of an app report them.
   *
   * @param name lower-case letters, digits and {@code -}, starting with a letter
   * @param content says everything else
   */
  public static App app(String name, Consumer<AppSpec> content) {
    Statements statements = new Statements(NotNull.of(name, "the name of the app"));
    AppSpec spec = Spec.filled(new AppSpec(name, statements), content);
    return spec.build(statements.complete());
  }

  /**
   * The same app as an edition has it: without the questions that only others ask, and without
   * answers to them. What the app does with such an answer it does with the default.
   *
   * @param edition name of the edition
   */
  public App asIn(String edition) {
    List<Group> asked =
        groups.stream()
            .map(group -> group.asIn(edition))
            .filter(group -> !group.questions().isEmpty())
            .toList();
    Set<Question> others = new LinkedHashSet<>(questions());
    asked.forEach(group -> others.removeAll(Set.copyOf(group.questions())));
    return others.isEmpty()
        ? this
        : with(
            train,
            asked,
            List.copyOf(others),
            scenarios.stream().map(scenario -> scenario.without(others)).toList());
  }

  /** The same app in another train. */
  public App inTrain(String other) {
    return with(other, groups, unasked, scenarios);
  }

  private App with(
      String train, List<Group> groups, List<Question> unasked, List<Scenario> scenarios) {
    return new App(
        name,
        train,
        version,
        appVersion,
        oneWay,
        listing,
        prose,
        groups,
        unasked,
        workloads,
        jobs,
        portals,
        refusals,
        offers,
        words,
        scenarios,
        migrations,
        acceptances,
        misstatements,
        source);
  }
}
