package dev.trainyard.generator.helm;

import dev.trainyard.generator.evaluate.AnswerValues;
import dev.trainyard.generator.evaluate.Site;
import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.HostName;
import dev.trainyard.generator.expression.node.ImagePart;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.helm.answer.PlainHelm;
import dev.trainyard.generator.helm.answer.ReleaseTexts;
import dev.trainyard.generator.helm.word.ChartFact;
import dev.trainyard.generator.helm.word.ReleaseFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release of a chart.
 *
 * @param chart name of the chart
 * @param releaseName name of the release
 * @param namespace its namespace
 * @param revision how often it was installed or changed, from 1
 * @param values the values in force: defaults with the answers merged in, and what TrueNAS adds
 *     ({@code ixChartContext}, {@code ixVolumes}, {@code ixCertificates})
 * @param keptSecrets texts by key in the app's Secret of an earlier revision; none at the first
 *     installation
 */
public record HelmSite(
    String chart,
    String releaseName,
    String namespace,
    long revision,
    Map<String, Object> values,
    Map<String, String> keptSecrets)
    implements Site {

  /** The answers among the values. */
  public AnswerValues answers() {
    return new AnswerValues(values, HelmAnswers.PATHS);
  }

  /**
   * The full name that resources start with: that of the values, else the release's name, with the
   * chart's name after it unless it is part of it, at most 30 characters so that every resource
   * name stays legal.
   */
  public String fullName() {
    String full =
        values.get(PlainHelm.FULL_NAME) instanceof String own && !own.isEmpty()
            ? own
            : releaseName.contains(chart) ? releaseName : releaseName + "-" + chart;
    String cut =
        full.length() > PlainHelm.LONGEST_FULL_NAME
            ? full.substring(0, PlainHelm.LONGEST_FULL_NAME)
            : full;
    return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
  }

  private Map<?, ?> context() {
    return values.get("ixChartContext") instanceof Map<?, ?> context ? context : Map.of();
  }

  @Override
  public String installedName() {
    return releaseName;
  }

  @Override
  public String hostName(HostName name) {
    return resourceName(name.host().suffix()) + "." + namespace + ReleaseTexts.domain(name.form());
  }

  /** One that is given is kept, too. */
  @Override
  public String readCommand(String key, boolean given) {
    return ReleaseTexts.readCommand(namespace, fullName(), key);
  }

  @Override
  public String ofEdition(OfEdition.Fact fact) {
    if (fact instanceof ChartFact chart) {
      return chart.text();
    }
    return switch ((ReleaseFact) fact) {
      case NAMESPACE -> namespace;
      case REVISION -> Long.toString(revision);
      case SMB_PROVISIONER -> context().get("smbProvisioner") instanceof String name ? name : "";
      case NVIDIA_RUNTIME_CLASS ->
          context().get("nvidiaRuntimeClassName") instanceof String name ? name : "";
    };
  }

  @Override
  public boolean onTrueNas() {
    return !context().isEmpty();
  }

  @Override
  public boolean stopped() {
    return Boolean.TRUE.equals(context().get("isStopped"));
  }

  /** Services have names in the whole cluster. */
  @Override
  public boolean foundByOtherApps() {
    return true;
  }

  @Override
  public String resourceName(String suffix) {
    return suffix.isEmpty() ? fullName() : fullName() + "-" + suffix;
  }

  @Override
  public Optional<String> dataset(String name) {
    if (values.get("ixVolumes") instanceof List<?> volumes) {
      for (Object volume : volumes) {
        if (volume instanceof Map<?, ?> fields
            && fields.get("hostPath") instanceof String path
            && path.substring(path.lastIndexOf('/') + 1).equals(name)) {
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> certificate(long id, CertificatePart.Part part, boolean authority) {
    String table = authority ? "ixCertificateAuthorities" : "ixCertificates";
    if (values.get(table) instanceof Map<?, ?> certificates
        && certificates.get(Long.toString(id)) instanceof Map<?, ?> fields) {
      Object text =
          fields.get(part == CertificatePart.Part.CERTIFICATE ? "certificate" : "privatekey");
      return Optional.of(text == null ? "" : text.toString());
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> keptSecret(String key) {
    return Optional.ofNullable(keptSecrets.get(key));
  }

  @Override
  public String pulledFrom(String repository) {
    return values.get(PlainHelm.REGISTRY) instanceof String registry && !registry.isEmpty()
        ? PlainHelm.mirrored(registry, repository)
        : repository;
  }

  @Override
  public String image(ImagePart part) {
    return values.get(part.image()) instanceof Map<?, ?> fields
            && fields.get(HelmAnswers.imageVariable(part.part())) instanceof String text
        ? text
        : "";
  }
}
