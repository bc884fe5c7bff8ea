package dev.trainyard.generator.helm;

import dev.trainyard.generator.yaml.JsonReader;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

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

  /** Of a gzip member without a name or a comment, as Go writes it. */
  private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0};

  private static final int HEAD_SIZE = 10;

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
              YamlNode metadata = release.get("chart").get("metadata");
              return new HelmRelease(
                  file,
                  at,
                  release.get("name").text(),
                  metadata.get("name").text(),
                  metadata.get("version").text(),
                  number(release.get("version").data()),
                  release.get("config").data(),
                  Optional.empty());
            });
  }

  /** Not by GZIPInputStream, whose stack grows with each empty member that follows. */
  private static Optional<YamlNode> unpacked(byte[] packed) {
    if (packed.length < HEAD_SIZE || !Arrays.equals(packed, 0, HEAD.length, HEAD, 0, HEAD.length)) {
      return Optional.empty();
    }
    Inflater inflater = new Inflater(true);
    try (InputStream stream =
        new InflaterInputStream(
            new ByteArrayInputStream(packed, HEAD_SIZE, packed.length - HEAD_SIZE), inflater)) {
      byte[] json = stream.readNBytes(UNPACKED + 1);
      if (json.length > UNPACKED) {
        return Optional.empty();
      }
      YamlFile file = JsonReader.read(json);
      return Optional.of(file.root())
          .filter(
              release ->
                  file.flaws().isEmpty()
                      && release.get("config").unwritable().isEmpty()
                      && release.get("chart").get("metadata").isMap());
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      inflater.end();
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
