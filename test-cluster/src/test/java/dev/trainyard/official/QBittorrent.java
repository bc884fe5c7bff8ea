package dev.trainyard.official;

import static dev.trainyard.generator.block.UserAndGroup.userAndGroup;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
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
import java.util.List;

/** qBittorrent, which listens on the numbers that it tells others, as the official app has it. */
public final class QBittorrent implements AppDefinition {

  private static final Image IMAGE = image("ghcr.io/onedr0p/qbittorrent", "5.0.4");

  private static final ListQuestion VARIABLES =
      ExtraVariables.question("qbittorrent.variables", "Additional Environment Variables", "");

  private static final UserAndGroup OWNER = userAndGroup("run_as");

  private static final PortQuestion WEB =
      port("network.web_port").label("Web Port").defaultPort(30024);
  private static final PortQuestion BT =
      port("network.bt_port").label("BT Port").description("For TCP and UDP.").defaultPort(50413);
  private static final BooleanQuestion HTTPS =
      yesNo("network.https_probe")
          .label("Use HTTPS Probe")
          .description("If you have configured HTTPS in the web interface.");
  private static final BooleanQuestion HOST_NETWORK =
      yesNo("network.host_network").label("Host Network");

  private static final StorageQuestion DOWNLOADS =
      storage("storage.downloads").label("Downloads").accessLists();
  private static final StorageQuestion CONFIG =
      storage("storage.config").label("Configuration").accessLists();
  private static final ListQuestion STORAGES =
      ExtraStorage.questionWithAccessLists("storage.more", "Additional Storage", "");

  private static final LimitsQuestion LIMITS =
      limits("resources.limits").label("Limits").millicores(4000).memory(8192, 256);

  private static final Workload SERVER = workload("qbittorrent");
  private static final Port HTTP = tcp("http", WEB);
  private static final Port BT_TCP = tcp("bt-tcp", BT);
  private static final Port BT_UDP = udp("bt-udp", BT);
  private static final Volume TMP = temporary("tmp", 256);

  @Override
  public App define() {
    return app("qbittorrent", QBittorrent::describe);
  }

  private static void describe(AppSpec a) {
    Listing.of(a, "qBittorrent", "5.0.4", "https://www.qbittorrent.org", "A BitTorrent client.");
    a.group("qBittorrent Configuration", g -> g.ask(VARIABLES));
    OWNER.ask(a);
    a.group("Network Configuration", g -> g.ask(WEB, BT, HTTPS, HOST_NETWORK))
        .group("Storage Configuration", g -> g.ask(DOWNLOADS, CONFIG, STORAGES))
        .group("Resources Configuration", g -> g.ask(LIMITS));
    a.workload(
        SERVER,
        w -> {
          OWNER.runs(w);
          w.hostNetwork(HOST_NETWORK).container(IMAGE, QBittorrent::server);
        });
    a.portal("Web Portal", WEB, "/");
    ExtraVariables.refuse(a, VARIABLES, List.of("QBITTORRENT__BT_PORT", "QBITTORRENT__PORT"));
    a.notes(literal("The first password is generated, and printed in the log.\n"));
    scenarios(a);
  }

  private static void server(ContainerSpec c) {
    Probe answers = http("/").scheme(choose(HTTPS, literal("HTTPS"), literal("HTTP")));
    c.port(HTTP, WEB).port(BT_TCP, BT).port(BT_UDP, BT);
    c.starts(answers.every(5).failsAfter(60)).ready(answers).live(answers);
    c.env("QBITTORRENT__PORT", HTTP).env("QBITTORRENT__BT_PORT", BT_TCP);
    c.mount(CONFIG, "/config", OWNER::owns)
        .mount(DOWNLOADS, "/downloads", OWNER::owns)
        .mount(TMP, "/tmp")
        .limits(LIMITS);
    ExtraStorage.mount(c, STORAGES);
    ExtraVariables.set(c, VARIABLES);
  }

  private static void scenarios(AppSpec a) {
    a.scenario("default", s -> {});
    a.scenario(
        "everything",
        s ->
            s.answer(WEB, 31024)
                .answer(BT, 51413)
                .answer(HTTPS, true)
                .answer(HOST_NETWORK, true)
                .answer(OWNER.user(), 1001)
                .answer(OWNER.group(), 1002)
                .hostPath(DOWNLOADS, "/mnt/tank/downloads")
                .limits(LIMITS, 2000, 1024)
                .items(STORAGES, ExtraStorage.item(STORAGES, "/mnt/tank/films", "/films", true))
                .items(VARIABLES, ExtraVariables.item("DOCKER_MODS", "none")));
  }
}
