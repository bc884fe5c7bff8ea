package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.port;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.PortQuestion;

/** Ports of the NAS, ports within the app, and one workload that waits for another. */
final class PortsExample implements AppDefinition {

  // tag::ports-questions[]
  static final PortQuestion WEB = port("network.web_port").label("Web port").defaultPort(30080);

  static final PortQuestion SYNC =
      port("network.sync_port").label("Sync port (UDP)").defaultPort(30081);

  static final PortQuestion PEERS =
      port("network.peers_port").label("Peers port").defaultPort(30082);

  // end::ports-questions[]

  // tag::ports-handles[]
  static final Workload SERVER = workload("server");
  static final Port HTTP = tcp("http", 8080);
  static final Port SYNC_UDP = udp("sync", 7000);
  static final Port METRICS = tcp("metrics", 7071);

  // end::ports-handles[]

  // tag::ports-answered[]
  static final Port PEERS_TCP = tcp("peers", PEERS);
  static final Port PEERS_UDP = udp("peers-udp", PEERS);

  // end::ports-answered[]

  @Override
  public App define() {
    return Example.app(
        "ports",
        a -> {
          // tag::ports-ask[]
          a.group("Network", g -> g.ask(WEB, SYNC, PEERS));
          // end::ports-ask[]
          // tag::ports-wait[]
          a.workload(SERVER, w -> w.runAs(568, 568).container(IMAGE, PortsExample::server));
          a.workload(
              workload("indexer"),
              w -> {
                w.runAs(568, 568).waitFor(SERVER, METRICS);
                w.container(IMAGE, PortsExample::indexer);
              });
          // end::ports-wait[]
        });
  }

  private static void server(ContainerSpec c) {
    // tag::ports-container[]
    c.port(HTTP, WEB);
    c.port(SYNC_UDP, SYNC);
    c.port(METRICS);
    // end::ports-container[]
    // tag::ports-answered-container[]
    c.port(PEERS_TCP, PEERS).port(PEERS_UDP, PEERS).env("PEERS_PORT", PEERS_TCP);
    // end::ports-answered-container[]
    c.ready(http("/health"));
  }

  private static void indexer(ContainerSpec c) {
    // tag::ports-host[]
    c.env("NOTES_URL", text("http://{}:8080", hostOf(SERVER)));
    // end::ports-host[]
    c.command("notes", "index").noHealthCheck("It ends with the server.");
  }
}
