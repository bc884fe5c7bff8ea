package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.ReadCommand;
import dev.trainyard.generator.plan.Kept;
import dev.trainyard.generator.plan.PasswordHashes;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an app keeps from one version to the next, each under a key of its own. */
final class KeptSecrets {

  private static final Pattern KEY = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final int SHORTEST = 16;
  private static final int LONGEST = 1024;

  private final Findings findings;
  private final Map<String, Used> byKey = new HashMap<>();
  private final List<Read> reads = new ArrayList<>();

  KeptSecrets(Findings findings) {
    this.findings = findings;
  }

  private record Used(Kept kept, Usage usage) {}

  /** A use of a generated secret or of the hash of a password. */
  void use(Expression<?> secret, Usage usage) {
    Kept.by(secret).forEach(one -> keep(one, usage));
    if (secret instanceof Generated generated && generated.given() == null) {
      shape(generated.key(), usage);
      length(generated, usage);
    } else if (secret instanceof PasswordHash hash) {
      shape(hash.key(), usage);
      hashed(hash.password(), usage);
    }
  }

  private record Read(ReadCommand command, Usage usage) {}

  /** A use of the command that shows a secret. */
  void read(ReadCommand command, Usage usage) {
    reads.add(new Read(command, usage));
  }

  /** Only what is kept can be read; called after every use. */
  void finish() {
    for (Read read : reads) {
      if (!byKey.containsKey(read.command().key())) {
        findings.error(
            Rule.REFERENCE,
            read.usage().subject(),
            read.usage().source(),
            "tells how to read a secret that the app does not keep",
            "a generated secret, or secret() of a question with generatedIfEmpty(…), that a"
                + " container uses",
            "hand it to a container, or leave the command out");
      }
    }
  }

  private void keep(Kept kept, Usage usage) {
    Used known = byKey.putIfAbsent(kept.key(), new Used(kept, usage));
    if (known != null && !known.kept().equals(kept)) {
      findings.error(
          Rule.DUPLICATE,
          usage.subject(),
          usage.source(),
          "keeps something else under the key "
              + kept.key()
              + " than "
              + known.usage().subject()
              + " at "
              + known.usage().source().position(),
          "one key for one secret; the key of a question is its path with - for . and _, and a"
              + " password's hash keeps KEY-for beside KEY",
          "give one of them another key, or rename the question");
    }
  }

  private void shape(String key, Usage usage) {
    if (!KEY.matcher(key).matches()) {
      findings.error(
          Rule.NAME,
          usage.subject(),
          usage.source(),
          "keeps a secret under the key \"" + key + "\"",
          "1 to 63 lower-case letters, digits and -, with no - at either end",
          "rename it");
    }
  }

  /** Of what the definition makes itself; answers are refused. */
  private void hashed(Expression<String> password, Usage usage) {
    Expression<String> made =
        password instanceof Generated generated
            ? new Generated(generated.key(), generated.length(), null)
            : password;
    if ((made instanceof Literal || made instanceof Generated)
        && PasswordHashes.mostBytes(made) > PasswordHashes.MOST_BYTES) {
      findings.error(
          Rule.RANGE,
          usage.subject(),
          usage.source(),
          "hashes a password of " + PasswordHashes.mostBytes(made) + " bytes",
          "at most " + PasswordHashes.MOST_BYTES + ", which is what bcrypt reads",
          "make it shorter");
    }
  }

  private void length(Generated generated, Usage usage) {
    if (generated.length() < SHORTEST || generated.length() > LONGEST) {
      findings.error(
          Rule.RANGE,
          usage.subject(),
          usage.source(),
          "generates a secret of " + generated.length() + " characters",
          SHORTEST + " to " + LONGEST,
          "use 32");
    }
  }
}
