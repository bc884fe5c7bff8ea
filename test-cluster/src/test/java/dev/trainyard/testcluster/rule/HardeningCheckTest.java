package dev.trainyard.testcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.generator.helm.rule.Hardening;
import dev.trainyard.manifests.GoodRelease;
import dev.trainyard.manifests.RenderedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardeningCheckTest {

  private static final HardeningCheck STRICT = new HardeningCheck(List.of());

  private static final String HARDENED =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            automountServiceAccountToken: false
            securityContext:
              runAsNonRoot: true
              seccompProfile: {type: RuntimeDefault}
            containers:
              - name: web
                image: nginx:1.25
                securityContext:
                  allowPrivilegeEscalation: false
                  readOnlyRootFilesystem: true
                  capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}
      """;

  private static List<Finding> check(HardeningCheck check, String yaml) {
    return check.check(
        GoodRelease.documents(yaml).stream().map(RenderedDocument::manifest).toList());
  }

  @Test
  void findsNothingInAHardenedWorkload() {
    assertThat(check(STRICT, HARDENED)).isEmpty();
  }

  @Test
  void findsEverythingInACarelessOne() {
    String careless =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          hostNetwork: true
          hostPID: true
          initContainers: [{name: init, image: "busybox:latest"}]
          containers: [{name: web, image: nginx, securityContext: {privileged: true}}]
        """;

    List<Finding> findings = check(STRICT, careless);

    assertThat(findings)
        .extracting(finding -> finding.path() + " " + finding.message().split(":")[0])
        .containsExactly(
            "spec.hostNetwork NO_HOST_NAMESPACES",
            "spec.hostPID NO_HOST_NAMESPACES",
            "spec.automountServiceAccountToken NO_API_TOKEN",
            "spec.initContainers[0].securityContext.runAsNonRoot NON_ROOT_USER",
            "spec.initContainers[0].securityContext.allowPrivilegeEscalation"
                + " NO_PRIVILEGE_ESCALATION",
            "spec.initContainers[0].securityContext.capabilities.drop NO_CAPABILITIES",
            "spec.initContainers[0].securityContext.seccompProfile.type SECCOMP",
            "spec.initContainers[0].securityContext.readOnlyRootFilesystem READ_ONLY_ROOT",
            "spec.initContainers[0].image PINNED_IMAGE",
            "spec.containers[0].securityContext.runAsNonRoot NON_ROOT_USER",
            "spec.containers[0].securityContext.privileged NOT_PRIVILEGED",
            "spec.containers[0].securityContext.allowPrivilegeEscalation NO_PRIVILEGE_ESCALATION",
            "spec.containers[0].securityContext.capabilities.drop NO_CAPABILITIES",
            "spec.containers[0].securityContext.seccompProfile.type SECCOMP",
            "spec.containers[0].securityContext.readOnlyRootFilesystem READ_ONLY_ROOT",
            "spec.containers[0].image PINNED_IMAGE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runAsNonRoot: true|runAsUser: 0|NON_ROOT_USER: is 0, which is root",
        "runAsNonRoot: true|runAsNonRoot: false|NON_ROOT_USER: is not true",
        "type: RuntimeDefault|type: Unconfined|SECCOMP: is not RuntimeDefault",
        "drop: [ALL]|drop: [CHOWN]|NO_CAPABILITIES: does not hold ALL",
        "add: [NET_BIND_SERVICE]|add: [SYS_ADMIN]|NO_CAPABILITIES: adds SYS_ADMIN",
        "image: nginx:1.25|image: nginx:latest|PINNED_IMAGE: \"nginx:latest\""
      })
  void findsOneRelaxation(String original, String replacement, String message) {
    assertThat(check(STRICT, HARDENED.replace(original, replacement)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).startsWith(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runAsNonRoot: true|runAsUser: 1000",
        "image: nginx:1.25|image: nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef"
            + "0123456789abcdef",
        "type: RuntimeDefault|type: Localhost"
      })
  void takesAnEqualHardening(String original, String replacement) {
    assertThat(check(STRICT, HARDENED.replace(original, replacement))).isEmpty();
  }

  @Test
  void letsAContainerOverrideItsPod() {
    String overridden =
        HARDENED.replace(
            "readOnlyRootFilesystem: true",
            "readOnlyRootFilesystem: true\n            runAsUser: 0");

    assertThat(check(STRICT, overridden))
        .singleElement()
        .extracting(Finding::path)
        .isEqualTo("spec.template.spec.containers[0].securityContext.runAsUser");
  }

  @Test
  void takesTheServiceAccountsWordForTheToken() {
    String account =
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: app}
        automountServiceAccountToken: false
        ---
        """;

    assertThat(
            check(
                STRICT,
                account
                    + HARDENED.replace(
                        "automountServiceAccountToken: false", "serviceAccountName: app")))
        .isEmpty();
    assertThat(
            check(
                STRICT,
                account.replace("false", "true")
                    + HARDENED.replace(
                        "automountServiceAccountToken: false", "serviceAccountName: app")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).startsWith("NO_API_TOKEN"));
  }

  @Test
  void makesExceptionsForTheContainerNamedOnly() {
    String relaxed = HARDENED.replace("readOnlyRootFilesystem: true", "privileged: false");

    assertThat(check(allowing("Deployment/web", "web"), relaxed)).isEmpty();
    assertThat(check(allowing("*", "*"), relaxed)).isEmpty();
    assertThat(check(allowing("Deployment/web", "other"), relaxed)).hasSize(1);
    assertThat(check(allowing("Deployment/other", "web"), relaxed)).hasSize(1);
  }

  private static HardeningCheck allowing(String document, String container) {
    return new HardeningCheck(
        List.of(
            new Allowance(
                Hardening.READ_ONLY_ROOT, document, container, "writes beside its data")));
  }

  @Test
  void wantsAReasonForAnException() {
    assertThatThrownBy(() -> new Allowance(Hardening.SECCOMP, "*", "*", " "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
