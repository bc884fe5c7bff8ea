package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.port;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.value.Expression;

/** HTTPS if the owner chooses a certificate, else HTTP. */
final class CertificatesExample implements AppDefinition {

  // tag::certificates-questions[]
  static final CertificateQuestion CERTIFICATE =
      certificate("network.certificate")
          .label("Certificate")
          .description("None: the web port speaks HTTP.");

  // end::certificates-questions[]

  static final PortQuestion WEB = port("network.web_port").label("Web port").defaultPort(30080);

  @Override
  public App define() {
    return Example.app(
        "certificates",
        a -> {
          a.group("Network", g -> g.ask(WEB, CERTIFICATE));
          a.workload(
              workload("server"),
              w -> w.runAs(568, 568).container(IMAGE, CertificatesExample::server));
          // tag::certificates-portal[]
          Expression<String> protocol =
              choose(CERTIFICATE.isGiven(), literal("https"), literal("http"));
          a.portal("Web", protocol, WEB, "/");
          // end::certificates-portal[]
          // tag::certificates-scenario[]
          a.scenario("https", s -> s.answer(CERTIFICATE, 1));
          // end::certificates-scenario[]
          a.scenario("default", s -> {});
        });
  }

  private static void server(ContainerSpec c) {
    // tag::certificates-use[]
    c.when(
        CERTIFICATE.isGiven(),
        chosen -> {
          chosen.file("/tls/tls.crt", CERTIFICATE.certificate());
          chosen.file("/tls/tls.key", CERTIFICATE.privateKey());
          chosen.args("--tls=/tls");
        });
    c.port(tcp("web", 8080), WEB);
    Expression<String> scheme = choose(CERTIFICATE.isGiven(), literal("HTTPS"), literal("HTTP"));
    c.ready(http("/health").scheme(scheme));
    // end::certificates-use[]
  }
}
