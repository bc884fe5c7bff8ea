package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes an app as one file with the answers in it, for Apps, Custom App, Install via YAML of
 * TrueNAS 24.10 and later, which cannot add a catalog. Beside it lies the schema of the answers.
 *
 * <p>Secrets that nobody chooses are made and put into the file, which only its owner may read. The
 * next version is written from it: what it has of them stays.
 *
 * @since 0.1.0
 */
@Mojo(name = "compose", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class ComposeMojo extends GoalMojo {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /**
   * The app to write; the name of a defined app.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.compose.app")
  private String app = "";

  /**
   * The answers, as the wizard of the app would take them; a YAML file, none for the defaults.
   * Certificates stand under {@code ix_certificates}: by number, {@code certificate} and {@code
   * privatekey}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.compose.answers")
  private File answers;

  /**
   * The name that the app gets on the machine; 1 to 40 lower-case letters, digits and hyphens, by
   * default its own.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.compose.name")
  private String name = "";

  /**
   * Directory of the machine for all data that the answers name none for: each dataset becomes a
   * directory below it; an absolute path such as {@code /mnt/tank/apps/notes}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.compose.data")
  private String data = "";

  /**
   * The file that was written before for the same app, whose secrets stay; a file, by default the
   * one that is written over.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.compose.earlier")
  private File earlier;

  /**
   * Folder of the file; any path, relative ones below the module.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "truenas.compose.output",
      defaultValue = "${project.basedir}/.trainyard/compose",
      required = true)
  private File place;

  @Override
  GoalKind kind() {
    return GoalKind.ofDefinitions("compose", "No file was written");
  }

  /** Only one edition has the goal; its files need no name of it. */
  @Override
  Path resultPath(ProjectPlaces places, CatalogEdition edition) {
    return resultFolder(places).resolve(kind().name() + ".json");
  }

  @Override
  List<CatalogEdition> editions() throws GoalFailure {
    return OneApp.editions(selection());
  }

  @Override
  void run(GoalRun run) throws GoalFailure, IOException {
    try (ProjectApps definitions = new ProjectApps(run)) {
      write(run, OneApp.of(run, definitions, "truenas.compose.app", app));
    }
  }

  private void write(GoalRun run, App chosen) throws GoalFailure, IOException {
    String called = name == null || name.isBlank() ? chosen.name() : name;
    Path folder = place.toPath();
    Path former = earlier == null ? folder.resolve(called + ".yaml") : earlier.toPath();
    OneFile.Result result =
        run.edition()
            .oneFile()
            .orElseThrow()
            .write(
                new OneFile.Request(
                    chosen,
                    called,
                    answers(run),
                    answers == null ? "answers" : run.places().display().show(answers.toPath()),
                    data == null ? "" : data.replaceAll("/+$", ""),
                    earlier != null || Files.isRegularFile(former)
                        ? Optional.of(GivenFile.read(run, "truenas.compose.earlier", former))
                        : Optional.empty(),
                    ComposeMojo::random));
    List<Problem> problems = result.problems();
    if (!problems.isEmpty()) {
      throw GoalFailure.of(Problems.of(problems));
    }
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : result.files().entrySet()) {
      PrivateFiles.write(folder.resolve(file.getKey()), file.getValue());
    }
    String shown =
        run.places()
            .displayForCaller()
            .show(folder.resolve(result.files().keySet().iterator().next()));
    run.result().put("file", shown).put("app", chosen.name()).put("version", chosen.version());
    run.result().status("written");
    run.conclude(
        List.of(
            "%s %s in %s; its first lines say what to do with it"
                .formatted(chosen.name(), chosen.version(), shown)));
  }

  private YamlFile answers(GoalRun run) throws GoalFailure, IOException {
    return answers == null
        ? YamlReader.read("{}")
        : GivenFile.read(run, "truenas.compose.answers", answers.toPath());
  }

  private static String random(int length) {
    SecureRandom source = new SecureRandom();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(source.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
