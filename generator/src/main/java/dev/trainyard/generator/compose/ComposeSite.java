package dev.trainyard.generator.compose;

import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.compose.service.RuntimeSecrets;
import dev.trainyard.generator.compose.word.AppFact;
import dev.trainyard.generator.evaluate.AnswerValues;
import dev.trainyard.generator.evaluate.Site;
import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.HostName;
import dev.trainyard.generator.expression.node.ImagePart;
import dev.trainyard.generator.expression.node.OfEdition;
import java.util.Map;
import java.util.Optional;

/**
 * An app as TrueNAS renders it.
 *
 * @param app the name of the app
 * @param values the answers and what TrueNAS adds to them ({@code ix_context}, {@code ix_volumes},
 *     {@code ix_certificates}), with the fixed images
 */
public record ComposeSite(String app, Map<String, Object> values) implements Site {

  /** The answers among the values. */
  public AnswerValues answers() {
    return new AnswerValues(values, ComposeAnswers.PATHS);
  }

  private Map<?, ?> level(String variable) {
    return values.get(variable) instanceof Map<?, ?> level ? level : Map.of();
  }

  private String context(String variable, String usual) {
    return level("ix_context").get(variable) instanceof String text && !text.isEmpty()
        ? text
        : usual;
  }

  @Override
  public String installedName() {
    return context("app_name", app);
  }

  @Override
  public boolean onTrueNas() {
    return true;
  }

  /** TrueNAS removes the containers of an app that is stopped. */
  @Override
  public boolean stopped() {
    return false;
  }

  /** Each app has a network of its own. */
  @Override
  public boolean foundByOtherApps() {
    return false;
  }

  @Override
  public String resourceName(String suffix) {
    return suffix.isEmpty() ? installedName() : suffix;
  }

  @Override
  public String hostName(HostName name) {
    return resourceName(name.host().suffix());
  }

  @Override
  public String readCommand(String key, boolean given) {
    return given
        ? RuntimeSecrets.GIVEN
        : "sudo cat /mnt/.ix-apps/app_mounts/"
            + installedName()
            + "/"
            + RuntimeSecrets.DATASET
            + "/"
            + key;
  }

  @Override
  public String ofEdition(OfEdition.Fact fact) {
    return fact == AppFact.RENDERING ? "0" : context("operation", "INSTALL");
  }

  @Override
  public Optional<String> dataset(String name) {
    return level("ix_volumes").get(name) instanceof String path
        ? Optional.of(path)
        : Optional.empty();
  }

  @Override
  public Optional<String> certificate(long id, CertificatePart.Part part, boolean authority) {
    for (Map.Entry<?, ?> one :
        level(authority ? "ix_certificate_authorities" : "ix_certificates").entrySet()) {
      if (one.getKey().toString().equals(Long.toString(id))
          && one.getValue() instanceof Map<?, ?> fields) {
        Object text =
            fields.get(part == CertificatePart.Part.CERTIFICATE ? "certificate" : "privatekey");
        return Optional.of(text == null ? "" : text.toString());
      }
    }
    return Optional.empty();
  }

  /** Secrets are made when the app runs. */
  @Override
  public Optional<String> keptSecret(String key) {
    return Optional.of(RuntimeSecrets.word(key));
  }

  @Override
  public Optional<String> keptHash(String key, String password) {
    return keptSecret(key);
  }

  @Override
  public String image(ImagePart part) {
    int dot = part.image().indexOf('.');
    Object image = level(part.image().substring(0, dot)).get(part.image().substring(dot + 1));
    String variable = part.part() == ImagePart.Part.TAG ? "tag" : "repository";
    return image instanceof Map<?, ?> fields && fields.get(variable) instanceof String text
        ? text
        : "";
  }
}
