package hello;

import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.port;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.question.PortQuestion;

/** A web server with one question: its port on the NAS. */
public final class Hello implements AppDefinition {

  private static final PortQuestion WEB =
      port("network.web_port").label("Web port").defaultPort(30080);

  private static final String NGINX = "docker.io/nginxinc/nginx-unprivileged";

  @Override
  public App define() {
    return App.app("hello", Hello::describe);
  }

  private static void describe(AppSpec a) {
    a.title("Hello").description("Serves a page.").version("1.0.0").appVersion("1.27.3");
    a.home("https://nginx.org/").icon("https://nginx.org/img/nginx_logo.svg").categories("web");
    a.sources("https://github.com/nginx/nginx").maintainer("Me", "me@example.org", "");
    a.appReadme("Serves a page.").readme("Serves a page.").change("1.0.0", "First version.");
    a.group("Network", g -> g.ask(WEB));
    a.workload("web", w -> w.runAs(101, 101).container(image(NGINX, "1.27.3"), Hello::web));
    a.portal("Web", WEB, "/");
  }

  private static void web(ContainerSpec c) {
    c.port("http", 8080, WEB).temporary("tmp", "/tmp", 16).ready(http("/")).live(http("/"));
  }
}
