package dev.trainyard.catalog.index;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * Markdown as HTML that the TrueNAS web UI can show. The UI puts it into its own pages, next to an
 * administrator's session: HTML written into the Markdown comes out as text, and links lead to web
 * and mail addresses only. Stack, time and size of the result are bounded by the size of the text,
 * whatever it holds: what goes beyond comes out as plain text.
 */
public final class Markdown {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  /** How deep quotes and lists may lie in each other; what is deeper is text. */
  private static final int OPEN_BLOCKS = 40;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .maxOpenBlockParsers(OPEN_BLOCKS)
          .inlineParserFactory(BoundedInlines::new)
          .build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new WebAddresses())
          .attributeProviderFactory(context -> new BoundedAddresses())
          .build();

  private Markdown() {}

  /** The HTML without a final line break. */
  public static String toHtml(String markdown) {
    return RENDERER.render(PARSER.parse(BoundedTables.in(markdown))).stripTrailing();
  }

  /**
   * Ends addresses once they are longer together than any text: one that is written once can be
   * referred to a hundred thousand times.
   */
  private static final class BoundedAddresses implements AttributeProvider {

    private static final int ALL = 1 << 20;

    private int length;

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
      for (String value : attributes.values()) {
        length += Math.min(value.length(), ALL);
      }
      if (length > ALL) {
        length = ALL;
        attributes.clear();
      }
    }
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

    private static final int LONGEST_SCHEME = 200;

    /** Browsers skip control characters and blanks in front of and inside a scheme. */
    private static boolean isHarmless(String url, Set<String> schemes) {
      StringBuilder scheme = new StringBuilder();
      for (int i = 0; i < Math.min(url.length(), LONGEST_SCHEME); i++) {
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
      return url.length() <= LONGEST_SCHEME;
    }
  }
}
