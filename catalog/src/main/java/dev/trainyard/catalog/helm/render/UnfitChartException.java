package dev.trainyard.catalog.helm.render;

/** A chart that is more than is ever rendered; the message says what it has. */
public final class UnfitChartException extends Exception {

  private static final long serialVersionUID = 1L;

  UnfitChartException(String message) {
    super(message);
  }
}
