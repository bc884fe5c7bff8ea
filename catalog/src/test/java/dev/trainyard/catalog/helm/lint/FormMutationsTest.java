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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every mistake is found wherever it is made in the published forms of {@link PublishedFormsTest}:
 * in one question of a form, where a form of others is spared most of the mistakes. {@code
 * -Dtrainyard.mutations=N} makes each in as many questions of each form.
 */
class FormMutationsTest {

  private static final HelmCatalog EDITION = new HelmCatalog();
  private static final int PLACES = Integer.getInteger("trainyard.mutations", 0);

  private static final int SPARED = 6;

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
    int number = 0;
    for (Path file : PublishedFormsTest.files()) {
      int turn = number++;
      Object form = YamlReader.read(Files.readAllBytes(file)).root().data();
      Baseline before = Baseline.of(lint(form).problems().all());
      for (FormMutation mutation : mutations(turn)) {
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
    assertThat(missed).as("missed").isEmpty();
    // Only forms of others have a place for each of them.
    assertThat(made)
        .hasSizeBetween(
            System.getProperty("trainyard.corpus", "").isEmpty() ? 1 : FormMutation.all().size(),
            FormMutation.all().size());
  }

  /** All for the first form, which is the project's own, and in turn a few for each other one. */
  private static List<FormMutation> mutations(int turn) {
    List<FormMutation> all = FormMutation.all();
    return PLACES > 0 || turn == 0
        ? all
        : IntStream.range(0, all.size())
            .filter(i -> (i + turn) % SPARED == 0)
            .mapToObj(all::get)
            .toList();
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
    Collections.shuffle(fitting, new Random(seed.hashCode()));
    return fitting.subList(0, Math.min(Math.max(1, PLACES), fitting.size()));
  }
}
