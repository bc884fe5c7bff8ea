package dev.trainyard.generator.yaml;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Shows data of a file that was read as JSON on one line. Without a mapper, whose hundreds of
 * classes take longer to load than a small catalog to check.
 */
public final class AsJson {

  private AsJson() {}

  /** The text; data are maps, lists, texts, numbers, booleans and null. */
  public static String of(Object data) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonReader.JSON.createGenerator(text)) {
      write(data, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Object data, JsonGenerator json) throws IOException {
    if (data instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (data instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(item, json);
      }
      json.writeEndArray();
    } else {
      json.writePOJO(data);
    }
  }
}
