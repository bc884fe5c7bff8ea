package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Part;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked about a share of another server. What whoever mounts it would take for an end of
 * the text, or for something else, is refused: a comma ends an option of the mount, and some read
 * the place as a URL (moby, {@code volume/local/local_unix.go}).
 */
public final class SmbShare {

  private static final String OTHER = "\\x00-\\x1f\\x7f";

  /** The questions by the part of the storage's answer, in the order in which they are asked. */
  public static final Map<Part, ScalarQuestion<String>> PARTS = parts();

  private SmbShare() {}

  private static Map<Part, ScalarQuestion<String>> parts() {
    Map<Part, ScalarQuestion<String>> parts = new EnumMap<>(Part.class);
    parts.put(
        Part.SMB_SERVER,
        Questions.string("server")
            .label("Server")
            .description("Host name or IP address of the server, without slashes.")
            .pattern(
                "^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$", "A host name or an IP address.")
            .required());
    String name = "[^" + OTHER + "/\\\\,:;?#%+*\"<>|@]+";
    parts.put(
        Part.SMB_SHARE,
        Questions.string("share")
            .label("Share")
            .description("Name of the share; a directory in it follows after a slash.")
            .length(1, 255)
            .pattern(
                "^" + name + "(/" + name + ")*$",
                "The name of a share such as media or media/films, without \\ , : ; ? # % + * @"
                    + " and quotes.")
            .required());
    String text = "[^" + OTHER + ",]";
    parts.put(
        Part.SMB_DOMAIN,
        Questions.string("domain")
            .label("Domain (Optional)")
            .description("Domain or workgroup of the user.")
            .pattern("^" + text + "*$", "No comma."));
    parts.put(
        Part.SMB_USER,
        Questions.string("username")
            .label("Username")
            .description("Who reads and writes on the server.")
            .pattern("^" + text + "+$", "No comma.")
            .required());
    parts.put(
        Part.SMB_PASSWORD,
        Questions.secret("password")
            .label("Password")
            .pattern("^" + text + "+$", "No comma: it would end the password.")
            .required());
    return Collections.unmodifiableMap(parts);
  }

  /** What is wrong with a part that a definition itself answers; empty when nothing is. */
  static Optional<String> fault(Map<Part, Object> answers) {
    return PARTS.entrySet().stream()
        .filter(part -> answers.get(part.getKey()) instanceof String)
        .flatMap(
            part ->
                part.getValue().fault((String) answers.get(part.getKey())).stream()
                    .map(fault -> part.getValue().variable() + ": " + fault))
        .findFirst();
  }
}
