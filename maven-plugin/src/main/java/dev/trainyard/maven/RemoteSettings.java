package dev.trainyard.maven;

import java.io.File;
import java.util.Optional;

/**
 * The parameters that say where a catalog is published and how that is reached.
 *
 * @param target the repository; empty for the default one
 * @param branch the branch that holds the catalog
 * @param server id of a server in settings.xml, if one is named
 * @param sshKey private key for SSH, if one is named
 * @param sshFolder folder for SSH, if one is named
 */
record RemoteSettings(
    Optional<String> target,
    String branch,
    Optional<String> server,
    Optional<File> sshKey,
    Optional<File> sshFolder) {

  /** From the parameters as Maven leaves them: null or blank where nothing is said. */
  static RemoteSettings of(
      String target, String branch, String server, File sshKey, File sshFolder) {
    return new RemoteSettings(
        given(target),
        branch,
        given(server),
        Optional.ofNullable(sshKey),
        Optional.ofNullable(sshFolder));
  }

  /** A text that may be missing; blank is missing. */
  static Optional<String> given(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
  }
}
