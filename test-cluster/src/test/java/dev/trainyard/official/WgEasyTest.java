package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;
import java.util.List;

class WgEasyTest implements OfficialAppTest {

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
        .limits("resources.limits", "resources.limits");
  }

  @Override
  public List<String> reasonsAgainstCompose() {
    return List.of("has a command before it stops, which Docker Compose of 24.10 runs nowhere");
  }
}
