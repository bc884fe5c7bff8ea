package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.helm.word.Helm.podField;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.cron;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.ipAddress;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppParts;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ConditionalAppSpec;
import dev.trainyard.generator.model.ConditionalContainerSpec;
import dev.trainyard.generator.model.ConditionalContent;
import dev.trainyard.generator.model.ConditionalUnitSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.RepeatableContent;
import dev.trainyard.generator.model.RepeatableUnitContent;
import dev.trainyard.generator.model.RepeatedAppSpec;
import dev.trainyard.generator.model.RepeatedContainerSpec;
import dev.trainyard.generator.model.RepeatedUnitSpec;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.UnitContent;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Value;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever can be said under a condition or for the items of a list depends on them: without, the
 * app is as if it was not said; with, as if it was said outright. Each method has its statement
 * here, so that a method without one fails.
 */
class ConditionsTest {

  private static final BooleanQuestion FLAG = yesNo("flag");
  private static final PortQuestion PORT = port("port").defaultPort(30080);
  private static final PortQuestion SHOWN = port("shown").defaultPort(30081);
  private static final StorageQuestion DATA = storage("data");
  private static final CronQuestion TIME = cron("time").defaultSchedule("1 2 * * *");
  private static final StringQuestion NAME =
      string("name").required().length(1, 9).pattern("^[a-z][a-z0-9]*$", "Letters and digits.");
  private static final StorageQuestion FOLDER = storage("folder");
  private static final IpAddressQuestion ADDRESS =
      ipAddress("address").defaultAddress("10.0.0.1").required();
  private static final IntegerQuestion NUMBER = integer("number").defaultNumber(45).range(1, 99);
  private static final ListQuestion ITEMS = list("items").items(NAME, FOLDER, ADDRESS, NUMBER);
  private static final StringListQuestion DOMAINS =
      stringList("domains").pattern("^[a-z0-9.]+$", "Small letters.");
  private static final StringListQuestion WORDS = stringList("words");

  private static final Workload DATABASE = workload("database");
  private static final Port SQL = tcp("sql", 5432);
  private static final Port EXTRA = tcp("extra", 9999);

  private static Map<String, Consumer<RepeatableContent<?>>> repeatable(
      Value<String> word, ListItem item) {
    Map<String, Consumer<RepeatableContent<?>>> all = new LinkedHashMap<>();
    all.put("command(String[])", c -> c.command("x", "y"));
    all.put("args(String[])", c -> c.args("x", "y"));
    all.put("arg(Value)", c -> c.arg(literal("x")));
    all.put("env(Value,Value)", c -> c.env(text("N_{}", verbatim(word)), literal("x")));
    if (item != null) {
      all.put(
          "mount(ListItem,StorageQuestion,Value,Consumer)",
          c ->
              c.mount(
                  item,
                  FOLDER,
                  text("/x/{}", item.index()),
                  m -> m.ownedBy(568, 568).subPath("y")));
    }
    all.put(
        "mount(StorageQuestion,Value,Consumer)",
        c -> c.mount(DATA, text("/v/{}", verbatim(word)), m -> m.readOnly()));
    return all;
  }

  /** Said of a container once: their names are constant. */
  private static Map<String, Consumer<RepeatableContent<?>>> once() {
    Map<String, Consumer<RepeatableContent<?>>> all = new LinkedHashMap<>();
    all.put("env(String,String)", c -> c.env("NAME", "x"));
    all.put("env(String,Value)", c -> c.env("NAME", literal("x")));
    all.put("envOfVersion(String)", c -> c.envOfVersion("NAME"));
    all.put("envOfVersion(String,Value)", c -> c.envOfVersion("NAME", literal("x")));
    all.put("env(String,OfValue)", c -> c.env("NAME", podField("metadata.name")));
    all.put("mount(StorageQuestion,String)", c -> c.mount(DATA, "/x"));
    all.put(
        "mount(StorageQuestion,String,Consumer)",
        c -> c.mount(DATA, "/x", m -> m.ownedBy(568, 568)));
    all.put("each(ListQuestion,BiConsumer)", c -> c.each(ITEMS, (e, i) -> e.arg(i.get(NAME))));
    all.put(
        "each(StringListQuestion,BiConsumer)",
        c -> c.each(WORDS, (e, word) -> e.arg(text("--w={}", verbatim(word)))));
    return all;
  }

