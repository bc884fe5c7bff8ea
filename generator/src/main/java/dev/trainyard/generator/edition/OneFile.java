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
   * @param answers the answers as the wizard would take them; an empty mapping for none
   * @param answersName how the file with the answers is called in reports
   * @param folder a directory of the machine below which datasets lie that the answers name no
   *     directory for; empty for none
   * @param earlier the file that was written before for the same app; its secrets stay
   * @param random makes a secret of so many ASCII letters and digits
   */
  record Request(
      App app,
      String name,
      YamlFile answers,
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
