package dev.trainyard.maven;

import dev.trainyard.catalog.edition.CatalogEdition;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.generator.edition.OneFile;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.yaml.Flaw;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * next version is written from it: what it has of them stays, and so do the answers unless others
 * are given.
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
   * The answers, as the wizard of the app would take them; a YAML file. What it leaves open stays
   * as it is in the file that was written before, or gets its default. Certificates stand under
   * {@code ix_certificates}: by number, {@code certificate} and {@code privatekey}.
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
   * directory below it; an absolute path such as {@code /mnt/tank/apps/notes}, by default that of
   * the file that was written before.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.compose.data")
  private String data = "";

  /**
   * Another file that was written before for the same app, or by the goal {@code move}: its secrets
   * stay, and its answers, beside those of the file that is written over; a file. What the app says
   * of answers to older versions is done to those of one.
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
  void run(GoalRun run) throws GoalFailure, GitFailure, IOException {
    try (ProjectApps definitions = new ProjectApps(run, kind())) {
      App chosen = OneApp.of(run, definitions, "truenas.compose.app", app);
      try (SecretFolder held = SecretFolder.of(run, place.toPath())) {
        write(run, chosen, held.path());
      }
    }
  }

  private void write(GoalRun run, App chosen, Path folder) throws GoalFailure, IOException {
    String called = name == null || name.isBlank() ? chosen.name() : name;
    OneFile edition = run.edition().oneFile().orElseThrow();
    OneFile.Result result =
        edition.write(
            new OneFile.Request(
                chosen,
                called,
                answers(run),
                data == null ? "" : data.replaceAll("/+$", ""),
                earlier(run, chosen, folder.resolve(called + ".yaml")),
                ComposeMojo::random));
    Problems problems = Problems.of(result.problems());
    if (problems.hasErrors()) {
      throw GoalFailure.of(problems);
    }
    run.problems().tell(problems);
    Map<ReportFile, String> files = new LinkedHashMap<>();
    for (Map.Entry<String, String> file : result.files().entrySet()) {
      files.put(
          new ReportFile(
              folder.resolve(file.getKey()), head -> edition.belongs(file.getKey(), head)),
          file.getValue());
    }
    for (ReportFile file : files.keySet()) {
      if (file.isForeign()) {
        throw foreign(run, chosen, file.file());
      }
    }
    for (Map.Entry<ReportFile, String> file : files.entrySet()) {
      // Nobody else may read what has secrets in it.
      file.getKey().writePrivately(file.getValue());
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

  private Optional<OneFile.Given> answers(GoalRun run) throws GoalFailure, IOException {
    return answers == null
        ? Optional.empty()
        : Optional.of(given(run, "truenas.compose.answers", answers.toPath()));
  }

  private static OneFile.Given given(GoalRun run, String setting, Path file)
      throws GoalFailure, IOException {
    return new OneFile.Given(GivenFile.read(run, setting, file), run.places().display().show(file));
  }

  /**
   * What was written before for the same app: another one has other secrets, and an owner. What is
   * replaced counts whatever else is named, since nobody else may have its secrets.
   */
  private List<OneFile.Given> earlier(GoalRun run, App chosen, Path replaced)
      throws GoalFailure, IOException {
    List<OneFile.Given> files = new ArrayList<>();
    if (Files.exists(replaced, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isRegularFile(replaced, LinkOption.NOFOLLOW_LINKS)) {
        throw foreign(run, chosen, replaced);
      }
      OneFile.Given former = own(run, chosen, replaced);
      if (run.edition().oneFile().orElseThrow().isChanged(former.file())) {
        throw GoalFailure.of(
            Rule.FILES,
            former.name() + " was changed by hand since it was written, which would be lost",
            "the file as it was written, but for x-trainyard",
            "Put what you added into an app of its own, or say it in the definition with"
                + " Compose.patch(…). To have it replaced all the same, take the line written: out of"
                + " x-trainyard.");
      }
      files.add(former);
    }
    if (earlier != null
        && (files.isEmpty() || !Files.exists(earlier.toPath()) || !isSame(replaced))) {
      files.add(own(run, chosen, earlier.toPath()));
    }
    return files;
  }

  private boolean isSame(Path replaced) throws IOException {
    return Files.isSameFile(replaced, earlier.toPath());
  }

  private static OneFile.Given own(GoalRun run, App chosen, Path file)
      throws GoalFailure, IOException {
    OneFile.Given given = given(run, "truenas.compose.earlier", file);
    for (Flaw flaw : given.file().flaws()) {
      throw GoalFailure.of(
          Rule.FILES,
          given.name()
              + ":"
              + flaw.at().line()
              + ":"
              + flaw.at().column()
              + " "
              + flaw.found()
              + ", so that nobody knows which secrets to keep",
          "the file as it was written",
          "Mend the file, or move it away; then new secrets are made.");
    }
    if (!run.edition().oneFile().orElseThrow().isOwn(chosen, given.file())) {
      throw foreign(run, chosen, file);
    }
    return given;
  }

  private static GoalFailure foreign(GoalRun run, App chosen, Path file) {
    return GoalFailure.of(
        Rule.FILES,
        run.places().display().show(file)
            + " is not what this goal has written for "
            + chosen.name(),
        "a file of this goal, whose secrets stay, or none",
        "Move it away, or choose another place by truenas.compose.output or another name by"
            + " truenas.compose.name; truenas.compose.earlier names a file of the same app.");
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
