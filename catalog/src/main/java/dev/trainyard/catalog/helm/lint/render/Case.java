package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.render.Installation;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a version is rendered for.
 *
 * @param words what is added to a finding: which answers it takes; empty for the usual ones
 * @param releases the releases that it stands for, the oldest first
 * @param target the release that it is rendered for
 * @param answers the answers
 * @param untouched whether nothing but defaults is among the answers
 * @param file the file that they were read from; empty for those of the wizard
 */
record Case(
    String words,
    List<String> releases,
    Target target,
    Map<String, Object> answers,
    boolean untouched,
    Optional<String> file) {

  /** Copies the list. */
  Case {
    releases = List.copyOf(releases);
  }

  /** Whether its answers are those of a file in ci, and not those that the wizard proposes. */
  boolean isWritten() {
    return file.isPresent();
  }

  /** The same standing for other releases. */
  Case on(List<String> others) {
    return new Case(words, others, target, answers, untouched, file);
  }

  /** The same with other answers, which no file has. */
  Case with(Map<String, Object> others) {
    return new Case(words, releases, target, others, false, Optional.empty());
  }

  /** What Helm is handed; the values of a file it reads itself. */
  Installation installation(String release, Form form) {
    // Datasets are made for defaults, too, of which a file need not speak.
    Map<String, Object> inForce =
        file.isEmpty() ? answers : Acceptance.install(form, target.line(), answers).values();
    return new Installation(
        release,
        target.kubernetes(),
        Stub.values(target, release, form, inForce, file.isEmpty()),
        file);
  }

  /** The same with other answers, none of them in a file. */
  Installation with(String release, Form form, Map<String, Object> others) {
    return new Installation(
        release,
        target.kubernetes(),
        Values.merge(
            Stub.values(
                target,
                release,
                form,
                Acceptance.install(form, target.line(), others).values(),
                false),
            others),
        Optional.empty());
  }
}
