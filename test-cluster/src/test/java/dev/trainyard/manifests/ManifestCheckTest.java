package dev.trainyard.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.trainyard.generator.helm.rule.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestCheckTest {

  private static final ManifestCheck CHECK = new ManifestCheck();

  private static final String WEB = "Deployment/web";
  private static final String POD = "spec.template.spec.";
  private static final String CONTAINER = POD + "containers[0].";

  @Test
  void findsNothingInAGoodRelease() {
    assertThat(CHECK.check(GoodRelease.documents(GoodRelease.text()))).isEmpty();
  }

  /** What is broken; original text; its replacement; document, path and message expected. */
  static Stream<Arguments> broken() {
    return Stream.of(
        // Fields.
        arguments(
            "unknown field",
            "  replicas: 1\n  strategy:",
            "  replicas: 1\n  colour: red\n  strategy:",
            WEB,
            "spec.colour",
            "no such field"),
        arguments(
            "misspelt field",
            "imagePullPolicy:",
            "imagePulPolicy:",
            WEB,
            CONTAINER + "imagePulPolicy",
            "no such field"),
        arguments(
            "field in wrong case",
            "subPath:",
            "subpath:",
            WEB,
            CONTAINER + "volumeMounts[1].subpath",
            "no such field"),
        arguments(
            "field in the wrong place",
            "          livenessProbe:\n            httpGet:",
            "          securityContext:\n            livenessProbe: {}\n"
                + "          startupProbe:\n            httpGet:",
            WEB,
            CONTAINER + "securityContext.livenessProbe",
            "no such field"),
        arguments(
            "value that is no enum constant",
            "imagePullPolicy: IfNotPresent",
            "imagePullPolicy: Sometimes",
            WEB,
            CONTAINER + "imagePullPolicy",
            "\"Sometimes\"; allowed: Always, IfNotPresent, Never"),
        arguments(
            "type of service that does not exist",
            "type: NodePort",
            "type: Nodeport",
            "Service/web",
            "spec.type",
            "allowed: ClusterIP, ExternalName, LoadBalancer, NodePort"),
        arguments(
            "no selector",
            "  selector:\n    matchLabels:\n      app.kubernetes.io/name: web\n  template:",
            "  template:",
            WEB,
            "spec.selector",
            "required"),
        arguments(
            "no name of a container",
            "            - name: cleanup\n              ",
            "            - ",
            "CronJob/cleanup",
            "spec.jobTemplate.spec.template.spec.containers[0].name",
            "required"),
        arguments(
            "no containers",
            "          containers:\n            - name: cleanup\n"
                + "              image: busybox:1.36\n",
            "",
            "CronJob/cleanup",
            "spec.jobTemplate.spec.template.spec.containers",
            "required"),
        arguments(
            "empty containers",
            "          containers:\n            - name: cleanup\n"
                + "              image: busybox:1.36\n",
            "          containers: []\n",
            "CronJob/cleanup",
            "spec.jobTemplate.spec.template.spec.containers",
            "needs a container"),
        arguments(
            "quantity with a wrong unit",
            "memory: 1Gi",
            "memory: 1Gb",
            WEB,
            CONTAINER + "resources.limits.memory",
            "\"1Gb\" is not a quantity"),
        arguments(
            "quantity with words",
            "cpu: 100m",
            "cpu: 1 core",
            WEB,
            CONTAINER + "resources.requests.cpu",
            "\"1 core\" is not a quantity"),
        arguments(
            "port as text",
            "containerPort: 5432",
            "containerPort: \"5432\"",
            "StatefulSet/db",
            CONTAINER + "ports[0].containerPort",
            "the string \"5432\"; expected: integer"),
        arguments(
            "number in the environment",
            "value: \"yes\"",
            "value: 1",
            WEB,
            CONTAINER + "env[2].value",
            "the number 1; expected: string"),
        arguments(
            "unquoted yes in the environment",
            "value: \"yes\"",
            "value: yes",
            WEB,
            CONTAINER + "env[2].value",
            "the boolean true; expected: string"),
        arguments(
            "unquoted wallet address",
            "password: \"0123\"",
            "password: 0x1F",
            "Secret/keys",
            "stringData.password",
            "the number 31; expected: string"),
        arguments(
            "annotation that is no text",
            "checksum/config: \"12345\"",
            "checksum/config: true",
            WEB,
            "spec.template.metadata.annotations[\"checksum/config\"]",
            "the boolean true; expected: string"),
        arguments(
            "data that is not base64",
            "  token: c2VjcmV0\nstringData:",
            "  token: secret!\nstringData:",
            "Secret/keys",
            "data.token",
            "\"secret!\" is not base64"),
        arguments(
            "data without padding",
            "  token: c2VjcmV0\nstringData:",
            "  token: c2VjcmU\nstringData:",
            "Secret/keys",
            "data.token",
            "\"c2VjcmU\" is not base64"),
        arguments(
            "list where a map belongs",
            "      labels:\n        app.kubernetes.io/name: db\n",
            "      labels:\n        - app.kubernetes.io/name: db\n",
            "StatefulSet/db",
            "spec.template.metadata.labels",
            "expected: object"),
        arguments(
            "field twice",
            "  replicas: 1\n  strategy:",
            "  replicas: 1\n  replicas: 2\n  strategy:",
            "?/?",
            "",
            "duplicate key replicas"),

        // Kinds.
        arguments(
            "removed version",
            "apiVersion: apps/v1\nkind: Deployment",
            "apiVersion: extensions/v1beta1\nkind: Deployment",
            WEB,
            "apiVersion",
            "allowed: apps/v1"),
        arguments(
            "version younger Kubernetes removed",
            "apiVersion: policy/v1",
            "apiVersion: policy/v1beta1",
            "PodDisruptionBudget/web",
            "apiVersion",
            "allowed: policy/v1"),
        arguments(
            "unknown kind",
            "kind: Deployment",
            "kind: Deploiment",
            "Deploiment/web",
            "kind",
            "\"Deploiment\" is no kind"),
        arguments("no kind", "kind: PodDisruptionBudget\n", "", "?/web", "kind", "required"),

        // Names, labels, annotations.
        arguments(
            "label value with a blank",
            "  name: web\n  labels:\n    app.kubernetes.io/name: web\nspec:\n  replicas",
            "  name: web\n  labels:\n    app.kubernetes.io/name: my web\nspec:\n  replicas",
            WEB,
            "metadata.labels[\"app.kubernetes.io/name\"]",
            "\"my web\" is not allowed"),
        arguments(
            "label key with two slashes",
            "  name: web\n  labels:\n    app.kubernetes.io/name: web\nspec:\n  replicas",
            "  name: web\n  labels:\n    a/b/c: web\nspec:\n  replicas",
            WEB,
            "metadata.labels[\"a/b/c\"]",
            "the key \"a/b/c\" is not allowed"),
        arguments(
            "annotation key with a blank",
            "checksum/config:",
            "checksum config:",
            WEB,
            "spec.template.metadata.annotations[\"checksum config\"]",
            "the key \"checksum config\" is not allowed"),
        arguments(
            "name with capitals",
            "kind: NetworkPolicy\nmetadata:\n  name: web",
            "kind: NetworkPolicy\nmetadata:\n  name: Web",
            "NetworkPolicy/Web",
            "metadata.name",
            "\"Web\" is not allowed"),
        arguments(
            "name with an underscore",
            "kind: NetworkPolicy\nmetadata:\n  name: web",
            "kind: NetworkPolicy\nmetadata:\n  name: my_web",
            "NetworkPolicy/my_web",
            "metadata.name",
            "\"my_web\" is not allowed"),
        arguments(
            "no name",
            "kind: NetworkPolicy\nmetadata:\n  name: web",
            "kind: NetworkPolicy\nmetadata: {}",
            "NetworkPolicy/?",
            "metadata.name",
            "required"),
        arguments(
            "name of a cron job that leaves no room for its jobs",
            "kind: CronJob\nmetadata:\n  name: cleanup",
            "kind: CronJob\nmetadata:\n  name: " + "c".repeat(53),
            "CronJob/" + "c".repeat(53),
            "metadata.name",
            "53 characters; allowed are 52"),
        arguments(
            "same object twice",
            "kind: Service\nmetadata:\n  name: db\n",
            "kind: Service\nmetadata:\n  name: web\n",
            "Service/web",
            "metadata.name",
            "the release has this object already, in chart/templates/all.yaml"),

        // Ports.
        arguments(
            "port out of range",
            "containerPort: 5432",
            "containerPort: 70000",
            "StatefulSet/db",
            CONTAINER + "ports[0].containerPort",
            "is 70000; allowed: 1 to 65535"),
        arguments(
            "long name of a port",
            "name: admin",
            "name: administration-web",
            WEB,
            POD + "containers[1].ports[0].name",
            "18 characters; allowed are 15"),
        arguments(
            "name of a port without a letter",
            "name: admin",
            "name: \"9091\"",
            WEB,
            POD + "containers[1].ports[0].name",
            "at least one letter"),
        arguments(
            "port twice in a container",
            "containerPort: 9090",
            "containerPort: 8080",
            WEB,
            CONTAINER + "ports[1].containerPort",
            "already a port 8080"),
        arguments(
            "name of a port twice in a container",
            "            - name: metrics\n              containerPort",
            "            - name: http\n              containerPort",
            WEB,
            CONTAINER + "ports[1].name",
            "already a port named \"http\""),
        arguments(
            "port of another container of the pod",
            "containerPort: 9091",
            "containerPort: 8080",
            WEB,
            POD + "containers[1].ports[0].containerPort",
            "containers[0] of the same pod has the port 8080/TCP too"),

        // Workloads.
        arguments(
            "selector that misses its own pods",
            "  selector:\n    matchLabels:\n      app.kubernetes.io/name: web\n  template:",
            "  selector:\n    matchLabels:\n      app.kubernetes.io/name: web2\n  template:",
            WEB,
            "spec.selector",
            "does not mean the labels of its own pods"),
        arguments(
            "expression that misses its own pods",
            "values: [db, database]",
            "values: [database]",
            "StatefulSet/db",
            "spec.selector",
            "does not mean the labels of its own pods"),
        arguments(
            "selector for everything",
            "  selector:\n    matchLabels:\n      app.kubernetes.io/name: web\n  template:",
            "  selector: {}\n  template:",
            WEB,
            "spec.selector",
            "is empty"),
        arguments(
            "container twice",
            "name: sidecar",
            "name: web",
            WEB,
            POD + "containers[1].name",
            "already a container \"web\""),
        arguments(
            "name of an init container again",
            "name: sidecar",
            "name: wait",
            WEB,
            POD + "containers[1].name",
            "already a container \"wait\""),
        arguments(
            "mount of an unknown volume",
            "            - name: config\n              mountPath",
            "            - name: settings\n              mountPath",
            WEB,
            CONTAINER + "volumeMounts[1].name",
            "no volume \"settings\"; it has: config, data, scratch"),
        arguments(
            "two mounts at one place",
            "mountPath: /etc/app/app.properties",
            "mountPath: /data",
            WEB,
            CONTAINER + "volumeMounts[1].mountPath",
            "already something mounted at \"/data\""),
        arguments(
            "mount at a relative path",
            "mountPath: /data",
            "mountPath: data",
            WEB,
            CONTAINER + "volumeMounts[0].mountPath",
            "not absolute"),
        arguments(
            "sub-path out of the volume",
            "subPath: app.properties",
            "subPath: ../app.properties",
            WEB,
            CONTAINER + "volumeMounts[1].subPath",
            "not a path below the volume"),
        arguments(
            "volume twice",
            "- name: scratch",
            "- name: data",
            WEB,
            POD + "volumes[2].name",
            "already a volume \"data\""),
        arguments(
            "volume without a source",
            "          emptyDir: {}\n",
            "",
            WEB,
            POD + "volumes[2]",
            "no source"),
        arguments(
            "volume with two sources",
            "          emptyDir: {}\n",
            "          emptyDir: {}\n          hostPath: {path: /mnt}\n",
            WEB,
            POD + "volumes[2]",
            "emptyDir, hostPath"),
        arguments(
            "deployment that does not restart",
            "      serviceAccountName: app\n",
            "      serviceAccountName: app\n      restartPolicy: Never\n",
            WEB,
            POD + "restartPolicy",
            "is Never; allowed: Always"),
        arguments(
            "hook job without restart policy",
            "      restartPolicy: Never\n",
            "",
            "Job/setup",
            POD + "restartPolicy",
            "missing, which means Always; allowed: Never, OnFailure"),
        arguments(
            "schedule in words",
            "schedule: \"*/15 2 1-7 JAN,jul mon-fri\"",
            "schedule: \"every hour\"",
            "CronJob/cleanup",
            "spec.schedule",
            "\"every hour\" is not a schedule"),
        arguments(
            "update strategy that does not fit its type",
            "type: RollingUpdate",
            "type: Recreate",
            WEB,
            "spec.strategy.rollingUpdate",
            "may not be given when the type is Recreate"),
        arguments(
            "update that cannot proceed",
            "maxSurge: 1",
            "maxSurge: 0",
            WEB,
            "spec.strategy.rollingUpdate",
            "may not both be 0"),
        arguments(
            "negative replicas",
            "  replicas: 1\n  strategy:",
            "  replicas: -1\n  strategy:",
            WEB,
            "spec.replicas",
            "is -1; allowed: 0 or more"),
        arguments(
            "image that is no name",
            "image: docker.io/library/nginx:1.25",
            "image: Library/Nginx",
            WEB,
            CONTAINER + "image",
            "not an image name"),
        arguments(
            "request above the limit",
            "memory: 128Mi",
            "memory: 2Gi",
            WEB,
            CONTAINER + "resources.requests.memory",
            "2Gi is more than the limit 1Gi"),
        arguments(
            "negative amount",
            "memory: 128Mi",
            "memory: \"-1\"",
            WEB,
            CONTAINER + "resources.requests.memory",
            "is -1; allowed: 0 or more"),

        // Probes.
        arguments(
            "probe without a handler",
            "            httpGet:\n              path: /\n              port: http\n",
            "",
            WEB,
            CONTAINER + "livenessProbe",
            "has none; allowed is exactly one of: exec, httpGet, tcpSocket, grpc"),
        arguments(
            "probe with two handlers",
            "            tcpSocket:\n              port: 8080\n",
            "            tcpSocket:\n              port: 8080\n"
                + "            exec: {command: [\"true\"]}\n",
            WEB,
            CONTAINER + "readinessProbe",
            "has exec and tcpSocket"),
        arguments(
            "probe of a port that has no such name",
            "              port: http\n            periodSeconds",
            "              port: web\n            periodSeconds",
            WEB,
            CONTAINER + "livenessProbe.httpGet.port",
            "no port named \"web\""),
        arguments(
            "liveness that needs two successes",
            "            periodSeconds: 10\n",
            "            successThreshold: 2\n",
            WEB,
            CONTAINER + "livenessProbe.successThreshold",
            "is 2; allowed for a livenessProbe: 1"),
        arguments(
            "probe of an init container",
            "          command: [sh, -c, \"true\"]\n",
            "          readinessProbe: {exec: {command: [\"true\"]}}\n",
            WEB,
            POD + "initContainers[0].readinessProbe",
            "may not have one"),

        // Environment.
        arguments(
            "variable with a bad name",
            "- name: DEBUG",
            "- name: 2FA",
            WEB,
            CONTAINER + "env[2].name",
            "\"2FA\" is not allowed"),
        arguments(
            "variable twice",
            "- name: DEBUG",
            "- name: MODE",
            WEB,
            CONTAINER + "env[2].name",
            "already a variable \"MODE\""),
        arguments(
            "variable with value and source",
            "            - name: MODE\n",
            "            - name: MODE\n              value: x\n",
            WEB,
            CONTAINER + "env[0].valueFrom",
            "either a value or a source"),

        // Services.
        arguments(
            "one number for two protocols, which patches mix up",
            "nodePort: 30080\n",
            "nodePort: 30080\n    - name: udp\n      port: 80\n      protocol: UDP\n",
            "Service/web",
            "spec.ports[1].port",
            "of another protocol"),
        arguments(
            "node port TrueNAS does not hand out",
            "nodePort: 30080",
            "nodePort: 80",
            "Service/web",
            "spec.ports[0].nodePort",
            "is 80; allowed: 9000 to 65535"),
        arguments(
            "node port of a service without them",
            "  type: NodePort\n",
            "",
            "Service/web",
            "spec.ports[0].nodePort",
            "may not be given when the type is ClusterIP"),
        arguments(
            "node port twice",
            "      targetPort: 9090\n",
            "      targetPort: 9090\n      nodePort: 30080\n",
            "Service/web",
            "spec.ports[1].nodePort",
            "the node port 30080/TCP twice"),
        arguments(
            "service without pods",
            "  type: NodePort\n  selector:\n    app.kubernetes.io/name: web\n",
            "  type: NodePort\n  selector:\n    app.kubernetes.io/name: wob\n",
            "Service/web",
            "spec.selector",
            "no pod of the release has the labels {app.kubernetes.io/name=wob}"),
        arguments(
            "target port that has no such name",
            "targetPort: http",
            "targetPort: web",
            "Service/web",
            "spec.ports[0].targetPort",
            "has a port named \"web\""),
        arguments(
            "service port out of range",
            "port: 5432\n      targetPort",
            "port: 0\n      targetPort",
            "Service/db",
            "spec.ports[0].port",
            "is 0; allowed: 1 to 65535"),
        arguments(
            "service port twice",
            "      port: 9090\n",
            "      port: 80\n",
            "Service/web",
            "spec.ports[1].port",
            "already a port 80/TCP"),
        arguments(
            "second service port without name",
            "    - name: metrics\n      port",
            "    - port",
            "Service/web",
            "spec.ports[1].name",
            "required when there is more than one port"),

        // Storage.
        arguments(
            "claim without access modes",
            "kind: PersistentVolumeClaim\nmetadata:\n  name: data\nspec:\n"
                + "  accessModes: [ReadWriteOnce]\n",
            "kind: PersistentVolumeClaim\nmetadata:\n  name: data\nspec:\n",
            "PersistentVolumeClaim/data",
            "spec.accessModes",
            "required"),
        arguments(
            "access mode that does not exist",
            "kind: PersistentVolumeClaim\nmetadata:\n  name: data\nspec:\n"
                + "  accessModes: [ReadWriteOnce]\n",
            "kind: PersistentVolumeClaim\nmetadata:\n  name: data\nspec:\n"
                + "  accessModes: [RWO]\n",
            "PersistentVolumeClaim/data",
            "spec.accessModes[0]",
            "is \"RWO\"; allowed: ReadWriteOnce"),
        arguments(
            "claim for nothing",
            "storage: 10Gi",
            "storage: 0",
            "PersistentVolumeClaim/data",
            "spec.resources.requests.storage",
            "allowed: more than 0"),

        // References.
        arguments(
            "key a secret does not have",
            "key: token\n",
            "key: tokens\n",
            WEB,
            CONTAINER + "env[1].valueFrom.secretKeyRef.key",
            "Secret \"keys\" has no key \"tokens\"; it has: password, token"),
        arguments(
            "secret that does not exist",
            "                secretKeyRef:\n                  name: keys",
            "                secretKeyRef:\n                  name: key",
            WEB,
            CONTAINER + "env[1].valueFrom.secretKeyRef.name",
            "no Secret \"key\""),
        arguments(
            "config map that does not exist",
            "configMap:\n            name: settings\n            items:\n"
                + "              - key: app.properties\n"
                + "                path: app.properties\n",
            "configMap:\n            name: setting\n",
            WEB,
            POD + "volumes[1].configMap.name",
            "no ConfigMap \"setting\""),
        arguments(
            "file a config map does not have",
            "- key: app.properties",
            "- key: app.conf",
            WEB,
            POD + "volumes[1].configMap.items[0].key",
            "no key \"app.conf\""),
        arguments(
            "secret for the whole environment that does not exist",
            "            - secretRef:\n                name: keys",
            "            - secretRef:\n                name: none",
            WEB,
            CONTAINER + "envFrom[0].secretRef.name",
            "no Secret \"none\""),
        arguments(
            "claim that does not exist",
            "claimName: data",
            "claimName: date",
            WEB,
            POD + "volumes[0].persistentVolumeClaim.claimName",
            "no PersistentVolumeClaim \"date\""),
        arguments(
            "service account that does not exist",
            "serviceAccountName: app",
            "serviceAccountName: api",
            WEB,
            POD + "serviceAccountName",
            "no ServiceAccount \"api\""),
        arguments(
            "governing service that does not exist",
            "serviceName: db",
            "serviceName: sql",
            "StatefulSet/db",
            "spec.serviceName",
            "no Service \"sql\""),
        arguments(
            "role that does not exist",
            "  kind: Role\n  name: app:reader",
            "  kind: Role\n  name: app:writer",
            "RoleBinding/app:reader",
            "roleRef.name",
            "no Role \"app:writer\""),
        arguments(
            "backend that does not exist",
            "                name: web\n                port:",
            "                name: www\n                port:",
            "Ingress/web",
            "spec.rules[0].http.paths[0].backend.service.name",
            "no Service \"www\""),

        // Hooks, ConfigMaps, Secrets.
        arguments(
            "event that does not exist",
            "    helm.sh/hook: pre-install\n    helm.sh/hook-weight: \"-10\"",
            "    helm.sh/hook: pre-install,pre-update\n    helm.sh/hook-weight: \"-10\"",
            "Secret/setup-keys",
            "metadata.annotations[\"helm.sh/hook\"]",
            "\"pre-update\" is unknown to Helm"),
        arguments(
            "hook that comes before what it needs",
            "helm.sh/hook-weight: \"-10\"",
            "helm.sh/hook-weight: \"0\"",
            "Job/setup",
            CONTAINER + "envFrom[0].secretRef.name",
            "does not exist yet when this pre-install hook runs"),
        arguments(
            "hook that needs what is no hook",
            "  annotations:\n    helm.sh/hook: pre-install\n    helm.sh/hook-weight: \"-10\"\n",
            "",
            "Job/setup",
            CONTAINER + "envFrom[0].secretRef.name",
            "does not exist yet when this pre-install hook runs"),
        arguments(
            "weight that is no number",
            "helm.sh/hook-weight: \"-10\"",
            "helm.sh/hook-weight: \"first\"",
            "Secret/setup-keys",
            "metadata.annotations[\"helm.sh/hook-weight\"]",
            "\"first\" is no integer"),
        arguments(
            "key that is no file name",
            "  mode: \"on\"\n",
            "  mode: \"on\"\n  a/b: c\n",
            "ConfigMap/settings",
            "data[\"a/b\"]",
            "the key \"a/b\" is not allowed"),
        arguments(
            "certificate without its key",
            "type: Opaque\n",
            "type: kubernetes.io/tls\n",
            "Secret/keys",
            "data[\"tls.crt\"]",
            "required for the type kubernetes.io/tls"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void finds(
      String what,
      String original,
      String replacement,
      String document,
      String path,
      String message) {
    List<Finding> findings = CHECK.check(GoodRelease.with(original, replacement));

    // One mistake must not drown in its consequences.
    assertThat(findings)
        .hasSizeLessThanOrEqualTo(3)
        .anySatisfy(
            finding -> {
              assertThat(finding.document()).isEqualTo(document);
              assertThat(finding.path()).isEqualTo(path);
              assertThat(finding.message()).contains(message);
            });
  }
}
