package dev.trainyard.generator.helm;

import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.inJson;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.mayUseApi;
import static dev.trainyard.generator.helm.word.Helm.podField;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.exec;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.model.Probe.tcp;

import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.DictQuestion;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.HostPathQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.NetworkInterfaceQuestion;
import dev.trainyard.generator.question.NodeIpQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import java.util.List;

/**
 * An app with every kind of question and every kind of resource. Each instance makes its questions
 * anew, so that nothing is left from an earlier one.
 */
final class EveryKind {

  private static final Image IMAGE = image("docker.io/example/every-kind", "1.2.3");

  // Captions are left to be made of the variables, some of which have an I, which Turkish changes.
  private final StringQuestion title =
      Questions.string("basics.IDLE_title")
          .defaultText("abc")
          .length(2, 8)
          .pattern("^[a-z]+$", "Letters only.");
  private final SecretQuestion password =
      Questions.secret("basics.password").required().length(4, 16);
  private final SecretQuestion key = Questions.secret("basics.api_key").generatedIfEmpty(32);
  private final IntegerQuestion count =
      Questions.integer("basics.count").defaultNumber(3).range(1, 10);
  private final IntegerQuestion maybe = Questions.integer("basics.maybe").nullable().range(-5, 5);
  private final BooleanQuestion flag = Questions.yesNo("flag");
  private final ChoiceQuestion choice =
      Questions.choice("choice").option("on", "On").option("off", "Off");
  private final PortQuestion web = Questions.port("web").defaultPort(30080);
  private final PortQuestion relay = Questions.port("relay").defaultPort(30081);
  private final PathQuestion path = Questions.path("path").defaultPath("/srv/x");
  private final HostPathQuestion hostPath =
      Questions.hostPath("host_path").defaultPath("/mnt/tank");
  private final StorageQuestion data = Questions.storage("data").temporaryAllowed();
  private final StorageQuestion fixed = Questions.storage("fixed");
  private final StringListQuestion words =
      Questions.stringList("words").length(2, 5).pattern("^[a-z]+$", "Letters only.");
  private final StringQuestion name =
      Questions.string("name").required().length(1, 9).pattern("^[a-z][a-z0-9]*$", "Letters only.");
  private final IntegerQuestion size = Questions.integer("size").defaultNumber(1).range(1, 9);
  private final CertificateQuestion itemCertificate = Questions.certificate("item_certificate");
  private final ListQuestion items = Questions.list("items").items(name, size, itemCertificate);
  private final DictQuestion level = Questions.dict("level").when(flag);
  private final IpAddressQuestion address =
      Questions.ipAddress("level.address").defaultAddress("10.0.0.1");
  private final CronQuestion schedule = Questions.cron("schedule").defaultSchedule("30 2 * * *");
  private final TimeZoneQuestion zone = Questions.timeZone("TZ");
  private final NodeIpQuestion node = Questions.nodeIp("node");
  private final NetworkInterfaceQuestion card = Questions.networkInterface("card");
  private final CertificateQuestion certificate = Questions.certificate("certificate");
  private final LimitsQuestion limits = Questions.limits("limits").cpus(2).memory(1024, 256);
  private final GpuQuestion gpus = Questions.gpus("gpus");

  private final Workload server = workload("server");
  private final Workload store = workload("store");
  private final Port http = tcp("http", 8080);
  private final Port sql = tcp("sql", 5432);

  private EveryKind() {}

  static App define() {
    return App.app("every-kind", new EveryKind()::describe);
  }

