package dev.trainyard.generator.compose.template;

import dev.trainyard.generator.compose.service.RuntimeSecrets;
import dev.trainyard.generator.compose.word.AppFact;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.DatasetPath;
import dev.trainyard.generator.expression.node.Fingerprint;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.HostName;
import dev.trainyard.generator.expression.node.ImagePart;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.InstalledName;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.PulledFrom;
import dev.trainyard.generator.expression.node.ReadCommand;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.SiteVisitor;

/** Prints what no answer says: what TrueNAS hands over beside the answers. */
final class SitePrinter implements SiteVisitor<JinjaCode> {

  private final ExpressionPrinter expressions;

  SitePrinter(ExpressionPrinter expressions) {
    this.expressions = expressions;
  }

  @Override
  public JinjaCode installedName(InstalledName name) {
    return JinjaCode.compound(
        "(values.ix_context or {}).app_name or " + JinjaCode.string(expressions.app()));
  }

  @Override
  public JinjaCode installationState(InstallationState state) {
    return switch (state.state()) {
      case ON_TRUENAS -> JinjaCode.atom("true");
      case STOPPED, FOUND_BY_OTHER_APPS -> JinjaCode.atom("false");
    };
  }

  @Override
  public JinjaCode resourceName(ResourceName name) {
    return name.suffix().isEmpty()
        ? installedName(new InstalledName())
        : JinjaCode.atom(JinjaCode.string(name.suffix()));
  }

  /** Only containers of the app find each other by name. */
  @Override
  public JinjaCode hostName(HostName name) {
    return resourceName(name.host());
  }

  @Override
  public JinjaCode readCommand(ReadCommand command) {
    String read =
        JinjaCode.string("sudo cat /mnt/.ix-apps/app_mounts/")
            + " ~ "
            + installedName(new InstalledName()).operand()
            + " ~ "
            + JinjaCode.string("/" + RuntimeSecrets.DATASET + "/" + command.key());
    return JinjaCode.compound(
        command
            .given()
            .map(
                given ->
                    JinjaCode.string(RuntimeSecrets.GIVEN)
                        + " if "
                        + expressions.operand(given)
                        + " else "
                        + read)
            .orElse(read));
  }

  @Override
  public JinjaCode ofEdition(OfEdition ofEdition) {
    return JinjaCode.compound(
        ofEdition.fact() == AppFact.RENDERING
            ? "range(1000000000) | random | string"
            : "(values.ix_context or {}).operation or \"INSTALL\"");
  }

  @Override
  public JinjaCode generated(Generated generated) {
    String word = JinjaCode.string(RuntimeSecrets.word(generated.key()));
    return generated.given() == null
        ? JinjaCode.atom(word)
        : JinjaCode.compound(expressions.operand(generated.given()) + " or " + word);
  }

  @Override
  public JinjaCode passwordHash(PasswordHash hash) {
    return JinjaCode.atom(JinjaCode.string(RuntimeSecrets.word(hash.key())));
  }

  @Override
  public JinjaCode fingerprint(Fingerprint fingerprint) {
    throw new IllegalStateException("fingerprints are made when the app runs");
  }

  @Override
  public JinjaCode certificatePart(CertificatePart part) {
    Answer<Long> certificate = part.certificate();
    String id =
        expressions.answers().raw(certificate.question(), certificate.part(), certificate.scope());
    String table =
        "values." + (part.authority() ? "ix_certificate_authorities" : "ix_certificates");
    String field = part.part() == CertificatePart.Part.CERTIFICATE ? "certificate" : "privatekey";
    String found = "t.certificate(" + table + ", " + id + ", " + JinjaCode.string(field) + ")";
    String none =
        certificate.question().isNullable()
            ? "\"\""
            : ExpressionPrinter.refuse(ExpressionPrinter.complaint(certificate));
    return JinjaCode.compound(found + " if " + id + " is defined else " + none);
  }

  @Override
  public JinjaCode datasetPath(DatasetPath path) {
    return JinjaCode.atom("t.dataset(values, " + expressions.code(path.dataset()).code() + ")");
  }

  @Override
  public JinjaCode pulledFrom(PulledFrom pulled) {
    return expressions.code(pulled.repository());
  }

  @Override
  public JinjaCode imagePart(ImagePart part) {
    String field =
        switch (part.part()) {
          case REPOSITORY -> "repository";
          case TAG -> "tag";
          case PULL_POLICY -> throw new IllegalStateException("images say no pull policy");
        };
    return JinjaCode.atom("values." + part.image() + "." + field);
  }
}
