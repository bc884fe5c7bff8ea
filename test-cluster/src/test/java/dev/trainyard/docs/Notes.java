package dev.trainyard.docs;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;

// tag::readme[]
public final class Notes implements AppDefinition {

  private static final Image IMAGE = image("docker.io/example/notes", "2.4.1");
  private static final PortQuestion WEB = port("network.web").defaultPort(30080);
  private static final StorageQuestion DATA = storage("storage.data").label("Notes");

  private static final Workload SERVER = workload("server");
  private static final Port HTTP = tcp("http", 8080);
  private static final Volume TMP = temporary("tmp", 64);

  @Override
  public App define() {
    return app("notes", Notes::describe);
  }

  private static void describe(AppSpec a) {
    About.app(a); // title, version, icon, texts, maintainer
    a.group("Network", g -> g.ask(WEB)).group("Storage", g -> g.ask(DATA));
    a.workload(SERVER, w -> w.runAs(568, 568).container(IMAGE, Notes::server));
    a.portal("Web", WEB, "/");
  }

  private static void server(ContainerSpec c) {
    c.port(HTTP, WEB).ready(http("/health")).live(http("/health"));
    c.mount(DATA, "/var/lib/notes", m -> m.ownedBy(568, 568)).mount(TMP, "/tmp");
  }
}
// end::readme[]
