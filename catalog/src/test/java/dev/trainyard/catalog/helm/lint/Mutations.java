package dev.trainyard.catalog.helm.lint;

import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintExample.State;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes that were tried on the validators, the index builder and the middleware of 22.02 and
 * 24.04, each with what is said of it here.
 */
final class Mutations {

  /** A form with something of everything. */
  static final String FORM =
      """
      groups:
        - name: Application
          description: Application settings
        - {name: Storage, description: Storage settings}
      portals:
        web_portal:
          protocols: ["http"]
          host: ["$node_ip"]
          ports: ["$variable-network.port"]
          path: "/ui"
      questions:
        - variable: title
          label: Title
          group: Application
          schema: {type: string, default: hello, min_length: 2, max_length: 20, valid_chars: "^[a-z]+$", valid_chars_error: lower case only}
        - variable: zone
          label: Zone
          group: Application
          schema: {type: string, $ref: ["definitions/timezone"]}
        - variable: mode
          label: Mode
          group: Application
          schema:
            type: string
            default: simple
            enum:
              - {value: simple, description: Simple}
              - {value: expert, description: Expert}
        - variable: level
          label: Level
          group: Application
          schema: {type: int, default: 3, min: 1, show_if: [["mode", "=", "expert"]]}
        - variable: tls
          label: TLS
          group: Application
          schema:
            type: boolean
            default: false
            show_subquestions_if: true
            subquestions:
              - {variable: tlsCert, label: Certificate, schema: {type: int, "null": true, $ref: ["definitions/certificate"]}}
        - variable: network
          label: Network
          group: Application
          schema:
            type: dict
            attrs:
              - {variable: port, label: Port, schema: {type: int, required: true, default: 30080, min: 9000, max: 65535, $ref: ["validations/nodePort"]}}
              - {variable: bind, label: Bind, schema: {type: ipaddr, default: "192.168.0.5"}}
        - variable: schedule
          label: Schedule
          group: Application
          schema: {type: cron, default: {minute: "0", hour: "3"}}
        - variable: env
          label: Environment
          group: Application
          schema:
            type: list
            default: []
            items:
              - variable: entry
                label: Entry
                schema:
                  type: dict
                  attrs:
                    - {variable: name, label: Name, schema: {type: string, required: true}}
                    - {variable: value, label: Value, schema: {type: string, required: true}}
        - variable: data
          label: Data
          group: Storage
          schema:
            type: dict
            $ref: ["normalize/ixVolume"]
            attrs:
              - {variable: datasetName, label: Dataset, schema: {type: string, default: data, hidden: true}}
              - {variable: mountPath, label: Mount Path, schema: {type: path, default: /data}}
      """;

  private static final String LIKE_THIS = "legal, and does what it says";
  private static final String NOTHING_WRONG = "nobody is misled by it";

  private final List<Mutation> all = new ArrayList<>();

  private Mutations() {}

  static List<Mutation> all() {
    Mutations mutations = new Mutations();
    mutations.indexes();
    mutations.folders();
    mutations.versions();
    mutations.charts();
    mutations.questions();
    mutations.types();
    mutations.conditions();
    mutations.references();
    mutations.rest();
    return mutations.all;
  }

  private static LintExample base() {
    return LintExample.file("VERSION/questions.yaml", FORM);
  }

  private void add(String id, LintExample example, String... codes) {
    all.add(new Mutation(id, example, List.of(codes), ""));
  }

  private void passes(String id, LintExample example, String why) {
    all.add(new Mutation(id, example, List.of(), why));
  }

  private static LintExample with(String path, String text) {
    return base().and(path, text);
  }

  private static LintExample without(String path) {
    List<LintExample.Change> changes = new ArrayList<>(base().changes());
    changes.addAll(LintExample.without(path).changes());
    return new LintExample(changes);
  }

  private static LintExample of(State state, String path, String text) {
    List<LintExample.Change> changes = new ArrayList<>(base().changes());
    changes.addAll(LintExample.of(state, path, text).changes());
    return new LintExample(changes);
  }

