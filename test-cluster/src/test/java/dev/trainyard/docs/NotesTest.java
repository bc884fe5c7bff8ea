package dev.trainyard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.model.App;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

// tag::docs-test[]
class NotesTest {

  private final App app = new Notes().define();

  @Test
  void nothing_is_wrong_with_the_definition() {
    assertThat(AppChecks.check(app)).isEmpty();
  }

  @Test
  void the_owners_port_leads_to_the_server() {
    Map<String, Object> answers = Map.of("network", Map.of("web", 31000L));
    Map<String, Object> values = Values.merge(HelmEdition.defaults(app), answers);
    HelmSite site = new HelmSite("notes", "mine", "ix-mine", 1, values, Map.of());
    List<Map<String, Object>> manifests =
        Manifests.evaluate(HelmEdition.manifests(app), site.answers(), site);
    assertThat(manifests)
        .filteredOn(manifest -> manifest.get("kind").equals("Service"))
        .extracting("spec.ports")
        .anySatisfy(ports -> assertThat(ports.toString()).contains("nodePort=31000"));
  }
}
// end::docs-test[]
