package dev.trainyard.generator.model;

/** What of a terminal a container has, for programs that talk to a person. */
public enum Terminal {
  /** Its output is a terminal. */
  TTY,
  /** Its input stays open although nobody is attached. */
  STDIN
}
