{{- define "cockroachdb.text.digest" -}}
version.sh=f5476677cb249c92be07bd384212210e272864f72bae61064ed70d9f3f7e18b5
certificates.sh=bd3914c2902fd8eba4956cf8e8f06d5a6bf72758784dca563be67a46a2602863
server.sh=df6a86772fccaa55c84e8d00ccba3f686d718a7e49c0ebcfcc31b529af78c48a{{ "\n" }}
{{- end }}

{{- define "cockroachdb.text.owners-statements.sql" -}}
USE {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.database) }};
{{ range $statementsItem := .Values.cockroachdb.statements }}{{ trimSuffix ";" (trimAll " \t\r\n" $statementsItem) }}
;
{{ end }}
{{- end }}

{{- define "cockroachdb.text.statements.sql" -}}
{{ range $user := .Values.cockroachdb.users }}{{ if not (or (has (required "cockroachdb.users[].name: \"Name\" needs an answer" $user.name) (list "root" "node" "admin" "public" "none")) (hasPrefix "pg_" (required "cockroachdb.users[].name: \"Name\" needs an answer" (ternary $user.name "-" (not (has (required "cockroachdb.users[].name: \"Name\" needs an answer" $user.name) (list "root" "node" "admin" "public" "none")))))) (hasPrefix "crdb_internal_" (required "cockroachdb.users[].name: \"Name\" needs an answer" (ternary $user.name "-" (not (or (has (required "cockroachdb.users[].name: \"Name\" needs an answer" $user.name) (list "root" "node" "admin" "public" "none")) (hasPrefix "pg_" (required "cockroachdb.users[].name: \"Name\" needs an answer" (ternary $user.name "-" (not (has (required "cockroachdb.users[].name: \"Name\" needs an answer" $user.name) (list "root" "node" "admin" "public" "none")))))))))))) }}CREATE USER IF NOT EXISTS {{ printf "\"%s\"" (replace "\"" "\"\"" (required "cockroachdb.users[].name: \"Name\" needs an answer" $user.name)) }};
ALTER USER {{ printf "\"%s\"" (replace "\"" "\"\"" (required "cockroachdb.users[].name: \"Name\" needs an answer" $user.name)) }} WITH LOGIN PASSWORD {{ printf "'%s'" (replace "'" "''" (required "cockroachdb.users[].password: \"Password\" needs an answer" $user.password)) }};
{{ end }}{{ end }}CREATE USER IF NOT EXISTS {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }};
ALTER USER {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }} WITH LOGIN PASSWORD {{ printf "'%s'" (replace "'" "''" (required "cockroachdb.password: \"Application User's Password\" needs an answer" (.Values.cockroachdb).password)) }};
CREATE USER IF NOT EXISTS {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.admin_user) }};
ALTER USER {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.admin_user) }} WITH LOGIN PASSWORD {{ printf "'%s'" (replace "'" "''" (required "cockroachdb.admin_password: \"Administrator's Password\" needs an answer" (.Values.cockroachdb).admin_password)) }};
GRANT admin TO {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.admin_user) }};
CREATE DATABASE IF NOT EXISTS {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.database) }};
ALTER DATABASE {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.database) }} OWNER TO {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }};
USE {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.database) }};
GRANT ALL ON SCHEMA public TO {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }};
SET CLUSTER SETTING cluster.auto_upgrade.enabled = false;
SET CLUSTER SETTING diagnostics.reporting.enabled = {{ .Values.advanced.usage_reports }};
{{ if .Values.backup.enabled }}BEGIN;
{{ end }}DROP SCHEDULES WITH all_schedules AS (SHOW SCHEDULES) SELECT id FROM all_schedules WHERE label = 'trainyard';
{{ if .Values.backup.enabled }}CREATE SCHEDULE trainyard FOR BACKUP INTO {{ printf "'%s'" (replace "'" "''" (ternary .Values.backup.uri (ternary "nodelocal://self/scheduled" "nodelocal://1/scheduled" (eq .Values.cluster.topology "three_nodes")) (and .Values.backup.enabled (eq .Values.backup.destination "uri")))) }} RECURRING {{ printf "'%s'" (replace "'" "''" (printf "%s %s %s %s %s" .Values.backup.schedule.minute .Values.backup.schedule.hour .Values.backup.schedule.dom .Values.backup.schedule.month (ternary "0" (ternary (ternary .Values.backup.schedule.dow (printf "%s,0" (trimSuffix ",7" .Values.backup.schedule.dow)) (eq (trimSuffix ",7" .Values.backup.schedule.dow) .Values.backup.schedule.dow)) (printf "%s-6,0" (trimSuffix "-7" .Values.backup.schedule.dow)) (eq (trimSuffix "-7" .Values.backup.schedule.dow) .Values.backup.schedule.dow)) (eq .Values.backup.schedule.dow "7")))) }} FULL BACKUP ALWAYS WITH SCHEDULE OPTIONS on_previous_running = 'wait', ignore_existing_backups, updates_cluster_last_backup_time_metric;
COMMIT;
{{ end }}
{{- end }}

{{- define "cockroachdb.text.licence.sql" -}}
SET CLUSTER SETTING enterprise.license = {{ printf "'%s'" (replace "'" "''" .Values.cluster.license_key) }};{{ "\n" }}
{{- end }}

{{- define "cockroachdb.text.digest-2" -}}
sql.sh=466bba1f2645358d212f1655295576d3785c5c5d5a29eeb091cd17d87dd3972e
{{ if .Values.cockroachdb.statements }}owners-statements.sql={{ include "cockroachdb.text.owners-statements.sql" . | sha256sum }}
{{ end }}
{{- end }}

{{- define "cockroachdb.text.digest-3" -}}
statements.sql={{ include "cockroachdb.text.statements.sql" . | sha256sum }}
{{ if not (eq .Values.cluster.licence "none") }}licence.sql={{ include "cockroachdb.text.licence.sql" . | sha256sum }}
{{ end }}
{{- end }}

{{- define "cockroachdb.text.CLUSTER_NAME" -}}
{{ range $flag := .Values.advanced.flags }}{{ if eq (required "advanced.flags[].name: \"Name\" needs an answer" $flag.name) "cluster-name" }}{{ replace "$" "$$" (required "advanced.flags[].value: \"Value\" needs an answer" $flag.value) }}{{ end }}{{ end }}
{{- end }}
