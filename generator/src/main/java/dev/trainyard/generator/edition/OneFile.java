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
   * A file of the owner's.
   *
   * @param file what it holds
   * @param name how it is called in reports
   */
  record Given(YamlFile file, String name) {}

  /**
   * What is wanted.
   *
   * @param app an app without errors
   * @param name the name that the owner gives the app on the machine
   * @param answers the answers as the wizard would take them; what they leave open stays as the
   *     earlier files have it, or gets its default
   * @param folder a directory of the machine below which datasets lie that the answers name no
   *     directory for; empty for that of the earlier files, if any
   * @param earlier what was written before for the same app, the file that is replaced first; their
   *     secrets stay, and the answers that were in force; what the app says of answers to older
   *     versions is done to those of one
   * @param random makes a secret of so many ASCII letters and digits
   */
  record Request(
      App app,
      String name,
      Optional<Given> answers,
      String folder,
      List<Given> earlier,
      IntFunction<String> random) {

    /** Copies the list. */
    public Request {
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * What came of it.
   *
   * @param files the file and what belongs to it by name, the file itself first; none with errors
   * @param problems what is wrong with the answers, and warnings of what was answered before and
   *     counts no more
   */
  record Result(Map<String, String> files, List<Problem> problems) {}

  /** Whether a file is one that was written for the app; any other one is somebody else's. */
  boolean isOwn(App app, YamlFile file);

  /**
   * Whether somebody has changed a file of the app since it was written, other than in what it
   * keeps for the next one: what was added would be gone with it.
   */
  boolean isChanged(YamlFile file);

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
   * @param lost what could not be read of it; stands at the head as well
   * @return the files; the problems say what could not be read or moved, and no error is among them
   */
  Result moved(App app, Installed installed, List<Problem> lost);
}
