package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;

class FrigateTest implements OfficialAppTest {

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
        .asks("frigateGPU", "resources.gpus");
  }
}
