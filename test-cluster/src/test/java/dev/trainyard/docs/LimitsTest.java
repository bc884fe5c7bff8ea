package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.exec;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ConditionalContainerSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.RepeatedAppSpec;
import dev.trainyard.generator.model.RepeatedContainerSpec;
import dev.trainyard.generator.model.RepeatedUnitSpec;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What docs/limits.md says cannot be said is not offered, or is a problem. */
class LimitsTest {

  private static final BooleanQuestion FLAG = yesNo("a.flag");
  private static final PortQuestion WEB = port("network.web").defaultPort(30080);
  private static final StringQuestion NAME =
      Questions.string("name").required().length(1, 9).pattern("^[a-z]+$", "Only small letters.");
  private static final StringQuestion VALUE = Questions.string("value");
  private static final ListQuestion ITEMS = list("items").items(NAME, VALUE);
  private static final Workload SERVER = workload("server");
  private static final Port HTTP = tcp("http", 8080);

  private static Map<String, Runnable> limits() {
    Map<String, Runnable> all = new LinkedHashMap<>();
    all.put(
        "a container for each item of a list",
        () -> lacks(RepeatedUnitSpec.class, "container", "step"));
    all.put("a file for each item of a list", () -> lacks(RepeatedContainerSpec.class, "file"));
    all.put(
        "a job or a portal for each item of a list",
        () -> lacks(RepeatedAppSpec.class, "job", "portal"));
    all.put(
        "a port of the NAS for each item of a list",
        () ->
            refused(
                Rule.PORT,
                a ->
                    a.each(
                        ITEMS,
                        (e, i) ->
                            e.workload(
                                workload("item"),
                                i.get(NAME),
                                w -> pod(w, c -> c.port(tcp("web", 8081), WEB))))));
    all.put(
        "items within items",
        () -> refused(Rule.WIZARD, a -> a.group("More", g -> g.ask(list("l").items(NAME, ITEMS)))));
    all.put(
        "user or limits of a container under a condition",
        () -> lacks(ConditionalContainerSpec.class, "runAs", "runAsRoot", "limits"));
    all.put(
        "a question that depends on two others",
        () ->
            refused(
                Rule.CONDITION,
                a ->
                    a.group(
                        "More",
                        g -> g.ask(Questions.string("a.text").when(all(FLAG, not(FLAG)))))));
    all.put(
        "a question that depends on one that is asked later",
        () ->
            refused(
                Rule.CONDITION,
                a -> {
                  BooleanQuestion later = yesNo("b.flag");
                  a.group("More", g -> g.ask(Questions.string("b.x").when(later), later));
                }));
    all.put(
        "two probes of one kind at once",
        () -> refused(Rule.DUPLICATE, server(c -> c.ready(exec("true")))));
    all.put(
        "a secret of several lines or of more than 1024 characters, such as a private key",
        () -> {
          lacks(SecretQuestion.class, "lines", "multiline");
          refused(
              Rule.RANGE, a -> a.group("More", g -> g.ask(Questions.secret("s").length(1, 4096))));
        });
    all.put(
        "a secret in a header of a probe",
        () ->
            refused(
                Rule.SECRET,
                server(c -> c.live(http("/").header("X-Key", generatedSecret("key", 20))))));
    all.put("waiting for a job", () -> waits(WorkloadSpec.class));
    all.put(
        "waiting for each of a repeated workload",
        () ->
            refused(
                Rule.REFERENCE,
                a -> {
                  Workload item = workload("item");
                  Port port = tcp("item", 8081);
                  a.each(
                      ITEMS,
                      (e, i) -> e.workload(item, i.get(NAME), w -> pod(w, c -> c.port(port))));
                  a.workload(workload("other"), w -> pod(w.waitFor(item, port), c -> {}));
                }));
    all.put(
        "work with a running database before an upgrade",
        () ->
            refused(
                Rule.ENDLESS,
                a ->
                    a.job(
                        "dump",
                        Trigger.Moment.BEFORE_UPGRADE,
                        j -> j.runAs(1, 1).waitFor(SERVER, HTTP).container(IMAGE, c -> {}))));
    all.put(
        "a server as a step or job",
        () ->
            refused(
                Rule.ENDLESS,
                a ->
                    a.job(
                        "serve",
                        Trigger.Moment.EACH_RELEASE,
                        j -> j.runAs(1, 1).container(IMAGE, c -> c.port(tcp("x", 8081))))));
    all.put(
        "a directory of a pool that the owner does not choose",
        () ->
            refused(
                Rule.VOLUME, server(c -> c.hostPath("/mnt/tank/x", "/x", "It keeps data there."))));
    all.put(
        "one port of the NAS for TCP of one workload and UDP of another",
        () ->
            refused(
                Rule.PORT,
                a ->
                    a.workload(workload("one"), w -> pod(w, c -> c.port(tcp("x", 8081), WEB)))
                        .workload(workload("two"), w -> pod(w, c -> c.port(udp("y", 8081), WEB)))));
    all.put(
        "one port of the NAS for TCP and UDP that leads elsewhere under a condition",
        () ->
            assertThat(
                    new HelmEdition()
                        .render(
                            app(
                                server(
                                    c ->
                                        c.port(tcp("x", 8081), WEB)
                                            .when(FLAG, f -> f.port(udp("y", 8081), WEB))
                                            .when(not(FLAG), f -> f.port(udp("z", 8082), WEB)))))
                        .problems())
                .extracting(Problem::rule)
                .contains(Rule.EDITION));
    all.put(
        "UDP between workloads at a number that is a TCP port's, too",
        () -> {
          String services =
              new HelmEdition()
                  .render(app(server(c -> c.port(udp("http-udp", 8080)))))
                  .files()
                  .get(new RelativePath("stable/limits/1.0.0/templates/service.yaml"))
                  .toText();
          assertThat(services.substring(0, services.indexOf("---"))).doesNotContain("UDP");
        });
    all.put(
        "a parameter of the kernel that others notice, such as `vm.max_map_count`",
        () ->
            refused(
                Rule.SECURITY,
                a ->
                    a.workload(
                        workload("second"),
                        w -> pod(w.sysctl("vm.max_map_count", "262144"), c -> {}))));
    return all;
  }

