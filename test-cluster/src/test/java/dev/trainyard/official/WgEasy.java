package dev.trainyard.official;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.nodeIp;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
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
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.NodeIpQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;

/** WG-Easy, which makes tunnels and needs the rights for them, as the official app has it. */
public final class WgEasy implements AppDefinition {

  private static final Image IMAGE =
      image("ghcr.io/wg-easy/wg-easy", "14")
          .starting("docker-entrypoint.sh", "/usr/bin/dumb-init", "node", "server.js");

  private static final NodeIpQuestion HOST =
      nodeIp("wg.host").label("Hostname or IP").orHostName().required();
  private static final IntegerQuestion EXTERNAL_PORT =
      integer("wg.external_port")
          .label("Port for Client Configuration")
          .defaultNumber(51820)
          .range(1, 65535);
  private static final SecretQuestion PASSWORD =
      secret("wg.password").label("Password for WebUI").length(0, 72);
  private static final IntegerQuestion KEEP_ALIVE =
      integer("wg.keep_alive").label("Persistent Keep Alive").defaultNumber(0).range(0, 65535);
  private static final StringQuestion DEVICE =
      string("wg.device")
          .label("Device Name")
          .required()
          .defaultText("eth0")
          .pattern("^[A-Za-z0-9._-]{1,15}$", "Such as eth0.");
  private static final IntegerQuestion MTU =
      integer("wg.mtu").label("Clients MTU").defaultNumber(1420).range(576, 9000);
  private static final StringQuestion RANGE =
      string("wg.address_range")
          .label("Clients IP Address Range")
          .required()
          .defaultText("10.8.0.x")
          .pattern("^[0-9]{1,3}(\\.[0-9]{1,3}){2}\\.x$", "Such as 10.8.0.x.");
  private static final StringQuestion DNS =
      string("wg.dns").label("Clients DNS Server").required().defaultText("1.1.1.1");
  private static final StringListQuestion ALLOWED =
      stringList("wg.allowed").label("Allowed IPs").itemLabel("Allowed IP");
  private static final ListQuestion VARIABLES =
      ExtraVariables.question("wg.variables", "Additional Environment Variables", "");

  private static final StringQuestion OPTION =
      string("name").label("Option Name").required().pattern("^[a-z0-9-]+$", "Such as ndots.");
  private static final StringQuestion VALUE =
      string("value").label("Option Value").pattern("^[a-z0-9]*$", "Such as 2.");
  private static final ListQuestion DNS_OPTIONS =
      list("pod.dns_options").label("DNS Options").items(OPTION, VALUE);

  private static final BooleanQuestion HOST_NETWORK =
      yesNo("network.host_network").label("Host Network").defaultYes();
  private static final PortQuestion UDP =
      port("network.udp_port").label("UDP Port").defaultPort(30057).when(not(HOST_NETWORK));
  private static final PortQuestion WEB =
      port("network.web_port").label("Web Port").defaultPort(30058);

  private static final StorageQuestion CONFIG =
      storage("storage.config").label("Configuration").accessLists();
  private static final ListQuestion STORAGES =
      ExtraStorage.questionWithAccessLists("storage.more", "Additional Storage", "");

  private static final LimitsQuestion LIMITS =
      limits("resources.limits").label("Limits").millicores(4000).memory(8192, 128);

  private static final Workload SERVER = workload("wgeasy");
  private static final Port HTTP = tcp("http", WEB);
  private static final Port VPN = udp("vpn", 51820);
  private static final Volume TMP = temporary("tmp", 64);

  private static final String TIDY =
      """
      network="${WG_DEFAULT_ADDRESS%x}0"
      ip route | grep "^$network/" | while read -r route rest; do
        ip route del "$route" || echo "Route deletion failed..."
      done
      if ip link show wg0 > /dev/null 2>&1; then
        ip link delete wg0
      fi
      """;

  @Override
  public App define() {
    return app("wg-easy", WgEasy::describe);
  }

