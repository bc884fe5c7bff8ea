package dev.trainyard.generator.form;

/** Tooltips: the wizard shows them as HTML, everything else as plain text. */
final class Html {

  private Html() {}

  static String ofText(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** Line breaks become line breaks, other tags vanish, the usual entities are resolved. */
  static String toText(String html) {
    return html.replaceAll("(?i)</?br */?>", "\n")
        .replaceAll("</?[A-Za-z][^<>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }
}
