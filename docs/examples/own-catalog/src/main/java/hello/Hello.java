package hello;

import static dev.trainyard.generator.model.App.app;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.port;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.question.PortQuestion;

/** A web server with one question: the port on the NAS. */
public final class Hello implements AppDefinition {

  private static final PortQuestion WEB = port("network.web_port", q -> q.label("Web port").defaultPort(30080));

  @Override
  public App define() {
    return app("hello", a -> {
      a.title("Hello").description("Serves a page.").version("1.0.0").appVersion("1.27.3");
      a.home("https://nginx.org/").icon("https://nginx.org/img/nginx_logo.svg").categories("web");
      a.sources("https://github.com/nginx/nginx").maintainer("Me", "me@example.org", "https://example.org/");
      a.appReadme("Serves a page.").readme("Serves a page.").change("1.0.0", "First version.");
      a.group("Network", g -> g.ask(WEB));
      a.workload("web", w -> w.container(image("docker.io/nginxinc/nginx-unprivileged", "1.27.3"), c -> {
        c.port("http", 8080, WEB).ready(http("/")).live(http("/"));
        c.runAs(101, 101).temporary("tmp", "/tmp", 16);
      }));
      a.portal("Web", WEB, "/");
    });
  }
}
