package dev.trainyard.catalog.edition;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is so in one container. Where several have the same, each has a fact of its own, so that one
 * that still has it does not stand for another one that does not.
 *
 * @param what what is so
 * @param container the name of the container in {@link Facts#containers()}
 */
public record ContainerFact(String what, String container) {

  private static final String IN = " in container ";

  /** No name in a template is longer that tells containers apart. */
  private static final int LONGEST_NAME = 200;

  private static final Pattern DIGEST = Pattern.compile("@sha256:[0-9a-f]{64}");
  private static final Pattern VERSION = Pattern.compile(":[\\w.-]{1,128}+$");

  /** The name of a container as facts have it. */
  public static String name(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  /**
   * What tells programs apart, whatever their version: images without tag and digest.
   *
   * @param code what templates have for the images, by the names of the containers
   * @param images the images by their paths in the values
   */
  public static SortedMap<String, String> programs(
      Map<String, String> code, Map<String, String> images) {
    SortedMap<String, String> programs = new TreeMap<>();
    code.forEach(
        (container, image) -> {
          String plain = DIGEST.matcher(ImageFacts.named(image, images)).replaceAll("");
          programs.put(container, VERSION.matcher(plain).replaceAll(""));
        });
    return programs;
  }

  /** The subject of the fact. */
  public String subject() {
    return what + IN + container;
  }

  /** The fact with a subject; empty when it is one of no known container. */
  static Optional<ContainerFact> of(String subject, Set<String> containers) {
    int in = subject.lastIndexOf(IN);
    return in < 0
        ? Optional.empty()
        : Optional.of(
                new ContainerFact(subject.substring(0, in), subject.substring(in + IN.length())))
            .filter(fact -> containers.contains(fact.container));
  }
}
