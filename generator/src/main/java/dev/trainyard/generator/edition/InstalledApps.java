package dev.trainyard.generator.edition;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.yaml.YamlFile;
import java.util.List;
import java.util.Optional;

/** Reads what a machine tells of an app that it has from a catalog of the edition. */
public interface InstalledApps {

  /**
   * A file that the machine has written.
   *
   * @param name how it is called in reports
   * @param content what it says
   */
  record Export(String name, YamlFile content) {}

  /**
   * What is wanted.
   *
   * @param app an app without errors
   * @param name the name that the owner gave it; empty for the only one
   * @param exports the files, in any order
   */
  record Request(App app, String name, List<Export> exports) {

    /** Copies the list. */
    public Request {
      exports = List.copyOf(exports);
    }
  }

  /**
   * What came of it.
   *
   * @param installed the app; empty with errors
   * @param problems what is wrong with the files, and what they leave open
   */
  record Result(Optional<Installed> installed, List<Problem> problems) {}

  /** Reads the files. */
  Result read(Request request);
}
