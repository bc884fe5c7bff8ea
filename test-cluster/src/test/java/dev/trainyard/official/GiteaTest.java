package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;
import java.util.List;
import java.util.Map;

class GiteaTest implements OfficialAppTest {

  private static final String APP = "Deployment my-release-gitea-gitea";
  private static final String POD = "spec/template/spec/";
  private static final String SERVER = POD + "containers[gitea]/";
  private static final String ENV = SERVER + "env[";
  private static final String POSTGRES = "Deployment my-release-gitea-postgres";
  private static final String SERVERS = POD + "containers[0]/";
  private static final String PREPARES = POD + "initContainers[1]/";
  private static final String VOLUME = POD + "volumes[";

  @Override
  public AppDefinition definition() {
    return new Gitea();
  }

  @Override
  public Comparison comparison() {
    return Comparison.with("community__gitea")
        .variables("giteaConfig.additionalEnvs", "gitea.variables")
        .leaves(
            "giteaRunAs.user",
            "hidden and not editable: the image knows 1000 only, runAs(1000, 1000)")
        .leaves("giteaRunAs.group", "hidden and not editable: the image knows 1000 only")
        .asks("giteaNetwork.webPort", "network.web_port")
        .asks("giteaNetwork.sshPort", "network.ssh_port")
        .asks("giteaNetwork.externalSshPort", "network.external_ssh_port")
        .asks("giteaNetwork.hostNetwork", "network.host_network")
        .asks("giteaNetwork.rootURL", "network.root_url")
        .asks("giteaNetwork.certificateID", "network.certificate")
        .storage("giteaStorage.data", "storage.data")
        .storage("giteaStorage.config", "storage.config")
        .storage("giteaStorage.pgData", "storage.pg_data")
        .storage("giteaStorage.pgBackup", "storage.pg_backup")
        .moreStorage("giteaStorage.additionalStorages", "storage.more")
        .limits("resources.limits", "resources.limits")
        .does("image", "default", APP, SERVER + "image", "docker.io/gitea/gitea:1.23.5-rootless")
        .does("user", "default", APP, POD + "securityContext/runAsUser", 1000L)
        .does("group", "default", APP, POD + "securityContext/runAsGroup", 1000L)
        .does("no host network", "default", APP, POD + "hostNetwork", false)
        .does("host network", "everything", APP, POD + "hostNetwork", true)
        .does("no capability", "default", APP, SERVER + "securityContext/capabilities/add", null)
        .does("web port inside", "default", APP, SERVER + "ports[http]/containerPort", 30008L)
        .does("SSH port inside", "default", APP, SERVER + "ports[ssh]/containerPort", 30009L)
        .does(
            "web port of the NAS",
            "default",
            "Service my-release-gitea-web-port-nodeport",
            "spec/ports[http]/nodePort",
            30008L)
        .does(
            "SSH port of the NAS",
            "default",
            "Service my-release-gitea-ssh-port-nodeport",
            "spec/ports[ssh]/nodePort",
            30009L)
        .does(
            "the program knows its web port",
            "default",
            APP,
            ENV + "GITEA__server__HTTP_PORT]/value",
            "30008")
        .does(
            "the program knows its SSH port",
            "default",
            APP,
            ENV + "GITEA__server__SSH_LISTEN_PORT]/value",
            "30009")
        .does(
            "it tells others the SSH port",
            "default",
            APP,
            ENV + "GITEA__server__SSH_PORT]/value",
            "30009")
        .does(
            "it tells others an external SSH port",
            "everything",
            APP,
            ENV + "GITEA__server__SSH_PORT]/value",
            "2222")
        .does(
            "root URL",
            "everything",
            APP,
            ENV + "GITEA__server__ROOT_URL]/value",
            "https://git.example.org:8443/")
        .does(
            "HTTP without a certificate",
            "default",
            APP,
            ENV + "GITEA__server__PROTOCOL]/value",
            "http")
        .does(
            "HTTPS with a certificate",
            "everything",
            APP,
            ENV + "GITEA__server__PROTOCOL]/value",
            "https")
        .does(
            "where the certificate is",
            "everything",
            APP,
            ENV + "GITEA__server__CERT_FILE]/value",
            "/etc/certs/gitea/public.crt")
        .does(
            "the private key is a file of a Secret",
            "everything",
            APP,
            SERVER + "volumeMounts[mountPath=~1etc~1certs~1gitea~1private.key]/name",
            "generated-files")
        .does(
            "startup probe asks /api/healthz by HTTP",
            "default",
            APP,
            SERVER + "startupProbe/httpGet",
            Map.of("path", "/api/healthz", "port", "http", "scheme", "HTTP"))
        .does(
            "readiness probe asks /api/healthz by HTTP",
            "default",
            APP,
            SERVER + "readinessProbe/httpGet",
            Map.of("path", "/api/healthz", "port", "http", "scheme", "HTTP"))
        .does(
            "liveness probe asks /api/healthz by HTTP",
            "default",
            APP,
            SERVER + "livenessProbe/httpGet",
            Map.of("path", "/api/healthz", "port", "http", "scheme", "HTTP"))
        .does(
            "startup probe asks /api/healthz by HTTPS",
            "everything",
            APP,
            SERVER + "startupProbe/httpGet",
            Map.of("path", "/api/healthz", "port", "http", "scheme", "HTTPS"))
        .does(
            "readiness probe asks /api/healthz by HTTPS",
            "everything",
            APP,
            SERVER + "readinessProbe/httpGet",
            Map.of("path", "/api/healthz", "port", "http", "scheme", "HTTPS"))
        .does(
            "liveness probe asks /api/healthz by HTTPS",
            "everything",
            APP,
            SERVER + "livenessProbe/httpGet",
            Map.of("path", "/api/healthz", "port", "http", "scheme", "HTTPS"))
        .does(
            "data",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1var~1lib~1gitea]/name",
            "data")
        .does(
            "configuration",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1etc~1gitea]/name",
            "config")
        .does(
            "temporary directory",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1tmp~1gitea]/name",
            "temp")
        .does(
            "data in a directory of the NAS",
            "everything",
            APP,
            VOLUME + "data]/hostPath/path",
            "/mnt/tank/gitea")
        .does(
            "owner of the volumes",
            "default",
            APP,
            POD + "initContainers[permissions]/args",
            List.of("1000:1000=/volumes/data", "1000:1000=/volumes/config"))
        .does(
            "additional storage",
            "everything",
            APP,
            SERVER + "volumeMounts[mountPath=~1repositories]/readOnly",
            true)
        .does("additional variable", "everything", APP, ENV + "GITEA__log__LEVEL]/value", "Warn")
        .does("database", "default", APP, ENV + "GITEA__database__DB_TYPE]/value", "postgres")
        .does(
            "host of the database",
            "default",
            APP,
            ENV + "GITEA__database__HOST]/value",
            "my-release-gitea-postgres")
        .does(
            "password of the database",
            "default",
            APP,
            SERVER + "env[GITEA__database__PASSWD]/valueFrom/secretKeyRef/name",
            "my-release-gitea-gitea-env")
        .does(
            "waits for the database",
            "default",
            APP,
            POD + "initContainers[wait-for-postgres]/args",
            List.of("my-release-gitea-postgres", "5432"))
        .does(
            "the database has its volume",
            "default",
            POSTGRES,
            SERVERS + "volumeMounts[mountPath=~1var~1lib~1postgresql~1data]/name",
            "pg-data")
        .does(
            "dump before an upgrade",
            "default",
            POSTGRES,
            PREPARES + "volumeMounts[mountPath=~1dumps]/name",
            "pg-backup")
        .does(
            "limits",
            "default",
            APP,
            SERVER + "resources/limits",
            Map.of("cpu", "4000m", "memory", "8192Mi"))
        .does("portal: protocol", "default", "ConfigMap portal", "data/protocol", "http")
        .does("portal: host", "default", "ConfigMap portal", "data/host", "192.168.0.2")
        .does("portal: port", "default", "ConfigMap portal", "data/port", "30008")
        .does(
            "portal: protocol of the root URL",
            "everything",
            "ConfigMap portal",
            "data/protocol",
            "https")
        .does(
            "portal: host of the root URL",
            "everything",
            "ConfigMap portal",
            "data/host",
            "git.example.org")
        .does(
            "Compose: the network of the NAS",
            "everything",
            "compose",
            "services/gitea/network_mode",
            "host")
        .does(
            "Compose: the database outside of it",
            "everything",
            "compose",
            "services/gitea/extra_hosts[0]",
            "postgres:127.190.232.74")
        .does(
            "Compose: its port at an address of the NAS itself",
            "everything",
            "compose",
            "services/postgres/ports[0]/host_ip",
            "127.190.232.74")
        .does(
            "Compose: no port of the database otherwise",
            "default",
            "compose",
            "services/postgres/ports",
            null);
  }
}
