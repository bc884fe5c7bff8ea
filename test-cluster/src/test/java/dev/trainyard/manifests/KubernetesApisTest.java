package dev.trainyard.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.helm.rule.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesApisTest {

  @ParameterizedTest
  @CsvSource({
    "v1, Service, 23",
    "batch/v1, CronJob, 21",
    "batch/v1beta1, CronJob, 24",
    "autoscaling/v2beta2, HorizontalPodAutoscaler, 25",
    "networking.k8s.io/v1, Ingress, 26"
  })
  void servesWhatAVersionHas(String apiVersion, String kind, int minor) {
    assertThat(KubernetesApis.objection(apiVersion, kind, minor)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batch/v1beta1 | CronJob | 25 | Kubernetes 1.25 does not serve CronJob as batch/v1beta1; allowed: batch/v1",
        "batch/v1 | CronJob | 20 | Kubernetes 1.20 does not serve CronJob as batch/v1; allowed: batch/v1beta1, batch/v2alpha1",
        "policy/v1beta1 | PodSecurityPolicy | 26 | Kubernetes 1.26 has no kind PodSecurityPolicy",
        "v1 | Servce | 26 | Kubernetes 1.26 has no kind Servce"
      })
  void saysWhatItHasInstead(String apiVersion, String kind, int minor, String objection) {
    assertThat(KubernetesApis.objection(apiVersion, kind, minor)).contains(objection);
  }

  @Test
  void takesKindsOfOthersAsTheyAre() {
    assertThat(KubernetesApis.isBuiltIn("cert-manager.io/v1")).isFalse();
    assertThat(KubernetesApis.isBuiltIn("rbac.authorization.k8s.io/v1")).isTrue();
    assertThat(KubernetesApis.isBuiltIn("k8s.cni.cncf.io/v1")).isFalse();
    assertThat(KubernetesApis.isBuiltIn("apps/v9")).isTrue();
  }

  @Test
  void looksAtTheFieldsOfWhatAVersionServes() {
    List<RenderedDocument> documents =
        RenderedDocument.all(
            """
            ---
            # Source: a
            apiVersion: autoscaling/v2beta1
            kind: HorizontalPodAutoscaler
            metadata: {name: a}
            ---
            # Source: b
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: b}
            dta: {}
            """);

    assertThat(new ManifestCheck().check(documents, 25))
        .extracting(Finding::path)
        .containsExactly("apiVersion", "dta");
    assertThat(new ManifestCheck().check(documents, 23))
        .extracting(Finding::path)
        .containsExactly("dta");
  }

  @ParameterizedTest
  @CsvSource({
    "networking.k8s.io/v1, Ingress, ''",
    "networking.k8s.io/v1beta1, Ingress, WARNING",
    "autoscaling/v2, HorizontalPodAutoscaler, WARNING",
    "extensions/v1beta1, Deployment, ERROR"
  })
  void warnsOfWhatOnlySomeVersionsServe(String apiVersion, String kind, String severity) {
    List<RenderedDocument> documents =
        RenderedDocument.all(
            "---\n# Source: a\napiVersion: %s\nkind: %s\nmetadata: {name: a}\n"
                .formatted(apiVersion, kind));

    assertThat(new ManifestCheck().check(documents, 21, 24))
        .filteredOn(finding -> finding.path().equals("apiVersion"))
        .extracting(finding -> finding.severity().name())
        .isEqualTo(severity.isEmpty() ? List.of() : List.of(severity));
  }
}
