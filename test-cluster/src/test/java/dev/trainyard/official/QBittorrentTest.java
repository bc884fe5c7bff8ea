package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;

class QBittorrentTest implements OfficialAppTest {

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
        .limits("resources.limits", "resources.limits");
  }
}
