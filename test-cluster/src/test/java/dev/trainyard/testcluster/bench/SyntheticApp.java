package dev.trainyard.testcluster.bench;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.timeZone;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import java.util.Locale;

/** A web application with one container, as most apps of a catalog are. */
final class SyntheticApp {

  private static final TimeZoneQuestion ZONE = timeZone("TZ").label("Time zone");
  private static final StringQuestion TITLE = string("demo.title").defaultText("Demo");
  private static final SecretQuestion PASSWORD = secret("demo.password").generatedIfEmpty(32);
  private static final PortQuestion WEB = port("network.web_port").defaultPort(30080);
  private static final StorageQuestion CONFIG = storage("storage.config");
  private static final StorageQuestion DATA = storage("storage.data");

  private SyntheticApp() {}

  static App of(int number) {
    return of(number, "1.0.0");
  }

  static App of(int number, String version) {
    String name = String.format(Locale.ROOT, "demo-%04d", number);
    return app(
        name,
        a -> {
          a.title("Demo " + number).description("A web application.").appVersion("1.2.3");
          a.version(version).change(version, "Better than ever.");
          a.home("https://example.org").icon("https://example.org/icon.png");
          a.sources("https://example.org/source").categories("demo").tags("demo", "web");
          a.maintainer("somebody", "somebody@example.org", "");
          a.appReadme("# Demo\n\nA web application for *everybody*.");
          a.readme("Runs the web application number " + number + ".");
          a.group("Demo", g -> g.ask(ZONE, TITLE, PASSWORD));
          a.group("Network", g -> g.ask(WEB));
          a.group("Storage", g -> g.ask(CONFIG, DATA));
          a.workload(
              workload("web"),
              w -> {
                w.runAs(568, 568);
                w.container(
                    image("docker.io/library/demo", "1.2.3").starting("/demo"),
                    c -> {
                      c.env("TZ", ZONE).env("TITLE", TITLE).env("PASSWORD", PASSWORD.secret());
                      c.port(tcp("http", 8080), WEB);
                      c.mount(CONFIG, "/config").mount(DATA, "/data");
                      c.ready(Probe.http("/health")).live(Probe.http("/health"));
                      c.limits(1, 512);
                    });
              });
          a.portal("Web Portal", WEB, "/");
        });
  }
}
