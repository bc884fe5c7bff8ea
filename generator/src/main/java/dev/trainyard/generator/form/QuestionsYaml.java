package dev.trainyard.generator.form;

import dev.trainyard.generator.yaml.Yaml;

/** Prints a form as {@code questions.yaml}. */
public final class QuestionsYaml {

  private QuestionsYaml() {}

  /** The file's text. */
  public static String of(Form form) {
    return Yaml.write(form.toData());
  }
}
