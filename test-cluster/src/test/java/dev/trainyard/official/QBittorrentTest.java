package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;
import java.util.List;
import java.util.Map;

class QBittorrentTest implements OfficialAppTest {

  private static final String APP = "Deployment my-release-qbittorrent-qbittorrent";
  private static final String POD = "spec/template/spec/";
  private static final String SERVER = POD + "containers[qbittorrent]/";
  private static final String ENV = SERVER + "env[";
  private static final String VOLUME = POD + "volumes[";

  @Override
  public AppDefinition definition() {
    return new QBittorrent();
  }

  @Override
  public Comparison comparison() {
    return Comparison.with("community__qbittorrent")
        .variables("qbitConfig.additionalEnvs", "qbittorrent.variables")
        .asks("qbitRunAs.user", "run_as.user")
        .asks("qbitRunAs.group", "run_as.group")
        .asks("qbitNetwork.webPort", "network.web_port")
        .asks("qbitNetwork.btPort", "network.bt_port")
        .asks("qbitNetwork.useHttpsProbe", "network.https_probe")
        .asks("qbitNetwork.hostNetwork", "network.host_network")
        .storage("qbitStorage.downloads", "storage.downloads")
        .storage("qbitStorage.config", "storage.config")
        .moreStorage("qbitStorage.additionalStorages", "storage.more")
        .limits("resources.limits", "resources.limits")
        .does("image", "default", APP, SERVER + "image", "ghcr.io/onedr0p/qbittorrent:5.0.4")
        .does("user", "default", APP, POD + "securityContext/runAsUser", 568L)
        .does("user of the owner", "everything", APP, POD + "securityContext/runAsUser", 1001L)
        .does("group of the owner", "everything", APP, POD + "securityContext/runAsGroup", 1002L)
        .does("no host network", "default", APP, POD + "hostNetwork", false)
        .does("host network", "everything", APP, POD + "hostNetwork", true)
        .does("web port inside", "everything", APP, SERVER + "ports[http]/containerPort", 31024L)
        .does(
            "BitTorrent inside, TCP",
            "everything",
            APP,
            SERVER + "ports[bt-tcp]/containerPort",
            51413L)
        .does(
            "the program knows its web port",
            "everything",
            APP,
            ENV + "QBITTORRENT__PORT]/value",
            "31024")
        .does(
            "the program knows its BitTorrent port",
            "everything",
            APP,
            ENV + "QBITTORRENT__BT_PORT]/value",
            "51413")
        .does(
            "web port of the NAS",
            "default",
            "Service my-release-qbittorrent-web-port-nodeport",
            "spec/ports[http]/nodePort",
            30024L)
        .does(
            "BitTorrent of the NAS, TCP",
            "default",
            "Service my-release-qbittorrent-bt-port-nodeport-50413",
            "spec/ports[tcp]",
            Map.of(
                "name",
                "tcp",
                "port",
                50413L,
                "targetPort",
                "bt-tcp",
                "protocol",
                "TCP",
                "nodePort",
                50413L))
        .does(
            "BitTorrent of the NAS, UDP",
            "default",
            "Service my-release-qbittorrent-bt-port-nodeport-50413",
            "spec/ports[udp]",
            Map.of(
                "name",
                "udp",
                "port",
                50413L,
                "targetPort",
                50413L,
                "protocol",
                "UDP",
                "nodePort",
                50413L))
        .does(
            "startup probe asks / by HTTP",
            "default",
            APP,
            SERVER + "startupProbe/httpGet",
            Map.of("path", "/", "port", "http", "scheme", "HTTP"))
        .does(
            "readiness probe asks / by HTTP",
            "default",
            APP,
            SERVER + "readinessProbe/httpGet",
            Map.of("path", "/", "port", "http", "scheme", "HTTP"))
        .does(
            "liveness probe asks / by HTTP",
            "default",
            APP,
            SERVER + "livenessProbe/httpGet",
            Map.of("path", "/", "port", "http", "scheme", "HTTP"))
        .does(
            "startup probe asks / by HTTPS",
            "everything",
            APP,
            SERVER + "startupProbe/httpGet",
            Map.of("path", "/", "port", "http", "scheme", "HTTPS"))
        .does(
            "readiness probe asks / by HTTPS",
            "everything",
            APP,
            SERVER + "readinessProbe/httpGet",
            Map.of("path", "/", "port", "http", "scheme", "HTTPS"))
        .does(
            "liveness probe asks / by HTTPS",
            "everything",
            APP,
            SERVER + "livenessProbe/httpGet",
            Map.of("path", "/", "port", "http", "scheme", "HTTPS"))
        .does(
            "configuration",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1config]/name",
            "config")
        .does(
            "downloads",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1downloads]/name",
            "downloads")
        .does(
            "downloads in a directory of the NAS",
            "everything",
            APP,
            VOLUME + "downloads]/hostPath/path",
            "/mnt/tank/downloads")
        .does(
            "owner of the volumes",
            "everything",
            APP,
            POD + "initContainers[permissions]/args",
            List.of("1001:1002=/volumes/config", "1001:1002=/volumes/downloads"))
        .does(
            "additional storage",
            "everything",
            APP,
            SERVER + "volumeMounts[mountPath=~1films]/readOnly",
            true)
        .does("additional variable", "everything", APP, ENV + "DOCKER_MODS]/value", "none")
        .does(
            "limits",
            "everything",
            APP,
            SERVER + "resources/limits",
            Map.of("cpu", "2000m", "memory", "1024Mi"))
        .does("portal: protocol", "default", "ConfigMap portal", "data/protocol", "http")
        .does("portal: the NAS", "default", "ConfigMap portal", "data/host", "$node_ip")
        .does("portal: port", "everything", "ConfigMap portal", "data/port", "31024")
        .does("portal: path", "default", "ConfigMap portal", "data/path", "/")
        .does(
            "Compose: image",
            "default",
            "compose",
            "services/qbittorrent/image",
            "ghcr.io/onedr0p/qbittorrent:5.0.4")
        .does("Compose: user", "everything", "compose", "services/qbittorrent/user", "1001:1002")
        .does(
            "Compose: host network",
            "everything",
            "compose",
            "services/qbittorrent/network_mode",
            "host")
        .does(
            "Compose: no port beside it",
            "everything",
            "compose",
            "services/qbittorrent/ports",
            null)
        .does(
            "Compose: no host network",
            "default",
            "compose",
            "services/qbittorrent/network_mode",
            null)
        .does(
            "Compose: the program knows its port",
            "everything",
            "compose",
            "services/qbittorrent/environment/QBITTORRENT__BT_PORT",
            "51413");
  }
}
