package dev.trainyard.generator.helm.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an object names is rendered in the same release. A release of TrueNAS has a namespace of its
 * own, so nothing else could be meant.
 *
 * <p>A hook that runs before the installation finds only what is such a hook itself and comes
 * before it.
 */
final class ReferenceRule implements ManifestRule {

  /** How many keys are named that there are. */
  private static final int SHOWN = 20;

  private static final String PRE_INSTALL = "pre-install";

  /** What Kubernetes puts into every namespace, as kind and name. */
  private static final Set<String> GIVEN =
      Set.of("ServiceAccount/default", "ConfigMap/kube-root-ca.crt");

  @Override
  public Topic topic() {
    return Topic.REFERENCE;
  }

  @Override
  public void check(Manifest manifest, Release release, Report report) {
    List<Reference> references = new ArrayList<>();
    manifest.pod().ifPresent(pod -> pod(pod, references));
    switch (manifest.kind()) {
      case "StatefulSet" ->
          references.add(Reference.to("Service", manifest.spec().get("serviceName")));
      case "RoleBinding", "ClusterRoleBinding" -> binding(manifest.root(), references);
      case "Ingress" -> ingress(manifest.spec(), references);
      default -> {}
    }
    for (Reference reference : references) {
      reference
          .objection(manifest, release)
          .ifPresent(finding -> report.add(manifest, finding.at(), finding.message()));
    }
  }

  private static void pod(Pod pod, List<Reference> references) {
    Field spec = pod.spec();
    references.add(Reference.to("ServiceAccount", spec.get("serviceAccountName")));
    for (Field secret : spec.get("imagePullSecrets").items()) {
      references.add(Reference.to("Secret", secret.get("name")));
    }
    for (Field container : pod.allContainers()) {
      for (Field variable : container.get("env").items()) {
        key("Secret", variable.get("valueFrom", "secretKeyRef"), references);
        key("ConfigMap", variable.get("valueFrom", "configMapKeyRef"), references);
      }
      for (Field source : container.get("envFrom").items()) {
        whole("Secret", source.get("secretRef"), references);
        whole("ConfigMap", source.get("configMapRef"), references);
      }
    }
    for (Field volume : spec.get("volumes").items()) {
      files("Secret", volume.get("secret"), "secretName", references);
      files("ConfigMap", volume.get("configMap"), "name", references);
      references.add(
          Reference.to("PersistentVolumeClaim", volume.get("persistentVolumeClaim", "claimName")));
      for (Field source : volume.get("projected", "sources").items()) {
        files("Secret", source.get("secret"), "name", references);
        files("ConfigMap", source.get("configMap"), "name", references);
      }
    }
  }

  private static void key(String kind, Field source, List<Reference> references) {
    if (!source.get("optional").isTrue()) {
      references.add(new Reference(kind, source.get("name"), source.get("key")));
    }
  }

  private static void whole(String kind, Field source, List<Reference> references) {
    if (!source.get("optional").isTrue()) {
      references.add(Reference.to(kind, source.get("name")));
    }
  }

  private static void files(
      String kind, Field source, String nameField, List<Reference> references) {
    if (source.get("optional").isTrue()) {
      return;
    }
    references.add(Reference.to(kind, source.get(nameField)));
    for (Field item : source.get("items").items()) {
      references.add(new Reference(kind, source.get(nameField), item.get("key")));
    }
  }

  private static void binding(Field root, List<Reference> references) {
    if (root.get("roleRef", "kind").textOr("").equals("Role")) {
      references.add(Reference.to("Role", root.get("roleRef", "name")));
    }
    for (Field subject : root.get("subjects").items()) {
      if (subject.get("kind").textOr("").equals("ServiceAccount")) {
        references.add(Reference.to("ServiceAccount", subject.get("name")));
      }
    }
  }

  private static void ingress(Field spec, List<Reference> references) {
    references.add(Reference.to("Service", spec.get("defaultBackend", "service", "name")));
    for (Field rule : spec.get("rules").items()) {
      for (Field path : rule.get("http", "paths").items()) {
        references.add(Reference.to("Service", path.get("backend", "service", "name")));
      }
    }
    for (Field tls : spec.get("tls").items()) {
      references.add(Reference.to("Secret", tls.get("secretName")));
    }
  }

  private record Objection(Field at, String message) {}

  /**
   * A name of another object.
   *
   * @param kind the kind of that object
   * @param name the field with its name
   * @param key the field with a key inside of it; its value is null when the whole is meant
   */
  private record Reference(String kind, Field name, Field key) {

    static Reference to(String kind, Field name) {
      return new Reference(kind, name, new Field(null, name.path()));
    }

    Optional<Objection> objection(Manifest from, Release release) {
      String wanted = name.textOr("");
      if (wanted.isEmpty() || GIVEN.contains(kind + "/" + wanted)) {
        return Optional.empty();
      }
      Optional<Manifest> target = release.find(kind, wanted);
      if (target.isEmpty()) {
        return Optional.of(
            new Objection(name, "the release has no %s \"%s\"".formatted(kind, wanted)));
      }
      if (key.exists() && !release.keys(target.get()).contains(key.textOr(""))) {
        return Optional.of(
            new Objection(
                key,
                "%s \"%s\" has no key \"%s\"; it has: %s"
                    .formatted(
                        kind,
                        wanted,
                        key.value(),
                        release.keys(target.get()).stream()
                            .sorted()
                            .limit(SHOWN)
                            .collect(Collectors.joining(", ")))));
      }
      if (from.hookEvents().contains(PRE_INSTALL) && !isThereBefore(target.get(), from)) {
        return Optional.of(
            new Objection(
                name,
                "%s \"%s\" does not exist yet when this pre-install hook runs"
                    .formatted(kind, wanted)));
      }
      return Optional.empty();
    }

    private static boolean isThereBefore(Manifest target, Manifest hook) {
      return target.hookEvents().contains(PRE_INSTALL) && weight(target) <= weight(hook);
    }

    private static int weight(Manifest hook) {
      String weight = hook.hookWeight().textOr("0");
      return weight.matches("[-+]?[0-9]{1,9}") ? Integer.parseInt(weight) : 0;
    }
  }
}
