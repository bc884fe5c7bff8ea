package dev.trainyard.catalog.helm.render;

import dev.trainyard.manifests.RenderedDocument;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What came of rendering a chart.
 *
 * @param outcome how it ended
 * @param documents the objects; none unless it was rendered
 * @param message Helm's words, or which limit was met; empty when it was rendered
 */
public record Rendered(Outcome outcome, List<RenderedDocument> documents, String message) {

  /** How it can end. */
  public enum Outcome {
    /** There are manifests. */
    DONE,
    /** Helm refuses the chart or its values. */
    REFUSED,
    /** It took more time, memory or output than is allowed. */
    UNBOUNDED
  }

  /** A text in the quotes of Go, which may be cut off. */
  private static final Pattern PARSED =
      Pattern.compile("cannot parse template \"(?:[^\"\\\\]|\\\\.)*+\"?");

  /** Copies the list. */
  public Rendered {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(message, "message");
    documents = List.copyOf(documents);
  }

  /** Manifests as Helm prints them. */
  public static Rendered of(String printed) {
    return new Rendered(Outcome.DONE, RenderedDocument.all(printed), "");
  }

  /** A refusal in Helm's words, but for templates that it cannot parse: these hold answers. */
  public static Rendered refused(String message) {
    return new Rendered(
        Outcome.REFUSED,
        List.of(),
        PARSED.matcher(message).replaceAll("cannot parse what is to be run"));
  }

  /** Given up; says why. */
  public static Rendered unbounded(String message) {
    return new Rendered(Outcome.UNBOUNDED, List.of(), message);
  }

  /** Whether there are manifests. */
  public boolean isDone() {
    return outcome == Outcome.DONE;
  }
}
