package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.inXml;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.mapped;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;

import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.Map;

/**
 * The first configuration. Without one GoCD starts open to everybody. It is put in place when there
 * is none; from then on GoCD writes the file itself, so that it is never touched again.
 */
final class FirstStart {

  /** Where the files of the seed are mounted. */
  private static final String SEED = "/seed";

  private static final String SCRIPT = "/scripts/seed.sh";

  /**
   * What GoCD runs after a backup. It lies where GoCD lets it: neither below the pipelines nor
   * among the artifacts (gocd/gocd BackupRuntimeValidator.java).
   */
  private static final String PRUNE = "/scripts/prune-backups.sh";

  private static final String KEEP = "/backups";

  /** Quartz cron expressions; GoCD's backup knows no other notation. */
  private static final Map<String, String> SCHEDULES =
      Map.of("daily", "0 30 2 * * ?", "weekly", "0 30 2 ? * SUN");

  private FirstStart() {}

  /** Fills in the step that puts the configuration in place. */
  static void fill(ContainerSpec c) {
    c.command("/bin/sh", SCRIPT, SEED, "/godata/config");
    c.file(SCRIPT, literal(TextFile.of(FirstStart.class, "seed.sh")));
    // Other answers change nothing once the files are there, so they restart nothing either.
    c.liveFiles(
        SEED,
        files ->
            files
                .file("cruise-config.xml", configuration())
                .file("password.properties", passwords())
                .file("environments", environments()));
    c.mount(Wizard.DATA, "/godata", m -> m.ownedBy(Gocd.USER, Gocd.GROUP));
    c.limits(0.5, 64);
  }

  /** Deletes old backups; how many stay is a file, so that another number restarts nothing. */
  static void afterBackups(ContainerSpec c) {
    c.file(PRUNE, literal(TextFile.of(FirstStart.class, "prune-backups.sh")), 0555);
    c.liveFiles(KEEP, files -> files.file("keep", text("{}\n", Wizard.BACKUPS_TO_KEEP)));
  }

  /**
   * In the order of the schema, {@code server} before {@code config-repos} (gocd/gocd
   * cruise-config.xsd, line 25), and both before the environments, which the script puts into it.
   * The schema is that of GoCD 26.1.0; newer ones migrate it, older ones would refuse it.
   */
  private static Expression<String> configuration() {
    return concat(
        text(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <cruise xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:noNamespaceSchemaLocation="cruise-config.xsd" schemaVersion="139">
              <server agentAutoRegisterKey="{}">
                <security>
                  <authConfigs>
                    <authConfig id="password-file" pluginId="cd.go.authentication.passwordfile">
                      <property>
                        <key>PasswordFilePath</key>
                        <value>config/password.properties</value>
                      </property>
                    </authConfig>
                  </authConfigs>
                  <admins>
                    <user>{}</user>
                  </admins>
                </security>
            """,
            inXml(Wizard.AGENT_KEY.secret()),
            inXml(Wizard.ADMIN_USER)),
        when(
            Wizard.BACKUP.isNot("none"),
            text(
                "    <backup schedule=\"{}\" postBackupScript=\"" + PRUNE + "\" />\n",
                inXml(mapped(Wizard.BACKUP, SCHEDULES)))),
        when(
            Wizard.SITE_URL.isGiven(),
            text(
                "    <siteUrls>\n      <siteUrl>{}</siteUrl>\n    </siteUrls>\n",
                inXml(Wizard.SITE_URL))),
        text(
            """
                <artifacts>
                  <artifactsDir>artifacts</artifactsDir>
                </artifacts>
              </server>
            """),
        when(Wizard.REPOSITORIES.hasItems(), text("  <config-repos>\n")),
        Wizard.REPOSITORIES.text(
            repository ->
                text(
                    """
                        <config-repo id="{}" pluginId="{}">
                          <git url="{}" branch="{}" />
                          <rules>
                            <allow action="refer" type="*">*</allow>
                          </rules>
                        </config-repo>
                    """,
                    inXml(repository.get(Wizard.REPOSITORY_NAME)),
                    inXml(repository.get(Wizard.REPOSITORY_FORMAT)),
                    inXml(repository.get(Wizard.REPOSITORY_URL)),
                    inXml(repository.get(Wizard.REPOSITORY_BRANCH)))),
        when(Wizard.REPOSITORIES.hasItems(), text("  </config-repos>\n")),
        text("</cruise>\n"));
  }

  /** Those of each group; the script makes names that occur several times one. */
  private static Expression<String> environments() {
    return concat(environments(AgentWizard.AGENTS), environments(AgentWizard.DOCKER_AGENTS));
  }

  private static Expression<String> environments(ListQuestion groups) {
    return groups.text(
        group ->
            when(
                group.isGiven(AgentWizard.AGENT_ENVIRONMENTS),
                text("{}\n", verbatim(group.get(AgentWizard.AGENT_ENVIRONMENTS)))));
  }

  /**
   * The format of htpasswd, so that its users can be kept up with that tool. GoCD reads it as Java
   * properties; neither the pattern of the user's name nor a bcrypt hash admits a character that
   * means something there.
   */
  private static Expression<String> passwords() {
    Expression<String> hash = passwordHash("admin-password", Wizard.ADMIN_PASSWORD);
    return text("{}:{}\n", verbatim(Wizard.ADMIN_USER), verbatim(hash));
  }
}
