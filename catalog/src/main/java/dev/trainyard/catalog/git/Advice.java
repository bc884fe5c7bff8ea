package dev.trainyard.catalog.git;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/**
 * What somebody can do when a remote repository does not answer as it should.
 *
 * @param address the repository
 */
record Advice(RemoteAddress address) {

  /**
   * What to do about a failure.
   *
   * @param reason its messages
   */
  String on(Throwable failure, String reason) {
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("redirects to")) {
      return "Name the address that the repository has now, if you trust it.";
    }
    if (lower.contains("dubious ownership")) {
      return "If you trust who owns the folder: git config --global --add safe.directory "
          + address;
    }
    if (lower.contains("proxy authentication required")) {
      return "Give the proxy's user and password in settings.xml; a proxy that takes them as Basic"
          + " needs MAVEN_OPTS=-Djdk.http.auth.tunneling.disabledSchemes= (nothing behind the =),"
          + " as Java sends them to no proxy otherwise.";
    }
    if (lower.contains("certificate expired")
        || lower.contains("notafter:")
        || lower.contains("notbefore:")
        || lower.contains("no subject alternative")
        || lower.contains("no name matching")) {
      return "The server's certificate is out of date, or is for another name: check the clock of"
          + " this machine and the address, or tell who runs the server.";
    }
    if (lower.contains("pkix path") || lower.contains("unable to find valid certification")) {
      return "If the server's certificate comes from an authority of your own, tell the JVM where it"
          + " is: MAVEN_OPTS=-Djavax.net.ssl.trustStore=FILE (and …trustStorePassword).";
    }
    if (lower.contains("server key did not validate")) {
      return "Compare the host's key with the one its owner publishes. For a host that known_hosts"
          + " does not have, add it: ssh-keyscan -p PORT HOST >> ~/.ssh/known_hosts, or into the"
          + " folder of truenas.publish.sshFolder. Where it has another key, or this one marked as"
          + " @revoked, somebody may be between: ask the owner before you replace it.";
    }
    if (isForRights(failure)) {
      return "Give the user who publishes the right to write to the repository's files.";
    }
    if (lower.contains("no space left")
        || lower.contains("disk quota")
        || lower.contains("file too large")) {
      return "Make room on the disk, then publish again.";
    }
    if (address.folder().isPresent()) {
      return failure instanceof NoRemoteRepositoryException
          ? "Create the repository: git init --bare " + address
          : "Check the folder with git fsck, and the rights to its files.";
    }
    if (lower.contains("not authorized")
        || lower.contains("authentication is required")
        || lower.contains("not permitted")
        || lower.contains("cannot log in")
        || lower.contains("no more authentication methods")) {
      return address.isHttp()
          ? "Give a token that may write to the repository in TRUENAS_PUBLISH_TOKEN, or name a"
              + " server of settings.xml in truenas.publish.server."
          : "Give a key that the host knows and that may write to the repository; one with a"
              + " passphrase has to be in an agent.";
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException
          || cause instanceof ConnectException
          || cause instanceof SocketTimeoutException) {
        return "Check the address and the network, then publish again."
            + (address.isHttp()
                ? " A proxy is taken from settings.xml, or from -Dhttps.proxyHost and"
                    + " -Dhttps.proxyPort in MAVEN_OPTS."
                : "");
      }
    }
    return failure instanceof NoRemoteRepositoryException
        ? "Create the repository on the host, and check the address."
        : "Check the address, the network and the rights, then publish again.";
  }

  /** Whether the file system of a local repository lets nobody write, or not this user. */
  static boolean isForRights(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AccessDeniedException
          || cause instanceof FileSystemException system
              && "Read-only file system".equals(system.getReason())
          || String.valueOf(cause.getMessage()).contains("insufficient permission")) {
        return true;
      }
    }
    return false;
  }
}
