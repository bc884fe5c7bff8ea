package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.model.App;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppSelectionTest {

  private static final List<App> APPS = List.of(app("uro"), app("gocd"), app("cockroachdb"));

  @Test
  void withoutNamesAllAppsAreChosen() throws GoalFailure {
    assertThat(AppSelection.of(List.of("", " ")).from(APPS)).isEqualTo(APPS);
  }

  @Test
  void namesChooseAppsInTheirOwnOrder() throws GoalFailure {
    assertThat(AppSelection.of(List.of(" gocd", "uro ")).from(APPS))
        .extracting(App::name)
        .containsExactly("uro", "gocd");
  }

  @Test
  void unknownNamesAreRefusedTogetherWithTheKnownOnes() {
    assertThatThrownBy(() -> AppSelection.of(List.of("gocd", "urO", "x")).from(APPS))
        .isInstanceOf(GoalFailure.class)
        .hasMessage("truenas.apps names urO, x, which the project does not define");
  }

  private static App app(String name) {
    return App.app(name, a -> {});
  }
}
