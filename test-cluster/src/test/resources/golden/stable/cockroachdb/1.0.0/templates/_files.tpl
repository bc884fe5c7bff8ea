{{- define "cockroachdb.text.digest" -}}
version.sh=f5476677cb249c92be07bd384212210e272864f72bae61064ed70d9f3f7e18b5
certificates.sh=1151c79935825ab5dc1df6024dae5cd0f5ba29f5b60223835c8a9e8fe4302f23
server.sh=df6a86772fccaa55c84e8d00ccba3f686d718a7e49c0ebcfcc31b529af78c48a{{ "\n" }}
{{- end }}

{{- define "cockroachdb.text.statements.sql" -}}
CREATE USER IF NOT EXISTS {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }};
ALTER USER {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }} WITH LOGIN PASSWORD {{ printf "'%s'" (replace "'" "''" (required "cockroachdb.password: \"Application user's password\" needs an answer" (.Values.cockroachdb).password)) }};
CREATE USER IF NOT EXISTS {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.admin_user) }};
ALTER USER {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.admin_user) }} WITH LOGIN PASSWORD {{ printf "'%s'" (replace "'" "''" (required "cockroachdb.admin_password: \"Administrator's password\" needs an answer" (.Values.cockroachdb).admin_password)) }};
GRANT admin TO {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.admin_user) }};
CREATE DATABASE IF NOT EXISTS {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.database) }};
ALTER DATABASE {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.database) }} OWNER TO {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }};
USE {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.database) }};
GRANT ALL ON SCHEMA public TO {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }};
SET CLUSTER SETTING cluster.auto_upgrade.enabled = false;
SET CLUSTER SETTING diagnostics.reporting.enabled = {{ .Values.advanced.usage_reports }};
DROP SCHEDULES WITH all_schedules AS (SHOW SCHEDULES) SELECT id FROM all_schedules WHERE label = 'trainyard';
{{ if .Values.backup.enabled }}CREATE SCHEDULE trainyard FOR BACKUP INTO 'nodelocal://1/scheduled' RECURRING {{ printf "'%s'" (replace "'" "''" (printf "%s %s %s %s %s" .Values.backup.schedule.minute .Values.backup.schedule.hour .Values.backup.schedule.dom .Values.backup.schedule.month .Values.backup.schedule.dow)) }} FULL BACKUP ALWAYS WITH SCHEDULE OPTIONS on_previous_running = 'wait', ignore_existing_backups;
{{ end }}
{{- end }}

{{- define "cockroachdb.text.digest-2" -}}
sql.sh=97895d4d22b7c1285e7130bf5e1262418782f4259a6b443d821fba1252cf41e1{{ "\n" }}
{{- end }}

{{- define "cockroachdb.text.digest-3" -}}
statements.sql={{ include "cockroachdb.text.statements.sql" . | sha256sum }}{{ "\n" }}
{{- end }}
