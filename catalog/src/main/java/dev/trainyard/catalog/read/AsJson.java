package dev.trainyard.catalog.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Shows data of a file that was read as JSON on one line. */
public final class AsJson {

  private static final JsonMapper JSON = new JsonMapper();

  private AsJson() {}

  /** The text; data are maps, lists, texts, numbers, booleans and null. */
  public static String of(Object data) {
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not maps, lists and scalars: " + data, e);
    }
  }
}
