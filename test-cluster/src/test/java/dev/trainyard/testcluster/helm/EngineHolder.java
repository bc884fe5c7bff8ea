package dev.trainyard.testcluster.helm;

import java.io.IOException;
import java.nio.file.Path;

/** A program that starts an engine, says which process it uses, and waits to be killed. */
final class EngineHolder {

  private EngineHolder() {}

  /** The argument is the engine's work directory. */
  public static void main(String[] arguments) throws IOException {
    try (HelmEngine engine = HelmEngine.start(Path.of(arguments[0]))) {
      System.out.println(engine.workerProcess().pid());
      System.in.read();
    }
  }
}