  /** The form with one text in place of another one. */
  private static LintExample form(String from, String to) {
    if (FORM.indexOf(from) < 0 || FORM.indexOf(from) != FORM.lastIndexOf(from)) {
      throw new IllegalArgumentException("not there once: " + from);
    }
    return Examples.form(FORM.replace(from, to));
  }

  /** The form with one question more. */
  private static LintExample asks(String variable, String schema) {
    return Examples.form(
        FORM
            + "  - {variable: "
            + variable
            + ", label: X, group: Application, schema: "
            + schema
            + "}\n");
  }

  private static LintExample chart(String line, String instead) {
    return with("VERSION/Chart.yaml", Examples.CHART.replace(line + "\n", instead));
  }

  private void indexes() {
    add("json01", without("catalog.json"), "TN650");
    add("json02", with("catalog.json", "{"), "TN601");
    add("json03", with("catalog.json", "{\"stable\": {\"demo\": {\"home\": null}}}"), "TN651");
    add("json04", with("catalog.json", "{\"stable\": {\"demo\": {\"last_update\": 5}}}"), "TN651");
    add("json05", with("catalog.json", "{\"stable\": {\"gone\": {}}}"), "TN651", "TN652");
    add("json06", with("catalog.json", "{\"stable\": {\"demo\": null}}"), "TN652");
    add("json07", without("ITEM/app_versions.json"), "TN654");
    add("json08", with("ITEM/app_versions.json", "["), "TN601");
    add("json09", with("ITEM/app_versions.json", "{\"1.0.1\": {\"last_update\": null}}"), "TN655");
    add("json10", with("ITEM/app_versions.json", "{\"1.0.1\": null}"), "TN656");
    add("json11", with("ITEM/app_versions.json", "{\"v1\": {}}"), "TN655");
    add(
        "json12",
        with(
            "ITEM/app_versions.json",
            "{\"1.0.1\": {\"schema\": {\"questions\": [{\"variable\": \"name\"}]}}}"),
        "TN657");
  }

  private void folders() {
    add("train01", with("-bad/demo/README.md", "# Bad\n"), "TN610");
    passes(
        "train02",
        with("scripts/run.sh", "#!/bin/sh\n"),
        "a train without apps, which shows nowhere");
    add("train03", with("scripts/lib/run.sh", "#!/bin/sh\n"), "TN611");
    add("train04", with("my train/demo/README.md", "# Bad\n"), "TN610");
    add("item01", without("ITEM/item.yaml"), "TN615");
    add("item02", with("ITEM/item.yaml", "tags: []\n"), "TN616");
    add("item03", with("ITEM/item.yaml", "categories: media\n"), "TN616");
    add("item04", with("ITEM/item.yaml", "categories: [media]\ntags: demo\n"), "TN616");
    add("item05", with("ITEM/item.yaml", ""), "TN616");
    add("item06", with("ITEM/item.yaml", "categories: [media]\nicon_url: 5\n"), "TN616");
    add("item07", with("ITEM/item.yaml", "categories: [5]\n"), "TN616", "TN651");
    add("item08", with("stable/empty/item.yaml", "categories: [media]\n"), "TN618");
    add("item09", with("ITEM/docs/setup.md", "# Setup\n"), "TN617");
  }

  private LintExample version(String folder, String number) {
    return without("VERSION")
        .and("ITEM/" + folder + "/Chart.yaml", Examples.CHART.replace("1.0.1", number))
        .and("ITEM/" + folder + "/questions.yaml", FORM)
        .and("ITEM/" + folder + "/README.md", "# Demo\n")
        .and("ITEM/" + folder + "/app-readme.md", "# Demo\n")
        .and("ITEM/" + folder + "/templates/demo.yaml", "kind: ConfigMap\n");
  }

