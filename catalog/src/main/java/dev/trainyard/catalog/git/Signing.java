package dev.trainyard.catalog.git;

import dev.trainyard.generator.problem.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.api.errors.UnsupportedSigningFormatException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.GpgConfig;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.Signer;
import org.eclipse.jgit.lib.Signers;

/**
 * How a commit is signed.
 *
 * @param format the kind of signature
 * @param key for SSH the file of the public or private key, for OpenPGP the key's id or the mail
 *     address in it
 */
public record Signing(Format format, String key) {

  /** Bytes of a file with a key. */
  private static final long LARGEST_KEY = 1 << 20;

  /** Kinds of signatures that git verifies. */
  public enum Format {
    /** As {@code ssh-keygen -Y sign} makes it. */
    SSH,
    /** As GnuPG makes it. */
    OPENPGP;

    /** The word for it in settings. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  void sign(CommitBuilder commit, PersonIdent committer, Repository repository) throws GitFailure {
    if (format == Format.SSH) {
      requireKeyFile();
    }
    Config config = new Config();
    config.setString("gpg", null, "format", format.word());
    config.setString("user", null, "signingKey", key);
    GpgConfig gpg = new GpgConfig(config);
    Signer signer = Signers.get(gpg.getKeyFormat());
    try {
      if (signer == null) {
        throw failure("no signer for " + format.word() + " is on the class path", null);
      }
      signer.signObject(repository, gpg, commit, committer, key, null);
      if (format == Format.OPENPGP) {
        requireVerifiable(
            commit.getGpgSignature().toExternalString().getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException
        | CanceledException
        | UnsupportedSigningFormatException
        | JGitInternalException e) {
      throw failure(e.getMessage(), e);
    } catch (RuntimeException e) {
      // How JGit fails at a damaged key, and at one whose private part is nowhere.
      throw failure("the key is damaged, or its private part is missing", e);
    }
  }

  /** A key is read whole, and so is whatever has the name of one. */
  private void requireKeyFile() throws GitFailure {
    Path file;
    try {
      file =
          key.startsWith("~/")
              ? Path.of(System.getProperty("user.home"), key.substring(2))
              : Path.of(key);
    } catch (InvalidPathException e) {
      // The key itself may stand there.
      return;
    }
    String name = file.toString();
    Path secret = Path.of(name.endsWith(".pub") ? name.substring(0, name.length() - 4) : name);
    for (Path one : List.of(file, secret)) {
      try {
        if (Files.exists(one) && (!Files.isRegularFile(one) || Files.size(one) > LARGEST_KEY)) {
          throw failure("the key " + one + " is no file, or has more than a key has", null);
        }
      } catch (IOException e) {
        throw failure("the key " + one + " cannot be read: " + e.getMessage(), e);
      }
    }
  }

  /**
   * Refuses a signature that nobody could verify: with Ed25519 keys JGit 7.5 writes a fingerprint
   * that no key has, since it takes the time of signing for that of the key.
   */
  private static void requireVerifiable(byte[] signature) throws GitFailure, IOException {
    Object first =
        new JcaPGPObjectFactory(PGPUtil.getDecoderStream(new ByteArrayInputStream(signature)))
            .nextObject();
    if (first instanceof PGPSignatureList list
        && !list.isEmpty()
        && (list.get(0).getKeyAlgorithm() == PublicKeyAlgorithmTags.EDDSA_LEGACY
            || list.get(0).getKeyAlgorithm() == PublicKeyAlgorithmTags.Ed25519)) {
      throw GitFailure.of(
          Rule.SIGNATURE,
          "the commit could not be signed: the OpenPGP key is one on Ed25519",
          "an RSA key, or one in the format ssh",
          "Sign with another key; those on Ed25519 work in the format ssh only.");
    }
  }

  private static GitFailure failure(String found, Throwable cause) {
    return GitFailure.of(
            Rule.SIGNATURE,
            "the commit could not be signed: " + found,
            "a key without passphrase, or one that an agent holds",
            "Check format and key of the signature, or publish without one.")
        .causedBy(cause);
  }
}
