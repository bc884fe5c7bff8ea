package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Asked;
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
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.helm.answer.ReleaseTexts;
import dev.trainyard.generator.helm.word.ChartFact;
import dev.trainyard.generator.helm.word.ReleaseFact;

/** Prints what no answer says: what a release knows, and what its templates look up. */
final class SitePrinter implements SiteVisitor<GoCode> {

  private final ExpressionPrinter expressions;

  SitePrinter(ExpressionPrinter expressions) {
    this.expressions = expressions;
  }

  /** The state as a condition after {@code if}: any truthy value will do. */
  String condition(InstallationState state) {
    return switch (state.state()) {
      case ON_TRUENAS -> expressions.answers().prefix() + ".Values.ixChartContext";
      case STOPPED -> include(Helper.STOPPED);
      case FOUND_BY_OTHER_APPS -> "true";
    };
  }

  @Override
  public GoCode installedName(InstalledName name) {
    return GoCode.atom(expressions.answers().prefix() + ".Release.Name");
  }

  @Override
  public GoCode installationState(InstallationState state) {
    return switch (state.state()) {
      case ON_TRUENAS ->
          GoCode.call("not (empty " + expressions.answers().prefix() + ".Values.ixChartContext)");
      case STOPPED -> GoCode.call("eq (" + include(Helper.STOPPED) + ") \"true\"");
      case FOUND_BY_OTHER_APPS -> GoCode.atom("true");
    };
  }

  @Override
  public GoCode resourceName(ResourceName name) {
    String full = include(Helper.FULL_NAME);
    return GoCode.call(
        name.suffix().isEmpty() ? full : "printf \"%s-" + name.suffix() + "\" (" + full + ")");
  }

  @Override
  public GoCode hostName(HostName name) {
    return expressions.text(ReleaseTexts.of(name).orElseThrow());
  }

  @Override
  public GoCode readCommand(ReadCommand command) {
    return expressions.text(ReleaseTexts.of(command).orElseThrow());
  }

  @Override
  public GoCode ofEdition(OfEdition ofEdition) {
    String root = expressions.answers().prefix();
    if (ofEdition.fact() instanceof ChartFact chart) {
      return GoCode.call(chart.code().replace(" .Chart", " " + root + ".Chart"));
    }
    return switch ((ReleaseFact) ofEdition.fact()) {
      case NAMESPACE -> GoCode.atom(root + ".Release.Namespace");
      case REVISION -> GoCode.call("toString " + root + ".Release.Revision");
      case SMB_PROVISIONER ->
          GoCode.call("(" + root + ".Values.ixChartContext).smbProvisioner | default \"\"");
      case NVIDIA_RUNTIME_CLASS ->
          GoCode.call("(" + root + ".Values.ixChartContext).nvidiaRuntimeClassName | default \"\"");
    };
  }

  @Override
  public GoCode generated(Generated generated) {
    String made =
        include(
            Helper.GENERATED, GoCode.string(generated.key()), Integer.toString(generated.length()));
    return GoCode.call(
        generated.given() == null
            ? made
            : "default (" + made + ") " + expressions.operand(generated.given()));
  }

  @Override
  public GoCode passwordHash(PasswordHash hash) {
    return GoCode.call(
        include(
            Helper.PASSWORD_HASH, GoCode.string(hash.key()), expressions.operand(hash.password())));
  }

  @Override
  public GoCode fingerprint(Fingerprint fingerprint) {
    PasswordHash hash = fingerprint.hash();
    return GoCode.call(
        "sha256sum (print "
            + expressions.operand(hash)
            + " "
            + expressions.operand(hash.password())
            + ")");
  }

  @Override
  public GoCode certificatePart(CertificatePart part) {
    return GoCode.call(
        include(
            Helper.CERTIFICATE,
            part.authority() ? "\"ixCertificateAuthorities\"" : "\"ixCertificates\"",
            id(part.certificate()),
            part.part() == CertificatePart.Part.CERTIFICATE
                ? "\"certificate\""
                : "\"privatekey\""));
  }

  @Override
  public GoCode datasetPath(DatasetPath path) {
    return GoCode.call(include(Helper.DATASET, expressions.operand(path.dataset())));
  }

  @Override
  public GoCode pulledFrom(PulledFrom pulled) {
    return GoCode.call(include(Helper.REPOSITORY, expressions.operand(pulled.repository())));
  }

  @Override
  public GoCode imagePart(ImagePart part) {
    return GoCode.atom(
        expressions.answers().prefix()
            + ".Values."
            + part.image()
            + "."
            + HelmAnswers.imageVariable(part.part()));
  }

  private String id(Answer<Long> certificate) {
    Asked question = certificate.question();
    String id = expressions.answers().nilSafe(question, certificate.part(), certificate.scope());
    return question.isNullable()
        ? expressions.guarded(id, "nil")
        : expressions.guarded(
            "(required "
                + GoCode.string(AnswerCode.complaint(certificate))
                + " "
                + expressions.guarded(id, "0")
                + ")",
            "nil");
  }

  private String include(Helper helper) {
    return "include \"" + expressions.templates().helper(helper) + "\" " + expressions.root();
  }

  private String include(Helper helper, String... arguments) {
    return "include \""
        + expressions.templates().helper(helper)
        + "\" (list "
        + expressions.root()
        + " "
        + String.join(" ", arguments)
        + ")";
  }
}