  private static Map<String, Consumer<ConditionalContent<?>>> conditional() {
    Map<String, Consumer<ConditionalContent<?>>> all = new LinkedHashMap<>();
    all.put("port(Port)", c -> c.port(EXTRA));
    all.put("port(Port,PortQuestion)", c -> c.port(EXTRA, PORT));
    all.put("portWithClientAddress(Port,PortQuestion)", c -> c.portWithClientAddress(EXTRA, PORT));
    all.put(
        "portBeforeReady(Port,PortQuestion,Value)",
        c -> c.portBeforeReady(EXTRA, PORT, literal(true)));
    all.put("mount(Volume,String)", c -> c.mount(temporary("tmp", 64), "/tmp"));
    all.put(
        "mount(Volume,String,Consumer)",
        c -> c.mount(temporary("tmp", 64), "/tmp", m -> m.readOnly()));
    all.put("sharedMemory(int)", c -> c.sharedMemory(64));
    all.put("sharedMemory(Value)", c -> c.sharedMemory(literal(64L)));
    all.put("file(String,Value)", c -> c.file("/etc/x", literal("x")));
    all.put("file(String,Value,int)", c -> c.file("/etc/x", literal("x"), 0400));
    all.put(
        "liveFiles(String,Consumer)",
        c -> c.liveFiles("/etc/y", files -> files.file("x", literal("x"))));
    all.put("writableRoot(String)", c -> c.writableRoot("It must."));
    all.put("privileged(String)", c -> c.privileged("It must."));
    all.put("privilegedToOpenDevices(String)", c -> c.privilegedToOpenDevices("It must."));
    all.put("privilegeEscalation(String)", c -> c.privilegeEscalation("It must."));
    all.put("capability(String,String)", c -> c.capability("SYS_NICE", "It is in a hurry."));
    all.put("device(String,String)", c -> c.device("/dev/net/tun", "It makes a tunnel."));
    all.put(
        "hostPath(String,String,String)", c -> c.hostPath("/proc", "/host/proc", "It measures."));
    all.put(
        "hostPath(String,String,String,Consumer)",
        c -> c.hostPath("/run", "/host/run", "It talks.", m -> m.readOnly(literal(false))));
    all.put("starts(Probe)", c -> c.starts(Probe.http("/started")));
    all.put("live(Probe)", c -> c.live(Probe.exec("true")));
    all.put("preStop(String[])", c -> c.preStop("stop"));
    all.put("postStart(String[])", c -> c.postStart("start"));
    all.put("tty()", c -> c.tty());
    all.put("stdin()", c -> c.stdin());
    all.put("when(Value,Consumer)", c -> c.when(literal(true), t -> t.env("NAME", "x")));
    return all;
  }

  private static Map<String, Consumer<UnitContent<?>>> pods() {
    Map<String, Consumer<UnitContent<?>>> all = new LinkedHashMap<>();
    Consumer<ContainerSpec> idle =
        c -> c.noHealthCheck("It idles.").file("/etc/x", literal("x")).mount(DATA, "/data");
    all.put("container(String,Image,Consumer)", w -> w.container("second", Demo.IMAGE, idle));
    all.put(
        "step(String,Image,Consumer)",
        w -> w.step("first", Demo.IMAGE, c -> c.file("/etc/x", literal("x"))));
    all.put("waitFor(Workload,Port)", w -> w.waitFor(DATABASE, SQL));
    all.put("when(Value,Consumer)", w -> w.when(literal(true), t -> t.waitFor(DATABASE, SQL)));
    all.put("sysctl(String,String)", w -> w.sysctl("net.ipv4.tcp_syncookies", "1"));
    all.put("sysctl(String,Value)", w -> w.sysctl("net.ipv4.tcp_syncookies", literal(1L)));
    all.put("supplementalGroup(long)", w -> w.supplementalGroup(44));
    all.put(
        "only(OfUnit)", w -> w.only(Helm.mayUseApi(List.of(""), List.of("pods"), List.of("get"))));
    all.put("nameserver(String)", w -> w.nameserver("9.9.9.9"));
    all.put("searchDomain(String)", w -> w.searchDomain("example.org"));
    all.put("dnsOption(String)", w -> w.dnsOption("rotate"));
    all.put("dnsOption(String,String)", w -> w.dnsOption("ndots", "2"));
    all.put("hostAlias(String,String[])", w -> w.hostAlias("10.0.0.9", "a.example", "b.example"));
    all.put(
        "each(ListQuestion,BiConsumer)",
        w -> w.each(ITEMS, (e, i) -> e.dnsOption(i.get(NAME), literal("1"))));
    all.put(
        "each(StringListQuestion,BiConsumer)",
        w -> w.each(DOMAINS, (e, domain) -> e.searchDomain(domain)));
    perItem(literal("a1"), literal("10.0.0.1"), literal(45L))
        .forEach((name, statement) -> all.put(name, statement::accept));
    return all;
  }

