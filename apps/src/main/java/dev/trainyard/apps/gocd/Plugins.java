package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;

import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.TextFile;

/**
 * Plugins by address and checksum. The image's own way, {@code GOCD_PLUGIN_INSTALL_*}, fetches them
 * at each start, checks nothing, and does not start without them (gocd/gocd install-gocd-plugins).
 */
final class Plugins {

  private static final String SCRIPT = "/scripts/plugins.sh";
  private static final String LIST = "/wanted/plugins";

  private Plugins() {}

  /**
   * Fills in the step that puts them in place. It is there without plugins, too: it removes those
   * that are no longer wanted. Its image is the server's own, which has curl.
   */
  static void fill(ContainerSpec c) {
    c.command("/bin/sh", SCRIPT, LIST, "/godata/plugins");
    // A proxy among them is the one to fetch by.
    ExtraVariables.set(c, Wizard.ADDITIONAL_ENVS);
    c.file(SCRIPT, literal(TextFile.of(Plugins.class, "plugins.sh")));
    c.file(
        LIST,
        Wizard.PLUGINS.text(
            plugin ->
                text(
                    "{} {} {}\n",
                    verbatim(plugin.get(Wizard.PLUGIN_NAME)),
                    verbatim(plugin.get(Wizard.PLUGIN_SHA256)),
                    verbatim(plugin.get(Wizard.PLUGIN_URL)))));
    c.mount(Wizard.DATA, "/godata", m -> m.ownedBy(Gocd.USER, Gocd.GROUP));
    c.mount(Gocd.WORK, "/go-working-dir");
    c.limits(0.5, 128);
  }

  static void refuse(AppSpec a) {
    a.refuseIf(
        Wizard.PLUGINS.hasDuplicates(Wizard.PLUGIN_NAME),
        "Two plugins have the same name. Rename one of them.");
  }
}
