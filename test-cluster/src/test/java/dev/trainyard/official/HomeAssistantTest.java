package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;
import java.util.List;
import java.util.Map;

class HomeAssistantTest implements OfficialAppTest {

  private static final String APP = "Deployment my-release-home-assistant-home-assistant";
  private static final String POD = "spec/template/spec/";
  private static final String SERVER = POD + "containers[home-assistant]/";
  private static final String ENV = SERVER + "env[";
  private static final String POSTGRES = "Deployment my-release-home-assistant-postgres";
  private static final String VOLUME = POD + "volumes[";

  @Override
  public AppDefinition definition() {
    return new HomeAssistant();
  }

  @Override
  public Comparison comparison() {
    return Comparison.with("charts__home-assistant")
        .asks("TZ", "TZ")
        .asks("haConfig.allowDevices", "home_assistant.devices")
        .variables("haConfig.additionalEnvs", "home_assistant.variables")
        .asks("podOptions.dnsConfig.options[].name", "pod.dns_options[].name")
        .asks("podOptions.dnsConfig.options[].value", "pod.dns_options[].value")
        .asks("haNetwork.webPort", "network.web_port")
        .asks("haNetwork.hostNetwork", "network.host_network")
        .asks("haID.user", "run_as.user")
        .asks("haID.group", "run_as.group")
        .storage("haStorage.config", "storage.config")
        .storage("haStorage.media", "storage.media")
        .storage("haStorage.pgData", "storage.pg_data")
        .storage("haStorage.pgBackup", "storage.pg_backup")
        .moreStorage("haStorage.additionalStorages", "storage.more")
        .limits("resources.limits", "resources.limits")
        .does(
            "image",
            "default",
            APP,
            SERVER + "image",
            "docker.io/homeassistant/home-assistant:2025.3.0")
        .does("root", "default", APP, SERVER + "securityContext/runAsUser", 0L)
        .does(
            "writable root file system",
            "default",
            APP,
            SERVER + "securityContext/readOnlyRootFilesystem",
            false)
        .does(
            "capabilities",
            "default",
            APP,
            SERVER + "securityContext/capabilities/add",
            List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "NET_BIND_SERVICE", "NET_RAW"))
        .does(
            "not privileged without devices",
            "default",
            APP,
            SERVER + "securityContext/privileged",
            null)
        .does(
            "privileged for devices",
            "everything",
            APP,
            SERVER + "securityContext/privileged",
            true)
        .does(
            "gains no rights otherwise",
            "default",
            APP,
            SERVER + "securityContext/allowPrivilegeEscalation",
            false)
        .does("group of the volumes", "everything", APP, POD + "securityContext/fsGroup", 1002L)
        .does("user of the files", "everything", APP, ENV + "PUID]/value", "1001")
        .does("time zone", "everything", APP, ENV + "TZ]/value", "Europe/Berlin")
        .does("no host network", "default", APP, POD + "hostNetwork", false)
        .does("host network", "everything", APP, POD + "hostNetwork", true)
        .does(
            "DNS options",
            "everything",
            APP,
            POD + "dnsConfig/options",
            List.of(Map.of("name", "ndots", "value", "2")))
        .does("web port inside", "default", APP, SERVER + "ports[http]/containerPort", 8123L)
        .does(
            "web port of the NAS",
            "default",
            "Service my-release-home-assistant-web-port-nodeport",
            "spec/ports[http]/nodePort",
            20810L)
        .does(
            "startup probe asks /manifest.json by HTTP",
            "default",
            APP,
            SERVER + "startupProbe/httpGet",
            Map.of("path", "/manifest.json", "port", "http", "scheme", "HTTP"))
        .does(
            "readiness probe asks /manifest.json by HTTP",
            "default",
            APP,
            SERVER + "readinessProbe/httpGet",
            Map.of("path", "/manifest.json", "port", "http", "scheme", "HTTP"))
        .does(
            "liveness probe asks /manifest.json by HTTP",
            "default",
            APP,
            SERVER + "livenessProbe/httpGet",
            Map.of("path", "/manifest.json", "port", "http", "scheme", "HTTP"))
        .does(
            "configuration",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1config]/name",
            "config")
        .does("media", "default", APP, SERVER + "volumeMounts[mountPath=~1media]/name", "media")
        .does(
            "temporary directory",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1tmp]/name",
            "tmp")
        .does(
            "media in a directory of the NAS",
            "everything",
            APP,
            VOLUME + "media]/hostPath/path",
            "/mnt/tank/media")
        .does(
            "additional storage",
            "everything",
            APP,
            SERVER + "volumeMounts[mountPath=~1photos]/readOnly",
            true)
        .does("additional variable", "everything", APP, ENV + "PIP_INDEX]/value", "none")
        .does(
            "a step writes the configuration",
            "default",
            APP,
            POD + "initContainers[config]/image",
            "docker.io/mikefarah/yq:4.40.5")
        .does(
            "its rights",
            "default",
            APP,
            POD + "initContainers[config]/securityContext/capabilities/add",
            List.of("CHOWN", "DAC_OVERRIDE", "FOWNER"))
        .does(
            "it knows the database",
            "default",
            APP,
            POD + "initContainers[config]/env[DB_URL]/valueFrom/secretKeyRef/name",
            "my-release-home-assistant-home-assistant-env")
        .does(
            "defaults of the configuration",
            "default",
            APP,
            POD
                + "initContainers[config]/volumeMounts[mountPath=~1default~1init~1configuration.default]/readOnly",
            true)
        .does(
            "waits for the database",
            "default",
            APP,
            POD + "initContainers[wait-for-postgres]/args",
            List.of("my-release-home-assistant-postgres", "5432"))
        .does(
            "the database has its volume",
            "default",
            POSTGRES,
            POD + "containers[0]/volumeMounts[mountPath=~1var~1lib~1postgresql~1data]/name",
            "pg-data")
        .does(
            "dump before an upgrade",
            "default",
            POSTGRES,
            POD + "initContainers[1]/volumeMounts[mountPath=~1dumps]/name",
            "pg-backup")
        .does(
            "limits",
            "default",
            APP,
            SERVER + "resources/limits",
            Map.of("cpu", "4000m", "memory", "8192Mi"))
        .does("portal: port", "default", "ConfigMap portal", "data/port", "20810")
        .does(
            "portal: port in the network of the NAS",
            "everything",
            "ConfigMap portal",
            "data/port",
            "8123")
        .does(
            "Compose: the network of the NAS",
            "everything",
            "compose",
            "services/home-assistant/network_mode",
            "host")
        .does(
            "Compose: the database outside of it",
            "everything",
            "compose",
            "services/home-assistant/extra_hosts[0]",
            "postgres:127.78.105.55")
        .does(
            "Compose: its port at an address of the NAS itself",
            "everything",
            "compose",
            "services/postgres/ports[0]/host_ip",
            "127.78.105.55")
        .does(
            "Compose: no port of the database otherwise",
            "default",
            "compose",
            "services/postgres/ports",
            null)
        .does(
            "Compose: privileged for devices",
            "everything",
            "compose",
            "services/home-assistant/privileged",
            true)
        .does(
            "Compose: no more rights than needed otherwise",
            "default",
            "compose",
            "services/home-assistant/cap_drop",
            List.of("ALL"));
  }
}
