package dev.trainyard.catalog.serve;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Comparator;

/** Finds out by which address other machines reach this one. */
final class LanAddress {

  /** An address of the documentation range: nobody's, and so reached by the default route. */
  private static final InetSocketAddress OUTSIDE = new InetSocketAddress("192.0.2.1", 9);

  private LanAddress() {}

  /** The address of the default route, else any that is not a loopback, else the loopback. */
  static InetAddress find() {
    try (DatagramSocket socket = new DatagramSocket()) {
      // Connecting a datagram socket only chooses the route; nothing is sent.
      socket.connect(OUTSIDE);
      InetAddress address = socket.getLocalAddress();
      if (!address.isAnyLocalAddress() && !address.isLoopbackAddress()) {
        return address;
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      // No route out: a network of its own is possible all the same.
    }
    return ofInterfaces();
  }

  private static InetAddress ofInterfaces() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .min(
              Comparator.<InetAddress, Boolean>comparing(Inet6Address.class::isInstance)
                  .thenComparing(address -> !address.isSiteLocalAddress())
                  .thenComparing(InetAddress::getHostAddress))
          .orElseGet(InetAddress::getLoopbackAddress);
    } catch (IOException e) {
      return InetAddress.getLoopbackAddress();
    }
  }

  /** The address as URLs have it: IPv6 in brackets and without the name of an interface. */
  static String inUrl(InetAddress address) {
    String text = address.getHostAddress();
    if (address instanceof Inet6Address) {
      return "[" + text.replaceFirst("%.*", "") + "]";
    }
    return text;
  }
}
