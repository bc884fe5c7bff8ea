package dev.trainyard.catalog.lint.rule;

import dev.trainyard.generator.edition.Layout;
import java.util.List;

/** The rules about what the author of a catalog takes as it is, in every edition. */
public final class AcceptanceRules {

  private static final String FILE = "ITEM/" + Layout.ACCEPTED;
  private static final String QUESTION =
      "- variable: workers\n  label: Workers\n  group: Settings\n"
          + "  schema: {type: int, default: 1, min: 0}\n";
  private static final LintExample ACCEPTED =
      LintExample.file(
          FILE,
          """
          accept:
            - code: TN719
              file: 1.0.1/questions.yaml
              subject: question workers
              reason: The program takes 0 for all cores.
          """);

  /** An entry that accepts nothing. */
  public static final LintRule ENTRY =
      LintRule.warning("TN670", "What is accepted has a code of a rule and a reason")
          .because(
              "trainyard.yaml, beside the versions of an app or at the top of the catalog, says which"
                  + " findings its author takes as they are. TrueNAS passes over the file. An entry"
                  + " without a reason, with a code that no rule has or with other keys than code,"
                  + " file, subject and reason accepts nothing.")
          .bad(LintExample.file(FILE, "accept:\n  - code: TN719\n"))
          .good(ACCEPTED.and("VERSION/questions.yaml", QUESTION));

  /** An entry that nothing needs any more. */
  public static final LintRule UNUSED =
      LintRule.warning("TN671", "What is accepted is still found")
          .because(
              "An entry that accepts nothing any more would hide the next finding of its kind. It is"
                  + " told when all releases are checked, as else the finding may only be left out.")
          .bad(ACCEPTED)
          .good(ACCEPTED.and("VERSION/questions.yaml", QUESTION));

  private AcceptanceRules() {}

  /** All of them. */
  public static List<LintRule> all() {
    return List.of(ENTRY, UNUSED);
  }
}
