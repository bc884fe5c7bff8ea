package dev.trainyard.generator.helm.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which rights the workloads of a release have that most can do without. */
public final class HardeningRules {

  private final Release release;
  private final List<Excess> found = new ArrayList<>();

  /**
   * A right that most workloads do without.
   *
   * @param hardening what is not held to
   * @param manifest the object
   * @param container the name of the container; empty for the whole pod
   * @param at the field
   * @param message what it says
   */
  public record Excess(
      Hardening hardening, Manifest manifest, String container, Field at, String message) {}

  private HardeningRules(Release release) {
    this.release = release;
  }

  /** The rights of every workload, in the order of the objects. */
  public static List<Excess> check(List<Manifest> manifests) {
    Release release = new Release(manifests);
    HardeningRules rules = new HardeningRules(release);
    for (Manifest manifest : release.manifests()) {
      manifest.pod().ifPresent(pod -> rules.pod(rules.new Subject(manifest, ""), pod));
    }
    return List.copyOf(rules.found);
  }

  private void pod(Subject whole, Pod pod) {
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
          new Subject(whole.manifest, container.get("name").textOr("")),
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

  /** Who is looked at. */
  private final class Subject {

    private final Manifest manifest;
    private final String container;

    Subject(Manifest manifest, String container) {
      this.manifest = manifest;
      this.container = container;
    }

    void add(Hardening hardening, Field at, String message) {
      found.add(new Excess(hardening, manifest, container, at, message));
    }
  }
}
