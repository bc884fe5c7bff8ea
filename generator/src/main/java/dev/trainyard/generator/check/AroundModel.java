package dev.trainyard.generator.check;

import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.model.AddedFile;
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
import java.util.regex.Pattern;

/**
 * Where a definition goes around the model in one edition: each use is reported with its reason,
 * and added files take no place of the edition's own.
 */
public final class AroundModel {

  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private final App app;
  private final List<Said<EditionWord.Around>> words = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** What an app says around the model to one edition. */
  public AroundModel(App app, String edition) {
    this.app = app;
    for (Said<EditionWord.OfApp> word : app.words()) {
      if (word.value() instanceof EditionWord.Around around && around.edition().equals(edition)) {
        words.add(new Said<>(around, word.source()));
        use(around, word.source());
      }
    }
  }

  /** A note for each use, and what is wrong with one. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The words, in the order of the definition. */
  public List<Said<EditionWord.Around>> words() {
    return List.copyOf(words);
  }

  private void use(EditionWord.Around word, SourceLine source) {
    Where where = Where.definition(app.name(), word.meaning(), source);
    if (word.reason().isBlank()) {
      problems.add(
          Problem.error(
              Rule.AROUND,
              where,
              "goes around the model without a reason",
              "one sentence that says why",
              "state the reason"));
    } else {
      problems.add(Problem.note(Rule.AROUND, where, "goes around the model: " + word.reason()));
    }
    if (word instanceof AddedFile file
        && (!PATH.matcher(file.path()).matches() || file.text().indexOf('\r') >= 0)) {
      problems.add(
          error(
              file,
              source,
              "has a path or a text that a version cannot have",
              "a path such as templates/extra.yaml, and lines that end with LF",
              "correct the path or the text"));
    }
  }

  private Problem error(
      AddedFile file, SourceLine source, String found, String allowed, String fix) {
    return Problem.error(
        Rule.AROUND,
        Where.definition(app.name(), "file " + file.path(), source),
        found,
        allowed,
        fix);
  }

  /**
   * Adds the definition's own files to a version.
   *
   * @param version its files, by their paths below it
   * @return the problems of files whose places are taken
   */
  public List<Problem> addTo(SortedMap<RelativePath, String> version) {
    List<Problem> taken = new ArrayList<>();
    for (Said<EditionWord.Around> word : words) {
      if (word.value() instanceof AddedFile file
          && version.putIfAbsent(new RelativePath(file.path()), file.text()) != null) {
        taken.add(
            error(
                file,
                word.source(),
                "is a file that the version has already",
                "a path of its own",
                "choose another path; to change what is rendered call patch(…)"));
      }
    }
    return taken;
  }
}
