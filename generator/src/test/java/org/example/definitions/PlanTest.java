package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GeneratedSecret;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.plan.Content;
import dev.trainyard.generator.plan.Kept;
import dev.trainyard.generator.plan.Ownership;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.PlannedPort;
import dev.trainyard.generator.plan.PlannedPortal;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Restart;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.plan.Variable;
import dev.trainyard.generator.plan.Wait;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What an app needs under which condition, whatever target it is rendered for. */
class PlanTest {

  private static final Image IMAGE = image("docker.io/library/demo", "1.2.3");
  private static final BooleanQuestion A = yesNo("a");
  private static final BooleanQuestion B = yesNo("b");
  private static final StorageQuestion DATA = storage("data");
  private static final StorageQuestion FOLDER = storage("folder");
  private static final StringQuestion NAME =
      string("name").required().length(1, 9).pattern("^[a-z][a-z0-9]*$", "Letters and digits.");
  private static final BooleanQuestion SHARED = yesNo("shared");
  private static final IntegerQuestion COUNT = integer("count").range(1, 9).defaultNumber(2);
  private static final ListQuestion ITEMS = list("items").items(NAME, FOLDER, SHARED, COUNT);
  private static final StringQuestion OTHER = string("other").defaultText("x");
  private static final ListQuestion OTHERS = list("others").items(OTHER, yesNo("any"));
  private static final SecretQuestion PASSWORD = secret("password").required();
  private static final SecretQuestion TOKEN = secret("token").required();
  private static final PortQuestion WEB = port("web").defaultPort(30080);
  private static final PortQuestion DNS = port("dns").defaultPort(30053);
  private static final Workload DATABASE = workload("database");
  private static final Literal<String> OTHERS_HOST = new Literal<>("admin.example.org");
  private static final Literal<Long> COUNTED = new Literal<>(2L);
  private static final Port SQL = tcp("sql", 5432);

  /** The plan of an app with these questions and, beside {@code web}, what is added. */
  private static Plan plan(Consumer<AppSpec> more) {
    App app =
        Demo.web(
            a -> {
              a.group(
                  "Questions", g -> g.ask(A, B, DATA, ITEMS, OTHERS, PASSWORD, TOKEN, WEB, DNS));
              a.scenario("answers", s -> s.answer(PASSWORD, "p").answer(TOKEN, "t"));
              more.accept(a);
            },
            c -> {});
    assertThat(AppChecks.check(app)).filteredOn(problem -> problem.isError()).isEmpty();
    return Plan.of(app);
  }

  /** The unit of a workload {@code x} with one container. */
  private static Unit unit(Consumer<ContainerSpec> container) {
    return of(plan(a -> a.workload(workload("x"), w -> Demo.pod(w, container))), "x");
  }

  private static Unit of(Plan plan, String name) {
    return plan.units().stream().filter(unit -> unit.name().equals(name)).findFirst().orElseThrow();
  }

  private static <T> Block<T> one(T value) {
    return new Block.One<>(value);
  }

  @SafeVarargs
  private static <T> Block<T> when(Expression<Boolean> condition, Block<T>... blocks) {
    return new Block.When<>(condition, List.of(blocks));
  }

  @SafeVarargs
  private static <T> Block<T> each(ListQuestion list, Block<T>... blocks) {
    return new Block.Each<>(list.answer(), list.answer().item(), List.of(blocks));
  }

  private static Expression<Boolean> both(BooleanQuestion one, BooleanQuestion other) {
    return new All(List.of(one.expression(), other.expression()));
  }

  private static PlannedVolume storageOf(StorageQuestion question, Scope scope) {
    return new PlannedVolume.Storage(question, scope);
  }

  @Test
  void aVolumeIsThereOnceUnderTheConditionsOfAllWhoMountIt() {
    Unit unit =
        unit(
            c ->
                c.when(A, a -> a.mount(DATA, "/a").when(B, b -> b.mount(DATA, "/b")))
                    .when(B, b -> b.mount(DATA, "/c")));

    assertThat(unit.volumes())
        .containsExactly(
            when(
                new Any(List.of(A.expression(), both(A, B), B.expression())),
                one(storageOf(DATA, Scope.ROOT))));
    assertThat(unit.usesStorage().when())
        .contains(new Any(List.of(A.expression(), both(A, B), B.expression())));
  }

