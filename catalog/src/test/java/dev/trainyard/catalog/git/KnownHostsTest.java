package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.apache.sshd.certificate.OpenSshCertificateBuilder;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys of servers count; what JGit itself does is in its own tests. */
class KnownHostsTest {

  private static final KeyPair HOST = pair();
  private static final KeyPair AUTHORITY = pair();
  private static final KeyPair OTHER = pair();

  @TempDir private Path temp;

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String line(KeyPair pair) {
    return PublicKeyEntry.toString(pair.getPublic());
  }

  /** A certificate falls with the key that it is for, and with the one that has signed it. */
  @ParameterizedTest
  @CsvSource({
    "TRUSTED, true",
    "TRUSTED|@revoked * AUTHORITY, false",
    "@revoked [git.test]:2222 AUTHORITY|TRUSTED, false",
    "TRUSTED|@revoked * HOST, false",
    "TRUSTED|@revoked * CERTIFICATE, false",
    "TRUSTED|@revoked * OTHER, true",
    "TRUSTED|@revoked another.test AUTHORITY, true"
  })
  void aCertificateOfWhatIsRevokedIsNone(String lines, boolean good) throws Exception {
    OpenSshCertificate certificate =
        OpenSshCertificateBuilder.hostCertificate()
            .publicKey(HOST.getPublic())
            .id("host")
            .serial(1)
            .principals(List.of("git.test"))
            .sign(AUTHORITY, "ecdsa-sha2-nistp256");
    Path known =
        Files.writeString(
            temp.resolve("known_hosts"),
            lines
                    .replace("CERTIFICATE", PublicKeyEntry.toString(certificate))
                    .replace("TRUSTED", "@cert-authority [git.test]:2222 AUTHORITY")
                    .replace("AUTHORITY", line(AUTHORITY))
                    .replace("HOST", line(HOST))
                    .replace("OTHER", line(OTHER))
                    .replace("|", "\n")
                + "\n");
    InetSocketAddress address =
        new InetSocketAddress(
            InetAddress.getByAddress("git.test", new byte[] {127, 0, 0, 1}), 2222);

    assertThat(
            new KnownHosts(List.of(known), List.of(temp.resolve("none")))
                .accept("git.test:2222", address, certificate, new Strict(), null))
        .isEqualTo(good);
    Path ofMachine =
        Files.writeString(temp.resolve("of-machine"), "@revoked * " + line(AUTHORITY) + "\n");
    assertThat(
            new KnownHosts(List.of(known), List.of(ofMachine))
                .accept("git.test:2222", address, certificate, new Strict(), null))
        .isFalse();
  }

  private static final class Strict implements Configuration {

    @Override
    public List<String> getUserKnownHostsFiles() {
      return List.of();
    }

    @Override
    public List<String> getGlobalKnownHostsFiles() {
      return List.of();
    }

    @Override
    public StrictHostKeyChecking getStrictHostKeyChecking() {
      return StrictHostKeyChecking.REQUIRE_MATCH;
    }

    @Override
    public boolean getHashKnownHosts() {
      return false;
    }

    @Override
    public String getUsername() {
      return "git";
    }
  }
}
