package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.gpus;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.storage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ConditionalAppSpec;
import dev.trainyard.generator.model.ConditionalContainerSpec;
import dev.trainyard.generator.model.ConditionalUnitSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GroupSpec;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.MountSpec;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.UnitSpec;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a part has one of is said once: a second statement is a problem with both lines, whichever
 * of the methods that say it are called. Each method that adds nothing has its statement here, so
 * that a new one without fails.
 */
class SaidOnceTest {

  private static final StorageQuestion DATA = storage("data");

  private static Map<String, Consumer<AppSpec>> app() {
    Map<String, Consumer<AppSpec>> all = new LinkedHashMap<>();
    all.put("title(String)", a -> a.title("x"));
    all.put("description(String)", a -> a.description("x"));
    all.put("train(String)", a -> a.train("x"));
    all.put("version(String)", a -> a.version("1.0.0"));
    all.put("appVersion(String)", a -> a.appVersion("1"));
    all.put("oneWay(String)", a -> a.oneWay("x"));
    all.put("labels()", AppSpec::labels);
    all.put("networks()", AppSpec::networks);
    all.put("home(String)", a -> a.home("https://example.org"));
    all.put("icon(String)", a -> a.icon("https://example.org/x.png"));
    all.put("appReadme(String)", a -> a.appReadme("x"));
    all.put("readme(String)", a -> a.readme("x"));
    all.put("notes(Value)", a -> a.notes(text("x")));
    return all;
  }

  private static Map<String, Consumer<GroupSpec>> group() {
    return Map.of("description(String)", g -> g.description("x"));
  }

  private static Map<String, Consumer<UnitSpec<?>>> pod() {
    Map<String, Consumer<UnitSpec<?>>> all = new LinkedHashMap<>();
    all.put("runAs(long,long)", w -> w.runAs(1, 1));
    all.put("runAs(Value,Value)", w -> w.runAs(literal(1), literal(1)));
    all.put("hostNetwork(Value)", w -> w.hostNetwork(literal(true)));
    all.put("hostNetwork(String)", w -> w.hostNetwork("It must."));
    all.put("stopsWithin(int)", w -> w.stopsWithin(3));
    all.put("stopsWithin(Value)", w -> w.stopsWithin(literal(3)));
    return all;
  }

  private static Map<String, Consumer<WorkloadSpec>> workloads() {
    Map<String, Consumer<WorkloadSpec>> all = new LinkedHashMap<>();
    pod().forEach((name, statement) -> all.put(name, statement::accept));
    all.put("stateful()", WorkloadSpec::stateful);
    all.put("replicas(Value)", w -> w.replicas(literal(2)));
    all.put("reachableBeforeReady(Value)", w -> w.reachableBeforeReady(literal(true)));
    return all;
  }

  private static Map<String, Consumer<JobSpec>> jobs() {
    Map<String, Consumer<JobSpec>> all = new LinkedHashMap<>();
    pod().forEach((name, statement) -> all.put(name, statement::accept));
    all.put("attempts(int)", j -> j.attempts(1));
    all.put("endsWithin(int)", j -> j.endsWithin(9));
    return all;
  }

  private static Map<String, Consumer<ContainerSpec>> container() {
    Map<String, Consumer<ContainerSpec>> all = new LinkedHashMap<>();
    all.put("runAs(long,long)", c -> c.runAs(1, 1));
    all.put("runAs(Value,Value)", c -> c.runAs(literal(1), literal(1)));
    all.put("runAsRoot(String)", c -> c.runAsRoot("It must."));
    all.put("limits(LimitsQuestion)", c -> c.limits(limits("limits")));
    all.put("limits(Value,Value)", c -> c.limits(literal(1), literal(64)));
    all.put("gpus(GpuQuestion)", c -> c.gpus(gpus("gpus")));
    all.put("gpus(ListItem,GpuQuestion)", c -> c.gpus(list("all").item(), gpus("gpus")));
    all.put("limits(double,long)", c -> c.limits(0.5, 64));
    return all;
  }

  private static Map<String, Consumer<MountSpec>> mount() {
    Map<String, Consumer<MountSpec>> all = new LinkedHashMap<>();
    all.put("subPath(String)", m -> m.subPath("x"));
    all.put("perReplica()", m -> m.perReplica());
    all.put("readOnly()", m -> m.readOnly());
    all.put("readOnly(Value)", m -> m.readOnly(literal(true)));
    all.put("ownedBy(long,long)", m -> m.ownedBy(1, 1));
    all.put("ownedBy(Value,Value)", m -> m.ownedBy(literal(1), literal(1)));
    all.put("ownedBy(long,long,String)", m -> m.ownedBy(1, 1, "It changes."));
    all.put("ownedBy(Value,Value,String)", m -> m.ownedBy(literal(1), literal(1), "It changes."));
    return all;
  }

  private static App of(Consumer<AppSpec> content) {
    return App.app("demo", content);
  }

  private static App ofGroup(Consumer<GroupSpec> content) {
    return of(a -> a.group("Questions", content));
  }

  private static App ofWorkload(Consumer<WorkloadSpec> content) {
    return of(a -> a.workload(Demo.WEB, content));
  }

  private static App ofJob(Consumer<JobSpec> content) {
    return of(a -> a.job("job", Trigger.Moment.EACH_RELEASE, content));
  }

