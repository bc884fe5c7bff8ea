package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.TlsProxy;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.value.Expression;

/**
 * How GoCD is reached. The server speaks plain HTTP only, since GoCD 20.2 (gocd/docs.go.cd
 * ssl_tls/custom_server_certificate.md): HTTPS is a proxy in front of it. Agents of the app stay
 * within the app and need no proxy.
 */
final class Network {

  private static final Expression<Boolean> HTTPS = Wizard.CERTIFICATE.isGiven();

  /**
   * A cookie that browsers send by HTTPS only would keep out who signs in by HTTP. GoCD can mark it
   * itself ({@code -Dgo.sessioncookie.secure=true}), but for agents as well: those of the app come
   * by HTTP, would never send it, and so get a session of two weeks with each request (gocd/gocd
   * server/…/CreateSessionFilterChain.java, AgentAuthenticationFilter.java; SystemEnvironment.java,
   * line 128).
   */
  private static final Expression<Boolean> HTTPS_ONLY = all(HTTPS, not(Wizard.PLAIN_TOO));

  /**
   * It sets {@code X-Forwarded-Proto} and the like, which the server always believes (gocd/gocd
   * GoPlainSocketConnector.java). It limits no upload and waits as long as the server does.
   */
  static final TlsProxy PROXY =
      TlsProxy.tlsProxy("proxy", Wizard.HTTPS_PORT, Wizard.CERTIFICATE)
          .timeZone(Wizard.TIME_ZONE)
          .httpsCookie("JSESSIONID", HTTPS_ONLY)
          .to(Gocd.SERVER, Gocd.HTTP);

  static final BooleanQuestion HOST =
      yesNo("network.host_network")
          .label("Network of the NAS")
          .description(
              "The server uses the network of the NAS itself, for repositories and services that only"
                  + " the NAS reaches. It is then open at port 8153 of the NAS, by plain HTTP, instead"
                  + " of the web port.");

  private static final Expression<Boolean> PLAIN = any(not(HTTPS), Wizard.PLAIN_TOO);

  static final Expression<String> PROTOCOL = PROXY.protocol();

  static final Expression<Long> PORT =
      choose(HTTPS, Wizard.HTTPS_PORT, choose(HOST, Gocd.HTTP, Wizard.WEB_PORT));

  private Network() {}

  /** What users meet: the proxy, if there is one, and the button. */
  static void addTo(AppSpec a) {
    a.when(HTTPS, PROXY::run);
    a.portal("Web Portal", PROTOCOL, literal(""), PORT, literal("/go"));
  }

  /** Where the server listens. In the network of the NAS no port leads to another. */
  static void listen(ContainerSpec c) {
    c.when(
        PLAIN,
        open ->
            open.when(not(HOST), led -> led.port(Gocd.HTTP, Wizard.WEB_PORT))
                .when(HOST, there -> there.port(Gocd.HTTP)));
    c.when(not(PLAIN), inner -> inner.port(Gocd.HTTP));
  }

  static void refuse(AppSpec a) {
    a.refuseIf(
        all(HOST, not(PLAIN)),
        "In the network of the NAS the server is open by plain HTTP, too. Switch Plain HTTP as Well"
            + " on, or Network of the NAS off.");
  }
}
