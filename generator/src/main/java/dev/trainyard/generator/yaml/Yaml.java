package dev.trainyard.generator.yaml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/** Writes trees of maps, lists, texts, numbers and booleans as YAML. Thread-safe. */
public final class Yaml {

  private static final ImplicitTuple UNTAGGED = new ImplicitTuple(true, true);

  private final StringWriter written = new StringWriter();
  private final Emitter emitter = new Emitter(written, options());

  private Yaml() {}

  private static DumperOptions options() {
    DumperOptions options = new DumperOptions();
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    return options;
  }

  /**
   * The tree as YAML, in the maps' own order, with LF line ends and a final one.
   *
   * @param tree maps with text keys, lists, texts, numbers, booleans, null
   * @throws IllegalArgumentException if there is something else in it
   */
  public static String write(Object tree) {
    Yaml yaml = new Yaml();
    yaml.emit(new StreamStartEvent(null, null));
    yaml.emit(new DocumentStartEvent(null, null, false, null, Map.of()));
    yaml.value(tree);
    yaml.emit(new DocumentEndEvent(null, null, false));
    yaml.emit(new StreamEndEvent(null, null));
    return yaml.written.toString();
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> map) {
      emit(new MappingStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
      map.forEach(
          (key, inner) -> {
            key(key);
            value(inner);
          });
      emit(new MappingEndEvent(null, null));
    } else if (value instanceof List<?> list) {
      emit(new SequenceStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
      list.forEach(this::value);
      emit(new SequenceEndEvent(null, null));
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

  private void scalar(String value, ScalarStyle style) {
    emit(new ScalarEvent(null, null, UNTAGGED, value, null, null, style));
  }

  private void emit(Event event) {
    try {
      emitter.emit(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