  private void versions() {
    // A folder that is no version is in no index, so that there is none for the app.
    add("ver01", version("v1.0.1", "v1.0.1"), "TN617", "TN652", "TN654");
    add("ver02", version("1.0", "\"1.0\""), "TN617", "TN652", "TN654");
    add("ver03", chart("version: 1.0.1", "version: 1.0.2\n"), "TN632");
    add("ver04", version("1.1.0-rc.1", "1.1.0-rc.1"), "TN617", "TN652", "TN654");
    add("ver05", without("VERSION/Chart.yaml"), "TN620");
    add("ver06", without("VERSION/questions.yaml"), "TN620");
    add("ver07", without("VERSION/README.md"), "TN620");
    add("ver08", without("VERSION/app-readme.md"), "TN620");
    add("ver09", without("VERSION/templates"), "TN626");
    add("ver10", with("VERSION/ix_values.yaml", "- a\n"), "TN621");
    add("ver11", with("VERSION/ix_values.yaml", "a: [\n"), "TN601");
    add(
        "ver12",
        with(
            "VERSION/ix_values.yaml",
            "iXPortals:\n  - {portalName: a, protocol: http, useNodeIP: true}\n"),
        "TN622");
    add(
        "ver12b",
        with(
            "VERSION/ix_values.yaml",
            "iXPortals:\n  - {portalName: a, protocol: ftp, useNodeIP: true, port: 1}\n"),
        "TN622");
    add("ver12c", with("VERSION/ix_values.yaml", "a: 2024-02-30\n"), "TN601");
    add("ver12d", with("VERSION/ix_values.yaml", "a: b\t\n"), "TN601");
    add("ver13", with("VERSION/metadata.yaml", "runAsContext: [{uid: 1, gid: 1}]\n"), "TN623");
    add("ver14", with("VERSION/migrations/migrate", "#!/bin/sh\n"), "TN624");
    passes(
        "ver15",
        of(State.PROGRAM, "VERSION/migrations/migrate", "#!/bin/sh\nexit 1\n"),
        "what a program does is known when it runs");
    add("ver16", of(State.LATIN_1, "VERSION/README.md", "# Démo\n"), "TN600");
  }

  private void charts() {
    add("chart01", chart("name: demo", "name: other\n"), "TN631");
    add("chart02", chart("version: 1.0.1", ""), "TN632");
    add("chart03", chart("version: 1.0.1", "version: 1.0\n"), "TN632");
    add(
        "chart04",
        with("VERSION/Chart.yaml", Examples.CHART + "maintainers: [{name: Jo}]\n"),
        "TN636");
    passes("chart05", base(), "maintainers are not needed; the catalog has none from the start");
    add("chart06", chart("home: https://example.org/demo", ""), "TN635");
    add("chart07", chart("appVersion: \"1.4.2\"", ""), "TN634");
    add("chart08", chart("appVersion: \"1.4.2\"", "appVersion: 1.4\n"), "TN634");
    add("chart09", chart("apiVersion: v2", ""), "TN633");
    add("chart10", with("VERSION/Chart.yaml", Examples.CHART + "annotations: [a]\n"), "TN636");
    add("chart11", noted("{min_scale_version: \"24.4\"}"), "TN638");
    add("chart12", noted("{min_scale_version: 24.04}"), "TN638");
    add("chart13", noted("{min_scale_version: \"24.04\", max_scale_version: \"23.10\"}"), "TN638");
    add("chart14", noted("{min_scale_version: \"24.10\"}"), "TN639");
    add("chart15", with("VERSION/Chart.yaml", Examples.CHART + "sources: https://x\n"), "TN636");
    add("chart16", with("VERSION/Chart.yaml", "name: [\n"), "TN601");
    add(
        "chart17",
        with(
            "VERSION/Chart.yaml",
            Examples.CHART + "dependencies: [{name: common, version: 1.0.0}]\n"),
        "TN640");
    add("chart18", noted("{title: 5}"), "TN636");
  }

  private static LintExample noted(String annotations) {
    return with("VERSION/Chart.yaml", Examples.CHART + "annotations: " + annotations + "\n");
  }

