package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.lessThan;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What others wait for on 24.10 and later, where no container of theirs can ask for it. */
class WaitedPortsTest {

  private static final BooleanQuestion MORE = Questions.yesNo("more");
  private static final Workload STORE = workload("store");
  private static final Port SQL = tcp("sql", 5432);
  private static final Port ADMIN = tcp("admin", 5433);

  private static App app(Consumer<ContainerSpec> store) {
    return Demo.app(
        a -> {
          a.group("G", g -> g.ask(MORE));
          a.workload(
              STORE,
              w ->
                  w.runAs(568, 568)
                      .container(Demo.IMAGE, store)
                      .container("beside", Demo.IMAGE, c -> c.noHealthCheck("It sleeps.")));
          a.workload(
              Demo.WEB,
              w -> {
                Demo.pod(w, c -> {});
                w.waitFor(STORE, SQL).when(MORE, x -> x.waitFor(STORE, ADMIN));
              });
        });
  }

  private static Map<String, Object> services(App app, boolean more) {
    return Demo.services(app, Map.of("more", more));
  }

  private static Object awaited(Map<String, Object> services) {
    return Demo.at(services, "web", "depends_on", "store", "condition");
  }

  @Test
  void what_has_no_check_is_waited_for_until_it_accepts_connections() throws Exception {
    Map<String, Object> services =
        services(
            app(
                c ->
                    c.port(SQL)
                        .when(MORE, x -> x.port(ADMIN))
                        .port(tcp("other", 9999))
                        .noHealthCheck("It has none.")),
            true);
    List<?> test = (List<?>) Demo.at(services, "store", "healthcheck", "test");

    assertThat(awaited(services)).isEqualTo("service_healthy");
    assertThat(Demo.at(services, "web", "depends_on", "store-beside", "condition"))
        .isEqualTo("service_started");
    assertThat(Demo.at(services, "store-beside", "healthcheck")).isEqualTo(Map.of("disable", true));
    assertThat(test.get(1)).isEqualTo("/run/trainyard/busybox");
    assertThat(test.subList(6, test.size())).isEqualTo(List.of("5432", "5433"));
    assertThat(Demo.at(services, "store", "volumes").toString())
        .contains("target=/run/trainyard/busybox");
    // One port is not there yet.
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", test.get(4).toString()));
    command.addAll(List.of("false", "1"));
    assertThat(new ProcessBuilder(command).start().waitFor()).isEqualTo(1);
    command.set(3, "true");
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  @Test
  void its_own_check_counts_where_it_has_one() {
    Map<String, Object> services =
        services(app(c -> c.port(SQL).port(ADMIN).ready(Probe.exec("ask"))), false);

    assertThat(awaited(services)).isEqualTo("service_healthy");
    assertThat(Demo.at(services, "store", "healthcheck", "test")).isEqualTo(List.of("CMD", "ask"));
    assertThat(services.get("store").toString()).doesNotContain("busybox");
  }

  /** Under a condition it has one or the other. */
  @Test
  void a_check_that_depends_on_an_answer_leaves_none_out() {
    App app =
        app(
            c ->
                c.port(SQL)
                    .port(ADMIN)
                    .when(MORE, x -> x.ready(Probe.exec("ask")))
                    .when(not(MORE), x -> x.noHealthCheck("It has none then.")));

    assertThat(Demo.at(services(app, true), "store", "healthcheck", "test"))
        .isEqualTo(List.of("CMD", "ask"));
    assertThat(Demo.at(services(app, false), "store", "healthcheck", "test").toString())
        .contains("nc -z", "5432, 5433");
    assertThat(awaited(services(app, false))).isEqualTo("service_healthy");
  }

  private static List<String> endless(IntegerQuestion replicas, boolean asking) {
    App app =
        Demo.app(
            a -> {
              a.group("G", g -> g.ask(replicas));
              a.workload(
                  STORE,
                  w ->
                      w.replicas(replicas)
                          .runAs(568, 568)
                          .container(Demo.IMAGE, c -> c.port(SQL).ready(Probe.tcp())));
              a.workload(
                  Demo.WEB,
                  w -> {
                    Demo.pod(w, c -> {});
                    if (asking) {
                      w.when(lessThan(literal(0), replicas), x -> x.waitFor(STORE, SQL));
                    } else {
                      w.waitFor(STORE, SQL);
                    }
                  });
            });
    return new HelmEdition()
        .render(app).problems().stream()
            .filter(problem -> problem.rule() == Rule.ENDLESS)
            .map(Problem::found)
            .toList();
  }

  @Test
  void nobody_waits_for_what_may_have_no_replicas() {
    IntegerQuestion any = Questions.integer("n").range(0, 3).defaultNumber(1);

    assertThat(endless(any, false))
        .singleElement()
        .asString()
        .endsWith("workload store, which may have no replicas");
    assertThat(endless(any, true)).isEmpty();
    assertThat(endless(Questions.integer("n").range(1, 3).defaultNumber(1), false)).isEmpty();
  }
}
