package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.exec;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.string;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.question.StringQuestion;

/** How a container tells that it has started, can serve and is alive; and how it stops. */
final class HealthExample implements AppDefinition {

  private static final Port ADMIN = tcp("admin", 8081);
  private static final StringQuestion HOST =
      string("network.host").label("Public name").defaultText("notes.example.org").length(1, 120);

  @Override
  public App define() {
    return Example.app(
        "health",
        a -> {
          a.group("Network", g -> g.ask(HOST));
          a.workload(
              workload("server"),
              w -> {
                // tag::health-stop[]
                w.runAs(568, 568).stopsWithin(60);
                w.container(
                    IMAGE,
                    c -> {
                      c.preStop("notes", "drain");
                      health(c);
                    });
                // end::health-stop[]
                w.container(
                    "relay",
                    IMAGE,
                    c -> {
                      // tag::health-others[]
                      c.port(tcp("relay", 7001)).ready(http("/").header("Host", HOST));
                      c.live(exec("notes", "ping").every(30));
                      // end::health-others[]
                    });
                w.container(
                    "mailer",
                    IMAGE,
                    // tag::health-none[]
                    c -> c.noHealthCheck("It has no port and no command that tells its state.")
                    // end::health-none[]
                    );
              });
        });
  }

  private static void health(ContainerSpec c) {
    // tag::health[]
    c.port(tcp("http", 8080)).port(ADMIN);
    c.starts(http("/health").every(10).failsAfter(60));
    c.ready(http("/health"));
    c.live(http("/alive").on(ADMIN).every(15).timeout(5).failsAfter(4));
    // end::health[]
  }
}