  private void questions() {
    add("q01", Examples.form("groups: [\n"), "TN601");
    add("q02", Examples.form("[]\n"), "TN700");
    add("q03", Examples.form("questions: []\n"), "TN700");
    add("q04", Examples.form("groups: []\n"), "TN700");
    add("q05", form("    description: Application settings\n", ""), "TN701");
    add(
        "q06",
        form(
            "  - variable: title\n    label: Title\n    group: Application\n",
            "  - variable: title\n    label: Title\n"),
        "TN704");
    add(
        "q07",
        form("    label: Title\n    group: Application", "    label: Title\n    group: Other"),
        "TN704");
    add("q08", form("    label: Title\n", ""), "TN703");
    add("q09", form("  - variable: title\n    label", "  - label"), "TN703");
    add("q10", Examples.form(FORM + "  - x\n"), "TN703");
    add("q11", Examples.form(FORM + "  - {variable: x, label: X, group: Application}\n"), "TN703");
    add("q12", asks("title", "{type: string, default: a}"), "TN706");
    add("q13", form("{variable: bind,", "{variable: port,"), "TN706");
    add("q14", form("{variable: tlsCert,", "{variable: title,"), "TN706");
    add("q15", form("label: Certificate, ", ""), "TN703");
    add("q16", form("{variable: bind, ", "{"), "TN703");
    add("q17", asks("a.b", "{type: string, default: a}"), "TN707");
  }

