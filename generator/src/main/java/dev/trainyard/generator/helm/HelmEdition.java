package dev.trainyard.generator.helm;

import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.model.App;
import java.util.TreeMap;

/** Charts for TrueNAS SCALE 22.02, 22.12, 23.10 and 24.04, and for plain Helm. */
public final class HelmEdition implements Edition {

  @Override
  public String name() {
    return "helm";
  }

  @Override
  public Rendered render(App app) {
    return new Rendered(new TreeMap<>(), app.problems());
  }
}
