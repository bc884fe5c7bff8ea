package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringQuestion;

/** The buttons that open an app, and what Helm says after an installation. */
final class PortalsExample implements AppDefinition {

  static final PortQuestion WEB = port("network.web_port").label("Web port").defaultPort(30080);
  static final PortQuestion ADMIN =
      port("network.admin_port").label("Administration").defaultPort(30081);
  static final BooleanQuestion TLS = yesNo("network.tls").label("HTTPS");
  static final StringQuestion HOST =
      Questions.string("network.host_name")
          .label("Host name")
          .pattern("^[a-z0-9.-]+$", "Only a host name is possible.");

  @Override
  public App define() {
    return Example.app(
        "portals",
        a -> {
          a.group("Network", g -> g.ask(WEB, ADMIN, TLS, HOST));
          a.workload(
              workload("server"),
              w ->
                  w.runAs(568, 568)
                      .container(
                          IMAGE,
                          c ->
                              c.port(tcp("http", 8080), WEB)
                                  .port(tcp("admin", 8081), ADMIN)
                                  .ready(http("/health"))));
          // tag::offers[]
          a.labels().networks();
          // end::offers[]
          // tag::portals[]
          a.portal("Web Portal", WEB, "/");
          a.portal(
              "Administration",
              choose(TLS, literal("https"), literal("http")),
              HOST,
              ADMIN,
              literal("/admin"));
          // end::portals[]
          // tag::notes[]
          a.notes(
              text(
                  """
                  Notes is at http://{}:{}/ and takes a minute to start.
                  """,
                  verbatim(choose(HOST.isGiven(), HOST, literal("the address of the NAS"))),
                  WEB));
          // end::notes[]
        });
  }
}