  private void types() {
    add("t01", form("{type: string, default: hello", "{type: strng, default: hello"), "TN710");
    add("t02", form("{type: string, default: hello", "{default: hello"), "TN710");
    add("t03", asks("x", "{type: uri, required: true}"), "TN710");
    add("t04", asks("x", "{type: hostpathdirectory, required: true}"), "TN710", "TN711");
    add("t05", asks("x", "{type: hostpathfile, required: true}"), "TN710", "TN711");
    add("t06", asks("x", "{type: text, required: true}"), "TN710");
    add("t07", form("default: 3,", "default: \"3\","), "TN721");
    add("t08", form("default: simple", "default: other"), "TN722");
    add("t09", form("default: 30080", "default: 80"), "TN722");
    add("t10", form("default: hello", "default: HELLO"), "TN722");
    add("t11", form("default: hello", "default: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), "TN722");
    add("t12", form("\"^[a-z]+$\"", "\"[a-z\""), "TN733");
    add("t13", form("{value: simple, description: Simple}", "{value: simple}"), "TN730");
    add(
        "t14",
        form("{value: simple, description: Simple}", "{value: simple, description: Simple, x: 1}"),
        "TN730");
    add(
        "t15",
        form("{value: simple, description: Simple}", "{value: 5, description: Simple}"),
        "TN722",
        "TN730");
    add(
        "t16",
        form(
            "type: boolean\n      default: false",
            "type: boolean\n      enum: []\n      default: false"),
        "TN715");
    add("t17", form("default: hello", "default: null"), "TN721");
    passes("t18", form("default: hello", "\"null\": true, default: null"), LIKE_THIS);
    add("t19", asks("x", "{type: list, default: []}"), "TN712");
    add("t20", asks("x", "{type: dict}"), "TN712");
    add("t20b", asks("x", "{type: list, default: [{one: a}], items: []}"), "TN722", "TN760");
    add(
        "t20c",
        asks(
            "x",
            "{type: list, default: [xx], items: [{variable: i, label: I, schema: {type: ipaddr}}]}"),
        "TN722");
    add("t21", asks("x", "{type: dict, empty: false, attrs: []}"), "TN714");
    add("t22", asks("x", "{type: string, colour: red}"), "TN715");
    add("t22b", asks("x", "{type: string, null: true}"), "TN717");
    add("t22c", asks("x", "{type: string, yes: true}"), "TN717");
    add("t23", asks("x", "{type: dict, default: {nope: 1}, attrs: []}"), "TN722");
    add("t24", form("default: []", "default: [{nope: 1}]"), "TN722");
    add("t25", asks("x", "{type: string, editable: false}"), "TN718");
    add("t26", form("{type: ipaddr,", "{type: ipaddr, ipv4: true,"), "TN716");
    add("t27", form("{type: ipaddr,", "{type: ipaddr, cidr: true,"), "TN722");
    add("t28", asks("x", "{type: string, cidr: true}"), "TN716");
    add("t28b", asks("x", "{type: string, attrs: null}"), "TN716");
    add("t28c", asks("x", "{type: string, items: abc}"), "TN716");
    add("t28d", asks("x", "{type: boolean, default: true, items: [abc]}"), "TN703", "TN716");
    add("t28e", asks("x", "{type: list, default: [], items: [], attrs: 5}"), "TN716", "TN760");
    passes("t29", asks("x", "{type: dict, additional_attrs: true, attrs: []}"), LIKE_THIS);
    add("t30", asks("x", "{type: dict, additional_attrs: false, attrs: []}"), "TN714");
    add("t31", asks("x", "{type: int, min: 0, default: -5}"), "TN719");
    add("t32", asks("x", "{type: string, required: \"yes\"}"), "TN713");
    add("t33", form("\"192.168.0.5\"", "nope"), "TN722");
    add("t34", form("{minute: \"0\"", "{minute: \"99\""), "TN722");
    add("t35", form("{minute: \"0\"", "{seconds: \"0\""), "TN722");
    add("t36", asks("x", "{type: hostpath, default: /mnt/nope}"), "TN725");
    passes("t37", asks("x", "{type: string, required: true}"), "the owner is asked for it");
    add("t38", asks("x", "{type: uri, default: \"\"}"), "TN710", "TN723");
    add("t39", asks("x", "{type: string, empty: false, default: \"\"}"), "TN722");
    add(
        "t40",
        asks(
            "x",
            "{type: list, default: [], items: [{variable: a, label: A, schema: {type: string}}], subquestions: [{variable: b, label: B, schema: {type: string}}]}"),
        "TN715",
        "TN747");
    add("t41", form("max_length: 20", "max_length: \"20\""), "TN713");
    add("t42", asks("x", "{type: string, required: true, enum: []}"), "TN731");
  }

  private void conditions() {
    add("s01", form("[[\"mode\", \"=\", \"expert\"]]", "[\"mode\", \"=\", \"expert\"]"), "TN740");
    add(
        "s02",
        form("[[\"mode\", \"=\", \"expert\"]]", "[[\"mode\", \"==\", \"expert\"]]"),
        "TN740");
    add("s03", form("[[\"mode\", \"=\", \"expert\"]]", "[[\"nope\", \"=\", \"expert\"]]"), "TN743");
    add("s04", form("[[\"mode\", \"=\", \"expert\"]]", "mode = expert"), "TN713");
    add(
        "s05",
        form(
            "[[\"mode\", \"=\", \"expert\"]]",
            "[[\"OR\", [[\"mode\", \"=\", \"expert\"], [\"tls\", \"=\", true]]]]"),
        "TN741");
    passes(
        "s06",
        form("[[\"mode\", \"=\", \"expert\"]]", "[[\"tlsCert\", \"=\", 1]]"),
        "subquestions are siblings of their parent");
    add("s07", asks("x", "{type: boolean, default: false, show_subquestions_if: true}"), "TN745");
    add("s08", form("      show_subquestions_if: true\n", ""), "TN747");
    add(
        "s09",
        form(
            "      show_subquestions_if: true\n",
            "      show_subquestions_if: true\n      show_if: [[\"mode\", \"=\", \"expert\"]]\n"),
        "TN746");
    add("s10", form("[[\"mode\", \"=\", \"expert\"]]", "[[\"mode\", \"=\"]]"), "TN740");
    add("s11", form("[[\"mode\", \"=\", \"expert\"]]", "[[\"mode\", \">\", 5]]"), "TN741", "TN744");
  }

  private void references() {
    add("r01", asks("x", "{type: string, $ref: [\"definitions/nope\"]}"), "TN751");
    add("r02", asks("x", "{type: string, $ref: \"definitions/timezone\"}"), "TN750");
    add("r03", asks("x", "{type: int, $ref: [\"normalize/ixVolume\"]}"), "TN752");
    add("r04", form("{variable: datasetName,", "{variable: name,"), "TN753");
    add(
        "r05",
        asks(
            "x",
            "{type: dict, $ref: [\"validations/containerImage\"], attrs: [{variable: repository, label: R, schema: {type: string}}]}"),
        "TN753");
    add("r06", asks("x", "{type: dict, attrs: [], $ref: [\"normalize/acl\"]}"), "TN751");
    add("r07", asks("x", "{type: int, $ref: [\"definitions/port\"]}"), "TN751");
    add("r08", asks("x", "{type: int, $ref: [\"definitions/timezone\"]}"), "TN752");
    add("r08b", asks("x", "{type: int, default: 1, $ref: [\"validations/hostPath\"]}"), "TN752");
    add(
        "r08c",
        asks("x", "{type: string, default: a, $ref: [\"validations/lockedHostPath\"]}"),
        "TN752");
    add("r09", asks("x", "{type: string, $ref: [5]}"), "TN750");
    add("r10", form("default: data,", "default: a b@c,"), "TN754");
    add(
        "r11",
        form(
            "{variable: mountPath, label: Mount Path, schema: {type: path, default: /data}}",
            "{variable: properties, label: P, schema: {type: dict, attrs: [{variable: sync, label: S, schema: {type: string}}]}}"),
        "TN753");
    add("r12", asks("x", "{type: string, default: data, $ref: [\"normalize/ixVolume\"]}"), "TN755");
    passes(
        "r13",
        asks("x", "{type: int, \"null\": false, $ref: [\"definitions/certificate\"]}"),
        LIKE_THIS);
    add("r14", form("{type: ipaddr,", "{type: ipaddr, $ref: [\"definitions/nodeIP\"],"), "TN752");
    add(
        "r15",
        asks("x", "{type: string, default: eth9, $ref: [\"definitions/interface\"]}"),
        "TN756");
    passes(
        "r16",
        asks("x", "{type: dict, attrs: [], $ref: [\"definitions/gpuConfiguration\"]}"),
        LIKE_THIS);
    add("n01", asks("iXPortals", "{type: string}"), "TN708");
    add("n02", asks("ixVolumes", "{type: string}"), "TN708");
    add("n03", asks("global", "{type: string}"), "TN708");
    add("n04", asks("release_name", "{type: string}"), "TN708");
  }

  private void rest() {
    add("p01", form("portals:", "enableIXPortals: true\nportals:"), "TN773");
    passes(
        "p02",
        form("portals:", "enableIXPortals: true\niXPortalsGroupName: Storage\nportals:"),
        LIKE_THIS);
    add("p03", form("    host: [\"$node_ip\"]\n", ""), "TN770");
    add("p04", form("[\"$variable-network.port\"]", "[80]"), "TN771");
    add("p05", form("[\"http\"]", "http"), "TN770");
    add("p06", form("$variable-network.port", "$variable-nope"), "TN772");
    add("p07", form("portals:\n", "portals: []\nothers:\n"), "TN770");
    add("m01", with(".migrations/x.json", "[]"), "TN660");
    add(
        "m02",
        with(
            ".migrations/01_a.json",
            "[{\"app_name\": \"a\", \"action\": \"drop\", \"old_train\": \"a\", \"new_train\": \"b\"}]"),
        "TN660");
    add("m03", with(".migrations/01_a.json", "[]").and("ix-migrations/01_a.json", "[]"), "TN660");
    add("m04", with("recommended_apps.yaml", "[a]\n"), "TN661");
    passes("base", base(), NOTHING_WRONG);
  }
}
