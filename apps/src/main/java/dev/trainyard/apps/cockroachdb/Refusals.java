package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.isOneOf;
import static dev.trainyard.generator.expression.Expressions.lessThan;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.plus;
import static dev.trainyard.generator.expression.Expressions.startsWithOneOf;
import static dev.trainyard.generator.expression.Expressions.times;

import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.List;

/** Answers that do not go together, or take what belongs to the app. */
final class Refusals {

  /** What the app sets, what it asks for elsewhere, and what would end or hide the server. */
  private static final List<String> OWNED_FLAGS =
      List.of(
          "accept-sql-without-tls",
          "advertise-addr",
          "advertise-host",
          "advertise-http-addr",
          "advertise-port",
          "advertise-sql-addr",
          "background",
          "cache",
          "certs-dir",
          "external-io-dir",
          "host",
          "http-addr",
          "http-host",
          "http-port",
          "insecure",
          "join",
          "listen-addr",
          "listening-url-file",
          "locality",
          "log",
          "log-config-file",
          "log-dir",
          "logtostderr",
          "max-sql-memory",
          "pid-file",
          "port",
          "socket-dir",
          "sql-addr",
          "store",
          "temp-dir",
          "unencrypted-localhost-http");

  /**
   * What the app sets; what the program would take for a flag of its own, since many flags have
   * such a variable (cockroachdb/docs, cockroach-commands.md, "Environment variables"); and what
   * the scripts read.
   */
  private static final List<String> OWNED =
      List.of(
          "COCKROACH",
          "COCKROACH_ARGS",
          "COCKROACH_CERTS_DIR",
          "COCKROACH_DATABASE",
          "COCKROACH_HOST",
          "COCKROACH_INSECURE",
          "COCKROACH_PASSWORD",
          "COCKROACH_PORT",
          "COCKROACH_SKIP_ENABLING_DIAGNOSTIC_REPORTING",
          "COCKROACH_SKIP_KEY_PERMISSION_CHECK",
          "COCKROACH_URL",
          "COCKROACH_USER",
          "CONSOLE",
          "GODEBUG",
          "GOMAXPROCS",
          "GOMEMLIMIT",
          "IN_USE",
          "MADE",
          "SECONDS_BETWEEN_LOOKS",
          "TZ");

  /** Users of CockroachDB itself. */
  private static final List<String> RESERVED = List.of("root", "node", "admin", "public", "none");

  private static final List<String> RESERVED_PREFIXES = List.of("pg_", "crdb_internal_");

  private Refusals() {}

  /**
   * Yields whether a name is one of CockroachDB itself, which it refuses to create
   * (cockroachdb/cockroach pkg/security/username/username.go, IsReserved).
   */
  static Expression<Boolean> isReserved(Value<String> user) {
    return any(isOneOf(user, RESERVED), startsWithOneOf(user, RESERVED_PREFIXES));
  }

  static void add(AppSpec a) {
    a.refuseIf(
            lessThan(literal(80), plus(times(literal(2), Wizard.SQL_MEMORY), Wizard.CACHE)),
            "The memory of SQL queries counts twice: twice its percentage plus that of the cache"
                + " must be at most 80. Lower one of the two.")
        .refuseIf(
            isOneOf(Wizard.USER, RESERVED),
            "The application user has a name that belongs to CockroachDB: root, node, admin,"
                + " public and none are not possible. Choose another one.")
        .refuseIf(
            isOneOf(Wizard.ADMIN, RESERVED),
            "The administrator has a name that belongs to CockroachDB: root, node, admin, public"
                + " and none are not possible. Choose another one.")
        .refuseIf(
            equal(Wizard.USER, Wizard.ADMIN),
            "The application user and the administrator have the same name. Choose another one"
                + " for one of them: an application must not be able to do everything.")
        .refuseIf(
            isOneOf(Wizard.DATABASE, List.of("system")),
            "The database system belongs to CockroachDB. Choose another name.")
        .each(
            Wizard.SETTINGS,
            (each, setting) ->
                each.refuseIf(
                    isOneOf(
                        setting.get(Wizard.SETTING_NAME),
                        List.of(
                            "version",
                            "enterprise.license",
                            "cluster.auto_upgrade.enabled",
                            "cluster.preserve_downgrade_option",
                            "diagnostics.reporting.enabled")),
                    "The cluster settings version, cluster.auto_upgrade.enabled and"
                        + " cluster.preserve_downgrade_option decide about upgrades,"
                        + " diagnostics.reporting.enabled has a question of its own, and"
                        + " enterprise.license is asked with the nodes. Remove the entry."))
        .each(
            Wizard.FLAGS,
            (each, flag) ->
                each.refuseIf(
                    isOneOf(flag.get(Wizard.FLAG_NAME), OWNED_FLAGS),
                    "A flag of the server belongs to the app: "
                        + String.join(", ", OWNED_FLAGS)
                        + ". Remove the entry; the wizard asks for what it means elsewhere."))
        .refuseIf(
            all(
                ClusterWizard.JOINS,
                any(not(ClusterWizard.ADDRESS.isGiven()), not(ClusterWizard.NODES.hasItems()))),
            "A node of a cluster over several NAS needs its own address and the addresses of the"
                + " nodes. Fill in what is empty.")
        .refuseIf(
            all(Wizard.LICENCE.isNot("none"), not(Wizard.LICENSE_KEY.isGiven())),
            "The licence key is missing. Fill it in, or choose no key.")
        .refuseIf(
            all(Wizard.LICENCE.is("reporting"), not(Wizard.REPORTS)),
            "A key of Enterprise Free or Trial needs usage reports: the cluster would be throttled"
                + " after seven days without. Switch Send usage reports on.")
        .refuseIf(
            all(Wizard.ELSEWHERE, not(Wizard.URI.isGiven())),
            "Backups to a URI need the URI. Fill it in, or choose the storage of the backups.");
    ExtraVariables.refuse(a, Wizard.VARIABLES, OWNED);
  }
}
