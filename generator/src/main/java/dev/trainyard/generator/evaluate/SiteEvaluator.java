package dev.trainyard.generator.evaluate;

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

/** Evaluates what no answer says, by what the site says and the evaluator of what is within. */
final class SiteEvaluator implements SiteVisitor<Object> {

  private final Evaluator answers;
  private final Site site;

  SiteEvaluator(Evaluator answers, Site site) {
    this.answers = answers;
    this.site = site;
  }

  @Override
  public Object installedName(InstalledName name) {
    return site.installedName();
  }

  @Override
  public Object installationState(InstallationState state) {
    return switch (state.state()) {
      case ON_TRUENAS -> site.onTrueNas();
      case STOPPED -> site.stopped();
      case FOUND_BY_OTHER_APPS -> site.foundByOtherApps();
    };
  }

  @Override
  public Object resourceName(ResourceName name) {
    return site.resourceName(name.suffix());
  }

  @Override
  public Object hostName(HostName name) {
    return site.hostName(name);
  }

  @Override
  public Object readCommand(ReadCommand command) {
    return site.readCommand(
        command.key(), command.given().filter(given -> !answers.text(given).isEmpty()).isPresent());
  }

  @Override
  public Object ofEdition(OfEdition ofEdition) {
    return site.ofEdition(ofEdition.fact());
  }

  @Override
  public Object generated(Generated generated) {
    String given = generated.given() == null ? "" : answers.text(generated.given());
    return given.isEmpty() ? kept(generated.key()) : given;
  }

  @Override
  public Object passwordHash(PasswordHash hash) {
    return site.keptHash(hash.key(), answers.text(hash.password()))
        .orElseGet(() -> Unknown.of(hash.key()));
  }

  @Override
  public Object fingerprint(Fingerprint fingerprint) {
    String hash = (String) passwordHash(fingerprint.hash());
    return Unknown.isIn(hash)
        ? Unknown.of("fingerprint of " + fingerprint.hash().key())
        : Sha256.of(hash + answers.text(fingerprint.hash().password()));
  }

  @Override
  public Object certificatePart(CertificatePart part) {
    Object id = answers.raw(part.certificate());
    if (id == null) {
      if (!part.certificate().question().isNullable()) {
        throw new RenderFailure(answers.complaint(part.certificate()));
      }
      return "";
    }
    long number = ((Number) id).longValue();
    return site.certificate(number, part.part(), part.authority())
        .orElseThrow(
            () -> new RenderFailure("certificate " + number + " is not among those of the NAS"));
  }

  @Override
  public Object datasetPath(DatasetPath path) {
    String name = answers.text(path.dataset());
    return site.dataset(name)
        .orElseThrow(() -> new RenderFailure("TrueNAS has made no dataset " + name));
  }

  @Override
  public Object imagePart(ImagePart part) {
    return site.image(part);
  }

  @Override
  public Object pulledFrom(PulledFrom pulled) {
    return site.pulledFrom(answers.text(pulled.repository()));
  }

  private String kept(String key) {
    return site.keptSecret(key).filter(kept -> !kept.isEmpty()).orElse(Unknown.of(key));
  }
}
