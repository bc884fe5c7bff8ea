package dev.trainyard.catalog.write;

import java.io.IOException;
import java.nio.file.Path;

/** Holds the lock of a folder until its standard input ends. */
final class LockHolder {

  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    FolderLock lock = FolderLock.acquire(Places.of(Path.of(arguments[0])).lock());
    System.out.println("locked");
    System.in.readAllBytes();
    lock.close();
  }
}
