package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.helm.lint.HelmReleases;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.rule.Field;
import dev.trainyard.generator.helm.rule.Manifest;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.manifests.RenderedDocument;
import java.util.List;
import java.util.Set;

/** The rules about what TrueNAS sees of an installed app, and does to it later. */
final class LifecycleRules implements RenderedRules {

  private static final String AGENT =
      ManifestRules.DEPLOYMENT
          .replace("kind: Deployment", "kind: DaemonSet")
          .replace("metadata: {name: demo}", "metadata: {name: agent}")
          .replace("{app: demo}", "{app: agent}");

  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: demo}
      spec:
        accessModes: [ReadWriteOnce]
      %s  resources: {requests: {storage: 1Gi}}
      """;

  static final LintRule SHOWN =
      LintRule.warning("TN862", "An app with pods has a Deployment or a StatefulSet")
          .because(
              "TrueNAS counts the pods of these alone. An app that has none of them is shown as"
                  + " stopped for ever, whatever runs, and there is nothing that could be started.")
          .rendered()
          .bad(Examples.template(AGENT))
          .good(Examples.template(ManifestRules.DEPLOYMENT));

  static final LintRule STOPPED =
      LintRule.note("TN863", "Stopping an app stops all of it")
          .because(
              "TrueNAS stops Deployments and StatefulSets. The pods of a DaemonSet run on while the"
                  + " app is shown as stopped.")
          .rendered()
          .bad(Examples.template(ManifestRules.DEPLOYMENT + "---\n" + AGENT))
          .good(Examples.template(ManifestRules.DEPLOYMENT));

  static final LintRule REPLICAS =
      LintRule.note("TN864", "A workload has one replica")
          .because(
              "Whoever starts a stopped app gives all workloads the same number of replicas; the"
                  + " number in the chart is forgotten until the next edit. A NAS is one node, on"
                  + " which a second replica is rarely of use.")
          .rendered()
          .bad(
              Examples.template(
                  ManifestRules.DEPLOYMENT.replace("spec:\n  sel", "spec:\n  replicas: 2\n  sel")))
          .good(
              Examples.template(
                  ManifestRules.DEPLOYMENT.replace("spec:\n  sel", "spec:\n  replicas: 1\n  sel")));

  static final LintRule CLASS =
      LintRule.error("TN865", "No claim asks for a storage class that TrueNAS does not make")
          .because(
              "24.04 still names the class of an app, ix-storage-class-NAME, and has neither it nor"
                  + " its driver any more: the claim is never met, and the pods wait for ever. A"
                  + " dataset (normalize/ixVolume) or a folder of the owner's takes its place.")
          .on(HelmReleases.ONLY_24_04)
          .rendered()
          .bad(
              Examples.template(
                  CLAIM.formatted(
                      "  storageClassName: {{ .Values.ixChartContext.storageClassName }}\n")))
          .good(Examples.template(CLAIM.formatted("")));

  private static final String CLASSES = "ix-storage-class-";
  private static final Set<String> COUNTED = Set.of("Deployment", "StatefulSet");

  @Override
  public List<LintRule> rules() {
    return List.of(SHOWN, STOPPED, REPLICAS, CLASS);
  }

  @Override
  public void check(
      Subject subject, Case rendering, List<RenderedDocument> documents, Findings findings) {
    Check check = new Check(subject, rendering, findings);
    List<Manifest> manifests = documents.stream().map(RenderedDocument::manifest).toList();
    manifests.forEach(check::claims);
    // Hooks run once and are no part of what is installed.
    List<Manifest> pods =
        manifests.stream()
            .filter(one -> one.pod().isPresent() && one.hookEvents().isEmpty())
            .toList();
    boolean counted = pods.stream().anyMatch(one -> COUNTED.contains(one.kind()));
    pods.forEach(one -> check.workload(one, counted));
  }

  /** One rendering that is looked at. */
  private record Check(Subject subject, Case rendering, Findings findings) {

    void workload(Manifest manifest, boolean counted) {
      Field replicas = manifest.root().get("spec", "replicas");
      if (!counted) {
        add(
            SHOWN,
            manifest,
            manifest.root().get("kind"),
            "is no Deployment or StatefulSet, and there is none beside it",
            "a Deployment or StatefulSet",
            "Make it one of these, or add one.");
      } else if (manifest.kind().equals("DaemonSet")) {
        add(
            STOPPED,
            manifest,
            manifest.root().get("kind"),
            "runs on while the app is stopped",
            "a Deployment or StatefulSet",
            "Make it a Deployment: a NAS is one node.");
      } else if (COUNTED.contains(manifest.kind()) && replicas.integer().orElse(1) > 1) {
        add(
            REPLICAS,
            manifest,
            replicas,
            "asks for " + replicas.integer().orElse(1) + " replicas",
            "1",
            "Make it one; what needs several copies can be several workloads.");
      }
    }

    void claims(Manifest manifest) {
      if (manifest.kind().equals("PersistentVolumeClaim")) {
        storageClass(manifest, manifest.root().get("spec", "storageClassName"));
      } else if (manifest.kind().equals("StatefulSet")) {
        for (Field claim : manifest.root().get("spec", "volumeClaimTemplates").items()) {
          storageClass(manifest, claim.get("spec", "storageClassName"));
        }
      }
    }

    private void storageClass(Manifest manifest, Field name) {
      if (name.textOr("").startsWith(CLASSES)) {
        add(
            CLASS,
            manifest,
            name,
            "asks for " + Visible.of(name.textOr("")),
            "another class, or no claim",
            "Mount a dataset by its path, hostPath of an ixVolume, in its place.");
      }
    }

    private void add(
        LintRule rule, Manifest manifest, Field at, String found, String allowed, String fix) {
      findings.add(
          rendering,
          rule,
          subject.where(manifest.source(), manifest.kind(), manifest.id(), at.path(), at.value()),
          found,
          allowed,
          fix);
    }
  }
}
