package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;
import java.util.List;
import java.util.Map;

class FrigateTest implements OfficialAppTest {

  private static final String APP = "Deployment my-release-frigate-frigate";
  private static final String POD = "spec/template/spec/";
  private static final String SERVER = POD + "containers[frigate]/";
  private static final String ENV = SERVER + "env[";
  private static final String VOLUME = POD + "volumes[";

  @Override
  public AppDefinition definition() {
    return new Frigate();
  }

  @Override
  public Comparison comparison() {
    return Comparison.with("community__frigate")
        .asks("frigateConfig.imageSelector", "frigate.image")
        .asks("frigateConfig.mountUSBBus", "frigate.usb_bus")
        .variables("frigateConfig.additionalEnvs", "frigate.variables")
        .asks("frigateNetwork.hostNetwork", "network.host_network")
        .asks("frigateNetwork.webPort", "network.web_port")
        .asks("frigateNetwork.enableRtmp", "network.enable_rtmp")
        .asks("frigateNetwork.rtmpPort", "network.rtmp_port")
        .asks("frigateNetwork.enableRtsp", "network.enable_rtsp")
        .asks("frigateNetwork.rtspPort", "network.rtsp_port")
        .asks("frigateNetwork.enableWebRtc", "network.enable_webrtc")
        .asks("frigateNetwork.webRtcPort", "network.webrtc_port")
        .storage("frigateStorage.config", "storage.config")
        .storage("frigateStorage.media", "storage.media")
        .asks("frigateStorage.cache.sizeGiB", "storage.cache_gib")
        .asks("frigateStorage.shm.sizeMiB", "storage.shm_mib")
        .moreStorage("frigateStorage.additionalStorages", "storage.more")
        .limits("resources.limits", "resources.limits")
        .asks("frigateGPU", "resources.gpus")
        .does("image", "default", APP, SERVER + "image", "ghcr.io/blakeblackshear/frigate:0.15.0")
        .does(
            "image with TensorRT",
            "hardware",
            APP,
            SERVER + "image",
            "ghcr.io/blakeblackshear/frigate:0.15.0-tensorrt")
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
            List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETUID", "SETGID"))
        .does(
            "not privileged without USB",
            "default",
            APP,
            SERVER + "securityContext/privileged",
            null)
        .does("privileged for USB", "hardware", APP, SERVER + "securityContext/privileged", true)
        .does(
            "gains no rights otherwise",
            "default",
            APP,
            SERVER + "securityContext/allowPrivilegeEscalation",
            false)
        .does("no USB", "default", APP, SERVER + "volumeMounts[mountPath=~1dev~1bus~1usb]", null)
        .does(
            "USB",
            "hardware",
            APP,
            SERVER + "volumeMounts[mountPath=~1dev~1bus~1usb]/name",
            "host-dev-bus-usb")
        .does(
            "USB of the NAS",
            "hardware",
            APP,
            VOLUME + "host-dev-bus-usb]/hostPath/path",
            "/dev/bus/usb")
        .does("GPU", "hardware", APP, SERVER + "resources/limits/nvidia.com~1gpu", "1")
        .does(
            "groups of GPUs",
            "hardware",
            APP,
            POD + "securityContext/supplementalGroups",
            List.of(44L, 107L))
        .does(
            "cache in memory",
            "hardware",
            APP,
            VOLUME + "cache]/emptyDir",
            Map.of("medium", "Memory", "sizeLimit", "2048Mi"))
        .does(
            "where the cache is",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1tmp~1cache]/name",
            "cache")
        .does(
            "shared memory",
            "default",
            APP,
            VOLUME + "shm]/emptyDir",
            Map.of("medium", "Memory", "sizeLimit", "64Mi"))
        .does("more shared memory", "hardware", APP, VOLUME + "shm]/emptyDir/sizeLimit", "256Mi")
        .does(
            "where shared memory is",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1dev~1shm]/name",
            "shm")
        .does(
            "configuration",
            "default",
            APP,
            SERVER + "volumeMounts[mountPath=~1config]/name",
            "config")
        .does("media", "default", APP, SERVER + "volumeMounts[mountPath=~1media]/name", "media")
        .does(
            "media in a directory of the NAS",
            "hardware",
            APP,
            VOLUME + "media]/hostPath/path",
            "/mnt/tank/cameras")
        .does(
            "first configuration",
            "default",
            APP,
            POD + "initContainers[init]/volumeMounts[mountPath=~1config]/name",
            "config")
        .does("no host network", "default", APP, POD + "hostNetwork", false)
        .does("host network", "hardware", APP, POD + "hostNetwork", true)
        .does(
            "web port of the NAS",
            "ports",
            "Service my-release-frigate-web-port-nodeport",
            "spec/ports[http]/nodePort",
            31058L)
        .does("web port inside", "ports", APP, SERVER + "ports[http]/containerPort", 5000L)
        .does(
            "RTMP of the NAS",
            "ports",
            "Service my-release-frigate-rtmp-port-nodeport",
            "spec/ports[rtmp]",
            Map.of(
                "name",
                "rtmp",
                "port",
                1935L,
                "targetPort",
                "rtmp",
                "protocol",
                "TCP",
                "nodePort",
                31059L))
        .does(
            "RTSP of the NAS",
            "ports",
            "Service my-release-frigate-rtsp-port-nodeport",
            "spec/ports[rtsp]",
            Map.of(
                "name",
                "rtsp",
                "port",
                8554L,
                "targetPort",
                "rtsp",
                "protocol",
                "TCP",
                "nodePort",
                31060L))
        .does(
            "WebRTC of the NAS, TCP",
            "ports",
            "Service my-release-frigate-webrtc-port-nodeport-31061",
            "spec/ports[tcp]/targetPort",
            8555L)
        .does(
            "WebRTC of the NAS, UDP",
            "ports",
            "Service my-release-frigate-webrtc-port-nodeport-31061",
            "spec/ports[udp]/targetPort",
            8555L)
        .does("no RTMP unless wanted", "default", APP, SERVER + "ports[rtmp]", null)
        .does(
            "startup probe asks /api by HTTP",
            "default",
            APP,
            SERVER + "startupProbe/httpGet",
            Map.of("path", "/api", "port", "http", "scheme", "HTTP"))
        .does(
            "readiness probe asks /api by HTTP",
            "default",
            APP,
            SERVER + "readinessProbe/httpGet",
            Map.of("path", "/api", "port", "http", "scheme", "HTTP"))
        .does(
            "liveness probe asks /api by HTTP",
            "default",
            APP,
            SERVER + "livenessProbe/httpGet",
            Map.of("path", "/api", "port", "http", "scheme", "HTTP"))
        .does(
            "additional storage",
            "hardware",
            APP,
            SERVER + "volumeMounts[mountPath=~1models]/readOnly",
            true)
        .does("additional variable", "hardware", APP, ENV + "FRIGATE_RTSP_PASSWORD]/value", "none")
        .does(
            "limits",
            "default",
            APP,
            SERVER + "resources/limits",
            Map.of("cpu", "4000m", "memory", "8192Mi"))
        .does("portal: port", "ports", "ConfigMap portal", "data/port", "31058")
        .does(
            "portal: port in the network of the NAS",
            "hardware",
            "ConfigMap portal",
            "data/port",
            "5000")
        .does(
            "Compose: host network", "hardware", "compose", "services/frigate/network_mode", "host")
        .does(
            "Compose: USB",
            "hardware",
            "compose",
            "services/frigate/devices[0]",
            "/dev/bus/usb:/dev/bus/usb")
        .does(
            "Compose: capabilities",
            "default",
            "compose",
            "services/frigate/cap_add",
            List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETUID", "SETGID"))
        .does(
            "Compose: never privileged",
            "hardware",
            "compose",
            "services/frigate/privileged",
            null);
  }
}
