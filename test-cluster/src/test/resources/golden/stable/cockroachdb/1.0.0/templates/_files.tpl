{{- define "cockroachdb.text.digest" -}}
certificates.sh=bc1727de4458ddc13fa0f61a268ccfbaef5ba4e37ab0d042c9bb8e73587532ff
{{ if not (kindIs "invalid" (.Values.network).certificate_id) }}ui.crt={{ include "cockroachdb.certificate" (list . "ixCertificates" (.Values.network).certificate_id "certificate") }}
{{ end }}
{{- end }}

{{- define "cockroachdb.text.digest-2" -}}
{{ if not (kindIs "invalid" (.Values.network).certificate_id) }}ui.key={{ include "cockroachdb.certificate" (list . "ixCertificates" (.Values.network).certificate_id "privatekey") }}
{{ end }}
{{- end }}

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

{{- define "cockroachdb.text.digest-3" -}}
sql.sh=6d225c569d810cd12f1cc1e49cf289002f56f9aa25a787cd0cc11dbc626fc683{{ "\n" }}
{{- end }}

{{- define "cockroachdb.text.digest-4" -}}
statements.sql={{ include "cockroachdb.text.statements.sql" . | sha256sum }}{{ "\n" }}
{{- end }}
