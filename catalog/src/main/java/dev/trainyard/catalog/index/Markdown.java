package dev.trainyard.catalog.index;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * Markdown as HTML that the TrueNAS web UI can show. The UI puts it into its own pages, next to an
 * administrator's session: HTML written into the Markdown comes out as text, and links lead to web
 * and mail addresses only.
 */
final class Markdown {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new WebAddresses())
          .build();

  private Markdown() {}

  /** The HTML without a final line break. */
  static String toHtml(String markdown) {
    return RENDERER.render(PARSER.parse(markdown)).stripTrailing();
  }

  /** Empties every address whose scheme is not one of the web or of mail. */
  private static final class WebAddresses implements UrlSanitizer {

    private static final Set<String> LINKS = Set.of("http", "https", "mailto");
    private static final Set<String> IMAGES = Set.of("http", "https");

    @Override
    public String sanitizeLinkUrl(String url) {
      return isHarmless(url, LINKS) ? url : "";
    }

    @Override
    public String sanitizeImageUrl(String url) {
      return isHarmless(url, IMAGES) ? url : "";
    }

    /** Browsers skip control characters and blanks in front of and inside a scheme. */
    private static boolean isHarmless(String url, Set<String> schemes) {
      StringBuilder scheme = new StringBuilder();
      for (int i = 0; i < url.length(); i++) {
        char character = url.charAt(i);
        if (character == ':') {
          return schemes.contains(scheme.toString().toLowerCase(Locale.ROOT));
        }
        if (character == '/' || character == '?' || character == '#') {
          return true;
        }
        if (character > ' ' && !Character.isISOControl(character)) {
          scheme.append(character);
        }
      }
      return true;
    }
  }
}