  private static void describe(AppSpec a) {
    Listing.of(a, "WG Easy", "14", "https://github.com/wg-easy/wg-easy", "Tunnels by WireGuard.");
    a.group(
            "WG-Easy Configuration",
            g ->
                g.ask(HOST, EXTERNAL_PORT, PASSWORD, KEEP_ALIVE, DEVICE, MTU)
                    .ask(RANGE, DNS, ALLOWED, VARIABLES))
        .group("Advanced Pod Configuration", g -> g.ask(DNS_OPTIONS))
        .group("Network Configuration", g -> g.ask(HOST_NETWORK, UDP, WEB))
        .group("Storage Configuration", g -> g.ask(CONFIG, STORAGES))
        .group("Resources Configuration", g -> g.ask(LIMITS));
    a.workload(
        SERVER,
        w -> {
          w.runAs(568, 568).hostNetwork(HOST_NETWORK);
          w.each(DNS_OPTIONS, (each, i) -> each.dnsOption(i.get(OPTION), i.get(VALUE)));
          w.container(IMAGE, WgEasy::server);
        });
    a.portal("Web Portal", WEB, "/");
    ExtraVariables.refuse(a, VARIABLES, List.of("WG_*", "PORT", "PASSWORD_HASH", "PUID"));
    scenarios(a);
  }

  private static void server(ContainerSpec c) {
    String tunnels = "It makes tunnels and leads what comes through them on.";
    c.runAsRoot(tunnels).writableRoot("Its scripts write rules beside the program.");
    for (String right : List.of("NET_ADMIN", "NET_RAW", "SYS_MODULE")) {
      c.capability(right, tunnels);
    }
    c.port(HTTP, WEB);
    c.when(HOST_NETWORK, x -> x.port(VPN)).when(not(HOST_NETWORK), x -> x.port(VPN, UDP));
    Probe answers = http("/").on(HTTP);
    c.starts(answers.every(5).failsAfter(60)).ready(answers).live(answers);
    c.env("PUID", "0")
        .env("WG_PATH", "/etc/wireguard")
        .env("WG_HOST", HOST)
        .env("WG_PORT", EXTERNAL_PORT)
        .env("PORT", HTTP)
        .env("WG_PERSISTENT_KEEPALIVE", KEEP_ALIVE)
        .env("WG_MTU", MTU)
        .env("WG_DEFAULT_ADDRESS", RANGE)
        .env("WG_DEFAULT_DNS", DNS)
        .env("WG_DEVICE", DEVICE)
        .env(
            "WG_ALLOWED_IPS",
            choose(ALLOWED.hasItems(), ALLOWED.joined(","), literal("0.0.0.0/0,::/0")));
    c.when(PASSWORD.isGiven(), x -> x.env("PASSWORD_HASH", passwordHash("web-password", PASSWORD)));
    c.preStop("/bin/bash", "-c", TIDY);
    c.mount(CONFIG, "/etc/wireguard").mount(TMP, "/tmp").limits(LIMITS);
    ExtraStorage.mount(c, STORAGES);
    ExtraVariables.set(c, VARIABLES);
  }

  private static void scenarios(AppSpec a) {
    a.scenario("default", s -> s.answer(HOST, "192.168.0.2"));
    a.scenario(
        "everything",
        s ->
            s.answer(HOST, "vpn.example.org")
                .answer(EXTERNAL_PORT, 443)
                .answer(PASSWORD, "a password")
                .answer(KEEP_ALIVE, 25)
                .answer(DEVICE, "eno1")
                .answer(MTU, 1400)
                .answer(RANGE, "10.9.0.x")
                .answer(DNS, "9.9.9.9")
                .items(ALLOWED, "10.0.0.0/8", "192.168.0.0/16")
                .answer(HOST_NETWORK, false)
                .answer(UDP, 31057)
                .answer(WEB, 31058)
                .hostPath(CONFIG, "/mnt/tank/wireguard")
                .items(DNS_OPTIONS, i -> i.answer(OPTION, "ndots").answer(VALUE, "2"))
                .items(STORAGES, ExtraStorage.item(STORAGES, "/mnt/tank/keys", "/keys", true))
                .items(VARIABLES, ExtraVariables.item("LANG", "de")));
  }
}
