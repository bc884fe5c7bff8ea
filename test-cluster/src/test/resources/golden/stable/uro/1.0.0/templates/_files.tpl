{{- define "uro.text.redis.conf" -}}
bind * -::*
requirepass {{ include "uro.generated" (list . "redis-password" 32) }}
dir /data
save 60 1
appendonly no
maxmemory 128mb
maxmemory-policy volatile-ttl{{ "\n" }}
{{- end }}

{{- define "uro.text.statements.sql" -}}
CREATE USER IF NOT EXISTS uro;
ALTER USER uro WITH LOGIN PASSWORD {{ printf "'%s'" (replace "'" "''" (include "uro.generated" (list . "database-password" 32))) }};
ALTER ROLE uro SET autocommit_before_ddl = off;
ALTER ROLE uro SET create_table_with_schema_locked = off;
CREATE DATABASE IF NOT EXISTS uro;
ALTER DATABASE uro OWNER TO uro;
USE uro;
GRANT ALL ON SCHEMA public TO uro;{{ "\n" }}
{{- end }}

{{- define "uro.text.Caddyfile" -}}
{
	admin off
	auto_https off
	persist_config off
	grace_period 20s
	servers {
		protocols h1 h2
{{ if .Values.network.trusted_proxies }}		trusted_proxies static {{ join " " .Values.network.trusted_proxies }}
{{ end }}	}
}

{{ ternary "https" "http" (not (kindIs "invalid" .Values.network.certificate_id)) }}://:8080 {
{{ if not (kindIs "invalid" .Values.network.certificate_id) }}	tls /tls/tls.crt /tls/tls.key
{{ end }}	request_body {
		max_size 210MB
	}
	handle /.trainyard/health {
		respond 200
	}
	handle_path /api/v1/* {
		reverse_proxy {{ include "uro.fullname" . }}-uro:4000
	}
	handle /uploads/* {
		reverse_proxy {{ include "uro.fullname" . }}-uro:4000
	}
	handle {
		reverse_proxy {{ include "uro.fullname" . }}-frontend:3000
	}
}{{ "\n" }}
{{- end }}

{{- define "uro.text.COCKROACH_URL" -}}
postgresql://{{ urlquery .Values.database.user | replace "+" "%20" }}:{{ urlquery .Values.database.password | replace "+" "%20" }}@{{ .Values.database.host }}:{{ int .Values.database.port }}/{{ urlquery .Values.database.name | replace "+" "%20" }}?sslmode={{ if .Values.database.ssl }}require{{ end }}{{ if not .Values.database.ssl }}disable{{ end }}
{{- end }}