  /** What of a pod can differ from item to item. */
  private static Map<String, Consumer<RepeatableUnitContent<?>>> perItem(
      Value<String> name, Value<String> address, Value<Long> number) {
    Map<String, Consumer<RepeatableUnitContent<?>>> all = new LinkedHashMap<>();
    all.put("supplementalGroup(Value)", w -> w.supplementalGroup(number));
    all.put("nameserver(Value)", w -> w.nameserver(address));
    all.put("searchDomain(Value)", w -> w.searchDomain(name));
    all.put("dnsOption(Value,Value)", w -> w.dnsOption(name, literal("1")));
    all.put("hostAlias(Value,Value)", w -> w.hostAlias(address, name));
    return all;
  }

  private static Map<String, Consumer<AppParts<?>>> apps() {
    Map<String, Consumer<AppParts<?>>> all = new LinkedHashMap<>();
    Workload other = workload("other");
    Consumer<WorkloadSpec> pod =
        w ->
            Demo.pod(
                w, c -> c.file("/etc/x", literal("x")).mount(DATA, "/data", m -> m.readOnly()));
    all.put("workload(Workload,Consumer)", a -> a.workload(other, pod));
    all.put(
        "job(String,Trigger,Consumer)",
        a ->
            a.job(
                "job",
                Trigger.Moment.EACH_RELEASE,
                j -> j.runAs(1, 1).container(Demo.IMAGE, c -> c.file("/x", literal("x")))));
    all.put(
        "job(String,CronQuestion,Consumer)",
        a -> a.job("job", TIME, j -> j.runAs(1, 1).container(Demo.IMAGE, c -> {})));
    all.put("portal(String,PortQuestion,String)", a -> a.portal("Web", SHOWN, "/"));
    all.put(
        "portal(String,Value,PortQuestion,String)",
        a -> a.portal("Web", literal("https"), SHOWN, "/"));
    all.put(
        "portal(String,Value,Value,Value,Value)",
        a -> a.portal("Web", literal("https"), literal("x"), SHOWN, literal("/")));
    all.put("when(Value,Consumer)", a -> a.when(literal(true), t -> t.workload(other, pod)));
    all.put(
        "each(ListQuestion,BiConsumer)",
        a -> a.each(ITEMS, (e, i) -> e.workload(other, i.get(NAME), pod)));
    return all;
  }

  private static void ask(AppSpec a) {
    a.group("Questions", g -> g.ask(FLAG, PORT, SHOWN, DATA, TIME, ITEMS, WORDS, DOMAINS));
    a.workload(
        DATABASE,
        w -> w.runAs(1, 1).container(Demo.IMAGE, c -> c.port(SQL, SHOWN).ready(Probe.tcp())));
  }

  private static App pod(Consumer<WorkloadSpec> more) {
    return Demo.app(
        a -> {
          ask(a);
          a.workload(
              Demo.WEB,
              w -> {
                Demo.pod(w, c -> {});
                more.accept(w);
              });
        });
  }

  private static App container(Consumer<ContainerSpec> more) {
    return Demo.web(ConditionsTest::ask, more);
  }

