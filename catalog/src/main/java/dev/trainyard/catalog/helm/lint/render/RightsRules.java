package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.helm.rule.Field;
import dev.trainyard.generator.helm.rule.Hardening;
import dev.trainyard.generator.helm.rule.HardeningRules;
import dev.trainyard.generator.helm.rule.Manifest;
import dev.trainyard.generator.helm.rule.Pod;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.manifests.RenderedDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules about what workloads may do to the machine, and to its owner's patience. */
final class RightsRules implements RenderedRules {

  private static final String POD = "      containers:\n";

  static final LintRule PRIVILEGED =
      LintRule.warning("TN854", "No container is privileged without a reason")
          .because(
              "A privileged container has every right on the machine that root has. An app that"
                  + " needs it says so in metadata.yaml, where owners read it: capabilities with the"
                  + " name ALL and a description.")
          .rendered()
          .bad(Examples.template(privileged()))
          .good(
              Examples.template(privileged())
                  .and(
                      "VERSION/" + HelmLayout.METADATA,
                      "capabilities:\n  - {name: ALL, description: Flashes firmware over USB}\n"));

  static final LintRule SHARED =
      LintRule.note("TN855", "Pods share nothing with the machine")
          .because(
              "With the network of the host a container reaches everything that listens on the NAS,"
                  + " and its ports are taken from the NAS; with its processes it sees those of"
                  + " others. What an answer other than the default asks for is the owner's choice.")
          .rendered()
          .bad(
              Examples.template(
                  ManifestRules.DEPLOYMENT.replace(POD, "      hostPID: true\n" + POD)))
          .good(Examples.template(ManifestRules.DEPLOYMENT));

  static final LintRule HOST_PATH =
      LintRule.warning("TN856", "No folder of the system is mounted without a reason")
          .because(
              "What lies outside of /mnt belongs to TrueNAS. An app that needs it says so in"
                  + " metadata.yaml: hostMounts with hostPath and description. Folders that an"
                  + " answer names are the owner's choice.")
          .rendered()
          .bad(Examples.template(mounts("/etc")))
          .good(
              Examples.template(mounts("/etc"))
                  .and(
                      "VERSION/" + HelmLayout.METADATA,
                      "hostMounts:\n  - {hostPath: /etc, description: Reads the name of the NAS}\n"));

  static final LintRule LIMITS =
      LintRule.note("TN858", "A container has limits of processor and memory")
          .because("Without, one app can take what all others need.")
          .rendered()
          .bad(
              Examples.template(
                  ManifestRules.DEPLOYMENT.replace(
                      "          resources: {limits: {cpu: \"1\", memory: 1Gi}}\n", "")))
          .good(Examples.template(ManifestRules.DEPLOYMENT));

  static final LintRule PROBES =
      LintRule.note("TN859", "Something tells whether a container works")
          .because(
              "Without a probe TrueNAS shows an app as active as soon as its process runs, and"
                  + " nothing restarts it when it hangs.")
          .rendered()
          .bad(
              Examples.template(
                  ManifestRules.DEPLOYMENT.replace(
                      "          readinessProbe: {tcpSocket: {port: web}}\n", "")))
          .good(Examples.template(ManifestRules.DEPLOYMENT));

  static final LintRule PINNED =
      LintRule.warning("TN860", "An image has a tag, and not latest")
          .because(
              "What latest is changes without a version of the chart: two owners of one version run"
                  + " different programs, and nobody can go back.")
          .rendered()
          .bad(Examples.template(ManifestRules.DEPLOYMENT.replace("nginx:1.27", "nginx:latest")))
          .good(Examples.template(ManifestRules.DEPLOYMENT));

  static final LintRule BLOCKING =
      LintRule.warning("TN861", "Nothing that stopping waits for runs for ever")
          .because(
              "Stopping an app takes its services away and waits, without a limit, until no pod runs"
                  + " any more. A job that waits for one of the services never ends, and neither"
                  + " does a pod of its own: the app can be neither stopped nor started again.")
          .on(HelmReleases.SINCE_22_12)
          .rendered()
          .bad(Examples.template(job("")))
          .good(Examples.template(job("  activeDeadlineSeconds: 600\n")));

  /** Hooks before and after the life of an app. */
  private static final Set<String> OUTSIDE = Set.of("pre-install", "pre-delete", "post-delete");

  private static final Set<String> OF_THE_OWNER = Set.of("/mnt", "/cluster");

  private static String privileged() {
    return ManifestRules.DEPLOYMENT.replace(
        "ports:", "securityContext: {privileged: true}\n          ports:");
  }

  private static String mounts(String path) {
    return ManifestRules.DEPLOYMENT.replace(
        POD, "      volumes: [{name: host, hostPath: {path: " + path + "}}]\n" + POD);
  }

  private static String job(String deadline) {
    return ManifestRules.DEPLOYMENT
        + """
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: demo}
        spec:
        %s  template:
            spec:
              restartPolicy: Never
              containers:
                - name: demo
                  image: nginx:1.27
                  resources: {limits: {cpu: "1", memory: 1Gi}}
        """
            .formatted(deadline);
  }

  @Override
  public List<LintRule> rules() {
    return List.of(PRIVILEGED, SHARED, HOST_PATH, LIMITS, PROBES, PINNED, BLOCKING);
  }

  @Override
  public void check(
      Subject subject, Case rendering, List<RenderedDocument> documents, Findings findings) {
    new Check(subject, rendering, findings)
        .all(documents.stream().map(RenderedDocument::manifest).toList());
  }

  /** One rendering that is looked at. */
  private record Check(Subject subject, Case rendering, Findings findings) {

