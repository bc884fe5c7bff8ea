package dev.trainyard.maven;

import dev.trainyard.catalog.lint.Baseline;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.UnreadableBaselineException;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import dev.trainyard.generator.problem.Rule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Finds what TrueNAS would choke on in a catalog, before anyone adds it: a folder, a revision of a
 * git repository, or a branch of a repository elsewhere, of whatever author. Needs no project.
 *
 * <p>By default the generated catalog is checked or, while there is none, what was published to
 * {@code .trainyard/catalog.git}. The goal fails when something is found that is as bad as {@code
 * truenas.validate.failOn} says.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", requiresProject = false, threadSafe = true)
public final class ValidateMojo extends LintMojo {

  private static final String BASELINE = "truenas.validate.baseline";
  private static final String WRITE_BASELINE = "truenas.validate.writeBaseline";

  /** More than a baseline can be for a catalog that is read at all. */
  private static final long LARGEST = 64L << 20;

  /**
   * What was found once and does not count any more; a file that {@code
   * truenas.validate.writeBaseline} has written, relative ones below the module, none when empty.
   *
   * @since 0.1.0
   */
  @Parameter(property = BASELINE)
  private File baseline;

  /**
   * Whether everything that is found is written into the baseline and does not make the goal fail;
   * {@code true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = WRITE_BASELINE, defaultValue = "false")
  private boolean writeBaseline;

  @Override
  GoalKind kind() {
    return GoalKind.ofAnyPlace("validate", "Nothing was checked");
  }

  @Override
  String outcome() {
    return "The catalog is not fit for TrueNAS";
  }

  @Override
  LintResult check(GoalRun run, CatalogSource source, List<String> targets)
      throws GoalFailure, IOException, UnreadableSourceException {
    if (writeBaseline && baseline == null) {
      throw setting(
          WRITE_BASELINE + " is set, and " + BASELINE + " is not", "the file to write, too");
    }
    Optional<Path> file =
        Optional.ofNullable(baseline).map(run::place).map(run.places().base()::resolve);
    Baseline known = file.isPresent() && !writeBaseline ? read(run, file.get()) : Baseline.NONE;
    try (OpenCatalog open = source.open()) {
      LintResult result =
          CatalogLint.of(run.edition(), rules(run), files(run, source, open), targets);
      if (file.isPresent() && writeBaseline) {
        known = Baseline.of(result.problems().all());
        new ReportFile(file.get().normalize(), Baseline::isBaseline).write(known.write());
      }
      return result.without(known, run.edition().rules().releases());
    }
  }

  private static Baseline read(GoalRun run, Path file) throws GoalFailure, IOException {
    String found = "";
    if (!Files.isRegularFile(file)) {
      found = "is no file";
    } else if (Files.size(file) > LARGEST) {
      found = "has " + Files.size(file) + " bytes";
    } else {
      try {
        return Baseline.read(Files.readAllBytes(file));
      } catch (UnreadableBaselineException e) {
        found = e.getMessage();
      }
    }
    throw GoalFailure.of(
        Rule.BASELINE,
        BASELINE + ": " + run.places().display().show(file) + " " + found,
        "a file that " + WRITE_BASELINE + " has written",
        "Correct the parameter, or call the goal once with -D" + WRITE_BASELINE + ".");
  }
}
