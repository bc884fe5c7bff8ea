package dev.trainyard.official;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.times;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.temporaryInMemory;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.gpus;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.expression.node.Gpus;
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
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.List;

/** Frigate, which watches cameras with what the NAS has of hardware, as the official app has it. */
public final class Frigate implements AppDefinition {

  private static final ChoiceQuestion KIND =
      choice("frigate.image")
          .label("Image")
          .option("0.15.0", "Frigate Image")
          .option("0.15.0-tensorrt", "Frigate TensorRT Image");

  private static final Image IMAGE = image(literal("ghcr.io/blakeblackshear/frigate"), KIND);

  private static final BooleanQuestion USB =
      yesNo("frigate.usb_bus")
          .label("Mount USB Bus")
          .description("For devices at USB, such as Coral.");
  private static final ListQuestion VARIABLES =
      ExtraVariables.question("frigate.variables", "Additional Environment Variables", "");

  private static final BooleanQuestion HOST_NETWORK =
      yesNo("network.host_network").label("Host Network");
  private static final PortQuestion WEB =
      port("network.web_port").label("Web Port").defaultPort(30058).when(not(HOST_NETWORK));
  private static final BooleanQuestion ENABLE_RTMP =
      yesNo("network.enable_rtmp").label("Enable RTMP").when(not(HOST_NETWORK));
  private static final PortQuestion RTMP =
      port("network.rtmp_port").label("RTMP Port").defaultPort(30059).when(ENABLE_RTMP);
  private static final BooleanQuestion ENABLE_RTSP =
      yesNo("network.enable_rtsp").label("Enable RTSP").when(not(HOST_NETWORK));
  private static final PortQuestion RTSP =
      port("network.rtsp_port").label("RTSP Port").defaultPort(30060).when(ENABLE_RTSP);
  private static final BooleanQuestion ENABLE_WEBRTC =
      yesNo("network.enable_webrtc").label("Enable WebRTC").when(not(HOST_NETWORK));
  private static final PortQuestion WEBRTC =
      port("network.webrtc_port")
          .label("WebRTC Port")
          .description("For TCP and UDP.")
          .defaultPort(30061)
          .when(ENABLE_WEBRTC);

  private static final StorageQuestion CONFIG =
      storage("storage.config").label("Configuration").accessLists();
  private static final StorageQuestion MEDIA =
      storage("storage.media").label("Media").accessLists();
  private static final IntegerQuestion CACHE =
      integer("storage.cache_gib").label("Cache (GiB)").defaultNumber(1).range(1, 4);
  private static final IntegerQuestion SHM =
      integer("storage.shm_mib").label("/dev/shm (MiB)").defaultNumber(64).range(1, 2048);
  private static final ListQuestion STORAGES =
      ExtraStorage.questionWithAccessLists("storage.more", "Additional Storage", "");

  private static final LimitsQuestion LIMITS =
      limits("resources.limits").label("Limits").millicores(4000).memory(8192, 1024);
  private static final GpuQuestion GPUS = gpus("resources.gpus").label("GPU Configuration");

  private static final Workload SERVER = workload("frigate");
  private static final Port WEB_PORT = tcp("http", 5000);
  private static final Port RTMP_PORT = tcp("rtmp", 1935);
  private static final Port RTSP_PORT = tcp("rtsp", 8554);
  private static final Port WEBRTC_TCP = tcp("webrtc-tcp", 8555);
  private static final Port WEBRTC_UDP = udp("webrtc-udp", 8555);
  private static final Volume TMP = temporary("tmp", 4096);
  private static final Volume RECORDED = temporaryInMemory("cache", times(CACHE, literal(1024L)));

  private static final String TO_OPEN_DEVICES = "It talks to what is plugged in at USB.";

  private static final String FIRST_CONFIGURATION =
      """
      if [ ! -f /config/config.yml ]; then
        {
          echo 'mqtt:'
          echo '  enabled: false'
          echo 'cameras:'
          echo '  dummy:'
          echo '    enabled: false'
          echo '    ffmpeg:'
          echo '      inputs:'
          echo '        - path: rtsp://127.0.0.1:554/rtsp'
          echo '          roles:'
          echo '            - detect'
        } > /config/config.yml
      fi
      """;

