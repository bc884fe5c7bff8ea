package dev.trainyard.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The manifests of a release nothing is wrong with, for tests that break one thing in it. */
public final class GoodRelease {

  private GoodRelease() {}

  static String text() {
    try (InputStream in = GoodRelease.class.getResourceAsStream("good-release.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The release with one text replaced; the text must occur exactly once. */
  static List<RenderedDocument> with(String original, String replacement) {
    String text = text();
    assertThat(text.split(Pattern.quote(original), -1))
        .as("occurrences of: %s", original)
        .hasSize(2);
    return documents(text.replace(original, replacement));
  }

  /** The documents of a text. */
  public static List<RenderedDocument> documents(String yaml) {
    return Arrays.stream(yaml.split("(?m)^---\n"))
        .map(text -> RenderedDocument.read("chart/templates/all.yaml", text))
        .flatMap(Optional::stream)
        .toList();
  }
}