    void all(List<Manifest> manifests) {
      for (HardeningRules.Excess excess : HardeningRules.check(manifests)) {
        excess(excess);
      }
      for (Manifest manifest : manifests) {
        manifest.pod().ifPresent(pod -> pod(manifest, pod));
      }
    }

    private void excess(HardeningRules.Excess excess) {
      Manifest manifest = excess.manifest();
      if (excess.hardening() == Hardening.NOT_PRIVILEGED
          && !states("capabilities", "name", "ALL")) {
        add(
            PRIVILEGED,
            manifest,
            excess.at(),
            excess.message(),
            "Drop it, or state it in metadata.yaml with a description.");
      } else if (excess.hardening() == Hardening.NO_HOST_NAMESPACES && !rendering.isWritten()) {
        add(
            SHARED,
            manifest,
            excess.at(),
            excess.message(),
            "Leave it out, or let the owner choose.");
      } else if (excess.hardening() == Hardening.PINNED_IMAGE
          && !(rendering.isWritten() && isImage(rendering.answers(), excess.at().textOr("")))) {
        add(PINNED, manifest, excess.at(), excess.message(), "Name the version.");
      }
    }

    private void pod(Manifest manifest, Pod pod) {
      for (Field volume : pod.spec().get("volumes").items()) {
        hostPath(manifest, volume.get("hostPath", "path"));
      }
      for (Field container : pod.allContainers()) {
        limits(manifest, container);
      }
      boolean lasts =
          manifest.kind().equals("Deployment")
              || manifest.kind().equals("StatefulSet")
              || manifest.kind().equals("DaemonSet");
      if (lasts) {
        pod.containers().forEach(container -> probes(manifest, container));
      }
      blocking(manifest, pod);
    }

    private void hostPath(Manifest manifest, Field path) {
      String text = path.textOr("");
      boolean own =
          text.isEmpty()
              || OF_THE_OWNER.stream().anyMatch(root -> text.startsWith(root + "/"))
              || isAnswer(rendering.answers(), text);
      if (!own && !statesMount(text)) {
        add(
            HOST_PATH,
            manifest,
            path,
            "mounts " + Visible.of(text) + " of the machine",
            "Leave it out, or state it in metadata.yaml with a description.");
      }
    }

    private static boolean isAnswer(Object value, String text) {
      if (value instanceof Map<?, ?> map) {
        return map.values().stream().anyMatch(inner -> isAnswer(inner, text));
      }
      return value instanceof List<?> list
          ? list.stream().anyMatch(inner -> isAnswer(inner, text))
          : text.equals(value);
    }

    /** Whether answers name an image; what they leave out is latest. */
    private static boolean isImage(Object value, String image) {
      if (value instanceof Map<?, ?> map) {
        return map.get("repository") instanceof String repository
                && (image.equals(repository) || image.equals(repository + ":" + map.get("tag")))
            || map.values().stream().anyMatch(inner -> isImage(inner, image));
      }
      return value instanceof List<?> list && list.stream().anyMatch(item -> isImage(item, image));
    }

    private void limits(Manifest manifest, Field container) {
      Field limits = container.get("resources", "limits");
      List<String> missing =
          List.of("cpu", "memory").stream().filter(name -> !limits.get(name).exists()).toList();
      if (!missing.isEmpty()) {
        add(
            LIMITS,
            manifest,
            limits,
            "container "
                + Visible.of(container.get("name").textOr("?"))
                + " has no limit of "
                + String.join(" and ", missing),
            "Add resources.limits.");
      }
    }

    private void probes(Manifest manifest, Field container) {
      if (!container.get("readinessProbe").exists() && !container.get("livenessProbe").exists()) {
        add(
            PROBES,
            manifest,
            container.get("readinessProbe"),
            "container "
                + Visible.of(container.get("name").textOr("?"))
                + " has neither a readiness probe nor a liveness probe",
            "Add a probe that asks what the program answers when it works.");
      }
    }

    private void blocking(Manifest manifest, Pod pod) {
      Field job =
          switch (manifest.kind()) {
            case "Job" -> manifest.root().get("spec");
            case "CronJob" -> manifest.root().get("spec", "jobTemplate", "spec");
            case "Pod" -> pod.spec();
            default -> null;
          };
      if (job != null
          && !isOver(manifest)
          && !job.get("activeDeadlineSeconds").exists()
          && !pod.spec().get("activeDeadlineSeconds").exists()) {
        add(
            BLOCKING,
            manifest,
            job.get("activeDeadlineSeconds"),
            "may run without an end",
            "Give it activeDeadlineSeconds.");
      }
    }

    /** Whether it has run to its end before there is an app to be stopped, or runs after that. */
    private static boolean isOver(Manifest manifest) {
      return !manifest.hookEvents().isEmpty() && OUTSIDE.containsAll(manifest.hookEvents());
    }

    private boolean states(String list, String key, String value) {
      return stated(list).stream()
          .anyMatch(
              entry ->
                  entry.get(key).text().equals(value)
                      && !entry.get("description").text().isBlank());
    }

    private boolean statesMount(String path) {
      return stated("hostMounts").stream()
          .filter(entry -> !entry.get("description").text().isBlank())
          .map(entry -> entry.get("hostPath").text())
          .anyMatch(stated -> path.equals(stated) || path.startsWith(stated + "/"));
    }

    private List<YamlNode> stated(String list) {
      return subject
          .version()
          .mapping(HelmLayout.METADATA)
          .map(metadata -> metadata.get(list).items())
          .orElse(List.of());
    }

    private void add(LintRule rule, Manifest manifest, Field at, String found, String fix) {
      findings.add(
          rendering,
          rule,
          subject.where(manifest.source(), manifest.kind(), manifest.id(), at.path(), at.value()),
          found,
          "",
          fix);
    }
  }
}
