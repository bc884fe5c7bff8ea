package dev.trainyard.apps.gocd;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.model.AppSpec;

/** The answers with which the app is tested. */
final class Scenarios {

  /** It has the shape of a key as a browser joins its lines, and is none. */
  private static final String KEY =
      "-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB"
          + " no/key+at/all== -----END OPENSSH PRIVATE KEY-----";

  private Scenarios() {}

  static void addTo(AppSpec a) {
    a.scenario("default", s -> s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner"));
    a.scenario(
        "host-paths",
        s ->
            s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner")
                .answer(Wizard.SITE_URL, "https://ci.example.org/go")
                .answer(Wizard.BACKUP, "weekly")
                .answer(Wizard.BACKUPS_TO_KEEP, 3)
                .items(
                    Wizard.REPOSITORIES,
                    i ->
                        i.answer(Wizard.REPOSITORY_NAME, "pipelines")
                            .answer(
                                Wizard.REPOSITORY_URL, "https://git.example.org/you/pipelines.git"),
                    i ->
                        i.answer(Wizard.REPOSITORY_NAME, "more")
                            .answer(Wizard.REPOSITORY_FORMAT, "json.config.plugin")
                            .answer(Wizard.REPOSITORY_URL, "git@git.example.org:you/more.git")
                            .answer(Wizard.REPOSITORY_BRANCH, "release/1.x"))
                .answer(Wizard.TIME_ZONE, "Europe/Berlin")
                .answer(Wizard.AGENT_KEY, "388b633a-88de-126e-afa4-1f9c2b0d7e55")
                .answer(Wizard.HEAP, 2048)
                .answer(Wizard.MAINTENANCE, true)
                .hostPath(Wizard.DATA, "/mnt/tank/gocd/data")
                .hostPath(Wizard.ARTIFACTS, "/mnt/tank/gocd/artifacts")
                .hostPath(Wizard.HOME, "/mnt/tank/gocd/home")
                .temporary(Wizard.CHECKOUTS)
                .hostPath(AgentWizard.AGENT_DATA, "/mnt/tank/gocd/agents")
                .items(
                    AgentWizard.AGENTS,
                    i ->
                        i.answer(AgentWizard.AGENT_NAME, "linux")
                            .answer(AgentWizard.AGENT_REPLICAS, 6)
                            .answer(AgentWizard.AGENT_RESOURCES, "linux,mingw5")
                            .answer(AgentWizard.OWN_LIMITS, true)
                            .limits(AgentWizard.AGENT_LIMITS, 4, 6144),
                    i ->
                        i.answer(AgentWizard.AGENT_NAME, "godot")
                            .answer(AgentWizard.AGENT_REPLICAS, 2)
                            .answer(
                                AgentWizard.AGENT_REPOSITORY,
                                "registry.example.org:5000/ci/gocd-agent-godot")
                            .answer(AgentWizard.AGENT_TAG, "v25.4.0-godot-4.5")
                            .answer(AgentWizard.AGENT_ENVIRONMENTS, "development,staging")
                            .answer(AgentWizard.AGENT_JVM_OPTIONS, "-Xms256m -Xmx512m")
                            .answer(AgentWizard.AGENT_HOME, false))
                .items(
                    AgentWizard.AGENT_ENVS,
                    ExtraVariables.item("MAKEFLAGS", "-j4"),
                    ExtraVariables.item("BUILD_KIND", "release")
                        .andThen(i -> i.answer(AgentWizard.GROUP, "godot")),
                    ExtraVariables.item("CCACHE_DIR", "/ccache")
                        .andThen(i -> i.answer(AgentWizard.GROUP, "linux")))
                .items(
                    AgentWizard.AGENT_STORAGES,
                    ExtraStorage.item(
                            AgentWizard.AGENT_STORAGES, "/mnt/tank/gocd/ccache", "/ccache", false)
                        .andThen(i -> i.answer(AgentWizard.GROUP, "linux")),
                    ExtraStorage.item(AgentWizard.AGENT_STORAGES, "/mnt/tank/sdk", "/sdk", true)));
    a.scenario(
        "hostile-answers",
        s ->
            s.answer(Wizard.ADMIN_PASSWORD, "it's \"a\": # {{ .Values }} $(HOME) %d \\n &<b> ")
                .items(
                    Wizard.JVM_OPTIONS,
                    "-Dgreeting=it's \"quoted\": {{ .Values }} $HOME `id`",
                    "-Dpercent=%TZ%")
                .items(
                    Wizard.ADDITIONAL_ENVS,
                    ExtraVariables.item("GREETING", "it's \"quoted\": # {{ .Values }} $(TZ)"),
                    ExtraVariables.item("yes", "no"),
                    ExtraVariables.item("EMPTY", ""))
                .items(
                    AgentWizard.AGENTS,
                    i ->
                        i.answer(AgentWizard.AGENT_NAME, "null")
                            .answer(AgentWizard.AGENT_RESOURCES, "a.b|c-d,true")
                            .answer(
                                AgentWizard.AGENT_JVM_OPTIONS,
                                "-Dgreeting=\"it's:%20#{{.Values}}\" -Dhome=$HOME`id`")));
    a.scenario(
        "https",
        s ->
            s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner")
                .answer(Wizard.CERTIFICATE, 1)
                .answer(Wizard.HTTPS_PORT, 31443)
                .answer(Wizard.SSH.key(), KEY)
                .items(
                    Wizard.SSH.knownHosts(),
                    "git.example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAA",
                    "[git.example.org]:2222 ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY=")
                .items(
                    Wizard.PLUGINS,
                    i ->
                        i.answer(Wizard.PLUGIN_NAME, "script-executor")
                            .answer(
                                Wizard.PLUGIN_URL,
                                "https://git.example.org/releases/script-executor-1.0.3.jar?a=b&c#d")
                            .answer(Wizard.PLUGIN_SHA256, "0123456789abcdef".repeat(4))));
    a.scenario(
        "https-and-http",
        s ->
            s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner")
                .answer(Wizard.CERTIFICATE, 1)
                .answer(Wizard.PLAIN_TOO, true));
    a.scenario(
        "docker-in-jobs",
        s ->
            s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner")
                .items(
                    AgentWizard.DOCKER_AGENTS,
                    i ->
                        i.answer(AgentWizard.AGENT_NAME, "builders")
                            .answer(AgentWizard.AGENT_REPLICAS, 2)
                            .answer(AgentWizard.AGENT_RESOURCES, "docker")
                            .answer(AgentWizard.AGENT_ENVIRONMENTS, "docker")
                            .answer(
                                AgentWizard.DOCKERD_OPTIONS,
                                "--storage-driver=vfs"
                                    + " --registry-mirror=https://mirror.example.org"),
                    i ->
                        i.answer(AgentWizard.AGENT_NAME, "others")
                            .answer(AgentWizard.DOCKER_TAG, "v26.1.0")
                            .answer(AgentWizard.AGENT_HOME, false)
                            .answer(
                                AgentWizard.DOCKER_REPOSITORY,
                                "registry.example.org:5000/ci/dind")));
    a.scenario(
        "postgresql",
        s ->
            s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner")
                .answer(Database.KIND, "postgresql")
                .answer(Database.HOST, "db.example.org")
                .answer(Database.NAME, "gocd")
                .answer(Database.USER, "go=cd#1")
                .answer(Database.PASSWORD, " it's \\u0041 a: # {{ .Values }} = ! ")
                .answer(Database.TLS, true));
    a.scenario(
        "elastic-agents",
        s ->
            s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner")
                .answer(ElasticAgents.WANTED, true)
                .items(
                    Registries.LIST,
                    i ->
                        i.answer(Registries.ADDRESS, "registry.example.org:5000")
                            .answer(Registries.USER, "robot$ci")
                            .answer(Registries.PASSWORD, "it's \"a\": # {{ .Values }} \\ %d"),
                    i ->
                        i.answer(Registries.ADDRESS, "docker.io")
                            .answer(Registries.USER, "somebody")
                            .answer(Registries.PASSWORD, "dckr_pat_x")));
    a.scenario(
        "network-of-the-nas",
        s -> s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner").answer(Network.HOST, true));
    a.scenario(
        "network-of-the-nas-and-https",
        s ->
            s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner")
                .answer(Network.HOST, true)
                .answer(Wizard.CERTIFICATE, 1)
                .answer(Wizard.PLAIN_TOO, true));
    a.scenario(
        "without-agents",
        s -> s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner").items(AgentWizard.AGENTS));
  }
}
