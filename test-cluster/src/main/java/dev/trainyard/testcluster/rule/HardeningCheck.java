package dev.trainyard.testcluster.rule;

import dev.trainyard.generator.helm.rule.Field;
import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.generator.helm.rule.ImageReference;
import dev.trainyard.generator.helm.rule.Manifest;
import dev.trainyard.generator.helm.rule.Pod;
import dev.trainyard.generator.helm.rule.Release;
import dev.trainyard.generator.helm.rule.Report;
import java.util.List;
import java.util.Optional;

/** Says which workloads of a release have more rights than they should. */
public final class HardeningCheck {

  private final List<Allowance> allowances;
  private final StatedRights stated;

  /** A check that makes these exceptions. */
  public HardeningCheck(List<Allowance> allowances) {
    this(allowances, StatedRights.none());
  }

  /** A check that makes these exceptions, and those that a definition states itself. */
  public HardeningCheck(List<Allowance> allowances, StatedRights stated) {
    this.allowances = List.copyOf(allowances);
    this.stated = stated;
  }

  /**
   * Checks every workload of one release.
   *
   * @return all that is wrong and not allowed, in the order of the objects; the message starts with
   *     the name of the {@link Hardening}
   */
  public List<Finding> check(List<Manifest> manifests) {
    Release release = new Release(manifests);
    Report report = new Report();
    for (Manifest manifest : release.manifests()) {
      manifest.pod().ifPresent(pod -> pod(new Subject(manifest, "", report), pod, release));
    }
    return report.findings();
  }

  private void pod(Subject whole, Pod pod, Release release) {
    Field spec = pod.spec();
    for (String name : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (spec.get(name).isTrue()) {
        whole.add(Hardening.NO_HOST_NAMESPACES, spec.get(name), "is true");
      }
    }
    Field token = spec.get("automountServiceAccountToken");
    boolean noToken =
        token.isFalse()
            || !token.exists()
                && release
                    .find("ServiceAccount", spec.get("serviceAccountName").textOr(""))
                    .filter(account -> account.root().get("automountServiceAccountToken").isFalse())
                    .isPresent();
    if (!noToken) {
      whole.add(Hardening.NO_API_TOKEN, token, "is not false");
    }
    for (Field container : pod.allContainers()) {
      container(
          new Subject(whole.manifest, container.get("name").textOr(""), whole.report),
          spec.get("securityContext"),
          container);
    }
  }

  private void container(Subject subject, Field podContext, Field container) {
    Field context = container.get("securityContext");
    user(subject, podContext, context);
    if (context.get("privileged").isTrue()) {
      subject.add(Hardening.NOT_PRIVILEGED, context.get("privileged"), "is true");
    }
    Field escalation = context.get("allowPrivilegeEscalation");
    if (!escalation.isFalse()) {
      subject.add(Hardening.NO_PRIVILEGE_ESCALATION, escalation, "is not false");
    }
    capabilities(subject, context.get("capabilities"));
    Field profile = when(context, podContext, "seccompProfile").get("type");
    if (!List.of("RuntimeDefault", "Localhost").contains(profile.textOr(""))) {
      subject.add(Hardening.SECCOMP, profile, "is not RuntimeDefault");
    }
    Field readOnly = context.get("readOnlyRootFilesystem");
    if (!readOnly.isTrue()) {
      subject.add(Hardening.READ_ONLY_ROOT, readOnly, "is not true");
    }
    image(subject, container.get("image"));
  }

  private void user(Subject subject, Field podContext, Field context) {
    Field user = when(context, podContext, "runAsUser");
    Field nonRoot = when(context, podContext, "runAsNonRoot");
    if (user.integer().orElse(-1) == 0) {
      subject.add(Hardening.NON_ROOT_USER, user, "is 0, which is root");
    } else if (user.integer().isEmpty() && !nonRoot.isTrue()) {
      subject.add(
          Hardening.NON_ROOT_USER, nonRoot, "is not true, and runAsUser is not given either");
    }
  }

  private void capabilities(Subject subject, Field capabilities) {
    Field drop = capabilities.get("drop");
    if (drop.items().stream().noneMatch(item -> item.textOr("").equals("ALL"))) {
      subject.add(Hardening.NO_CAPABILITIES, drop, "does not hold ALL");
    }
    for (Field added : capabilities.get("add").items()) {
      if (!added.textOr("").equals("NET_BIND_SERVICE")) {
        subject.add(Hardening.NO_CAPABILITIES, added, "adds " + added.value());
      }
    }
  }

  private void image(Subject subject, Field image) {
    Optional<ImageReference> reference = image.text().flatMap(ImageReference::parse);
    boolean pinned =
        reference
            .filter(
                parsed ->
                    !parsed.digest().isEmpty()
                        || !parsed.tag().isEmpty() && !parsed.tag().equals("latest"))
            .isPresent();
    if (!pinned) {
      subject.add(
          Hardening.PINNED_IMAGE,
          image,
          "\"%s\" has neither a tag other than latest nor a digest".formatted(image.value()));
    }
  }

  /** The container's field if it is given, else the pod's. */
  private static Field when(Field context, Field podContext, String name) {
    Field own = context.get(name);
    return own.exists() || !podContext.get(name).exists() ? own : podContext.get(name);
  }

  /** Who is looked at, and where to write what is found. */
  private final class Subject {

    private final Manifest manifest;
    private final String container;
    private final Report report;

    Subject(Manifest manifest, String container, Report report) {
      this.manifest = manifest;
      this.container = container;
      this.report = report;
    }

    void add(Hardening hardening, Field at, String message) {
      String document = manifest.id();
      if (!stated.cover(hardening, manifest, container)
          && allowances.stream()
              .noneMatch(allowance -> allowance.covers(hardening, document, container))) {
        report.add(manifest, at, hardening + ": " + message);
      }
    }
  }
}
