package dev.trainyard.generator.edition;

import dev.trainyard.generator.expression.node.AnswerPaths;
import java.util.List;
import java.util.Map;

/**
 * An app as its owner has it on a machine, read from what that machine has written of it.
 *
 * @param name the name that the owner gave it
 * @param version the version that is installed, {@code X.Y.Z}
 * @param paths where answers lie among the values of its edition
 * @param answers what the questions of the app were answered; storage that the machine made is a
 *     directory of the machine
 * @param unasked answers that no question of the app asks for, as paths with dots
 * @param certificates the chosen certificates by number: {@code certificate} and {@code privatekey}
 *     in PEM
 * @param secrets what was made once and kept, by key
 * @param replicas how the names of directories begin that each replica has of its own; the rest is
 *     the name of the replica among all of the app
 */
public record Installed(
    String name,
    String version,
    AnswerPaths paths,
    Map<String, Object> answers,
    List<String> unasked,
    Map<String, Map<String, Object>> certificates,
    Map<String, String> secrets,
    String replicas) {

  /** Copies the list. */
  public Installed {
    unasked = List.copyOf(unasked);
  }
}