  private static final Map<String, Object> ITEM =
      Map.of(
          "name",
          "a1",
          "folder",
          Map.of("type", "hostPath", "hostPath", "/mnt/x"),
          "address",
          "10.0.0.1",
          "number",
          45L);

  private static List<Map<String, Object>> manifests(App app, boolean flag) {
    return manifests(app, flag, true);
  }

  private static List<Map<String, Object>> manifests(App app, boolean flag, boolean items) {
    assertThat(AppChecks.check(app)).filteredOn(Problem::isError).isEmpty();
    return Demo.manifests(
        app,
        Map.of(
            "flag",
            flag,
            "items",
            items ? List.of(ITEM) : List.of(),
            "words",
            items ? List.of("a1") : List.of(),
            "domains",
            items ? List.of("a1") : List.of(),
            "data",
            Map.of("type", "hostPath", "hostPath", "/mnt/y")));
  }

  /** Without the condition as if it was not said, with it as if it was said outright. */
  private static void honoured(App without, App under, App outright) {
    assertThat(manifests(under, false)).isEqualTo(manifests(without, false));
    assertThat(manifests(under, true)).isEqualTo(manifests(outright, true));
    assertThat(manifests(outright, true)).isNotEqualTo(manifests(without, true));
  }

  private static <T> Stream<DynamicTest> honoured(
      Map<String, Consumer<T>> statements,
      Function<Consumer<T>, App> under,
      Function<Consumer<T>, App> outright) {
    return statements.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        honoured(
                            outright.apply(nothing -> {}),
                            under.apply(entry.getValue()),
                            outright.apply(entry.getValue()))));
  }

  @TestFactory
  Stream<DynamicTest> what_is_said_of_a_container_under_a_condition_is_honoured() {
    Map<String, Consumer<ConditionalContent<?>>> all = new LinkedHashMap<>(conditional());
    repeatable(literal("x"), null).forEach((name, statement) -> all.put(name, statement::accept));
    once().forEach((name, statement) -> all.put(name, statement::accept));
    return honoured(
        all,
        statement -> container(c -> c.when(FLAG, statement::accept)),
        statement -> container(statement::accept));
  }

  @TestFactory
  Stream<DynamicTest> nested_conditions_of_a_container_hold_together() {
    Map<String, Consumer<ConditionalContent<?>>> all = conditional();
    return all.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      App never =
                          container(
                              c -> c.when(FLAG, f -> f.when(not(FLAG), entry.getValue()::accept)));
                      App without = container(c -> {});
                      assertThat(manifests(never, true)).isEqualTo(manifests(without, true));
                      assertThat(manifests(never, false)).isEqualTo(manifests(without, false));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> what_is_said_of_a_container_for_each_item_is_honoured() {
    BiConsumer<RepeatedContainerSpec, ListItem> nothing = (e, i) -> {};
    return repeatable(literal("a1"), ITEMS.item()).entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      App each =
                          container(
                              c ->
                                  c.each(
                                      ITEMS,
                                      (e, i) ->
                                          e.when(
                                              FLAG,
                                              f ->
                                                  repeatable(i.get(NAME), i)
                                                      .get(entry.getKey())
                                                      .accept(f))));
                      App without = container(c -> c.each(ITEMS, nothing));
                      assertThat(manifests(each, true, false))
                          .isEqualTo(manifests(without, true, false));
                      assertThat(manifests(each, false, true))
                          .isEqualTo(manifests(without, false, true));
                      assertThat(manifests(each, true, true))
                          .isNotEqualTo(manifests(without, true, true));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> what_is_said_of_a_pod_under_a_condition_is_honoured() {
    return honoured(
        pods(),
        statement -> pod(w -> w.when(FLAG, statement::accept)),
        statement -> pod(statement::accept));
  }

  @TestFactory
  Stream<DynamicTest> what_is_said_of_a_pod_for_each_item_is_honoured() {
    ListItem item = ITEMS.item();
    return perItem(item.get(NAME), item.get(ADDRESS), item.get(NUMBER)).keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      App each =
                          pod(
                              w ->
                                  w.each(
                                      ITEMS,
                                      (e, i) ->
                                          e.when(
                                              FLAG,
                                              f ->
                                                  perItem(
                                                          i.get(NAME),
                                                          i.get(ADDRESS),
                                                          i.get(NUMBER))
                                                      .get(name)
                                                      .accept(f))));
                      App without = pod(w -> {});
                      App outright =
                          pod(
                              w ->
                                  perItem(literal("a1"), literal("10.0.0.1"), literal(45L))
                                      .get(name)
                                      .accept(w));
                      assertThat(manifests(each, true, false))
                          .isEqualTo(manifests(without, true, false));
                      assertThat(manifests(each, false, true))
                          .isEqualTo(manifests(without, false, true));
                      assertThat(manifests(each, true, true))
                          .isEqualTo(manifests(outright, true, true));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> what_is_said_of_an_app_under_a_condition_is_honoured() {
    return honoured(
        apps(),
        statement ->
            Demo.web(
                a -> {
                  ask(a);
                  a.when(FLAG, statement::accept);
                },
                c -> {}),
        statement ->
            Demo.web(
                a -> {
                  ask(a);
                  statement.accept(a);
                },
                c -> {}));
  }

  @Test
  void a_readiness_probe_and_a_container_of_the_workloads_name_depend_on_their_condition() {
    App app =
        Demo.app(
            a -> {
              ask(a);
              a.workload(
                  Demo.WEB,
                  w ->
                      w.runAs(1, 1)
                          .when(FLAG, f -> f.container(Demo.IMAGE, ConditionsTest::ready))
                          .container("other", Demo.IMAGE, ConditionsTest::ready));
            });

    assertThat(containers(app, true)).hasSize(2);
    assertThat(containers(app, false)).hasSize(1);
    assertThat(Demo.at(containers(app, false), 0))
        .asString()
        .contains("/never")
        .doesNotContain("/flagged");
  }

  private static void ready(ContainerSpec c) {
    c.when(FLAG, f -> f.ready(Probe.exec("/flagged")))
        .when(not(FLAG), n -> n.ready(Probe.exec("/never")));
  }

  private static List<?> containers(App app, boolean flag) {
    return (List<?>)
        Demo.at(
            Demo.find(manifests(app, flag), "Deployment", "demo-web").orElseThrow(),
            "spec",
            "template",
            "spec",
            "containers");
  }

  @Test
  void under_a_condition_a_container_has_no_probe() {
    App app =
        container(
            c ->
                c.live(Probe.http("/alive"))
                    .when(FLAG, f -> f.noHealthCheck("It repairs itself.")));

    assertThat(Demo.at(containers(app, false), 0)).asString().contains("Probe");
    assertThat(Demo.at(containers(app, true), 0)).asString().doesNotContain("Probe");
  }

  @Test
  void refusals_depend_on_conditions_and_items() {
    App app =
        Demo.web(
            a -> {
              ask(a);
              a.when(FLAG, f -> f.refuseIf(WORDS.hasItems(), "No words."));
              a.each(
                  ITEMS,
                  (e, i) -> e.when(not(FLAG), n -> n.refuseIf(i.isGiven(NAME), "No names.")));
            },
            c -> {});

    assertThat(manifests(app, true, false)).isNotEmpty();
    assertThat(manifests(app, false, false)).isNotEmpty();
    assertThatThrownBy(() -> manifests(app, true, true))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("No words.");
    assertThatThrownBy(() -> manifests(app, false, true))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("No names.");
  }

  @Test
  void a_workload_for_each_item_depends_on_the_items_condition() {
    App app =
        Demo.web(
            a -> {
              ask(a);
              a.each(
                  ITEMS,
                  (e, i) ->
                      e.when(
                          FLAG,
                          f ->
                              f.workload(
                                  workload("item"), i.get(NAME), w -> Demo.pod(w, c -> {}))));
            },
            c -> {});

    assertThat(Demo.find(manifests(app, true), "Deployment", "demo-item-a1")).isPresent();
    assertThat(Demo.find(manifests(app, true), "Service", "demo-item-a1")).isPresent();
    assertThat(manifests(app, false)).isEqualTo(manifests(app, true, false));
  }

  @Test
  void every_method_that_is_offered_under_a_condition_is_tried_here() {
    Set<String> container = new TreeSet<>(conditional().keySet());
    container.addAll(once().keySet());
    container.addAll(repeatable(literal("x"), ITEMS.item()).keySet());
    container.addAll(Set.of("ready(Probe)", "noHealthCheck(String)"));
    assertThat(methods(ConditionalContainerSpec.class)).isEqualTo(container);

    Set<String> repeated = new TreeSet<>(once().keySet());
    repeated.addAll(repeatable(literal("x"), ITEMS.item()).keySet());
    repeated.add("when(Value,Consumer)");
    assertThat(methods(RepeatedContainerSpec.class)).isEqualTo(repeated);

    Set<String> pod = new TreeSet<>(pods().keySet());
    pod.add("container(Image,Consumer)");
    assertThat(methods(ConditionalUnitSpec.class)).isEqualTo(pod);

    Set<String> item = new TreeSet<>(pods().keySet());
    item.removeAll(
        Set.of(
            "container(String,Image,Consumer)",
            "step(String,Image,Consumer)",
            "waitFor(Workload,Port)",
            "sysctl(String,String)",
            "sysctl(String,Value)"));
    assertThat(methods(RepeatedUnitSpec.class)).isEqualTo(item);

    Set<String> app = new TreeSet<>(apps().keySet());
    app.add("refuseIf(Value,String)");
    assertThat(methods(ConditionalAppSpec.class)).isEqualTo(app);

    assertThat(methods(RepeatedAppSpec.class))
        .containsExactlyInAnyOrder(
            "workload(Workload,Value,Consumer)", "refuseIf(Value,String)", "when(Value,Consumer)");
  }

  /** What can be said of a part: each method with the simple names of its parameters' types. */
  static Set<String> methods(Class<?> spec) {
    return Arrays.stream(spec.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class && !method.isBridge())
        .map(ConditionsTest::signature)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }

  @Test
  void a_statement_about_what_stands_outside_of_a_condition_is_refused() {
    App app =
        Demo.app(
            a -> {
              ask(a);
              a.workload(
                  Demo.WEB,
                  w ->
                      Demo.pod(
                          w,
                          c -> {
                            c.when(FLAG, f -> c.env("LEAK", "yes"));
                            c.each(WORDS, (e, word) -> w.stopsWithin(3));
                          }));
              a.when(FLAG, f -> a.portal("Web", SHOWN, "/"));
              a.each(ITEMS, (e, i) -> a.title("Items"));
            });

    assertThat(AppChecks.check(app))
        .filteredOn(problem -> problem.rule() == Rule.STATEMENT)
        .hasSize(4)
        .allSatisfy(
            problem -> {
              assertThat(problem.found()).contains("would hold without it");
              assertThat(problem.where().position()).matches("ConditionsTest.java:[0-9]+");
            });
  }

  @Test
  void a_statement_after_the_end_of_its_part_is_refused() {
    ContainerSpec[] kept = new ContainerSpec[1];
    App app =
        Demo.app(
            a -> {
              a.workload(Demo.WEB, w -> Demo.pod(w, c -> kept[0] = c));
              kept[0].env("LATE", "yes");
            });

    assertThat(AppChecks.check(app))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.STATEMENT);
              assertThat(problem.found()).contains("after the part it belongs to was complete");
            });
  }

  /** Nobody would hear of it any more. */
  @Test
  void a_statement_after_the_end_of_the_app_ends_the_definition() {
    AppSpec[] kept = new AppSpec[1];
    Demo.app(a -> kept[0] = a);

    assertThatIllegalStateException()
        .isThrownBy(() -> kept[0].title("Other"))
        .withMessage("a statement is made after the app was complete");
  }

  @Test
  void a_udp_port_is_one_of_a_container_like_any_other() {
    App app = container(c -> c.when(FLAG, f -> f.port(udp("extra", 9999), PORT)));

    assertThat(Demo.find(manifests(app, true), "Service", "demo-port-f8d397a3-nodeport"))
        .isPresent();
    assertThat(Demo.find(manifests(app, false), "Service", "demo-port-f8d397a3-nodeport"))
        .isEmpty();
  }
}
