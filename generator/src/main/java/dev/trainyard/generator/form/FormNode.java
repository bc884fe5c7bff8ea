package dev.trainyard.generator.form;

import java.util.List;
import java.util.Map;

/** A value of a file that knows where it was read; what {@link FormReader} reads forms from. */
public interface FormNode {

  /** Where it begins. */
  Position position();

  /**
   * The whole of it as maps with text keys, lists, texts, {@link Long}s, other numbers, booleans
   * and nulls.
   */
  Object data();

  /** What a mapping holds, in its order; empty for everything else. */
  Map<String, ? extends FormNode> entries();

  /** What a sequence holds; empty for everything else. */
  List<? extends FormNode> elements();
}
