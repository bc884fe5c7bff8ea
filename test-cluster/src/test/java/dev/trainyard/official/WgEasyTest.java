package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;
import java.util.List;
import java.util.Map;

class WgEasyTest implements OfficialAppTest {

  private static final String APP = "Deployment my-release-wg-easy-wgeasy";
  private static final String POD = "spec/template/spec/";
  private static final String SERVER = POD + "containers[wgeasy]/";
  private static final String ENV = SERVER + "env[";
  private static final String VOLUME = POD + "volumes[";

  @Override
  public AppDefinition definition() {
    return new WgEasy();
  }

  @Override
  public Comparison comparison() {
    return Comparison.with("charts__wg-easy")
        .asks("wgConfig.host", "wg.host")
        .asks("wgConfig.externalPort", "wg.external_port")
        .asks("wgConfig.password", "wg.password")
        .asks("wgConfig.keepAlive", "wg.keep_alive")
        .asks("wgConfig.deviceName", "wg.device")
        .asks("wgConfig.clientMTU", "wg.mtu")
        .asks("wgConfig.clientAddressRange", "wg.address_range")
        .asks("wgConfig.clientDNSServer", "wg.dns")
        .asks("wgConfig.allowedIPs[]", "wg.allowed[]")
        .variables("wgConfig.additionalEnvs", "wg.variables")
        .asks("podOptions.dnsConfig.options[].name", "pod.dns_options[].name")
        .asks("podOptions.dnsConfig.options[].value", "pod.dns_options[].value")
        .asks("wgNetwork.udpPort", "network.udp_port")
        .asks("wgNetwork.webPort", "network.web_port")
        .asks("wgNetwork.hostNetwork", "network.host_network")
        .storage("wgStorage.config", "storage.config")
        .moreStorage("wgStorage.additionalStorages", "storage.more")
        .limits("resources.limits", "resources.limits")
        .does("image", "default", APP, SERVER + "image", "ghcr.io/wg-easy/wg-easy:14")
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
            List.of("NET_ADMIN", "NET_RAW", "SYS_MODULE"))
        .does("host network", "default", APP, POD + "hostNetwork", true)
        .does("no host network", "everything", APP, POD + "hostNetwork", false)
        .does(
            "DNS options",
            "everything",
            APP,
            POD + "dnsConfig/options",
            List.of(Map.of("name", "ndots", "value", "2")))
        .does("web port inside", "everything", APP, SERVER + "ports[http]/containerPort", 31058L)
        .does(
            "web port of the NAS",
            "everything",
            "Service my-release-wg-easy-web-port-nodeport",
            "spec/ports[http]/nodePort",
            31058L)
        .does(
            "WireGuard of the NAS, UDP",
            "everything",
            "Service my-release-wg-easy-udp-port-nodeport",
            "spec/ports[vpn]",
            Map.of(
                "name",
                "vpn",
                "port",
                51820L,
                "targetPort",
                51820L,
                "protocol",
                "UDP",
                "nodePort",
                31057L))
        .does("port for clients", "everything", APP, ENV + "WG_PORT]/value", "443")
        .does("where its files are", "default", APP, ENV + "WG_PATH]/value", "/etc/wireguard")
        .does("the program knows its web port", "everything", APP, ENV + "PORT]/value", "31058")
        .does("host", "everything", APP, ENV + "WG_HOST]/value", "vpn.example.org")
        .does(
            "hash of the password",
            "everything",
            APP,
            SERVER + "env[PASSWORD_HASH]/valueFrom/secretKeyRef/name",
            "my-release-wg-easy-wgeasy-env")
        .does("no hash of no password", "default", APP, SERVER + "env[PASSWORD_HASH]", null)
        .does("keep alive", "everything", APP, ENV + "WG_PERSISTENT_KEEPALIVE]/value", "25")
        .does("MTU", "everything", APP, ENV + "WG_MTU]/value", "1400")
        .does(
            "addresses of clients",
            "everything",
            APP,
            ENV + "WG_DEFAULT_ADDRESS]/value",
            "10.9.0.x")
        .does("name server of clients", "everything", APP, ENV + "WG_DEFAULT_DNS]/value", "9.9.9.9")
        .does("device", "everything", APP, ENV + "WG_DEVICE]/value", "eno1")
        .does("all addresses", "default", APP, ENV + "WG_ALLOWED_IPS]/value", "0.0.0.0/0,::/0")
        .does(
            "allowed addresses",
            "everything",
            APP,
            ENV + "WG_ALLOWED_IPS]/value",
            "10.0.0.0/8,192.168.0.0/16")
        .does("user of files", "default", APP, ENV + "PUID]/value", "0")
        .does("additional variable", "everything", APP, ENV + "LANG]/value", "de")
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
            "takes its routes away when it stops",
            "default",
            APP,
            SERVER + "lifecycle/preStop/exec/command[0]",
            "/bin/bash")
        .does(
            "configuration",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1etc~1wireguard]/name",
            "config")
        .does(
            "temporary directory",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1tmp]/name",
            "tmp")
        .does(
            "configuration in a directory of the NAS",
            "everything",
            APP,
            VOLUME + "config]/hostPath/path",
            "/mnt/tank/wireguard")
        .does(
            "additional storage",
            "everything",
            APP,
            SERVER + "volumeMounts[mountPath=~1keys]/readOnly",
            true)
        .does(
            "limits",
            "default",
            APP,
            SERVER + "resources/limits",
            Map.of("cpu", "4000m", "memory", "8192Mi"))
        .does("portal: port", "everything", "ConfigMap portal", "data/port", "31058")
        .does("portal: the NAS", "default", "ConfigMap portal", "data/host", "$node_ip")
        .does(
            "Compose: what runs before it stops",
            "default",
            "compose",
            "services/wgeasy/entrypoint[3]",
            ". /run/trainyard/environment; . /run/trainyard/start");
  }
}