  @Test
  void aVolumeThatSomebodyMountsOutrightIsAlwaysThere() {
    Unit unit = unit(c -> c.when(A, a -> a.mount(DATA, "/a")).mount(DATA, "/b"));

    assertThat(unit.volumes()).containsExactly(one(storageOf(DATA, Scope.ROOT)));
    assertThat(unit.usesStorage().when()).isEmpty();
    assertThat(unit(c -> {}).usesStorage().never()).isTrue();
  }

  @Test
  void aVolumeOfAnItemIsThereForEachItemWithWhatCanBeToldOfThatItem() {
    Unit unit =
        unit(
            c ->
                c.when(
                    A,
                    a ->
                        a.each(
                            ITEMS,
                            (e, item) ->
                                e.when(
                                    item.get(SHARED),
                                    s ->
                                        s.mount(
                                            item, FOLDER, text("/i/{}", item.index()), m -> {})))));
    Scope item = ITEMS.answer().item();

    assertThat(unit.volumes())
        .containsExactly(
            each(
                ITEMS,
                when(
                    new All(List.of(A.expression(), ITEMS.item().get(SHARED).expression())),
                    one(storageOf(FOLDER, item)))));
    assertThat(unit.usesStorage().when())
        .contains(new All(List.of(new NotEmpty(ITEMS.answer()), A.expression())));
  }

  @Test
  void aVolumeOfAnItemIsThereOnceForTheItemHoweverOftenTheItemIsRepeated() {
    Consumer<ContainerSpec> container =
        c ->
            c.each(
                OTHERS,
                (e, other) ->
                    e.each(
                        ITEMS,
                        (inner, item) ->
                            inner.mount(
                                item,
                                FOLDER,
                                text("/{}/{}", other.index(), item.index()),
                                m -> m.ownedBy(568, 568))));

    assertThat(unit(container).volumes())
        .containsExactly(
            each(
                ITEMS,
                when(
                    new NotEmpty(OTHERS.answer()), one(storageOf(FOLDER, ITEMS.answer().item())))));
    List<Map<String, Object>> manifests =
        Demo.manifests(
            Demo.web(a -> a.group("Questions", g -> g.ask(OTHERS, ITEMS)), container),
            Map.of(
                "others",
                List.of(Map.of("other", "x", "any", true), Map.of("other", "y", "any", true)),
                "items",
                List.of(
                    Map.of(
                        "name",
                        "n",
                        "shared",
                        true,
                        "count",
                        1,
                        "folder",
                        Map.of("type", "hostPath", "hostPath", "/mnt/x")))));
    assertThat(
            (List<?>)
                Demo.at(
                    Demo.find(manifests, "Deployment", "demo-web").orElseThrow(),
                    "spec",
                    "template",
                    "spec",
                    "volumes"))
        .hasSize(1);
  }

  @Test
  void whatARepeatedUnitNeedsMayDependOnItsItem() {
    Plan plan =
        plan(
            a ->
                a.each(
                    ITEMS,
                    (e, item) ->
                        e.workload(
                            workload("of"),
                            item.get(NAME),
                            w ->
                                Demo.pod(
                                    w.replicas(item.get(COUNT)),
                                    c ->
                                        c.when(
                                            item.get(SHARED),
                                            s ->
                                                s.mount(DATA, "/data")
                                                    .mount(
                                                        item,
                                                        FOLDER,
                                                        literal("/own"),
                                                        m -> {}))))));
    Unit unit = of(plan, "of");
    Expression<Boolean> shared = ITEMS.item().get(SHARED).expression();

    assertThat(unit.volumes())
        .containsExactly(
            when(
                shared,
                one(storageOf(DATA, Scope.ROOT)),
                one(storageOf(FOLDER, ITEMS.answer().item()))));
    assertThat(plan.storages())
        .contains(
            each(
                ITEMS,
                when(shared, one(new PlannedVolume.Storage(FOLDER, ITEMS.answer().item())))));
    assertThat(plan.hostNames()).containsExactly(new ResourceName("web"));
  }

  @Test
  void ownersAreNumberedAndSetOnceForEachDirectory() {
    Unit unit =
        unit(
            c ->
                c.mount(DATA, "/a", m -> m.subPath("a").ownedBy(568, 568))
                    .when(A, a -> a.mount(DATA, "/b", m -> m.subPath("b").ownedBy(568, 568)))
                    .mount(DATA, "/again", m -> m.subPath("a").ownedBy(568, 568)));

    assertThat(Block.stream(unit.owners()))
        .extracting(Ownership::number, Ownership::subPath)
        .containsExactly(tuple(1, "a"), tuple(2, "b"));
    assertThat(unit.owners().get(1)).isInstanceOf(Block.When.class);
    assertThat(unit.setsOwners().when()).isEmpty();
  }