  private void describe(AppSpec a) {
    a.title("Every Kind").description("Asks everything.").version("1.0.0").appVersion("1.2.3");
    a.home("https://example.org").icon("https://example.org/i.svg").categories("test", "İ");
    a.maintainer("Me", "me@example.org", "").tags("one").keywords("two");
    a.appReadme("Intro.").readme("## Long\n\nText 😀.").change("1.0.0", "First.");
    a.notes(text("Open {} – now.\n", verbatim(title)));
    a.group("Basics", g -> g.ask(title, password, key, count, maybe));
    a.group("Rest", g -> g.ask(flag, choice, web, relay, path, hostPath, data, fixed, words));
    a.group("More", g -> g.ask(items, level, address, schedule, zone, node, card, certificate));
    a.group("Limits", g -> g.ask(limits, gpus));
    a.only(Helm.claims(data, 5));
    a.workload(server, this::server);
    a.when(flag, flagged -> flagged.workload(store, this::store));
    a.each(
        items,
        (each, i) ->
            each.workload(
                workload("agent"),
                i.get(name),
                w -> w.runAs(1, 1).container(IMAGE, c -> agent(c, i))));
    a.job(
        "migrate",
        Trigger.Moment.EACH_RELEASE,
        j -> j.runAs(1, 1).container(IMAGE, c -> c.env("KEY", key.secret())));
    a.job("backup", schedule, j -> j.runAs(1, 1).container(IMAGE, c -> c.args("backup")));
    a.portal("Web", web, "/");
    a.refuseIf(count.is(7), "Seven is too many.");
    a.each(items, (each, i) -> each.refuseIf(not(i.isGiven(size)), "A size is needed."));
    a.scenario("default", s -> s.answer(password, "secret").answer(card, "eno1"));
    a.scenario(
        "other",
        s -> {
          s.answer(password, "pass").answer(card, "eno2").answer(title, "xyz").answer(maybe, -5);
          s.answer(flag, true).answer(choice, "off").answer(web, 31000).answer(path, "/other");
          s.hostPath(data, "/mnt/tank/data").answer(certificate, 2).answer(count, 10);
          s.items(words, "ab", "abcde").gpus(gpus, Gpus.Maker.INTEL);
          s.items(items, i -> i.answer(name, "a1"), i -> i.answer(name, "b").answer(size, 9));
        });
    a.scenario("temporary", s -> s.answer(password, "secret").answer(card, "eno1").temporary(data));
  }

  private void server(WorkloadSpec w) {
    w.runAs(568, 568).when(flag, f -> f.waitFor(store, sql)).stopsWithin(60);
    w.container(
        IMAGE,
        c -> {
          c.port(http, web).port(udp("relay", 7000), relay).limits(limits).gpus(gpus);
          c.ready(http("/")).preStop("stop").postStart("start");
          c.env("TITLE", title).env("PASSWORD", password).env("TZ", zone).env("NODE", node);
          c.env("CARD", card).env("COUNT", count).env("HOST", hostPath);
          c.when(maybe.isGiven(), given -> given.env("MAYBE", maybe));
          c.env("ADDRESS", address).env("WORDS", words.joined(","));
          c.when(flag, flagged -> flagged.env("STORE", hostOf(store)));
          c.env("POD", podField("metadata.name"));
          c.when(choice.is("on"), on -> on.args("--on"));
          c.each(words, (each, word) -> each.arg(text("--word={}", word)));
          c.mount(data, path, m -> m.ownedBy(568, 568));
          c.mount(temporary("tmp", 16), "/tmp");
          c.file(
              "/etc/every.conf",
              concat(
                  text("title = {}\n", inJson(title)),
                  when(flag, text("flag\n")),
                  items.text(i -> text("[{}]\n", i.get(name)))));
          c.file("/etc/hash", text("{}\n", verbatim(passwordHash("hash", password))), 0440);
          c.file("/etc/own", generatedSecret("own", 24));
          c.when(
              certificate.isGiven(),
              chosen ->
                  chosen
                      .file("/etc/cert.pem", certificate.certificate())
                      .file("/etc/key.pem", certificate.privateKey(), 0400));
        });
  }

  private void store(WorkloadSpec w) {
    w.stateful().runAs(1, 1).hostNetwork(flag);
    w.only(mayUseApi(List.of(""), List.of("pods"), List.of("get")));
    w.container(
        IMAGE,
        c ->
            c.port(sql)
                .ready(tcp())
                .live(exec("true"))
                .mount(fixed, "/fixed", m -> m.perReplica().ownedBy(1, 1)));
  }

  private void agent(ContainerSpec c, ListItem i) {
    c.noHealthCheck("It only connects.").env("SIZE", i.get(size)).env("INDEX", i.index());
    c.env("CERT", i.certificate(itemCertificate, CertificatePart.Part.CERTIFICATE));
    c.env("CONSTANT", literal("$(X) {{ y }}"));
  }
}
