package dev.trainyard.catalog.compose.lint;

import static dev.trainyard.catalog.compose.lint.ComposeExamples.app;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.asks;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.form;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.inner;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.program;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.question;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.version;
import static dev.trainyard.catalog.compose.lint.ComposeExamples.without;

import dev.trainyard.catalog.lint.rule.LintExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A change to a catalog that the official readers take, and the rules that it breaks. Each was
 * tried on them: apps_validation refuses it, or a release ends in an exception or answers otherwise
 * than the catalog seems to say.
 *
 * @param id what is changed
 * @param example the catalog after the change
 * @param codes the rules that it breaks
 */
record ComposeMutation(String id, LintExample example, Set<String> codes) {

  private static final String CHOICES = "enum: [{value: a, description: A}]";

  @Override
  public String toString() {
    return id + " " + codes;
  }

  static List<ComposeMutation> all() {
    List<ComposeMutation> all = new ArrayList<>();
    top(all);
    item(all);
    description(all);
    files(all);
    frame(all);
    schemas(all);
    return List.copyOf(all);
  }

  private static void add(
      List<ComposeMutation> all, String id, LintExample example, String... codes) {
    all.add(new ComposeMutation(id, example, Set.of(codes)));
  }

  private static void top(List<ComposeMutation> all) {
    String index = "catalog.json";
    add(all, "no index", LintExample.without(index), "TN900");
    add(all, "no features", LintExample.without("features_capability.json"), "TN900");
    add(all, "index is no JSON", LintExample.file(index, "{"), "TN601");
    add(all, "index is a list", LintExample.file(index, "[]"), "TN901");
    for (String key : List.of("location", "last_update", "recommended", "home", "description")) {
      add(
          all,
          "index without " + key,
          LintExample.file(index, "{\"stable\": {\"demo\": {\"" + key + "\": null}}}"),
          "TN901");
    }
    add(
        all,
        "time of the index with a T",
        LintExample.file(
            index, "{\"stable\": {\"demo\": {\"last_update\": \"2026-01-01T00:00:00\"}}}"),
        "TN901");
    add(
        all,
        "maintainer without url in the index",
        LintExample.file(
            index,
            "{\"stable\": {\"demo\": {\"maintainers\": [{\"name\": \"a\", \"email\": \"b\"}]}}}"),
        "TN901");
    add(
        all,
        "app in the index alone",
        LintExample.file(index, "{\"stable\": {\"other\": {}}}"),
        "TN901",
        "TN902");
    add(
        all,
        "another version in the index",
        LintExample.file(index, "{\"stable\": {\"demo\": {\"latest_version\": \"2.0.0\"}}}"),
        "TN902");
    add(
        all,
        "train -bad",
        LintExample.file("trains/-bad/x/readme.md", ""),
        "TN903",
        "TN910",
        "TN911");
    add(all, "recommendations", LintExample.file("recommended_apps.yaml", "[a]\n"), "TN904");
    add(all, "library of another name", LintExample.file("library/common/a.py", ""), "TN905");
    add(all, "library without hashes", LintExample.file("library/1.0.0/a.py", ""), "TN905");
    add(
        all,
        "library with a wrong hash",
        LintExample.file("library/1.0.0/a.py", "").and("library/hashes.yaml", "1.0.0: abc\n"),
        "TN905");
    add(all, "migrations/readme.txt", LintExample.file("migrations/readme.txt", ""), "TN906");
    add(all, "move of another shape", LintExample.file("migrations/01a.json", "[{}]"), "TN906");
  }

  private static void item(List<ComposeMutation> all) {
    add(all, "no item.yaml", LintExample.without("ITEM/item.yaml"), "TN910");
    add(all, "no categories", LintExample.file("ITEM/item.yaml", "tags: []\n"), "TN910");
    add(all, "empty item.yaml", LintExample.file("ITEM/item.yaml", ""), "TN910");
    add(
        all,
        "no item.yaml of a source",
        LintExample.without("ix-dev/stable/demo/item.yaml"),
        "TN910");
    add(all, "no version", LintExample.without("VERSION"), "TN911");
    add(
        all,
        "version 1.0",
        LintExample.file("ITEM/1.0/app.yaml", ComposeExamples.APP),
        "TN911",
        "TN921",
        "TN930",
        "TN931",
        "TN932");
    add(all, "versions are no JSON", LintExample.file("ITEM/app_versions.json", "{"), "TN601");
    add(
        all,
        "version without schema",
        LintExample.file("ITEM/app_versions.json", "{\"1.0.1\": {\"schema\": null}}"),
        "TN912");
    add(all, "no app_versions.json", LintExample.without("ITEM/app_versions.json"), "TN913");
    add(
        all,
        "version without folder",
        LintExample.file("ITEM/app_versions.json", "{\"9.9.9\": {}}"),
        "TN912",
        "TN913");
  }

