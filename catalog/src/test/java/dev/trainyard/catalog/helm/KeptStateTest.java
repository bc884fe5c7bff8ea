package dev.trainyard.catalog.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.generator.form.Form;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an installed app has outside of its answers, read from its templates. */
class KeptStateTest {

  private static final String IN_WEB = " in container web of Deployment {}-web";

  private static List<String> facts(String template) {
    List<String> facts = new ArrayList<>();
    KeptState.of(
        TemplateOutline.of(template),
        Form.EMPTY,
        (area, fact) -> facts.add(area + " " + fact.subject() + " = " + fact.value()),
        (container, program) -> {});
    return facts;
  }

  private static List<String> facts(Area area, String template) {
    return facts(template).stream()
        .filter(fact -> fact.startsWith(area + " "))
        .map(fact -> fact.substring(area.name().length() + 1))
        .toList();
  }

  private static String workload(String kind, String more) {
    return """
        kind: %s
        metadata:
          name: {{ include "demo.fullname" . }}-web
        spec:
        %s
        """
        .formatted(kind, more.indent(2).stripTrailing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deployment", "StatefulSet", "DaemonSet"})
  void aSelectorIsFixed(String kind) {
    String selector =
        """
        selector:
          matchLabels:
            app: web
            tier: "front"
        """;
    assertThat(facts(Area.FIXED, workload(kind, selector)))
        .containsExactly(
            kind + " {}-web = selector.matchLabels.app: web, selector.matchLabels.tier: front");
  }

  @Test
  void ofOtherKindsASelectorIsNot() {
    assertThat(facts(Area.FIXED, workload("CronJob", "selector:\n  matchLabels:\n    app: web\n")))
        .isEmpty();
  }

  @Test
  void aServiceHasAnAddressOrNoneForGood() {
    assertThat(facts(Area.FIXED, workload("Service", "clusterIP: None\n")))
        .containsExactly("Service {}-web = clusterIP: None");
    assertThat(facts(Area.FIXED, workload("Service", "type: NodePort\n")))
        .containsExactly("Service {}-web = clusterIP: any");
  }

  @Test
  void aStatefulSetFixesItsServiceAndItsOrder() {
    String more = "serviceName: web-headless\npodManagementPolicy: Parallel\nreplicas: 3\n";
    assertThat(facts(Area.FIXED, workload("StatefulSet", more)))
        .singleElement()
        .asString()
        .endsWith(" = podManagementPolicy: Parallel, serviceName: web-headless");
    assertThat(facts(Area.FIXED, workload("Deployment", more))).isEmpty();
  }

  @Test
  void aClaimHoldsDataAndFixesItsSize() {
    String claim =
        workload(
            "PersistentVolumeClaim",
            """
            accessModes:
              - ReadWriteOnce
            resources:
              requests:
                storage: 10Gi
            """);
    assertThat(facts(Area.DATA, claim)).hasSize(1).first().asString().endsWith("-web = ");
    assertThat(facts(Area.FIXED, claim))
        .singleElement()
        .asString()
        .contains("resources.requests.storage: 10Gi");
  }

  private static String pod(String guard, String mount) {
    return workload(
        "Deployment",
        """
        template:
          spec:
            containers:
              - name: web
                volumeMounts:
                  %s
                  - name: data
                    mountPath: /data
        %s
                  %s
            volumes:
              - name: data
                hostPath:
                  path: {{ .Values.storage.data.hostPath | quote }}
              - name: scratch
                emptyDir: {}
        """
            .formatted(
                guard.isEmpty() ? "{{/* always */}}" : "{{- if " + guard + " }}",
                mount.isEmpty() ? "" : mount.indent(12).stripTrailing(),
                guard.isEmpty() ? "{{/* always */}}" : "{{- end }}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scratch | /data/db | '' | true",
        "scratch | /data/a/b | subPath: x | true",
        "scratch | /database | '' | false",
        "scratch | /dat | '' | false",
        "data | /data/db | subPath: other | true",
        "data | /data/db | subPath: db | false",
      })
  void dataIsHiddenByWhatIsMountedOverIt(String volume, String path, String more, boolean hidden) {
    String with =
        pod("", "")
            .replaceFirst(
                "( *)- name: data\n( *)mountPath: /data\n",
                "$0$1- name: %s\n$2mountPath: %s\n$2%s\n".formatted(volume, path, more));
    assertThat(facts(Area.HIDDEN, with))
        .isEqualTo(
            hidden
                ? List.of(
                    "volume data at /data, behind what is mounted at " + path + IN_WEB + " = ")
                : List.of());
  }

  @Test
  void whatOneContainerMountsHidesNothingOfAnother() {
    String containers =
        workload(
            "Deployment",
            """
            template:
              spec:
                containers:
                  - name: web
                    volumeMounts:
                      - name: data
                        mountPath: /data
                  - name: other
                    volumeMounts:
                      - name: scratch
                        mountPath: /data/db
                volumes:
                  - name: data
                    hostPath:
                      path: {{ .Values.storage.data.hostPath | quote }}
            """);
    assertThat(facts(Area.HIDDEN, containers)).isEmpty();
  }

  @Test
  void dataIsKnownByItsPlaceAndWhereItIsMounted() {
    assertThat(facts(Area.DATA, pod("", "")))
        .containsExactlyInAnyOrder(
            "path {.Values.storage.data.hostPath} = ", "volume data at /data" + IN_WEB + " = ");
  }

  @Test
  void theConditionOfAMountIsItsValueAndAnAnswerIsItsPath() {
    assertThat(facts(Area.DATA, pod(".Values.network.more", "")))
        .contains("volume data at /data" + IN_WEB + " = network.more");
    assertThat(facts(Area.DATA, pod("eq .Values.kind \"a\"", "")))
        .contains("volume data at /data" + IN_WEB + " = eq .Values.kind \"a\"");
  }

  @Test
  void aPartOfAVolumeIsToldAndAReplicasOwnNamesTheWorkload() {
    assertThat(facts(Area.DATA, pod("", "subPath: cache")))
        .contains("volume data, cache in it, at /data" + IN_WEB + " = ");
    assertThat(facts(Area.DATA, pod("", "subPathExpr: $(POD_NAME)")))
        .anyMatch(fact -> fact.contains("$(POD_NAME) in it, at /data of Deployment"));
  }

  @Test
  void volumesThatDoNotLastAndPathsOfTheMachineAreNoData() {
    String machine = pod("", "").replace("{{ .Values.storage.data.hostPath | quote }}", "/dev/dri");
    assertThat(facts(Area.DATA, machine)).isEmpty();
    assertThat(facts(Area.DATA, machine.replace("/dev/dri", "/mnt/tank/films")))
        .containsExactly("volume data at /data" + IN_WEB + " = ");
    assertThat(facts(Area.DATA, pod("", ""))).noneMatch(fact -> fact.contains("scratch"));
  }

  @Test
  void aPortOfTheNasLeadsToItsServiceAndSeveralProtocolsAreTold() {
    String one =
        workload(
            "Service",
            """
            ports:
              - port: 80
                targetPort: http
                nodePort: {{ .Values.network.web }}
              - port: 81
                targetPort: more
            """);
    assertThat(facts(Area.LEADS, one)).containsExactly("{.Values.network.web} = Service {}-web");
    assertThat(
            facts(
                Area.LEADS,
                one.replace(
                    "targetPort: more",
                    "targetPort: more\n      protocol: UDP\n      nodePort: {{ .Values.network.web }}")))
        .singleElement()
        .asString()
        .endsWith(" with TCP to http, UDP to more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "plain ; plain",
        "'\"quoted\"' ; quoted",
        "{{ .Values.a.b }} ; {.Values.a.b}",
        "{{ $.Values.a.b | quote }} ; {.Values.a.b}",
        "x-{{ .Values.b }}-{{ .Values.a }} ; x-{.Values.b}-{.Values.a}",
        "{{ required \"Please answer.\" .Values.a }} ; {.Values.a}",
        "{{ printf \"%s/data\" .Values.a }} ; {%s/data .Values.a}",
        "{{ .Values.b | default .Values.a }} ; {.Values.b .Values.a}",
        "{{ ternary \"a\" \"b\" (not (lt (int .Values.a) 5)) }} ; {ternary a b not lt .Values.a 5}",
        "{{ broken ; {{ broken"
      })
  void anExpressionIsToldByWhatItDependsOn(String scalar, String signature) {
    assertThat(KeptState.signature(scalar)).isEqualTo(signature);
  }
}
