package dev.trainyard.apps.gocd;

import dev.trainyard.generator.model.AppSpec;
import java.util.Map;

/** The answers with which the app is tested. */
final class Scenarios {

  private Scenarios() {}

  static void addTo(AppSpec a) {
    a.scenario("default", s -> s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner"));
    a.scenario(
        "host-paths",
        s ->
            s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner")
                .answer(Wizard.SITE_URL, "https://ci.example.org/go")
                .answer(Wizard.BACKUP, "weekly")
                .answer(Wizard.TIME_ZONE, "Europe/Berlin")
                .answer(Wizard.AGENT_KEY, "388b633a-88de-126e-afa4-1f9c2b0d7e55")
                .answer(Wizard.HEAP, 2048)
                .answer(Wizard.MAINTENANCE, true)
                .hostPath(Wizard.DATA, "/mnt/tank/gocd/data")
                .hostPath(Wizard.ARTIFACTS, "/mnt/tank/gocd/artifacts")
                .hostPath(Wizard.HOME, "/mnt/tank/gocd/home")
                .temporary(Wizard.CHECKOUTS)
                .hostPath(Wizard.AGENT_DATA, "/mnt/tank/gocd/agents")
                .items(
                    Wizard.AGENTS,
                    Map.of("name", "linux", "replicas", 6L, "resources", "linux,mingw5"),
                    Map.of(
                        "name", "godot",
                        "replicas", 2L,
                        "image_repository", "registry.example.org:5000/ci/gocd-agent-godot",
                        "image_tag", "v25.4.0-godot-4.5",
                        "environments", "development,staging",
                        "jvm_options", "-Xms256m -Xmx512m",
                        "keep_home", false)));
    a.scenario(
        "hostile-answers",
        s ->
            s.answer(Wizard.ADMIN_PASSWORD, "it's \"a\": # {{ .Values }} $(HOME) %d \\n &<b> ")
                .items(
                    Wizard.JVM_OPTIONS,
                    "-Dgreeting=it's \"quoted\": # {{ .Values }} $HOME `id`",
                    "-Dpercent=%TZ%")
                .items(
                    Wizard.ADDITIONAL_ENVS,
                    Map.of("name", "GREETING", "value", "it's \"quoted\": # {{ .Values }} $(TZ)"),
                    Map.of("name", "yes", "value", "no"),
                    Map.of("name", "EMPTY", "value", ""))
                .items(
                    Wizard.AGENTS,
                    Map.of(
                        "name", "null",
                        "resources", "a.b|c-d,true",
                        "jvm_options", "-Dgreeting=\"it's: #{{ .Values }}\"")));
    a.scenario(
        "without-agents",
        s -> s.answer(Wizard.ADMIN_PASSWORD, "a password of the owner").items(Wizard.AGENTS));
  }
}