  @Override
  public App define() {
    return app("frigate", Frigate::describe);
  }

  private static void describe(AppSpec a) {
    Listing.of(a, "Frigate", "0.15.0", "https://frigate.video", "Watches cameras.");
    a.group("Frigate Configuration", g -> g.ask(KIND, USB, VARIABLES))
        .group(
            "Network Configuration",
            g ->
                g.ask(
                    HOST_NETWORK, WEB, ENABLE_RTMP, RTMP, ENABLE_RTSP, RTSP, ENABLE_WEBRTC, WEBRTC))
        .group("Storage Configuration", g -> g.ask(CONFIG, MEDIA, CACHE, SHM, STORAGES))
        .group("Resources Configuration", g -> g.ask(LIMITS, GPUS));
    a.workload(
        SERVER,
        w -> {
          w.runAs(568, 568).hostNetwork(HOST_NETWORK);
          w.step(
              "init",
              Image.UTILITY,
              c ->
                  c.runAsRoot("The configuration belongs to the user of Frigate.")
                      .command("/bin/sh", "-c", FIRST_CONFIGURATION)
                      .mount(CONFIG, "/config")
                      .limits(0.5, 64));
          w.container("frigate", IMAGE, Frigate::server);
        });
    a.portal(
        "Web Portal",
        literal("http"),
        literal(""),
        choose(HOST_NETWORK, WEB_PORT, WEB),
        literal("/"));
    scenarios(a);
  }

  private static void server(ContainerSpec c) {
    c.runAsRoot("Its supervisor starts programs as other users.")
        .writableRoot("It writes its configuration for nginx beside the program.");
    for (String right : List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETUID", "SETGID")) {
      c.capability(right, "Its supervisor starts programs as other users.");
    }
    Probe answers = http("/api").on(WEB_PORT);
    c.starts(answers.every(5).failsAfter(60)).ready(answers).live(answers);
    c.mount(CONFIG, "/config")
        .mount(MEDIA, "/media")
        .mount(TMP, "/tmp")
        .mount(RECORDED, "/tmp/cache")
        .sharedMemory(SHM)
        .limits(LIMITS)
        .gpus(GPUS);
    c.when(HOST_NETWORK, x -> x.port(WEB_PORT)).when(not(HOST_NETWORK), x -> x.port(WEB_PORT, WEB));
    c.when(all(not(HOST_NETWORK), ENABLE_RTMP), x -> x.port(RTMP_PORT, RTMP))
        .when(all(not(HOST_NETWORK), ENABLE_RTSP), x -> x.port(RTSP_PORT, RTSP))
        .when(
            all(not(HOST_NETWORK), ENABLE_WEBRTC),
            x -> x.port(WEBRTC_TCP, WEBRTC).port(WEBRTC_UDP, WEBRTC));
    c.when(
        USB,
        x ->
            x.device("/dev/bus/usb", "It looks at pictures with a Coral.")
                .privilegedToOpenDevices(TO_OPEN_DEVICES));
    ExtraStorage.mount(c, STORAGES);
    ExtraVariables.set(c, VARIABLES);
  }

  private static void scenarios(AppSpec a) {
    a.scenario("default", s -> {});
    a.scenario(
        "ports",
        s ->
            s.answer(WEB, 31058)
                .answer(ENABLE_RTMP, true)
                .answer(RTMP, 31059)
                .answer(ENABLE_RTSP, true)
                .answer(RTSP, 31060)
                .answer(ENABLE_WEBRTC, true)
                .answer(WEBRTC, 31061));
    a.scenario(
        "hardware",
        s ->
            s.answer(KIND, "0.15.0-tensorrt")
                .answer(USB, true)
                .answer(HOST_NETWORK, true)
                .answer(CACHE, 2)
                .answer(SHM, 256)
                .gpus(GPUS, Gpus.Maker.NVIDIA)
                .hostPath(MEDIA, "/mnt/tank/cameras")
                .items(STORAGES, ExtraStorage.item(STORAGES, "/mnt/tank/models", "/models", true))
                .items(VARIABLES, ExtraVariables.item("FRIGATE_RTSP_PASSWORD", "none")));
  }
}
