package dev.trainyard.testcluster.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HelmExtensionIT {

  @RegisterExtension static final HelmExtension one = new HelmExtension();

  @RegisterExtension
  static final HelmExtension another = new HelmExtension(Path.of("target", "other"));

  @Test
  void sharesOneEngine() {
    assertThat(one.engine()).isNotNull().isSameAs(another.engine());
  }
}