  private static void description(List<ComposeMutation> all) {
    add(all, "name", app("name: demo", "name: other"), "TN921");
    add(all, "train", app("train: stable", "train: test"), "TN921");
    add(all, "version", app("version: 1.0.1", "version: 1.0.2"), "TN921");
    add(all, "version 1.0", app("version: 1.0.1", "version: \"1.0\""), "TN920", "TN921");
    add(all, "version v", app("version: 1.0.1", "version: v1.0.1"), "TN921");
    add(all, "number", app("app_version: \"1.4.2\"", "app_version: 1.29"), "TN920");
    for (String key : List.of("run_as_context", "capabilities", "host_mounts", "sources")) {
      add(all, "no " + key, app(key + ": []", ""), "TN920");
    }
    add(
        all,
        "uid as text",
        app("run_as_context: []", "run_as_context: [{description: a, uid: \"568\"}]"),
        "TN920");
    add(all, "capability 08", app("capabilities: []", "capabilities: [08]"), "TN920");
    add(
        all,
        "mount without description",
        app("host_mounts: []", "host_mounts: [{host_path: /a}]"),
        "TN920");
    add(
        all,
        "maintainer without email",
        app(
            "  - {name: Demo, email: demo@example.org, url: https://example.org/}",
            "  - {name: Demo, url: https://example.org/}"),
        "TN920");
    add(all, "date", app("date_added: 2026-01-15\n"), "TN920");
    add(all, "date of another form", app("date_added: 15.01.2026\n"), "TN920");
    add(all, "26.0.0", app("annotations: {min_scale_version: 26.0.0}\n"), "TN922");
    add(all, "24.10 as number", app("annotations: {min_scale_version: 24.10}\n"), "TN920");
    add(
        all,
        "bounds",
        app("annotations: {min_scale_version: \"25.10\", max_scale_version: \"24.10\"}\n"),
        "TN922");
    add(all, "yes", app("annotations: {disallow_multiple_instances: \"yes\"}\n"), "TN920");
    add(all, "library without hash", app("lib_version: 2.3.11\n"), "TN920", "TN932");
    add(
        all,
        "library that is not there",
        app("lib_version: 2.3.11\nlib_version_hash: abc\n"),
        "TN932");
    add(
        all,
        "library with another hash",
        app("lib_version: 0.0.0\nlib_version_hash: abc\n"),
        "TN932");
  }

  private static void files(List<ComposeMutation> all) {
    List.of("app.yaml", "questions.yaml", "README.md")
        .forEach(file -> add(all, "no " + file, without(file), "TN930"));
    add(all, "no library", without("templates/library"), "TN932");
    add(
        all,
        "library holds .gitkeep",
        without("templates/library").and("VERSION/templates/library/.gitkeep", ""),
        "TN932");
    add(
        all,
        "three libraries",
        version("templates/library/stable/a", "")
            .and("VERSION/templates/library/base_v1_0_0/a", ""),
        "TN932");
    add(all, "no templates", without("templates"), "TN931", "TN932");
    add(
        all,
        ".yml",
        without("templates/docker-compose.yaml")
            .and("VERSION/templates/docker-compose.yml", "services: {}\n"),
        "TN931");
    add(all, "no test values", without("templates/test_values"), "TN931");
    add(
        all,
        "test values .yml",
        without("templates/test_values").and("VERSION/templates/test_values/a.yml", "a: 1\n"),
        "TN931");
    add(all, "fixed values a list", version("ix_values.yaml", "[a]\n"), "TN933");
    add(all, "fixed values win", version("ix_values.yaml", "title: a\n"), "TN933");
    add(all, "fixed value no date", version("ix_values.yaml", "a: 2024-02-30\n"), "TN601");
    add(all, "fixed value with a tab", version("ix_values.yaml", "a: b\t\n"), "TN601");
    add(all, "portals no list", version("ix_values.yaml", "ix_portals: none\n"), "TN936");
    add(
        all,
        "portal of another protocol",
        version(
            "ix_values.yaml",
            "ix_portals: [{portalName: a, protocol: ftp, useNodeIP: true, port: 1}]\n"),
        "TN936");
    add(
        all,
        "portal without host",
        version(
            "ix_values.yaml",
            "ix_portals: [{portalName: a, protocol: http, useNodeIP: false, port: 1}]\n"),
        "TN936");
    String migrations = "app_migrations.yaml";
    String one = "migrations: [{file: m1}]\n";
    add(all, "no program", version(migrations, one), "TN934");
    add(
        all,
        "program without #!",
        program("migrations/m1", "pass\n").and("VERSION/" + migrations, one),
        "TN934");
    add(
        all,
        "program that cannot run",
        version("migrations/m1", "#!/bin/sh\n").and("VERSION/" + migrations, one),
        "TN934");
    add(
        all,
        "bounds of a migration",
        program("migrations/m1", "#!/bin/sh\n")
            .and(
                "VERSION/" + migrations,
                "migrations: [{file: m1, from: {min_version: \"1.0\"}}]\n"),
        "TN934");
    add(
        all,
        "deprecations",
        LintExample.file(
            "ix-dev/stable/demo/deprecations.yaml",
            "[{scope: all, deprecated_date: \"2026-01-01\", removal_date: \"2026-02-01\"}]\n"),
        "TN935");
    add(
        all,
        "versions to keep",
        LintExample.file("ix-dev/stable/demo/to_keep_versions.yaml", "a: b\n"),
        "TN935");
  }

