package dev.trainyard.catalog.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.eclipse.jgit.internal.transport.sshd.OpenSshServerKeyDatabase;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;

/**
 * Keys of SSH servers in the files of OpenSSH. Like OpenSSH (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT)
 * a key that is marked as revoked is none wherever the mark stands: JGit's own reading ends at the
 * first line with the key.
 */
final class KnownHosts implements ServerKeyDatabase {

  private static final String REVOKED = "revoked";

  /** Where OpenSSH has the keys that a machine knows for all its users. */
  static final List<Path> OF_MACHINE =
      List.of(Path.of("/etc/ssh/ssh_known_hosts"), Path.of("/etc/ssh/ssh_known_hosts2"));

  private final List<Path> usual;
  private final List<Path> ofMachine;
  private final ServerKeyDatabase keys;

  /**
   * The keys in files.
   *
   * @param usual of the user, unless a configuration names others
   * @param ofMachine of these, what is revoked counts alone
   */
  KnownHosts(List<Path> usual, List<Path> ofMachine) {
    this.usual = List.copyOf(usual);
    this.ofMachine = List.copyOf(ofMachine);
    this.keys = new OpenSshServerKeyDatabase(true, usual);
  }

  @Override
  public List<PublicKey> lookup(
      String host, InetSocketAddress address, Configuration configuration) {
    return keys.lookup(host, address, configuration);
  }

  @Override
  public boolean accept(
      String host,
      InetSocketAddress address,
      PublicKey key,
      Configuration configuration,
      CredentialsProvider provider) {
    return files(configuration).stream()
            .flatMap(KnownHosts::lines)
            .noneMatch(line -> revokes(line, address, key))
        && keys.accept(host, address, key, configuration, provider);
  }

  private List<Path> files(Configuration configuration) {
    // Without an entry for the host in a configuration there are none.
    Stream<String> named =
        Stream.of(
                Optional.ofNullable(configuration.getGlobalKnownHostsFiles()),
                Optional.ofNullable(configuration.getUserKnownHostsFiles()))
            .flatMap(Optional::stream)
            .flatMap(List::stream);
    return Stream.of(named.map(Path::of), usual.stream(), ofMachine.stream())
        .flatMap(files -> files)
        .toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
          : Stream.of();
    } catch (IOException nobodyCanReadIt) {
      return Stream.of();
    }
  }

  private static boolean revokes(String text, InetSocketAddress address, PublicKey key) {
    String line = text.strip();
    if (!line.startsWith(KnownHostEntry.MARKER_INDICATOR + REVOKED)) {
      return false;
    }
    try {
      KnownHostEntry entry = KnownHostEntry.parseKnownHostEntry(line);
      PublicKey revoked =
          entry.getKeyEntry().resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
      return revoked != null
          && keys(key).anyMatch(one -> KeyUtils.compareKeys(bare(revoked), one))
          && isOf(entry, address);
    } catch (IOException | GeneralSecurityException | RuntimeException noKeyOfOpenSsh) {
      return false;
    }
  }

  /** A line with a certificate is about the key that it is for. */
  private static PublicKey bare(PublicKey key) {
    return key instanceof OpenSshCertificate certificate ? certificate.getCertPubKey() : key;
  }

  /** A certificate is worth as much as the key that it is for and the one that has signed it. */
  private static Stream<PublicKey> keys(PublicKey key) {
    return key instanceof OpenSshCertificate certificate
        ? Stream.of(certificate.getCertPubKey(), certificate.getCaPubKey())
        : Stream.of(key);
  }

  /** A line without a port, such as one for all hosts, revokes the key for each. */
  private static boolean isOf(KnownHostEntry entry, InetSocketAddress address) {
    return Stream.of(
            Optional.of(address.getHostString()),
            Optional.ofNullable(address.getAddress()).map(InetAddress::getHostAddress))
        .flatMap(Optional::stream)
        .anyMatch(
            host ->
                entry.isHostMatch(host, address.getPort())
                    || entry.isHostMatch(host, SshConstants.DEFAULT_PORT));
  }
}
