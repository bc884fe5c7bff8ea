package dev.trainyard.catalog.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Shows data of a form as JSON on one line. */
final class AsJson {

  private static final JsonMapper JSON = new JsonMapper();

  private AsJson() {}

  static String of(Object data) {
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not maps, lists and scalars: " + data, e);
    }
  }
}