  private static void frame(List<ComposeMutation> all) {
    String group = "groups: [{name: Settings, description: a}]\n";
    add(all, "form is a list", form("[a]\n"), "TN940");
    add(all, "no groups", form("questions: []\n"), "TN940");
    add(all, "group without description", form("groups: [{name: a}]\nquestions: []\n"), "TN940");
    add(
        all,
        "portals without group",
        form(group + "questions: []\nenableIXPortals: true\n"),
        "TN940");
    String asked = "- {variable: a, label: A, group: %s, schema: {type: string}}\n";
    add(all, "other group", asks(asked.formatted("Other")), "TN941");
    add(all, "no group", asks("- {variable: a, label: A, schema: {type: string}}\n"), "TN941");
    add(all, "no label", asks("- {variable: a, group: Settings, schema: {type: int}}\n"), "TN941");
    add(
        all,
        "label null",
        asks("- {variable: a, label: null, group: Settings, schema: {type: int}}\n"),
        "TN941");
    add(all, "no schema", asks("- {variable: a, label: A, group: Settings}\n"), "TN941");
    add(all, "twice", asks(question("a", "{type: int}"), question("a", "{type: int}")), "TN942");
    add(
        all,
        "twice in a dict",
        asks(
            question(
                "d",
                "{type: dict, attrs: ["
                    + inner("a", "{type: int}")
                    + ", "
                    + inner("a", "{type: int}")
                    + "]}")),
        "TN942");
    add(all, "ix_portals", asks(question("ix_portals", "{type: int}")), "TN943");
    add(all, "ix_context", asks(question("ix_context", "{type: string}")), "TN943");
  }

