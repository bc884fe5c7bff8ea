package dev.trainyard.testcluster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.generate.DefinedApps;
import dev.trainyard.catalog.generate.RenderedApps;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.model.App;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An app that is left alone for having the model of the last run would become what it was. */
class ModelsTest {

  private static final int PAIRS = 150;
  private static final CatalogEdition EDITION = new HelmCatalog();

  @Test
  void whatRendersOtherwiseHasAnotherModel() {
    int different = 0;
    for (int seed = 0; seed < PAIRS; seed++) {
      RandomBlueprint random = new RandomBlueprint(seed);
      Blueprint base = random.blueprint();
      App one = base.app("1.0.0");
      App other = Change.all(base, List.of(random.change(base))).app("1.0.0");

      assertThat(model(base.app("1.0.0"))).as("seed %s", seed).isPresent().isEqualTo(model(one));
      if (!rendered(one).equals(rendered(other))) {
        different++;
        assertThat(model(other)).as("seed %s", seed).isPresent().isNotEqualTo(model(one));
      }
    }
    assertThat(different).isGreaterThan(PAIRS / 3);
  }

  private static Optional<String> model(App app) {
    return new DefinedApps(List.of(app), EDITION).model(app.train(), app.name());
  }

  private static List<Object> rendered(App app) {
    RenderedApps rendered = new DefinedApps(List.of(app), EDITION).render(any -> true);
    return List.of(rendered.files(), rendered.problems());
  }
}
