{{- define "cockroachdb.text.statements.sql" -}}
CREATE USER IF NOT EXISTS {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }};
ALTER USER {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }} WITH LOGIN PASSWORD {{ printf "'%s'" (replace "'" "''" (default (include "cockroachdb.generated" (list . "cockroachdb-password" 32)) .Values.cockroachdb.password)) }};
CREATE USER IF NOT EXISTS {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.admin_user) }};
ALTER USER {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.admin_user) }} WITH LOGIN PASSWORD {{ printf "'%s'" (replace "'" "''" (default (include "cockroachdb.generated" (list . "cockroachdb-admin-password" 32)) .Values.cockroachdb.admin_password)) }};
GRANT admin TO {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.admin_user) }};
CREATE DATABASE IF NOT EXISTS {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.database) }};
ALTER DATABASE {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.database) }} OWNER TO {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }};
USE {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.database) }};
GRANT ALL ON SCHEMA public TO {{ printf "\"%s\"" (replace "\"" "\"\"" .Values.cockroachdb.user) }};
SET CLUSTER SETTING cluster.auto_upgrade.enabled = {{ .Values.cockroachdb.finalize_upgrades }};{{ "\n" }}
{{- end }}
