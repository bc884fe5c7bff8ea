package dev.trainyard.catalog.helm.render;

/** Does what has to be done at the end, also when the process is told to end before. */
final class Ending implements AutoCloseable {

  private final Thread hook;

  private Ending(Runnable last) {
    this.hook = new Thread(last, "helm-end");
  }

  /** Has something done when this is closed, or when the process ends. */
  static Ending with(Runnable last) {
    Ending ending = new Ending(last);
    try {
      Runtime.getRuntime().addShutdownHook(ending.hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and whoever has begun this closes it.
    }
    return ending;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending; to do it twice does no harm.
    }
    hook.run();
  }
}
