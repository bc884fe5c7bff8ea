package dev.trainyard.generator.helm;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.helm.word.Patch;
import dev.trainyard.generator.helm.word.RawFile;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Where a definition goes around the model: each use is reported with its reason, and added files
 * take no place of the chart's own.
 *
 * @param app the app
 * @param problems a note for each use, and what is wrong with one
 */
record AroundModel(App app, List<Problem> problems) {

  static AroundModel of(App app) {
    List<Problem> problems = new ArrayList<>();
    for (Said<EditionWord.OfApp> word : app.words()) {
      if (word.value() instanceof Patch patch) {
        use(app, word, patch.reason(), problems);
      } else if (word.value() instanceof RawFile file) {
        use(app, word, file.reason(), problems);
        if (!file.path().matches("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
            || file.text().indexOf('\r') >= 0) {
          problems.add(
              error(
                  app,
                  file,
                  word.source(),
                  "has a path or a text that a chart cannot have",
                  "a path such as templates/extra.yaml, and lines that end with LF",
                  "correct the path or the text"));
        }
      }
    }
    return new AroundModel(app, List.copyOf(problems));
  }

  private static void use(
      App app, Said<EditionWord.OfApp> word, String reason, List<Problem> problems) {
    Where where = Where.definition(app.name(), word.value().meaning(), word.source());
    if (reason.isBlank()) {
      problems.add(
          Problem.error(
              Rule.AROUND,
              where,
              "goes around the model without a reason",
              "one sentence that says why",
              "state the reason"));
    } else {
      problems.add(Problem.note(Rule.AROUND, where, "goes around the model: " + reason));
    }
  }

  private static Problem error(
      App app, RawFile file, SourceLine source, String found, String allowed, String fix) {
    return Problem.error(
        Rule.AROUND,
        Where.definition(app.name(), "file " + file.path(), source),
        found,
        allowed,
        fix);
  }

  /** Adds the definition's own files to a chart; a place that is taken is a problem. */
  List<Problem> addTo(SortedMap<RelativePath, String> chart) {
    List<Problem> taken = new ArrayList<>();
    for (Said<EditionWord.OfApp> word : app.words()) {
      if (word.value() instanceof RawFile file
          && chart.putIfAbsent(new RelativePath(file.path()), file.text()) != null) {
        taken.add(
            error(
                app,
                file,
                word.source(),
                "is a file that the chart has already",
                "a path of its own",
                "choose another path; to change a manifest call patch(…)"));
      }
    }
    return taken;
  }
}
