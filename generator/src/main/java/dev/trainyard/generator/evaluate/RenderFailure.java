package dev.trainyard.generator.evaluate;

/** Rendering is refused: an answer is missing, or answers do not go together. */
public final class RenderFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses for this reason. */
  public RenderFailure(String message) {
    super(message);
  }
}
