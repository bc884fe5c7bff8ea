package demo;

import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.port;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.PortQuestion;

/** The one place that knows how the test projects' apps are made. */
public final class DemoApps {

  private DemoApps() {}

  /** An app without mistakes. */
  public static App named(String name) {
    return named(name, "1.0.0");
  }

  /** The same in another version. */
  public static App named(String name, String version) {
    PortQuestion web = port("network.web_port").label("Web port").defaultPort(30080);
    return App.app(
        name,
        a ->
            a.title("Demo " + name)
                .description("Serves a page.")
                .version(version)
                .appVersion("1.27.3")
                .home("https://nginx.org/")
                .icon("https://nginx.org/img/nginx_logo.svg")
                .sources("https://github.com/nginx/nginx")
                .maintainer("Demo", "demo@example.org", "https://example.org/")
                .categories("web")
                .keywords("web")
                .appReadme("Serves a page.")
                .readme("Serves a page.")
                .change(version, "First version.")
                .group("Network", g -> g.ask(web))
                .workload(
                    "web",
                    w ->
                        w.runAs(101, 101)
                            .container(
                                image("docker.io/nginxinc/nginx-unprivileged", "1.27.3"),
                                c ->
                                    c.port("http", 8080, web)
                                        .ready(http("/"))
                                        .live(http("/"))
                                        .temporary("tmp", "/tmp", 16)))
                .portal("Web", web, "/"));
  }
}
