package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.index.Fields;
import dev.trainyard.catalog.index.PresetPortals;
import dev.trainyard.catalog.lint.rule.CloneRules;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.lint.rule.LintedFolder;
import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.generator.helm.HelmLayout;
import dev.trainyard.generator.migration.MigrationProgram;
import dev.trainyard.generator.yaml.Position;
import dev.trainyard.generator.yaml.YamlNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rules about the files of a version beside its form and the description of its chart. */
final class VersionFileRules implements VersionRules {

  static final LintRule MISSING =
      LintRule.error(
              "TN620", "A version has Chart.yaml, questions.yaml, README.md and app-readme.md")
          .because("Every release refuses a version without one of them.")
          .bad(Examples.without("app-readme.md"))
          .good(Examples.version("app-readme.md", "# Demo\n\nA demo.\n"));

  static final LintRule VALUES =
      LintRule.error("TN621", "ix_values.yaml and values.yaml are mappings")
          .because(
              "Helm stops at a file of values that is something else. The validators look at"
                  + " ix_values.yaml only, from 22.12 on, and that of 22.12 crashes at a list.")
          .bad(Examples.version("ix_values.yaml", "- image\n"))
          .good(Examples.version("ix_values.yaml", "image: {repository: demo, tag: 1.4.2}\n"));

  static final LintRule PRESET_PORTALS =
      LintRule.error("TN622", "iXPortals in ix_values.yaml is a list of portals")
          .because(
              "Each needs portalName, the protocol http or https, useNodeIP and port, and a host where"
                  + " useNodeIP is false. The validators refuse anything else.")
          .on(HelmReleases.SINCE_22_12)
          .bad(
              Examples.version(
                  "ix_values.yaml",
                  "iXPortals:\n  - {portalName: web, protocol: http, useNodeIP: true}\n"))
          .good(
              Examples.version(
                  "ix_values.yaml",
                  "iXPortals:\n  - {portalName: web, protocol: http, useNodeIP: true, port: 8080}\n"));

  static final LintRule METADATA =
      LintRule.error("TN623", "metadata.yaml says what the page of the app shows")
          .because(
              "The validators of 23.10 and 24.04 refuse entries without a description, and user and"
                  + " group ids that are no numbers.")
          .on(HelmReleases.READING_INDEXES)
          .bad(Examples.version("metadata.yaml", "runAsContext:\n  - {uid: 568, gid: 568}\n"))
          .good(
              Examples.version(
                  "metadata.yaml",
                  "runAsContext:\n  - {uid: 568, gid: 568, description: Runs as apps}\n"));

  static final LintRule MIGRATION =
      LintRule.error("TN624", "Every file in migrations/ is a program that can be run")
          .because(
              "TrueNAS passes over a migration without the right to run it, so that the answers of"
                  + " owners stay as they were. The validator of 24.04 refuses the catalog.")
          .bad(LintExample.file("VERSION/migrations/migrate", "#!/usr/bin/python3\nprint('{}')\n"))
          .good(
              LintExample.of(
                  LintExample.State.PROGRAM,
                  "VERSION/migrations/migrate",
                  "#!/usr/bin/python3\nprint('{}')\n"));

  static final LintRule INTERPRETER =
      LintRule.warning("TN625", "A migration begins with the line that names its interpreter")
          .because(
              "Without #! in its first line a script cannot be started, and the upgrade fails.")
          .bad(
              LintExample.of(
                  LintExample.State.PROGRAM, "VERSION/migrations/migrate", "print('{}')\n"))
          .good(
              LintExample.of(
                  LintExample.State.PROGRAM,
                  "VERSION/migrations/migrate",
                  "#!/usr/bin/python3\nprint('{}')\n"));

  static final LintRule CALLED =
      LintRule.warning("TN627", "A migration has a name that TrueNAS calls")
          .because(
              "An upgrade runs migrations/migrate_from_VERSION for the version that is installed, or"
                  + " else migrations/migrate. A program of another name never runs, unless one of"
                  + " these calls it.")
          .bad(
              LintExample.of(
                  LintExample.State.PROGRAM,
                  "VERSION/migrations/migrate.py",
                  "#!/usr/bin/python3\nprint('{}')\n"))
          .good(
              LintExample.of(
                  LintExample.State.PROGRAM,
                  "VERSION/migrations/migrate",
                  "#!/usr/bin/python3\nprint('{}')\n"));

  static final LintRule TEMPLATES =
      LintRule.warning("TN626", "A chart has templates")
          .because(
              "Nothing is installed without one, and TrueNAS shows the app as stopped for ever. No"
                  + " validator notices.")
          .bad(Examples.without("templates"))
          .good(Examples.version("templates/demo.yaml", "kind: ConfigMap\n"));

  private static final List<String> REQUIRED =
      List.of(HelmLayout.CHART, HelmLayout.QUESTIONS, HelmLayout.README, HelmLayout.APP_README);

  private static final Pattern MIGRATIONS = Pattern.compile(MigrationProgram.FOLDER + "/[^/]+");

  /** What an upgrade runs. */
  private static final Pattern RUN =
      Pattern.compile(MigrationProgram.FOLDER + "/migrate(_from_[0-9]+\\.[0-9]+\\.[0-9]+)?");

  private static final byte[] INTERPRETED = {'#', '!'};
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

