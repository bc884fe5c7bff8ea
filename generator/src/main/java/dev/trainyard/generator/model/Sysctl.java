package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.value.Expression;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A parameter of the kernel that the containers of a workload or job have for themselves.
 *
 * @param name such as {@code net.ipv4.ip_unprivileged_port_start}
 * @param value yields a text or a number
 * @param source where the definition says so
 */
public record Sysctl(String name, Expression<?> value, SourceLine source) {

  /** Refuses null. */
  public Sysctl {
    NotNull.of(name, "the parameter");
  }

  /** From which port on programs need no right to listen. */
  public static final String UNPRIVILEGED_PORT = "net.ipv4.ip_unprivileged_port_start";

  private static final String NUMBER = "(0|[1-9][0-9]{0,4})";
  private static final String TWO_NUMBERS = "(0|[1-9][0-9]*)[ \\t](0|[1-9][0-9]*)";

  /**
   * Those that apps may set on every NAS, since nothing outside of the app notices, with the values
   * that make sense. Forwarding is what the official apps tailscale and zerotier set for tunnels.
   */
  private static final Map<String, Pattern> SAFE =
      new TreeMap<>(
          Map.of(
              "kernel.shm_rmid_forced",
              Pattern.compile("[01]"),
              "net.ipv4.ip_local_port_range",
              Pattern.compile(TWO_NUMBERS),
              "net.ipv4.tcp_syncookies",
              Pattern.compile("[012]"),
              "net.ipv4.ip_forward",
              Pattern.compile("[01]"),
              "net.ipv6.conf.all.forwarding",
              Pattern.compile("[01]"),
              "net.ipv4.ping_group_range",
              Pattern.compile(TWO_NUMBERS),
              UNPRIVILEGED_PORT,
              Pattern.compile(NUMBER)));

  /** The names of all that may be set, in alphabetical order. */
  public static String names() {
    return String.join(", ", SAFE.keySet());
  }

  /** Whether it may be set. */
  public boolean isSafe() {
    return SAFE.containsKey(name);
  }

  /** Whether a value makes sense for it. */
  public boolean takes(String text) {
    return isSafe() && SAFE.get(name).matcher(text).matches();
  }

  /** The smallest and the largest number that it may be set to; for one that is a number. */
  @SuppressWarnings("unchecked")
  public Bounds range() {
    return Bounds.of((Expression<Long>) value);
  }

  /** Whether it is about the network, of which the NAS has its own values. */
  public boolean isOfNetwork() {
    return name.startsWith("net.");
  }
}