  private static Consumer<AppSpec> server(Consumer<ContainerSpec> more) {
    return a ->
        a.workload(
            workload("second"),
            w -> {
              w.runAs(568, 568)
                  .container(
                      IMAGE,
                      c -> {
                        c.port(tcp("second", 8080)).ready(http("/"));
                        more.accept(c);
                      });
            });
  }

  private static void pod(WorkloadSpec w, Consumer<ContainerSpec> more) {
    w.runAs(568, 568)
        .container(
            IMAGE,
            c -> {
              c.ready(exec("true"));
              more.accept(c);
            });
  }

  private static App app(Consumer<AppSpec> more) {
    return Example.app(
        "limits",
        a -> {
          a.group("Network", g -> g.ask(WEB)).group("Rest", g -> g.ask(FLAG, ITEMS));
          more.accept(a);
          a.workload(SERVER, w -> pod(w, c -> c.port(HTTP)));
        });
  }

  private static void refused(Rule rule, Consumer<AppSpec> more) {
    assertThat(AppChecks.check(app(more)))
        .anyMatch(problem -> problem.isError() && problem.rule() == rule);
  }

  private static void lacks(Class<?> spec, String... names) {
    Set<String> methods =
        Arrays.stream(spec.getMethods())
            .map(method -> method.getName())
            .collect(Collectors.toSet());
    assertThat(methods).doesNotContain(names);
  }

  private static void waits(Class<?> spec) {
    assertThat(spec.getMethods())
        .filteredOn(method -> method.getName().equals("waitFor"))
        .isNotEmpty()
        .allMatch(method -> !Arrays.asList(method.getParameterTypes()).contains(JobSpec.class))
        .allMatch(method -> method.getParameterTypes()[0] == Workload.class);
  }

  @TestFactory
  Stream<DynamicTest> what_cannot_be_said_is_not_offered_or_refused() {
    return limits().entrySet().stream().map(e -> dynamicTest(e.getKey(), e.getValue()::run));
  }

  @Test
  void every_limit_of_the_page_is_one_of_the_model() {
    List<String> lines =
        Repository.text("docs/limits.md")
            // What official apps have beyond it is told at the end, and counted elsewhere.
            .split("\n## What official apps have", 2)[0]
            .lines()
            .filter(line -> line.matches("\\| [^-].*"))
            .map(line -> line.split("\\|")[1].trim())
            .filter(line -> !line.equals("Cannot be said"))
            .toList();
    assertThat(lines).containsExactlyElementsOf(limits().keySet());
  }
}