  @Test
  void aSecretVariableHasTheKeyOfItsNameUnlessTheNameHasAnotherValueElsewhere() {
    Plan plan =
        plan(
            a ->
                a.workload(
                    workload("x"),
                    w -> {
                      Demo.pod(w, c -> c.env("PW", PASSWORD).env("OPEN", "x"));
                      w.container(
                          "second",
                          IMAGE,
                          c -> c.noHealthCheck("It is short.").env("PW", PASSWORD));
                      w.when(
                          A,
                          inner ->
                              inner.container(
                                  "third",
                                  IMAGE,
                                  c -> c.noHealthCheck("It is short.").env("PW", TOKEN)));
                    }));
    Unit unit = of(plan, "x");

    assertThat(unit.secretVariables())
        .containsExactly(
            one(new Content(new Literal<>("PW"), PASSWORD.expression())),
            when(A.expression(), one(new Content(new Literal<>("third.PW"), TOKEN.expression()))));
    assertThat(Block.stream(unit.processes().get(2).variables()))
        .singleElement()
        .satisfies(
            variable ->
                assertThat(((Variable.Secret) variable).key())
                    .isEqualTo(new Literal<>("third.PW")));
  }

  @Test
  void aUnitRestartsWhenItsFilesOrSecretsChange() {
    Unit unit =
        unit(
            c ->
                c.file("/etc/demo/demo.conf", literal("x"))
                    .when(
                        A,
                        a ->
                            a.file("/run/demo.conf", text("p={}", verbatim(PASSWORD)))
                                .env("PW", PASSWORD)));

    assertThat(unit.restarts()).extracting(Restart::secret).containsExactly(false, true);
    assertThat(unit.restarts().get(0).when()).isEmpty();
    assertThat(unit.restarts().get(0).contents())
        .containsExactly(one(new Content(new Literal<>("demo.conf"), new Literal<>("x"))));
    assertThat(unit.restarts().get(1).when()).contains(A.expression());
    assertThat(Block.stream(unit.restarts().get(1).contents()))
        .extracting(Content::key)
        .containsExactly(new Literal<>("PW"), new Literal<>("2-demo.conf"));
    assertThat(unit(c -> {}).restarts()).isEmpty();
  }

  @Test
  void whatDependsOnAListIsThereWhenTheListHasItems() {
    Unit unit =
        unit(
            c ->
                c.when(
                    A,
                    a -> a.each(OTHERS, (e, item) -> e.env(text("S_{}", item.index()), PASSWORD))));

    assertThat(unit.restarts())
        .singleElement()
        .satisfies(
            restart ->
                assertThat(restart.when())
                    .contains(new All(List.of(A.expression(), new NotEmpty(OTHERS.answer())))));
  }

  @Test
  void aGeneratedSecretIsKeptForEverAndAHashAsLongAsItIsNeeded() {
    GeneratedSecret key = generatedSecret("join-key", 32);
    Plan plan =
        plan(
            a ->
                a.when(
                    A,
                    inner ->
                        inner.workload(
                            workload("x"),
                            w ->
                                Demo.pod(
                                    w,
                                    c ->
                                        c.when(
                                            B,
                                            b ->
                                                b.env("KEY", key)
                                                    .env(
                                                        "HASH",
                                                        passwordHash("admin", PASSWORD)))))));

    assertThat(plan.kept()).hasSize(2);
    assertThat(plan.kept().get(0)).isEqualTo(one(new Kept("join-key", key.expression())));
    assertThat(plan.kept().get(1))
        .isInstanceOfSatisfying(
            Block.When.class, when -> assertThat(when.when()).isEqualTo(both(A, B)));
    assertThat(Block.stream(plan.kept()))
        .extracting(Kept::key)
        .containsExactly("join-key", "admin", "admin-for");
  }

