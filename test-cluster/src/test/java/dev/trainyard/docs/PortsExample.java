package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.hostOf;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.port;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.PortQuestion;

/** Ports of the NAS, ports within the app, and one workload that waits for another. */
final class PortsExample implements AppDefinition {

  // tag::ports-questions[]
  static final PortQuestion WEB = port("network.web_port").label("Web port").defaultPort(30080);

  static final PortQuestion SYNC =
      port("network.sync_port").label("Sync port (UDP)").defaultPort(30081);

  // end::ports-questions[]

  @Override
  public App define() {
    return Example.app(
        "ports",
        a -> {
          // tag::ports-ask[]
          a.group("Network", g -> g.ask(WEB, SYNC));
          // end::ports-ask[]
          // tag::ports-wait[]
          a.workload("server", w -> w.runAs(568, 568).container(IMAGE, PortsExample::server));
          a.workload(
              "indexer",
              w -> {
                w.runAs(568, 568).waitFor("server", "metrics");
                w.container(IMAGE, PortsExample::indexer);
              });
          // end::ports-wait[]
        });
  }

  private static void server(ContainerSpec c) {
    // tag::ports-container[]
    c.port("http", 8080, WEB);
    c.udpPort("sync", 7000, SYNC);
    c.port("metrics", 9100);
    // end::ports-container[]
    c.ready(http("/health"));
  }

  private static void indexer(ContainerSpec c) {
    // tag::ports-host[]
    c.env("NOTES_URL", text("http://{}:8080", hostOf("server")));
    // end::ports-host[]
    c.command("notes", "index").noHealthCheck("It ends with the server.");
  }
}
