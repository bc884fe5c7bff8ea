package dev.trainyard.apps;

import dev.trainyard.generator.model.TextFile;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the images that apps and building blocks take by default, and what was started
 * of them: {@code images.txt}.
 */
public final class KnownImages {

  /**
   * An image, where it is known from, and whether it was started.
   *
   * @param reference repository, tag and, if known, digest, as a container runtime takes it
   * @param source the public files that tell that it exists
   * @param checked the day when they were read
   * @param started whether it was run for real, when and where; for one that never was, what ran in
   *     its place
   */
  public record Known(String reference, String source, String checked, String started) {}

  private static final String STARTED =
      """

      The images themselves have not been started by the authors of this app. On 2026-11-30 its chart ran in a Kubernetes
      1.34.3 of one node: 1.1.0 newly installed, and as the upgrade of 1.0.0, whose data it took over and gave back. The compose
      file ran on the same day, before 1.1.0, in Docker 26.1.5 with Docker Compose 2.26.1. Both ran with what the table names in
      the place of the images, and with stand-ins for those that the wizard asks for. That tries chart and compose file, scripts
      and rights.
      It does not show that the programs themselves take their settings, how long they need to start, or how much memory.
      """;

  private KnownImages() {}

  /** All of them, in the order of the file. */
  public static List<Known> all() {
    List<Known> all = new ArrayList<>();
    for (String line : TextFile.of(KnownImages.class, "images.txt").split("\n")) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(" \\| ", -1);
        if (parts.length != 4) {
          throw new IllegalArgumentException(
              "images.txt: \"%s\"; allowed: image | source | day | started".formatted(line));
        }
        all.add(new Known(parts[0], parts[1], parts[2], parts[3]));
      }
    }
    return all;
  }

  /**
   * A section of a README that tells which images an app takes by default, how well they are known,
   * and what of them was started.
   *
   * @param repositories the repositories, in the order of the table
   */
  public static String section(String... repositories) {
    StringBuilder text = new StringBuilder("\n## Images\n\n");
    text.append("| Image | Known from | Started |\n| --- | --- | --- |\n");
    for (String repository : repositories) {
      List<Known> found =
          all().stream().filter(known -> known.reference().startsWith(repository + ":")).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException("images.txt does not know " + repository);
      }
      found.forEach(
          known ->
              text.append("| `")
                  .append(known.reference().replaceFirst("@sha256:.*", ""))
                  .append(known.reference().contains("@") ? "`, pinned by digest | " : "` | ")
                  .append(known.source())
                  .append(" | ")
                  .append(known.started())
                  .append(" |\n"));
    }
    return text.append(STARTED).toString();
  }
}
