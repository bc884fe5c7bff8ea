package dev.trainyard.generator.question;

/** An existing file or directory of the NAS (TrueNAS type {@code hostpath}). Always required. */
public final class HostPathQuestion extends AbsolutePathQuestion<HostPathQuestion>
    implements Worded<HostPathQuestion> {

  HostPathQuestion(String path) {
    super(path);
  }

  @Override
  HostPathQuestion self() {
    return this;
  }
}
