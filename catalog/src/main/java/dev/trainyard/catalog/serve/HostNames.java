package dev.trainyard.catalog.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names by which a client may ask for this machine: any address, {@code localhost}, the
 * machine's own name, and the one it was told to listen on. A web page whose name was made to lead
 * here ("DNS rebinding") asks for its own name and so learns nothing.
 */
final class HostNames {

  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[?[0-9a-f:.]*:[0-9a-f:.]*(%.*)?\\]?");

  private final Set<String> names = new TreeSet<>(Set.of("localhost"));

  /**
   * The names of this machine.
   *
   * @param configured the name or address to listen on
   */
  HostNames(String configured) {
    names.add(configured.toLowerCase(Locale.ROOT));
    try {
      InetAddress own = InetAddress.getLocalHost();
      for (String name : Set.of(own.getHostName(), own.getCanonicalHostName())) {
        names.add(name.toLowerCase(Locale.ROOT));
        names.add(name.toLowerCase(Locale.ROOT) + ".local");
      }
    } catch (IOException e) {
      // A machine without a name.
    }
  }

  /** Whether a request for this host is meant for this machine. */
  boolean contain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return names.contains(name) || ADDRESS.matcher(name).matches();
  }
}
