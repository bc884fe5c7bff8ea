package dev.trainyard.catalog.lint.rule;

import java.util.List;

/** The rules about what is read at all, in every edition. */
public final class ReadingRules {

  /** The content of a file is no text. */
  public static final LintRule ENCODING =
      LintRule.error("TN600", "A file that TrueNAS reads is UTF-8 text")
          .because(
              "TrueNAS reads all texts as UTF-8. A readme in another encoding passes the official"
                  + " validator and then ends the sync of the whole catalog on 22.02 and 22.12, and"
                  + " the official index builder everywhere.")
          .bad(LintExample.of(LintExample.State.LATIN_1, "VERSION/README.md", "# Démo\n"))
          .good(LintExample.file("VERSION/README.md", "# Démo\n"));

  /** A file cannot be parsed. */
  public static final LintRule SYNTAX =
      LintRule.error("TN601", "A YAML or JSON file can be read by every reader")
          .because(
              "PyYAML on the NAS refuses the file as a whole: syntax errors, tabs outside of quotes,"
                  + " blocks of text and comments, anchors that are there twice, dates that are none, a"
                  + " second document, tags, keys that are lists. Files beyond 1 MiB (indexes: 32 MiB) or 64 levels are not"
                  + " checked here, and no catalog has such files for a good reason.")
          .bad(LintExample.file("VERSION/questions.yaml", "groups: [\nquestions: []\n"))
          .good(LintExample.file("VERSION/questions.yaml", "groups: []\nquestions: []\n"));

  /** Readers take a file for different things. */
  public static final LintRule DISPUTED =
      LintRule.warning("TN602", "A YAML or JSON file means the same to every reader")
          .because(
              "A key that is there twice counts as its last value for PyYAML, while other readers"
                  + " refuse the file; numbers without end or beyond 64 digits are no numbers to"
                  + " most.")
          .bad(
              LintExample.file(
                  "VERSION/questions.yaml", "groups: []\nquestions: []\nquestions: []\n"))
          .good(LintExample.file("VERSION/questions.yaml", "groups: []\nquestions: []\n"));

  /** Something that is no file. */
  public static final LintRule NO_FILE =
      LintRule.error("TN603", "What TrueNAS reads is a file of the repository that can be read")
          .because(
              "Submodules stay empty on the NAS. A link is followed there: one to a file of the catalog"
                  + " counts as that file here as well; one that leads nowhere leaves TrueNAS without"
                  + " the file, and one that leads out of the repository reads the files of the NAS"
                  + " itself. A device or a file without the right to read it is"
                  + " in no commit.")
          .bad(LintExample.of(LintExample.State.LINK, "VERSION/CHANGELOG.md", "/etc/passwd"))
          .good(LintExample.file("VERSION/CHANGELOG.md", "# Changes\n"));

  /** What git changes when it checks the catalog out. */
  public static final LintRule CONVERTED =
      LintRule.error("TN604", "A clone has the bytes of the repository")
          .because(
              "TrueNAS clones with git, which obeys .gitattributes at every level: another encoding,"
                  + " CRLF or expanded keywords are in all versions that owners get, and in none that"
                  + " is checked here.")
          .bad(LintExample.file(".gitattributes", "*.yaml working-tree-encoding=UTF-16\n"))
          .good(LintExample.file(".gitattributes", "*.png binary\n"));

  private ReadingRules() {}

  /** All of them. */
  public static List<LintRule> all() {
    return List.of(ENCODING, SYNTAX, DISPUTED, NO_FILE, CONVERTED);
  }
}