  @Test
  void aWaitIsThereOnceForAPortUnderTheConditionsOfAllWhoWait() {
    Port admin = tcp("admin", 8081);
    Plan plan =
        plan(
            a -> {
              a.workload(DATABASE, w -> Demo.pod(w, c -> c.port(SQL).port(admin)));
              a.workload(
                  workload("x"),
                  w -> {
                    Demo.pod(w, c -> {});
                    w.when(A, inner -> inner.waitFor(DATABASE, SQL));
                    w.when(B, inner -> inner.waitFor(DATABASE, SQL));
                    w.waitFor(DATABASE, admin);
                  });
            });

    assertThat(of(plan, "x").waits())
        .containsExactly(
            when(
                new Any(List.of(A.expression(), B.expression())),
                one(new Wait("wait-for-database-sql", DATABASE, SQL))),
            one(new Wait("wait-for-database-admin", DATABASE, admin)));
    assertThat(plan.workload(DATABASE).orElseThrow().unit()).isSameAs(of(plan, "database"));
    assertThat(plan.workload(workload("database"))).isEmpty();
  }

  @Test
  void aPortDependsOnItsWorkloadItsContainerAndItself() {
    Port tcp = tcp("dns-tcp", 5353);
    Port udp = udp("dns-udp", 5353);
    Plan plan =
        plan(
            a ->
                a.when(
                    A,
                    inner ->
                        inner.workload(
                            workload("x"),
                            w -> {
                              Demo.pod(w, c -> {});
                              w.when(
                                  B,
                                  b ->
                                      b.container(
                                          "dns",
                                          IMAGE,
                                          c ->
                                              c.noHealthCheck("It is short.")
                                                  .port(tcp, DNS)
                                                  .when(not(A), n -> n.port(udp, DNS))));
                            })));
    List<PlannedPort> ports = plan.portsOf(of(plan, "x"));

    assertThat(ports).hasSize(3);
    assertThat(ports.get(1).conditions()).containsExactly(A.expression(), B.expression());
    assertThat(ports.get(2).conditions())
        .containsExactly(A.expression(), B.expression(), new Negation(A.expression()));
    assertThat(ports.get(2).isPairedWith(ports.get(1))).isTrue();
    assertThat(ports.get(2).isShadowedBy(ports.get(1))).isTrue();
    assertThat(ports.get(1).isShadowedBy(ports.get(2))).isFalse();
    assertThat(ports.get(1).isPairedWith(ports.get(0))).isFalse();
  }

  @Test
  void whatHasAHostNameIsReachedByIt() {
    Plan plan =
        plan(
            a -> {
              a.workload(DATABASE, w -> Demo.pod(w.stateful(), c -> {}));
              a.workload(
                  workload("x"),
                  w ->
                      w.runAs(568, 568)
                          .container(
                              IMAGE,
                              c -> c.noHealthCheck("It is short.").env("HOST", hostOf(DATABASE))));
            });

    assertThat(plan.hostNames())
        .containsExactly(new ResourceName("database"), new ResourceName("web"));
  }

  @Test
  void aProbeAsksThePortItNamesOrTheFirstTcpPort() {
    Port udp = udp("udp", 5353);
    Port admin = tcp("admin", 8081);
    Unit unit =
        of(
            plan(
                a ->
                    a.workload(
                        workload("x"),
                        w ->
                            w.runAs(568, 568)
                                .container(
                                    IMAGE,
                                    c ->
                                        c.port(udp)
                                            .port(tcp("http", 8080))
                                            .port(admin)
                                            .starts(Probe.exec("true"))
                                            .ready(Probe.http("/"))
                                            .live(Probe.tcp().on(admin))
                                            .when(A, n -> n.noHealthCheck("Not then."))))),
            "x");
    PlannedContainer container = unit.processes().get(0);

    assertThat(container.starts().options().get(0).value().port()).isEmpty();
    assertThat(container.ready().options().get(0).value().port().orElseThrow().number())
        .isEqualTo(new Literal<>(8080L));
    assertThat(container.live().options().get(0).value().port().orElseThrow().port())
        .isSameAs(admin);
    assertThat(container.ready().when()).contains(new Negation(A.expression()));
  }

  @Test
  void a_reason_for_no_probe_without_condition_leaves_none() {
    Plan plan =
        plan(
            a ->
                a.job(
                    "ends",
                    Trigger.Moment.EACH_RELEASE,
                    j ->
                        j.runAs(1, 1)
                            .container(
                                IMAGE,
                                c -> c.ready(Probe.exec("true")).noHealthCheck("It ends."))));

    assertThat(of(plan, "ends").processes().get(0).ready().options()).isEmpty();
  }

