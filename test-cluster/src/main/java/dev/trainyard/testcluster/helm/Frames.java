package dev.trainyard.testcluster.helm;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What engine and worker say to each other: lists of texts. A message is a mark, the number of
 * texts, and for each text its length in bytes and its UTF-8.
 */
final class Frames {

  /** Tells a message from anything a native library may print in between. */
  private static final int MARK = 0x48454C4D;

  private Frames() {}

  static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(MARK);
    out.writeInt(texts.size());
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
  }

  /**
   * The next message.
   *
   * @throws java.io.EOFException when the other side has ended
   */
  static List<String> read(DataInputStream in) throws IOException {
    if (in.readInt() != MARK) {
      throw new IOException("the other side wrote something that is not a message");
    }
    int count = in.readInt();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    return texts;
  }
}
