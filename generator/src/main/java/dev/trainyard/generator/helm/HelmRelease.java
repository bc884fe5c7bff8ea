package dev.trainyard.generator.helm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A release that is installed.
 *
 * @param file the file that tells of it
 * @param at where
 * @param name its name
 * @param chart the name of its chart
 * @param version the version of its chart
 * @param revision how often it was installed or changed
 * @param config the answers and what TrueNAS adds to them; something else than a mapping where it
 *     is hidden
 * @param path the directory of the release on the NAS, if the file tells
 */
record HelmRelease(
    String file,
    Position at,
    String name,
    String chart,
    String version,
    long revision,
    Object config,
    Optional<String> path) {

  /** A release unpacks to some hundred kilobytes; Kubernetes keeps one megabyte of it packed. */
  private static final int UNPACKED = 16 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  /** One that {@code chart.release.query} prints. */
  static HelmRelease queried(String file, YamlNode fields) {
    YamlNode metadata = fields.get("chart_metadata");
    return new HelmRelease(
        file,
        fields.get("config").position(),
        fields.get("name").text(),
        metadata.get("name").text(),
        metadata.get("version").text(),
        number(fields.get("version").data()),
        fields.get("config").data(),
        Optional.of(fields.get("path").text()).filter(path -> path.startsWith("/")));
  }

  private static long number(Object value) {
    return value instanceof Long number ? number : 0;
  }

  /**
   * One as Helm keeps it: JSON, packed, in Base64, and once more in that of Kubernetes (middleware
   * 24.10, kubernetes_to_docker/secrets_utils.py).
   *
   * @return empty when the text is none
   */
  static Optional<HelmRelease> stored(String file, Position at, String text) {
    return base64(text)
        .flatMap(inner -> base64(new String(inner, StandardCharsets.ISO_8859_1)))
        .flatMap(HelmRelease::unpacked)
        .map(
            release -> {
              JsonNode metadata = release.path("chart").path("metadata");
              return new HelmRelease(
                  file,
                  at,
                  release.path("name").asText(),
                  metadata.path("name").asText(),
                  metadata.path("version").asText(),
                  release.path("version").asLong(),
                  JSON.convertValue(release.path("config"), Object.class),
                  Optional.empty());
            });
  }

  private static Optional<JsonNode> unpacked(byte[] packed) {
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] json = stream.readNBytes(UNPACKED + 1);
      JsonNode release = json.length > UNPACKED ? null : JSON.readTree(json);
      return release != null && release.path("chart").path("metadata").isObject()
          ? Optional.of(release)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The bytes that stand in Base64, with or without line breaks; empty when none do. */
  static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
