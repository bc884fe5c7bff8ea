package dev.trainyard.generator.block;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.question.Questions.secret;
import static dev.trainyard.generator.question.Questions.stringList;

import dev.trainyard.generator.model.ConditionalContent;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.UnitContent;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringListQuestion;

/**
 * A private key and known hosts, asked for in the wizard, by which git reaches repositories over
 * SSH.
 *
 * <p>The wizards ask for a secret in one line, and browsers join the lines of what is pasted there.
 * A step of each workload restores them and writes the key to a file that only its user may read,
 * which OpenSSH demands. The file is lost with the containers: it is on no storage of the owner.
 *
 * <p>The known hosts are those of the whole container, {@code /etc/ssh/ssh_known_hosts}, which ssh
 * and what is made of it look at beside the user's own.
 */
public final class SshAccess {

  /** Where containers find the key, if the owner has given one. */
  public static final String KEY_FILE = "/ssh/key";

  private static final String KNOWN_HOSTS_FILE = "/etc/ssh/ssh_known_hosts";
  private static final String SCRIPT = "/ssh-key/ssh-key.sh";
  private static final String ANSWER = "/ssh-key/answer";

  private static final Volume DIRECTORY = temporary("ssh-key", 1);

  private static final String BLANK = "[ \\t\\r\\n]*";

  /**
   * The shape that ssh-keygen writes since OpenSSH 7.8. A key without a passphrase begins with the
   * words {@code openssh-key-v1}, {@code none}, {@code none} (openssh-portable PROTOCOL.key).
   */
  private static final String KEY =
      "^"
          + BLANK
          + "-----BEGIN OPENSSH PRIVATE KEY-----"
          + BLANK
          + "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ"
          + "[A-Za-z0-9+/= \\t\\r\\n]+"
          + "-----END OPENSSH PRIVATE KEY-----"
          + BLANK
          + "$";

  /** Host, kind of key, key; a comment behind it could be a second line that was joined to it. */
  private static final String KNOWN_HOST =
      "^[A-Za-z0-9|.,:*?!_@/+=\\[\\]-]+ "
          + "(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp256|ecdsa-sha2-nistp384|ecdsa-sha2-nistp521)"
          + " [A-Za-z0-9+/]+={0,2}$";

  private final SecretQuestion key;
  private final StringListQuestion knownHosts;

  private SshAccess(SecretQuestion key, StringListQuestion knownHosts) {
    this.key = key;
    this.knownHosts = knownHosts;
  }

  /**
   * Questions for a key and for known hosts, both of which may be left unanswered.
   *
   * @param level the level of both, such as {@code ssh}: {@code ssh.private_key} and {@code
   *     ssh.known_hosts}
   */
  public static SshAccess sshAccess(String level) {
    NotNull.of(level, "the level");
    return new SshAccess(
        secret(level + ".private_key")
            .label("Private Key")
            .description(
                "The whole file, as ssh-keygen -t ed25519 -N '' writes it, pasted; that it becomes"
                    + " one line does no harm. Ed25519 and ECDSA keys fit.")
            .pattern(
                KEY,
                "An OpenSSH private key without a passphrase, from -----BEGIN to KEY----- at its"
                    + " end."),
        stringList(level + ".known_hosts")
            .label("Known Hosts")
            .description(
                "What ssh-keyscan HOST writes, an entry for each line that does not begin with #."
                    + " Hosts that are not known are refused.")
            .itemLabel("Host and Key")
            .pattern(
                KNOWN_HOST,
                "One line of ssh-keyscan: host, kind of key such as ssh-ed25519, key; no"
                    + " comment."));
  }

  /** The question for the key. */
  public SecretQuestion key() {
    return key;
  }

  /** The question for the known hosts. */
  public StringListQuestion knownHosts() {
    return knownHosts;
  }

  /** Adds the step that writes the key for the containers of a workload or job. */
  public void prepare(UnitContent<?> unit) {
    unit.when(key.isGiven(), given -> given.step("ssh-key", Image.UTILITY, this::write));
  }

  private void write(ContainerSpec c) {
    c.command("/bin/sh", SCRIPT, ANSWER, KEY_FILE);
    c.file(SCRIPT, literal(TextFile.of(SshAccess.class, "ssh-key.sh")));
    c.file(ANSWER, verbatim(key.secret()));
    c.mount(DIRECTORY, "/ssh");
    c.limits(0.5, 64);
  }

  /**
   * Hands both to a container of a workload or job that was {@linkplain #prepare prepared}. Its git
   * takes the key first, then those that ssh would take by itself: one named in the user's own
   * {@code .ssh/config}, {@code id_ed25519} or {@code id_rsa}.
   */
  public void give(ConditionalContent<?> container) {
    container.when(
        key.isGiven(),
        given ->
            given
                .mount(DIRECTORY, "/ssh", m -> m.readOnly())
                .env(
                    "GIT_SSH_COMMAND",
                    "ssh -o IdentityFile="
                        + KEY_FILE
                        + " -o IdentityFile=~/.ssh/id_ed25519 -o IdentityFile=~/.ssh/id_rsa"));
    container.when(
        knownHosts.hasItems(),
        known ->
            known.file(KNOWN_HOSTS_FILE, knownHosts.text(line -> text("{}\n", verbatim(line)))));
  }
}