  @Override
  public List<LintRule> rules() {
    return List.of(
        MISSING, VALUES, PRESET_PORTALS, METADATA, MIGRATION, INTERPRETER, TEMPLATES, CALLED);
  }

  @Override
  public void check(LintedVersion version) {
    LintedFolder folder = version.folder();
    for (String name : REQUIRED) {
      if (!folder.has(name)) {
        folder.tell(
            MISSING,
            name,
            Position.NONE,
            "",
            "is missing",
            "",
            "Add the file; every TrueNAS release refuses the version without it.");
      }
    }
    folder.text(HelmLayout.README, HelmReleases.READING_FOLDERS);
    folder.text(HelmLayout.APP_README, HelmReleases.READING_FOLDERS);
    folder.text(HelmLayout.CHANGELOG, HelmReleases.READING_FOLDERS);
    values(version, HelmLayout.VALUES);
    values(version, HelmLayout.FIXED_VALUES);
    presetPortals(version);
    metadata(version);
    others(folder);
    if (!folder.hasFolder(HelmLayout.TEMPLATES) && folder.has(HelmLayout.CHART)) {
      folder.tell(
          TEMPLATES,
          "",
          Position.NONE,
          "",
          "has no folder templates",
          "",
          "Add the templates of the chart.");
    }
  }

  private static void values(LintedVersion version, String file) {
    version
        .folder()
        .yaml(file)
        .filter(node -> !node.isMap() && node.kind() != YamlNode.Kind.NULL)
        .ifPresent(
            node ->
                version.tell(
                    VALUES, file, node, Fields.describe(node), "a mapping", "Correct the file."));
  }

  private static void presetPortals(LintedVersion version) {
    YamlNode values = version.mapping(HelmLayout.FIXED_VALUES).orElse(YamlNode.EMPTY);
    Fields fields = fields(version, PRESET_PORTALS, HelmLayout.FIXED_VALUES, values);
    PresetPortals.check(fields, "iXPortals");
  }

  private static void metadata(LintedVersion version) {
    YamlNode metadata = version.folder().yaml(HelmLayout.METADATA).orElse(YamlNode.EMPTY);
    if (!metadata.isMap()) {
      version.tell(
          METADATA,
          HelmLayout.METADATA,
          metadata,
          Fields.describe(metadata),
          "a mapping",
          "Correct the file.");
      return;
    }
    Fields fields = fields(version, METADATA, HelmLayout.METADATA, metadata);
    for (Fields user : fields.optionalMappings("runAsContext")) {
      user.text("description");
      user.optionalWhole("uid");
      user.optionalWhole("gid");
      user.optionalText("userName");
      user.optionalText("groupName");
    }
    for (var needed : Map.of("capabilities", "name", "hostMounts", "hostPath").entrySet()) {
      for (Fields entry : fields.optionalMappings(needed.getKey())) {
        entry.text(needed.getValue());
        entry.text("description");
      }
    }
  }

  private static Fields fields(LintedVersion version, LintRule rule, String file, YamlNode node) {
    return new Fields(
        node,
        (key, at, found, allowed) ->
            version.folder().tell(rule, file, at, key, found, allowed, "Correct the value."));
  }

  /**
   * What lies there under whatever name: no links out of the catalog, and programs in their place.
   */
  private static void others(LintedFolder folder) {
    folder
        .files()
        .forEach(
            (name, file) -> {
              try {
                if (MIGRATIONS.matcher(name).matches() && file.kind().isFile()) {
                  migration(folder, name, file);
                } else if (!file.kind().isFile() && !REQUIRED.contains(name)) {
                  folder.noFile(name, file);
                }
              } catch (IOException e) {
                // A file without the right to read it is told where its content matters.
                folder.text(name, List.of());
              }
            });
    CloneRules.linksOut(folder);
  }

  private static void migration(LintedFolder folder, String name, PublishedFile file)
      throws IOException {
    if (file.kind() == PublishedFile.Kind.FILE) {
      folder
          .report()
          .addWorst(
              MIGRATION,
              HelmReleases.ONLY_24_04,
              HelmReleases.ALL,
              folder.where(name, Position.NONE, ""),
              "cannot be run",
              "a file with the right to run it, in git mode 100755",
              "git update-index --chmod=+x");
    }
    boolean meant =
        name.startsWith(MigrationProgram.FOLDER + "/migrate")
            || folder.files().keySet().stream().noneMatch(other -> RUN.matcher(other).matches());
    if (meant && !RUN.matcher(name).matches()) {
      folder.tell(
          CALLED,
          name,
          Position.NONE,
          "",
          "is never run",
          "migrate, or migrate_from_ and the number of a version",
          "Rename the program.");
    }
    byte[] begin = begin(file);
    if (!startsWith(begin, INTERPRETED) && !startsWith(begin, ELF)) {
      folder.tell(
          INTERPRETER,
          name,
          new Position(1, 1),
          "",
          "begins with no #!",
          "such as #!/usr/bin/python3",
          "Add the line.");
    }
  }

  private static byte[] begin(PublishedFile file) throws IOException {
    try (var bytes = file.open()) {
      return bytes.readNBytes(ELF.length);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] begin) {
    for (int i = 0; i < begin.length; i++) {
      if (bytes.length <= i || bytes[i] != begin[i]) {
        return false;
      }
    }
    return true;
  }
}