  @Test
  void portalsHaveNamesOfTheirOwnAndLeadToTheNasUnlessAHostIsSaid() {
    Plan plan =
        plan(
            a ->
                a.workload(DATABASE, w -> Demo.pod(w, c -> c.port(SQL, WEB)))
                    .portal("Web", WEB, "/")
                    .portal("Admin (TLS)", literal("https"), OTHERS_HOST, WEB, literal("/")));
    Literal<String> nas = new Literal<>("nas");

    assertThat(plan.portals())
        .extracting(PlannedPortal::name)
        .containsExactly("portal", "portal-admin-tls");
    assertThat(plan.portals().get(0).host(nas)).isEqualTo(nas);
    assertThat(plan.portals().get(1).host(nas)).isEqualTo(OTHERS_HOST);
  }

  /**
   * A target without pods: a list of services, of which steps run first and end. It finds users,
   * health, files with modes, temporary directories and owners in the plan.
   */
  @Test
  void aTargetOfSingleServicesFindsEverythingItNeeds() {
    Plan plan =
        plan(
            a -> {
              a.workload(DATABASE, w -> Demo.pod(w, c -> c.port(SQL)));
              a.workload(
                  workload("x"),
                  w -> {
                    w.waitFor(DATABASE, SQL).replicas(COUNTED);
                    w.step(
                        "prepare",
                        IMAGE,
                        c -> c.runAs(1000, 1001).file("/etc/x.conf", literal("x"), 0400));
                    Demo.pod(
                        w,
                        c ->
                            c.mount(DATA, "/data", m -> m.ownedBy(568, 568))
                                .mount(temporary("tmp", 64), "/tmp"));
                  });
            });
    StringBuilder listing = new StringBuilder();
    plan.units().forEach(unit -> services(plan, unit, listing));

    assertThat(listing)
        .hasToString(
            """
            database-database: 568:568, ready at 8080
            x-permissions: 568:568 owns data, ends
            x-wait-for-database: tries database:5432, ends
            x-prepare: 1000:1001, ends, after x-wait-for-database
              file x.conf mode 400
            x-x: 568:568, ready at 8080, after x-prepare
              volume data
              tmpfs tmp 64
            web-web: 568:568, ready at 8080
            """);
  }

  private static void services(Plan plan, Unit unit, StringBuilder to) {
    String before = "";
    for (Ownership owned : Block.stream(unit.owners()).toList()) {
      before = unit.name() + "-" + Ownership.STEP;
      to.append(before)
          .append(": ")
          .append(number(owned.user()) + ":" + number(owned.group()))
          .append(" owns ")
          .append(((VolumeSource.Storage) owned.volume()).question().dotted())
          .append(", ends\n");
    }
    for (Wait wait : Block.stream(unit.waits()).toList()) {
      before = unit.name() + "-" + wait.step();
      String target = plan.workload(wait.workload()).orElseThrow().unit().name();
      to.append(
          before + ": tries " + target + ":" + wait.port().number().orElseThrow() + ", ends\n");
    }
    for (PlannedContainer container : unit.containers()) {
      String name = unit.name() + "-" + container.declared().name();
      to.append(name + ": ")
          .append(number(container.runAs().orElseThrow().user()) + ":")
          .append(number(container.runAs().orElseThrow().group()))
          .append(container.isStep() ? ", ends" : "");
      container
          .ready()
          .options()
          .forEach(
              ready ->
                  to.append(
                      ", ready at "
                          + ready.value().port().orElseThrow().port().number().orElseThrow()));
      to.append(before.isEmpty() ? "\n" : ", after " + before + "\n");
      Block.forEach(container.declared().mounts(), mount -> mount(unit, mount, to));
      before = name;
    }
  }

  private static void mount(Unit unit, Mount mount, StringBuilder to) {
    PlannedVolume volume = PlannedVolume.of(mount.volume());
    if (volume instanceof PlannedVolume.Storage storage) {
      to.append("  volume " + storage.question().dotted() + "\n");
    } else if (volume instanceof PlannedVolume.Temporary temporary) {
      to.append("  tmpfs " + temporary.name() + " " + number(temporary.mebibytes()) + "\n");
    } else {
      var file = unit.file((VolumeSource.File) mount.volume());
      to.append("  file " + file.key() + " mode " + Integer.toOctalString(file.mode()) + "\n");
    }
  }

  private static long number(Expression<Long> id) {
    return ((Literal<Long>) id).value();
  }
}
