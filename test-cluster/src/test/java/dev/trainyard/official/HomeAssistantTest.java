package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;
import java.util.List;

class HomeAssistantTest implements OfficialAppTest {

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
        .limits("resources.limits", "resources.limits");
  }

  @Override
  public List<String> reasonsAgainstCompose() {
    return List.of(
        "uses the network of the NAS, where no name leads to the workloads it waits for");
  }
}
