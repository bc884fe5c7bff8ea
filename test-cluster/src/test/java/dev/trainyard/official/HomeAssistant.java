package dev.trainyard.official;

import static dev.trainyard.generator.block.PostgreSql.postgreSql;
import static dev.trainyard.generator.block.UserAndGroup.userAndGroup;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.commandToRead;
import static dev.trainyard.generator.model.Parts.hostForOtherApps;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.timeZone;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.block.UserAndGroup;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;

/**
 * Home Assistant, which finds devices in the network and on the NAS, as the official app has it.
 */
public final class HomeAssistant implements AppDefinition {

  private static final Image IMAGE = image("docker.io/homeassistant/home-assistant", "2025.3.0");
  private static final Image YQ = image("docker.io/mikefarah/yq", "4.40.5");

  private static final TimeZoneQuestion TIME_ZONE = timeZone("TZ").label("Timezone");
  private static final BooleanQuestion DEVICES =
      yesNo("home_assistant.devices")
          .label("Allow Devices")
          .description("Gives the program all rights of the NAS.");
  private static final ListQuestion VARIABLES =
      ExtraVariables.question("home_assistant.variables", "Additional Environment Variables", "");

  private static final UserAndGroup OWNER = userAndGroup("run_as");

  private static final StringQuestion OPTION =
      string("name").label("Option Name").required().pattern("^[a-z0-9-]+$", "Such as ndots.");
  private static final StringQuestion VALUE =
      string("value").label("Option Value").pattern("^[a-z0-9]*$", "Such as 2.");
  private static final ListQuestion DNS_OPTIONS =
      list("pod.dns_options").label("DNS Options").items(OPTION, VALUE);

  private static final BooleanQuestion HOST_NETWORK =
      yesNo("network.host_network").label("Host Network");
  private static final PortQuestion WEB =
      port("network.web_port").label("Web Port").defaultPort(20810).when(not(HOST_NETWORK));

  private static final StorageQuestion CONFIG =
      storage("storage.config").label("Configuration").accessLists();
  private static final StorageQuestion MEDIA =
      storage("storage.media").label("Media").accessLists();
  private static final StorageQuestion PG_DATA =
      storage("storage.pg_data").label("Database").accessLists();
  private static final StorageQuestion PG_BACKUP =
      storage("storage.pg_backup").label("Dumps").accessLists();
  private static final ListQuestion STORAGES =
      ExtraStorage.questionWithAccessLists("storage.more", "Additional Storage", "");

  private static final LimitsQuestion LIMITS =
      limits("resources.limits").label("Limits").millicores(4000).memory(8192, 512);

  private static final PostgreSql DATABASE =
      postgreSql("postgres", PG_DATA)
          .database("home_assistant", "home_assistant")
          .dumpedBeforeUpgrade(PG_BACKUP)
          .limits(LIMITS);

  private static final Workload SERVER = workload("home-assistant");
  private static final Port HTTP = tcp("http", 8123);
  private static final Volume TMP = temporary("tmp", 512);

  private static final String TO_OPEN_DEVICES =
      "It talks to devices that are plugged in at any time, and few owners have some.";

  private static final String FILES = "/default/init/";

  private static final String CONFIGURATION =
      """
      # Configure a default setup of Home Assistant (frontend, api, etc)
      default_config:
      # Text to speech
      tts:
        - platform: google_translate
      """;

  private static final String SCRIPT =
      """
      set -e
      config=/config/configuration.yaml
      if [ ! -f "$config" ]; then
        cp /default/init/configuration.default "$config"
      fi
      if ! grep -q "recorder:" "$config"; then
        cat /default/init/recorder.default >> "$config"
      fi
      yq -i '.recorder.db_url = strenv(DB_URL)' "$config"
      """;

  @Override
  public App define() {
    return app("home-assistant", HomeAssistant::describe);
  }

