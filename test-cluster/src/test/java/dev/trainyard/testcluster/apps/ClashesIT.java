package dev.trainyard.testcluster.apps;

import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.manifests.ManifestCheck;
import dev.trainyard.testcluster.helm.Chart;
import dev.trainyard.testcluster.helm.HelmExtension;
import dev.trainyard.testcluster.helm.HelmRelease;
import dev.trainyard.testcluster.helm.Rendering;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two things in one place, with real Helm. */
class ClashesIT {

  @RegisterExtension static final HelmExtension helm = new HelmExtension();

  private static final PortQuestion PEERS = Questions.port("network.peers").defaultPort(30881);
  private static final StorageQuestion DATA = Questions.storage("storage.data");
  private static final StorageQuestion FOLDER = Questions.storage("folder");
  private static final PathQuestion PATH = Questions.path("path");
  private static final ListQuestion FOLDERS = Questions.list("storage.folders").items(FOLDER, PATH);

  private static final App APP =
      App.app(
          "clashes",
          a -> {
            a.title("Clashes").description("Clashes.").version("1.0.0").appVersion("1");
            a.home("https://example.org/").icon("https://example.org/i.svg").categories("test");
            a.maintainer("Me", "me@example.org", "").appReadme("Clashes.").readme("Clashes.");
            a.change("1.0.0", "First.");
            a.group("Network", g -> g.ask(PEERS)).group("Storage", g -> g.ask(DATA, FOLDERS));
            a.workload(
                workload("web"),
                w ->
                    w.runAs(568, 568)
                        .container(
                            image("docker.io/example/clashes", "1"),
                            c -> {
                              c.port(tcp("http", 8080)).ready(http("/")).mount(DATA, "/data");
                              c.port(tcp("peers", 6881), PEERS).port(udp("peers-udp", 6881), PEERS);
                              c.each(
                                  FOLDERS,
                                  (each, i) -> each.mount(i, FOLDER, i.get(PATH), m -> {}));
                            }));
          });

  private static Rendering render(String... paths) {
    List<Map<String, Object>> folders =
        Arrays.stream(paths)
            .map(
                path ->
                    Map.<String, Object>of(
                        "folder", Map.of("type", "hostPath", "hostPath", "/mnt/x"), "path", path))
            .toList();
    return helm.render(
        Chart.of(
            new HelmEdition().render(APP).files(),
            RelativePath.of(APP.train(), APP.name(), APP.version())),
        HelmRelease.named("mine").withValues(Map.of("storage", Map.of("folders", folders))));
  }

  @Test
  void a_path_that_is_taken_is_refused_with_the_path() {
    for (String taken : List.of("/data", "/data/")) {
      assertThat(render("/more", taken).error())
          .contains(
              "web: two things are mounted at /data. Choose another path in storage.folders.");
    }
    assertThat(render("/more", "/more/").error()).contains("mounted at /more.");
  }

  @Test
  void one_answer_leads_to_tcp_and_udp_in_a_service_that_an_edit_replaces() {
    Rendering rendering = render("/one", "/two");

    assertThat(new ManifestCheck().check(rendering.orFail().documents())).isEmpty();
    assertThat(rendering.documents())
        .extracting(Object::toString)
        .filteredOn(document -> document.contains("nodePort=30881"))
        .singleElement()
        .asString()
        .contains("peers-nodeport-30881", "TCP", "UDP");
  }
}
