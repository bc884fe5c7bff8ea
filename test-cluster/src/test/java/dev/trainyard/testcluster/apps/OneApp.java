package dev.trainyard.testcluster.apps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.yaml.Yaml;
import dev.trainyard.generator.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A catalog with one app in one version, whose files can be changed. */
final class OneApp {

  private static final JsonMapper JSON = new JsonMapper();

  private final SortedMap<String, PublishedFile> files;
  private final String train;
  private final String item;
  private final String version;

  OneApp(SortedMap<String, PublishedFile> files, String train, String item, String version) {
    this.files = new TreeMap<>(files);
    this.train = train;
    this.item = item;
    this.version = version;
  }

  /** The same, to be changed. */
  OneApp copy() {
    return new OneApp(files, train, item, version);
  }

  SortedMap<String, PublishedFile> files() {
    return files;
  }

  String train() {
    return train;
  }

  String item() {
    return item;
  }

  String version() {
    return version;
  }

  /** The path of a file of the version. */
  String inVersion(String name) {
    return train + "/" + item + "/" + version + "/" + name;
  }

  String inItem(String name) {
    return train + "/" + item + "/" + name;
  }

  Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path)).map(OneApp::content).map(Content::toText);
  }

  private static Content content(PublishedFile file) {
    try {
      return file.content();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean put(String path, String text) {
    files.put(path, PublishedFile.of(Content.text(text)));
    return true;
  }

  boolean put(String path, byte[] bytes) {
    files.put(path, PublishedFile.of(Content.bytes(bytes)));
    return true;
  }

  /** Adds lines to a file that is there. */
  boolean append(String path, String text) {
    return text(path).filter(before -> put(path, before + text)).isPresent();
  }

  boolean remove(String path) {
    return files.keySet().removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
  }

  /** Changes a mapping in YAML; whether that makes a difference. */
  boolean yaml(String path, Consumer<Map<String, Object>> change) {
    if (!files.containsKey(path)) {
      return false;
    }
    Object data = YamlReader.read(content(files.get(path)).toBytes()).root().data();
    if (!(data instanceof Map<?, ?>)) {
      return false;
    }
    Map<String, Object> map = map(copy(data));
    change.accept(map);
    return !map.equals(data) && put(path, Yaml.write(map));
  }

  /** Changes an object in JSON; whether that makes a difference. */
  boolean json(String path, Consumer<Map<String, Object>> change) {
    try {
      Map<String, Object> map = map(JSON.readValue(text(path).orElseThrow(), Map.class));
      Object before = copy(map);
      change.accept(map);
      return !map.equals(before) && put(path, JSON.writeValueAsString(map));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object data) {
    return (Map<String, Object>) data;
  }

  /** The same data anew, to be changed. */
  static Object copy(Object data) {
    if (data instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, copy(value)));
      return copy;
    }
    if (data instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return data;
  }
}
