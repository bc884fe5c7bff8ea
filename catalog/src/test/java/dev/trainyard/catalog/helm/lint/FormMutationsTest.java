package dev.trainyard.catalog.helm.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.Baseline;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.generator.yaml.Yaml;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every mistake is found wherever it is made in the published forms of {@link PublishedFormsTest}:
 * in {@code -Dtrainyard.mutations=N} questions of each form that it can be made in.
 */
class FormMutationsTest {

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final int PLACES = Integer.getInteger("trainyard.mutations", 2);

  private static LintResult lint(Object form) {
    return CatalogLint.of(
        EDITION,
        EDITION.rules().catalog(Examples.form(Yaml.write(form))),
        EDITION.rules().releases());
  }

  @Test
  void everyMistakeIsFoundWhereverItIsMade() throws IOException {
    Map<String, Integer> made = new TreeMap<>();
    Map<String, List<String>> missed = new TreeMap<>();
    for (Path file : PublishedFormsTest.files()) {
      Object form = YamlReader.read(Files.readAllBytes(file)).root().data();
      Baseline before = Baseline.of(lint(form).problems().all());
      for (FormMutation mutation : FormMutation.all()) {
        for (int place : places(form, mutation, file.getFileName() + mutation.name())) {
          Object changed = FormMutation.copy(form);
          mutation.change().accept(FormMutation.places(changed).get(place));
          made.merge(mutation.name(), 1, Integer::sum);
          LintResult result = lint(changed).without(before, List.of());
          if (result.problems().all().isEmpty()) {
            missed
                .computeIfAbsent(mutation.name(), name -> new ArrayList<>())
                .add(
                    file.getFileName()
                        + " "
                        + FormMutation.places(form).get(place).question().get("variable"));
          }
        }
      }
    }
    System.out.println(
        made.values().stream().mapToInt(Integer::intValue).sum()
            + " changes of "
            + made.size()
            + " kinds");
    assertThat(missed).as("missed").isEmpty();
    assertThat(made).hasSize(FormMutation.all().size());
  }

  /** Some of the places that a mistake can be made in, the same in every run. */
  private static List<Integer> places(Object form, FormMutation mutation, String seed) {
    List<FormMutation.Place> all = FormMutation.places(form);
    List<Integer> fitting = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (mutation.fits().test(all.get(i))) {
        fitting.add(i);
      }
    }
    java.util.Collections.shuffle(fitting, new Random(seed.hashCode()));
    return fitting.subList(0, Math.min(PLACES, fitting.size()));
  }
}
