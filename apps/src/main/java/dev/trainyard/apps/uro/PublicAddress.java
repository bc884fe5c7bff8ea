package dev.trainyard.apps.uro;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.when;

import dev.trainyard.generator.value.Expression;

/**
 * The one address under which Uro works. Origin, URLs, cookies, callbacks and the button in TrueNAS
 * all derive from it.
 */
final class PublicAddress {

  private static final Expression<Boolean> DIRECT = Wizard.REACHED.is("direct");

  /** Browsers speak HTTPS with whatever they reach first. */
  static final Expression<Boolean> HTTPS =
      any(Wizard.REACHED.is("https_proxy"), all(DIRECT, Wizard.CERTIFICATE.isGiven()));

  static final Expression<String> PROTOCOL = choose(HTTPS, literal("https"), literal("http"));

  /** The port that browsers take when none is entered. */
  static final Expression<Long> USUAL_PORT =
      choose(Wizard.CERTIFICATE.isGiven(), literal(443), literal(80));

  static final Expression<Long> PORT =
      choose(DIRECT, choose(Wizard.USUAL_PORT, USUAL_PORT, Wizard.WEB_PORT), Wizard.PUBLIC_PORT);

  /** Browsers leave the port of the protocol out, and compare origins as text. */
  private static final Expression<Boolean> USUAL =
      any(all(HTTPS, equal(PORT, literal(443))), all(not(HTTPS), equal(PORT, literal(80))));

  /** Such as {@code https://vsekai.example.org} or {@code http://nas.local:31400}. */
  static final Expression<String> ORIGIN =
      text("{}://{}{}", PROTOCOL, Wizard.HOST, when(not(USUAL), text(":{}", PORT)));

  private PublicAddress() {}
}
