package dev.trainyard.generator.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes trees of maps, lists, texts, numbers and booleans as YAML. Thread-safe. */
public final class Yaml {

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setSplitLines(false)
          .build();
  private static final ImplicitTuple UNTAGGED = new ImplicitTuple(true, true);

  private final List<Event> events = new ArrayList<>();

  private Yaml() {}

  /**
   * The tree as YAML, in the maps' own order, with LF line ends and a final one.
   *
   * @param tree maps with text keys, lists, texts, numbers, booleans, null
   * @throws IllegalArgumentException if there is something else in it
   */
  public static String write(Object tree) {
    Yaml yaml = new Yaml();
    yaml.events.add(new StreamStartEvent());
    yaml.events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    yaml.value(tree);
    yaml.events.add(new DocumentEndEvent(false));
    yaml.events.add(new StreamEndEvent());
    // Line breaks to YAML 1.1, or no character at all, and neither to 1.2; they stand in double
    // quotes, as in Scalars they are neither plain nor in a block.
    return new Present(SETTINGS)
        .emitToString(yaml.events.iterator())
        .replace("\u007f", "\\x7f")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> map) {
      events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      map.forEach(
          (key, inner) -> {
            key(key);
            value(inner);
          });
      events.add(new MappingEndEvent());
    } else if (value instanceof List<?> list) {
      events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      list.forEach(this::value);
      events.add(new SequenceEndEvent());
    } else if (value instanceof String text) {
      scalar(
          text,
          Scalars.isPlain(text)
              ? ScalarStyle.PLAIN
              : Scalars.isBlock(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED);
    } else if (value instanceof Number number) {
      scalar(number(number), ScalarStyle.PLAIN);
    } else if (value == null || value instanceof Boolean) {
      scalar(String.valueOf(value), ScalarStyle.PLAIN);
    } else {
      throw new IllegalArgumentException("no map, list or scalar: " + value);
    }
  }

  private void key(Object key) {
    if (key instanceof Long number) {
      scalar(number(number), ScalarStyle.PLAIN);
      return;
    }
    if (!(key instanceof String text)) {
      throw new IllegalArgumentException("a key that is no text: " + key);
    }
    boolean plain = Scalars.isPlain(text) || text.equals("$ref");
    scalar(text, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
  }

  /** Readers of YAML 1.1 take a number without a point, or an exponent without a sign, for text. */
  private static String number(Number number) {
    String text = number.toString();
    int exponent = text.indexOf('E');
    if (exponent < 0) {
      if (Character.isLetter(text.charAt(text.length() - 1))) {
        throw new IllegalArgumentException("no finite number: " + number);
      }
      return text;
    }
    String digits = text.substring(0, exponent);
    String power = text.substring(exponent + 1);
    return (digits.indexOf('.') < 0 ? digits + ".0" : digits)
        + (Character.isDigit(power.charAt(0)) ? "E+" : "E")
        + power;
  }

  private void scalar(String text, ScalarStyle style) {
    events.add(new ScalarEvent(Optional.empty(), Optional.empty(), UNTAGGED, text, style));
  }
}