  private static App ofContainer(Consumer<ContainerSpec> content) {
    return ofWorkload(w -> w.container(Demo.IMAGE, content));
  }

  private static App ofMount(Consumer<MountSpec> content) {
    return ofContainer(c -> c.mount(DATA, "/x", content));
  }

  private static List<Problem> repeated(App app) {
    return AppChecks.check(app).stream()
        .filter(problem -> problem.rule() == Rule.DUPLICATE)
        .toList();
  }

  /** The method that stands for all that say the same thing. */
  private static String what(String signature) {
    String name = signature.substring(0, signature.indexOf('('));
    return name.equals("runAsRoot") ? "runAs" : name;
  }

  private static <S> Stream<DynamicTest> pairs(
      String part, Map<String, Consumer<S>> statements, Function<Consumer<S>, App> app) {
    return statements.entrySet().stream()
        .flatMap(
            first ->
                statements.entrySet().stream()
                    .map(
                        second ->
                            DynamicTest.dynamicTest(
                                part + ": " + first.getKey() + ", " + second.getKey(),
                                () -> {
                                  App both = app.apply(first.getValue().andThen(second.getValue()));
                                  String what = what(second.getKey());
                                  if (what.equals(what(first.getKey()))) {
                                    reported(what, both);
                                  } else {
                                    assertThat(repeated(both)).isEmpty();
                                  }
                                })));
  }

  private static void reported(String what, App app) {
    assertThat(repeated(app))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.where().subject()).isEqualTo(what);
              assertThat(problem.where().position()).matches("SaidOnceTest\\.java:[0-9]+");
              assertThat(problem.found()).containsPattern("first at SaidOnceTest\\.java:[0-9]+$");
            });
  }

  @TestFactory
  Stream<DynamicTest> whatAPartHasOneOfIsReportedWhenItIsSaidTwiceAndNothingElseIs() {
    return Stream.of(
            pairs("app", app(), SaidOnceTest::of),
            pairs("group", group(), SaidOnceTest::ofGroup),
            pairs("workload", workloads(), SaidOnceTest::ofWorkload),
            pairs("job", jobs(), SaidOnceTest::ofJob),
            pairs("container", container(), SaidOnceTest::ofContainer),
            pairs("mount", mount(), SaidOnceTest::ofMount))
        .flatMap(tests -> tests);
  }

  @Test
  void everyMethodAddsOrIsTriedHere() {
    covered(
        AppSpec.class,
        app().keySet(),
        ConditionsTest.methods(ConditionalAppSpec.class),
        "sources(String[])",
        "maintainer(String,String,String)",
        "migration(String,Consumer)",
        "categories(String[])",
        "tags(String[])",
        "keywords(String[])",
        "screenshots(String[])",
        "change(String,String[])",
        "accept(String,String)",
        "accept(String,String,String)",
        "group(String,Consumer)",
        "only(OfApp)",
        "scenario(String,Consumer)");
    covered(
        GroupSpec.class,
        group().keySet(),
        Set.of(),
        "ask(Question[])",
        "askOnly(String,Question[])");
    Set<String> pod = ConditionsTest.methods(ConditionalUnitSpec.class);
    covered(WorkloadSpec.class, workloads().keySet(), pod);
    covered(JobSpec.class, jobs().keySet(), pod);
    covered(
        ContainerSpec.class,
        container().keySet(),
        ConditionsTest.methods(ConditionalContainerSpec.class));
    covered(MountSpec.class, mount().keySet(), Set.of());
  }

  /**
   * @param conditional what can be said under conditions, too: the checks see to what clashes there
   */
  private static void covered(
      Class<?> spec, Set<String> once, Set<String> conditional, String... adding) {
    Set<String> all = new TreeSet<>(once);
    all.addAll(conditional);
    all.addAll(List.of(adding));
    assertThat(ConditionsTest.methods(spec)).isEqualTo(all);
  }

  @Test
  void bothLinesAreNamed() {
    App app =
        ofContainer(
            c -> {
              c.limits(1, 64);
              c.args("x");
              c.limits(2, 128);
              c.limits(3, 256);
            });

    List<Problem> problems = repeated(app);
    assertThat(problems).hasSize(2);
    int second = problems.get(0).where().line();
    assertThat(problems.get(1).where().line()).isEqualTo(second + 1);
    assertThat(problems)
        .allSatisfy(
            problem ->
                assertThat(problem.found()).endsWith("first at SaidOnceTest.java:" + (second - 2)));
  }

  @Test
  void eachPartSaysItForItself() {
    Consumer<ContainerSpec> content =
        c -> c.limits(1, 64).runAs(2, 2).mount(DATA, "/x", m -> m.subPath("y").readOnly());
    App app =
        of(
            a -> {
              a.title("x").group("One", g -> g.description("x"));
              a.group("Two", g -> g.description("y"));
              a.workload(
                  Demo.WEB,
                  w ->
                      w.runAs(1, 1)
                          .container("one", Demo.IMAGE, content)
                          .container("two", Demo.IMAGE, content));
              a.workload(workload("other"), w -> w.runAs(1, 1).container(Demo.IMAGE, content));
            });

    assertThat(repeated(app)).isEmpty();
  }
}
