package dev.trainyard.docs;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;

// tag::readme[]
public final class Notes implements AppDefinition {

  private static final Image IMAGE = image("docker.io/example/notes", "2.4.1");
  private static final PortQuestion WEB = port("network.web").defaultPort(30080);
  private static final StorageQuestion DATA = storage("storage.data").label("Notes");

  @Override
  public App define() {
    return app("notes", Notes::describe);
  }

  private static void describe(AppSpec a) {
    About.app(a); // title, version, icon, texts, maintainer
    a.group("Network", g -> g.ask(WEB)).group("Storage", g -> g.ask(DATA));
    a.workload("server", w -> w.runAs(568, 568).container(IMAGE, Notes::server));
    a.portal("Web", WEB, "/");
  }

  private static void server(ContainerSpec c) {
    c.port("http", 8080, WEB).ready(http("/health")).live(http("/health"));
    c.mount(DATA, "/var/lib/notes", m -> m.ownedBy(568, 568)).temporary("tmp", "/tmp", 64);
  }
}
// end::readme[]
