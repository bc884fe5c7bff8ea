package dev.trainyard.generator.block;

import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.problem.NotNull;

/**
 * The script of a container that dumps a database by a schedule, keeps the newest dumps, and
 * restores one when somebody runs it with {@code restore NAME}.
 *
 * <p>Its environment: {@code DUMPS} is a directory, {@code DUMPED} the folder of this database in
 * it, {@code HOURS} from one dump to the next or 0 for none, {@code KEEP} how many stay. It needs a
 * shell and the programs of coreutils.
 */
public final class DumpScript {

  /** Where containers have it. */
  public static final String PATH = "/scripts/dumps.sh";

  private DumpScript() {}

  /**
   * The script for a kind of database.
   *
   * @param kind a script that sets {@code ending}, what names of dumps end in, and the functions
   *     {@code dump NAME}, which writes a dump into {@code $folder} and succeeds if it is whole,
   *     and {@code restore NAME}, which sets {@code old} to the name that the former database gets.
   *     They may use {@code patiently PROGRAM…}, which a signal to end stops, {@code moment} and
   *     {@code fail TEXT}
   */
  public static String of(String kind) {
    return NotNull.of(kind, "the script")
        + TextFile.of(DumpScript.class, "list.sh")
        + TextFile.of(DumpScript.class, "dumps.sh");
  }
}
