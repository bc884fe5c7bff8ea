package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;
import java.util.List;

class GiteaTest implements OfficialAppTest {

  private static final String POD = "spec/template/spec/";
  private static final String SERVER = POD + "containers[gitea]/";
  private static final String APP = "Deployment my-release-gitea-gitea";

  @Override
  public AppDefinition definition() {
    return new Gitea();
  }

  @Override
  public Comparison comparison() {
    Comparison table = Comparison.with("community__gitea");
    table
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
        .limits("resources.limits", "resources.limits");
    return table.does(
        "image", "default", APP, SERVER + "image", "docker.io/gitea/gitea:1.23.5-rootless");
  }

  @Override
  public List<String> reasonsAgainstCompose() {
    return List.of(
        "uses the network of the NAS, where no name leads to the workloads it waits for");
  }
}