  private static void describe(AppSpec a) {
    Listing.of(
        a, "Home Assistant", "2025.3.0", "https://www.home-assistant.io", "Home automation.");
    a.group("Home Assistant Configuration", g -> g.ask(TIME_ZONE, DEVICES, VARIABLES));
    OWNER.ask(a);
    a.group("Advanced Pod Configuration", g -> g.ask(DNS_OPTIONS))
        .group("Network Configuration", g -> g.ask(HOST_NETWORK, WEB))
        .group("Storage Configuration", g -> g.ask(CONFIG, MEDIA, PG_DATA, PG_BACKUP, STORAGES))
        .group("Resources Configuration", g -> g.ask(LIMITS));
    DATABASE.run(a);
    a.workload(
        SERVER,
        w -> {
          OWNER.runs(w);
          w.hostNetwork(HOST_NETWORK);
          w.waitFor(DATABASE.workload(), PostgreSql.PORT);
          w.each(DNS_OPTIONS, (each, i) -> each.dnsOption(i.get(OPTION), i.get(VALUE)));
          w.step("config", YQ, HomeAssistant::configure);
          w.container("home-assistant", IMAGE, HomeAssistant::server);
        });
    a.portal(
        "Web Portal", literal("http"), literal(""), choose(HOST_NETWORK, HTTP, WEB), literal("/"));
    a.notes(
        text(
            """
            Database: home_assistant, user home_assistant, at {}:5432
            Password: {}
            """,
            hostForOtherApps(DATABASE.workload()),
            commandToRead(DATABASE.password())));
    scenarios(a);
  }

  private static void configure(ContainerSpec c) {
    rights(c, "CHOWN", "DAC_OVERRIDE", "FOWNER");
    c.command("/bin/sh", "-c", SCRIPT)
        .env("DB_URL", DATABASE.url())
        .file(FILES + "configuration.default", literal(CONFIGURATION))
        .file(
            FILES + "recorder.default",
            literal("recorder:\n  purge_keep_days: 30\n  commit_interval: 3\n"))
        .mount(CONFIG, "/config")
        .limits(0.5, 128);
  }

  private static void server(ContainerSpec c) {
    rights(c, "CHOWN", "DAC_OVERRIDE", "FOWNER", "NET_BIND_SERVICE", "NET_RAW");
    c.when(DEVICES, x -> x.privileged(TO_OPEN_DEVICES));
    Probe answers = http("/manifest.json").on(HTTP);
    c.starts(answers.every(5).failsAfter(60)).ready(answers).live(answers);
    c.when(HOST_NETWORK, x -> x.port(HTTP)).when(not(HOST_NETWORK), x -> x.port(HTTP, WEB));
    c.env("TZ", TIME_ZONE).env("PUID", OWNER.user());
    c.mount(CONFIG, "/config").mount(MEDIA, "/media").mount(TMP, "/tmp").limits(LIMITS);
    ExtraStorage.mount(c, STORAGES);
    ExtraVariables.set(c, VARIABLES);
  }

  private static void rights(ContainerSpec c, String... capabilities) {
    c.runAsRoot("The image knows no other user.")
        .writableRoot("It installs what integrations need beside the program.");
    for (String capability : capabilities) {
      c.capability(capability, "It hands its files over and finds devices.");
    }
  }

  private static void scenarios(AppSpec a) {
    a.scenario("default", s -> {});
    a.scenario(
        "everything",
        s ->
            s.answer(TIME_ZONE, "Europe/Berlin")
                .answer(DEVICES, true)
                .answer(HOST_NETWORK, true)
                .answer(OWNER.user(), 1001)
                .answer(OWNER.group(), 1002)
                .hostPath(MEDIA, "/mnt/tank/media")
                .items(DNS_OPTIONS, i -> i.answer(OPTION, "ndots").answer(VALUE, "2"))
                .items(STORAGES, ExtraStorage.item(STORAGES, "/mnt/tank/photos", "/photos", true))
                .items(VARIABLES, ExtraVariables.item("PIP_INDEX", "none")));
  }
}
