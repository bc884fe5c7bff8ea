package dev.trainyard.catalog.generate;

import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.question.Questions.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.TestApps;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Value;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final CatalogEdition HELM = new HelmCatalog();
  private static final App APP = TestApps.app("stable", "a", "1.0.0");

  @Test
  void everyComponentOfAnAppCounts() throws Exception {
    RecordComponent[] components = App.class.getRecordComponents();
    for (RecordComponent changed : components) {
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        Object value = components[i].getAccessor().invoke(APP);
        values[i] = components[i].equals(changed) ? other(value) : value;
      }
      App other =
          App.class
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
              .newInstance(values);

      assertThat(Fingerprint.of(HELM, other))
          .as(changed.getName())
          .isNotEqualTo(Fingerprint.of(HELM, APP));
    }
  }

  /**
   * Another value of the same type, with the same elements in other numbers where there are any.
   */
  private static Object other(Object value) {
    if (value instanceof String text) {
      return text + "x";
    }
    if (value instanceof List<?> list && !list.isEmpty()) {
      return List.of();
    }
    // Of a type that only has to hold something that is not the same.
    return value instanceof List<?> ? List.of(APP) : null;
  }

  @Test
  void theEditionCounts() {
    assertThat(Fingerprint.of(HELM, APP)).isPresent();
    assertThat(Fingerprint.of(HELM, APP)).isEqualTo(Fingerprint.of(new HelmCatalog(), APP));
    assertThat(Fingerprint.of(((HelmCatalog) HELM).edition(), APP))
        .isPresent()
        .isNotEqualTo(Fingerprint.of(HELM, APP));
  }

  @Test
  void nothingIsKnownOfAnEditionOfOthers() {
    assertThat(Fingerprint.of(SampleEdition.CATALOG, APP)).isEmpty();
  }

  @Test
  void codeOfAnAuthorIsNoData() {
    App patched =
        App.app(
            "a",
            a -> a.only(Helm.patch("Why not.", "Deployment", "web", m -> m.set("spec/x", "y"))));

    assertThat(Fingerprint.of(HELM, patched)).isEmpty();
  }

  @Test
  void aQuestionIsAnotherOneThanItsTwin() {
    StringQuestion[] twins = new StringQuestion[2];
    for (int i = 0; i < 2; i++) {
      twins[i] = string("a.b").label("B");
    }

    assertThat(print(twins[0], twins[0])).isPresent().isEqualTo(print(twins[1], twins[1]));
    assertThat(print(twins[0], twins[1])).isPresent().isNotEqualTo(print(twins[0], twins[0]));
  }

  private static Optional<String> print(StringQuestion asked, Value<String> used) {
    return Fingerprint.of(
        HELM,
        App.app(
            "a",
            a -> {
              a.group("G", g -> g.ask(asked));
              a.workload(
                  workload("web"),
                  w -> w.container(image("docker.io/a/b", "1"), c -> c.env("A", used)));
            }));
  }
}
