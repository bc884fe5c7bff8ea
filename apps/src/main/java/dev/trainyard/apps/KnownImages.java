package dev.trainyard.apps;

import dev.trainyard.generator.model.TextFile;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the images that apps and building blocks take by default: {@code images.txt}.
 */
public final class KnownImages {

  /**
   * An image and where it is known from.
   *
   * @param reference repository, tag and, if known, digest, as a container runtime takes it
   * @param source the public files that tell that it exists
   * @param checked the day when they were read
   */
  public record Known(String reference, String source, String checked) {}

  private KnownImages() {}

  /** All of them, in the order of the file. */
  public static List<Known> all() {
    List<Known> all = new ArrayList<>();
    for (String line : TextFile.of(KnownImages.class, "images.txt").split("\n")) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(" \\| ", -1);
        if (parts.length != 3) {
          throw new IllegalArgumentException(
              "images.txt: \"%s\"; allowed: image | source | day".formatted(line));
        }
        all.add(new Known(parts[0], parts[1], parts[2]));
      }
    }
    return all;
  }

  /**
   * A section of a README that tells which images an app takes by default and how well they are
   * known.
   *
   * @param repositories the repositories, in the order of the table
   */
  public static String section(String... repositories) {
    StringBuilder text = new StringBuilder("\n## Images\n\n");
    text.append("| Image | Known from |\n| --- | --- |\n");
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
                  .append(" |\n"));
    }
    return text.append(
            "\nNone of them has been started by the authors of this app: the app was rendered, checked"
                + " and tested\nwithout a container.\n")
        .toString();
  }
}
