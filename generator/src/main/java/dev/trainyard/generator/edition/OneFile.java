package dev.trainyard.generator.edition;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.yaml.YamlFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Hands an app to an owner as one file with the answers in it, where there is no catalog to add.
 */
public interface OneFile {

  /**
   * What is wanted.
   *
   * @param app an app without errors
   * @param name the name that the owner gives the app on the machine
   * @param answers the answers as the wizard would take them; without them those of the earlier
   *     file count, or the defaults where there is none
   * @param answersName how the file with the answers is called in reports
   * @param folder a directory of the machine below which datasets lie that the answers name no
   *     directory for; empty for that of the earlier file, if any
   * @param earlier the file that was written before for the same app; its secrets stay
   * @param random makes a secret of so many ASCII letters and digits
   */
  record Request(
      App app,
      String name,
      Optional<YamlFile> answers,
      String answersName,
      String folder,
      Optional<YamlFile> earlier,
      IntFunction<String> random) {}

  /**
   * What came of it.
   *
   * @param files the file and what belongs to it by name, the file itself first; none with errors
   * @param problems what is wrong with the answers
   */
  record Result(Map<String, String> files, List<Problem> problems) {}

  /** Whether a file is one that was written for the app; any other one is somebody else's. */
  boolean isOwn(App app, YamlFile file);

  /**
   * Whether what begins so belongs to a file that was written, such as the schema of its answers.
   *
   * @param name how it is called
   * @param head its beginning
   */
  boolean belongs(String name, String head);

  /** Writes the file. */
  Result write(Request request);

  /**
   * What an app that is installed in another way was answered, as {@link #write} takes it: a file
   * of answers, and one of secrets for {@code earlier} if there are any. What is left for the owner
   * to do stands at the head of the answers.
   *
   * @param app an app without errors
   * @param installed what the owner has of it
   * @return the files; the problems say what could not be moved, and no error is among them
   */
  Result moved(App app, Installed installed);
}