  private static void schemas(List<ComposeMutation> all) {
    schema(all, "{type: float}", "TN950");
    schema(all, "{type: cron, default: {}}", "TN950");
    schema(all, "{type: hostpathfile}", "TN950");
    schema(all, "{type: int, min: \"568\"}", "TN951");
    schema(all, "{type: string, show_if: bind_mode}", "TN951");
    schema(all, "{type: string, $ref: definitions/timezone}", "TN951");
    schema(all, "{type: text, max_length: 100}", "TN951");
    schema(all, "{type: text, language: bash}", "TN951");
    schema(all, "{type: string, enum: [a, b]}", "TN951");
    schema(all, "{type: string, enum: [{value: a}]}", "TN951");
    schema(all, "{type: string, enum: [{value: a, description: A, x: y}]}", "TN951");
    schema(all, "{type: int, enum: [{value: a, description: A}]}", "TN951", "TN954");
    schema(all, "{type: boolean, show_subquestions_if: true}", "TN951");
    schema(all, "{type: ipaddr, cidr: \"yes\"}", "TN951");
    schema(all, "{type: dict}", "TN952");
    schema(all, "{type: dict, attrs: [], show_iff: []}", "TN952");
    schema(all, "{type: dict, attrs: [], additional_attrs: false}", "TN952");
    schema(all, "{type: list}", "TN952");
    schema(all, "{type: list, items: []}", "TN952");
    schema(
        all,
        "{type: list, items: ["
            + inner("a", "{type: int}")
            + ", "
            + inner("b", "{type: string}")
            + "]}",
        "TN952");
    schema(all, "{type: string, maxlength: 5}", "TN953");
    for (String name : List.of("null", "~", "yes", "1", "1.5", "2024-01-01")) {
      schema(all, "{type: string, " + name + ": true}", "TN956");
    }
    String one = inner("i", "{type: dict, attrs: [" + inner("one", "{type: string}") + "]}");
    for (String wrong : List.of("{one: a, nope: 1}", "x", "{one: null}")) {
      schema(all, "{type: list, default: [" + wrong + "], items: [" + one + "]}", "TN962");
    }
    for (String type :
        List.of(
            "type: int",
            "type: string, max_length: 1",
            "type: string, valid_chars: ^a$",
            "type: string, enum: [{value: a, description: A}]",
            "type: ipaddr",
            "type: uri")) {
      schema(
          all,
          "{type: list, default: [xx], items: [" + inner("i", "{" + type + "}") + "]}",
          "TN962");
    }
    schema(
        all,
        "{type: dict, default: {nope: 1}, attrs: [" + inner("one", "{type: string}") + "]}",
        "TN962");
    schema(all, "{type: ipaddr, default: Path}", "TN962");
    for (String name : List.of("ipv4", "ipv6", "additional_attrs")) {
      schema(all, "{type: ipaddr, " + name + ": true}", "TN957");
    }
    for (String bound :
        List.of(
            "type: path, default: /srv, valid_chars: ^/mnt",
            "type: path, default: /srv, max_length: 3",
            "type: hostpath, default: /srv, valid_chars: ^/mnt",
            "type: hostpath, default: /srv, min_length: 5",
            "type: ipaddr, default: 10.0.0.1, valid_chars: ^192")) {
      schema(all, "{" + bound + "}", "TN953", "TN962");
    }
    schema(all, "{type: text, default: abc, max_length: 1048576, valid_chars: ^a}", "TN957");
    for (String bound :
        List.of(
            "type: uri, default: \"http://a.example/\", valid_chars: ^http",
            "type: int, default: 5, valid_chars: ^5",
            "type: boolean, default: true, valid_chars: ^t",
            "type: ipaddr, default: 10.0.0.1, min: 1",
            "type: hostpath, default: /tmp, max: 1")) {
      schema(all, "{" + bound + "}", "TN953", "TN957");
    }
    String texts = "items: [" + inner("i", "{type: string}") + "]}";
    schema(all, "{type: list, default: [a, b], max: 1, " + texts, "TN962");
    schema(all, "{type: list, default: [], min: 1, " + texts, "TN962");
    schema(all, "{type: list, default: [], min: 1, required: true, " + texts);
    schema(all, "{type: int, default: -1, min: 0}", "TN962");
    schema(
        all,
        "{type: list, default: [{}], items: ["
            + inner("i", "{type: dict, attrs: [" + inner("a", "{type: int, required: true}") + "]}")
            + "]}");
    schema(all, "{type: string, cidr: true}", "TN957");
    schema(all, "{type: string, attrs: null}", "TN957");
    schema(all, "{type: string, items: abc}", "TN957");
    schema(all, "{type: dict, attrs: [], items: [abc]}", "TN957", "TN941");
    schema(all, "{type: boolean, default: false, enum: []}", "TN953", "TN961");
    schema(all, "{type: boolean, min: 1}", "TN953");
    schema(all, "{type: string, default: a, editable: false}", "TN954");
    schema(all, "{type: string, empty: false}", "TN954");
    schema(all, "{type: ipaddr, cidr: true}", "TN954");
    schema(
        all,
        "{type: boolean, default: true, show_subquestions_if: true, subquestions: ["
            + inner("a", "{type: int}")
            + "]}",
        "TN954");
    schema(all, "{type: string, valid_chars: \"[\"}", "TN955");
    schema(all, "{type: int, default: \"30999\"}", "TN960");
    schema(all, "{type: int, default: null}", "TN960");
    schema(all, "{type: boolean, default: \"true\"}", "TN960");
    schema(all, "{type: dict, attrs: [], default: []}", "TN960");
    schema(all, "{type: string, default: b, " + CHOICES + "}", "TN961");
    schema(all, "{type: string, default: abc, max_length: 2}", "TN962");
    schema(all, "{type: string, default: ABC, valid_chars: \"^[a-z]+$\"}", "TN962");
    schema(all, "{type: int, default: 70000, max: 65535}", "TN962");
    schema(all, "{type: int, hidden: true, required: true}", "TN963");
    schema(all, "{type: int, show_if: [[a, ==, 1]]}", "TN970");
    schema(all, "{type: int, show_if: [a]}", "TN970");
    schema(all, "{type: int, show_if: [[other, '=', 1]]}", "TN971");
    schema(all, "{type: string, $ref: [5]}", "TN980");
    schema(all, "{type: string, $ref: [definitions/interface]}", "TN981");
    schema(all, "{type: string, $ref: [definitions/nodeIP]}", "TN981");
    schema(all, "{type: string, $ref: [definitions/certificate]}", "TN982");
    schema(all, "{type: dict, attrs: [], $ref: [normalize/ix_volume]}", "TN983");
    schema(
        all,
        "{type: dict, attrs: ["
            + inner("dataset_name", "{type: string, default: d}")
            + ", "
            + inner("acl_entries", "{type: string, default: x}")
            + "], $ref: [normalize/ix_volume]}",
        "TN983");
  }

  private static void schema(List<ComposeMutation> all, String schema, String... codes) {
    add(all, schema, asks(question("asked", schema)), codes);
  }
}
