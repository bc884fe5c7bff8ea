package dev.trainyard.maven;

import dev.trainyard.catalog.generate.CatalogInfo;
import dev.trainyard.catalog.git.CatalogBranch;
import dev.trainyard.catalog.git.DefinitionsRepository;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Identity;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.git.Signing;
import dev.trainyard.catalog.publish.Publication;
import dev.trainyard.catalog.publish.PublishResult;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals have in common that add a commit to a published catalog. */
abstract class CommitMojo extends BranchMojo {

  private static final Identity NOBODY = new Identity("Trainyard", "trainyard@localhost");

  /**
   * Heading of the catalog's README; any text.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.catalog.title", defaultValue = "${project.name}", required = true)
  private String title;

  /**
   * Address that NAS owners paste into Add Catalog, shown in the catalog's README; the URL of a git
   * repository, empty while it is not known.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.catalog.url")
  private String url = "";

  /**
   * Name of the commit's author, shown in the public history; any text, by default git's {@code
   * user.name} for the project.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.authorName")
  private String authorName;

  /**
   * Mail address of the commit's author; any address, by default git's {@code user.email} for the
   * project.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.authorEmail")
  private String authorEmail;

  /**
   * How the commit is signed; {@code none}, {@code ssh} or {@code openpgp}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.sign", defaultValue = "none", required = true)
  private String sign;

  /**
   * Key to sign with; for {@code ssh} the file of a key, for {@code openpgp} the id of a key.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.signingKey")
  private String signingKey;

  /**
   * How many versions of an app stay published in a train; a number from 1. TrueNAS 22.02 and 22.12
   * read every version folder, so few are fast.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.keep", defaultValue = "5", required = true)
  private int keep;

  /**
   * Whether to do and show everything but the push; {@code true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * Whether changes that break owners' upgrades are published all the same, with a warning; {@code
   * true} or {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "truenas.publish.allowBreaking", defaultValue = "false")
  private boolean allowBreaking;

  /** The number of versions that stay. */
  final int keep() throws GitFailure {
    if (keep < 1) {
      throw setting(
          "truenas.publish.keep is " + keep, "a number from 1", "Choose how many versions stay.");
    }
    return keep;
  }

  /**
   * Everything that an action on the catalog needs to know.
   *
   * @param create whether the default repository may be created
   */
  final Publication publication(Optional<DefinitionsRepository> definitions, boolean create)
      throws GitFailure {
    return publication(branch(create), definitions);
  }

  /** The same for another branch. */
  final Publication publication(CatalogBranch branch, Optional<DefinitionsRepository> definitions)
      throws GitFailure {
    return new Publication(
        branch,
        new CatalogInfo(
            title, RemoteAddress.toBePublished(Objects.requireNonNullElse(url, "")), branch.name()),
        author(definitions),
        signing(),
        definitions.map(DefinitionsRepository::describeCommit).orElse(""),
        dryRun,
        allowBreaking);
  }

  private Identity author(Optional<DefinitionsRepository> definitions) {
    Identity usual = definitions.flatMap(DefinitionsRepository::identity).orElse(NOBODY);
    return new Identity(
        authorName == null || authorName.isBlank() ? usual.name() : authorName.strip(),
        authorEmail == null || authorEmail.isBlank() ? usual.email() : authorEmail.strip());
  }

  private Optional<Signing> signing() throws GitFailure {
    String format = sign.strip().toLowerCase(Locale.ROOT);
    if (format.equals("none")) {
      return Optional.empty();
    }
    for (Signing.Format known : Signing.Format.values()) {
      if (known.word().equals(format) && signingKey != null && !signingKey.isBlank()) {
        return Optional.of(new Signing(known, signingKey.strip()));
      }
    }
    throw setting(
        "truenas.publish.sign is \""
            + sign
            + "\" and truenas.publish.signingKey is "
            + (signingKey == null ? "not set" : "\"" + signingKey + "\""),
        "none, or ssh and the file of a key, or openpgp and the id of a key",
        "Correct the two settings.");
  }

  /** The repository of the project, if there is one. */
  final Optional<DefinitionsRepository> definitions() throws GitFailure, IOException {
    return DefinitionsRepository.around(baseFolder());
  }

  /** A text that has to be given. */
  static String required(String property, String value, String meaning) throws GitFailure {
    if (value == null || value.isBlank()) {
      throw setting(
          property + " is not set", meaning, "Give it on the command line: -D" + property + "=…");
    }
    return value.strip();
  }

  /** Tells what was done, or fails with the reasons for doing nothing. */
  final void report(PublishResult done, String branch, ResultFile result, ProblemLog problems)
      throws GitFailure, MojoFailureException {
    if (done.problems().hasErrors()) {
      throw failure(problems, done.problems());
    }
    problems.tell(done.problems());
    result.result(done);
    new PublishReport(done, shownTarget(), branch).lines().forEach(getLog()::info);
  }
}
