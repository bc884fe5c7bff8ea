package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trainyard.catalog.helm.HelmCatalog;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.ProxySelector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository is reached through the proxy that Maven itself would take for its host. */
class MavenProxyTest {

  @TempDir private Path base;

  @Test
  void theProxyOfTheSettingsIsTakenForTheHostsThatItIsFor() throws Exception {
    try (AskingServer proxy = AskingServer.start()) {
      String[] address = proxy.host().split(":");
      ProxySelector selector =
          place ->
              place.getHost().equals("inside.invalid")
                  ? null
                  : new Proxy(place.getProtocol(), address[0], Integer.parseInt(address[1]));

      history("http://outside.invalid/one.git", selector);
      history("http://inside.invalid/two.git", selector);

      assertThat(proxy.wasAskedFor("/one.git/")).isTrue();
      assertThat(proxy.wasAskedFor("/two.git/")).isFalse();
    }
  }

  private void history(String target, ProxySelector selector) throws Exception {
    GoalMojo goal =
        TestGoal.of(
            new HistoryMojo(),
            base,
            SecondEdition.besides(new HelmCatalog(), Map.of()),
            new ArrayList<>(),
            Map.of("target", target, "branch", "main"));
    Field session = GoalMojo.class.getDeclaredField("session");
    session.setAccessible(true);
    ((DefaultRepositorySystemSession) ((MavenSession) session.get(goal)).getRepositorySession())
        .setProxySelector(selector);
    assertThatExceptionOfType(MojoFailureException.class).isThrownBy(goal::execute);
  }
}
