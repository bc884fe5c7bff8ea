package dev.trainyard.generator.evaluate;

import dev.trainyard.generator.expression.node.Cut;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stays of a text of which something is cut away. */
final class Cuts {

  private static final Pattern AROUND = Pattern.compile("\\A[ \\t\\r\\n]+|[ \\t\\r\\n]+\\z");
  private static final Pattern HOST = Pattern.compile("\\A(?:\\[[^\\]]*\\]?|[^:]*)");
  private static final Pattern PORT = Pattern.compile(":0*([1-9][0-9]{0,4})");

  private Cuts() {}

  static String of(Cut cut, String text) {
    return switch (cut.what()) {
      case TRIMMED -> AROUND.matcher(text).replaceAll("");
      case WITHOUT_PREFIX ->
          text.startsWith(cut.constant()) ? text.substring(cut.constant().length()) : text;
      case WITHOUT_SUFFIX ->
          text.endsWith(cut.constant())
              ? text.substring(0, text.length() - cut.constant().length())
              : text;
      case URL_SCHEME -> scheme(text);
      case URL_HOST -> host(authority(text));
      case URL_PORT -> port(text);
    };
  }

  private static String scheme(String url) {
    return url.substring(0, Math.max(0, url.indexOf("://")));
  }

  /** Host and port. */
  private static String authority(String url) {
    int begin = url.indexOf("://");
    String rest = begin < 0 ? url : url.substring(begin + 3);
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return rest.substring(rest.substring(0, end).lastIndexOf('@') + 1, end);
  }

  private static String host(String authority) {
    Matcher host = HOST.matcher(authority);
    return host.find() ? host.group() : "";
  }

  private static String port(String url) {
    String authority = authority(url);
    Matcher port = PORT.matcher(authority.substring(host(authority).length()));
    return port.matches() ? port.group(1) : scheme(url).equals("https") ? "443" : "80";
  }
}
