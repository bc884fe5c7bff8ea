package dev.trainyard.catalog.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads what a client posts, up to a limit. */
final class RequestBody {

  private RequestBody() {}

  /** The body, unpacked when the client has packed it. */
  static byte[] read(HttpExchange exchange, int limit) throws IOException, RefusedException {
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return read(exchange.getRequestBody(), limit);
    }
    if (!encoding.toLowerCase(Locale.ROOT).matches("(x-)?gzip")) {
      throw new RefusedException(
          HttpURLConnection.HTTP_UNSUPPORTED_TYPE, "The body may be packed with gzip only.");
    }
    byte[] packed = read(exchange.getRequestBody(), limit);
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return read(unpacked, limit);
    } catch (ZipException | EOFException e) {
      throw new RefusedException(
          HttpURLConnection.HTTP_BAD_REQUEST, "The body is not packed with gzip as it says.");
    }
  }

  private static byte[] read(InputStream body, int limit) throws IOException, RefusedException {
    byte[] bytes = body.readNBytes(limit);
    if (body.read() >= 0) {
      throw new RefusedException(
          HttpURLConnection.HTTP_ENTITY_TOO_LARGE, "The body has more than " + limit + " bytes.");
    }
    return bytes;
  }
}
