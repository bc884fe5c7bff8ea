{{- define "uro.text.digest" -}}
certificates.sh=bc1727de4458ddc13fa0f61a268ccfbaef5ba4e37ab0d042c9bb8e73587532ff{{ "\n" }}
{{- end }}

{{- define "uro.text.redis.conf" -}}
bind * -::*
requirepass {{ include "uro.generated" (list . "redis-password" 32) }}
dir /data
save 60 1
appendonly no
maxmemory 128mb
maxmemory-policy volatile-ttl{{ "\n" }}
{{- end }}

{{- define "uro.text.digest-2" -}}
REDISCLI_AUTH={{ include "uro.generated" (list . "redis-password" 32) }}
redis.conf={{ include "uro.text.redis.conf" . | sha256sum }}{{ "\n" }}
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

{{- define "uro.text.digest-3" -}}
{{ if eq .Values.database.mode "bundled_cockroachdb" }}sql.sh=6d225c569d810cd12f1cc1e49cf289002f56f9aa25a787cd0cc11dbc626fc683
{{ end }}
{{- end }}

{{- define "uro.text.digest-4" -}}
DATABASE_URL={{ ternary (printf "postgresql://uro:%s@%s-database:26257/uro" (include "uro.generated" (list . "database-password" 32)) (include "uro.fullname" .)) (printf "postgresql://%s:%s@%s:%d/%s%s" (urlquery .Values.database.user | replace "+" "%20") (urlquery .Values.database.password | replace "+" "%20") .Values.database.host (int .Values.database.port) (urlquery .Values.database.name | replace "+" "%20") (ternary "?ssl=true" "" .Values.database.ssl)) (eq .Values.database.mode "bundled_cockroachdb") }}
REDIS_URL=redis://:{{ include "uro.generated" (list . "redis-password" 32) }}@{{ include "uro.fullname" . }}-redis:6379
PHOENIX_KEY_BASE={{ default (include "uro.generated" (list . "uro-phoenix-key-base" 64)) .Values.uro.phoenix_key_base }}
JOKEN_SIGNER={{ default (include "uro.generated" (list . "uro-joken-signer" 32)) .Values.uro.joken_signer }}
SIGNUP_API_KEY={{ default (include "uro.generated" (list . "uro-signup-api-key" 32)) .Values.uro.signup_api_key }}
TURNSTILE_SECRET_KEY={{ ternary .Values.captcha.secret_key "1x0000000000000000000000000000000AA" (eq .Values.captcha.mode "turnstile") }}
{{ if .Values.mail.enabled }}SENDGRID_API_KEY={{ .Values.mail.sendgrid_api_key }}
{{ end }}{{ if .Values.oauth.github_client_id }}OAUTH2_GITHUB_CLIENT_SECRET={{ .Values.oauth.github_client_secret }}
{{ end }}{{ if .Values.oauth.discord_client_id }}OAUTH2_DISCORD_CLIENT_SECRET={{ .Values.oauth.discord_client_secret }}
{{ end }}{{ if eq .Values.database.mode "bundled_cockroachdb" }}statements.sql={{ include "uro.text.statements.sql" . | sha256sum }}
{{ end }}
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

{{ ternary "https" "http" (not (kindIs "invalid" (.Values.network).certificate_id)) }}://:8080 {
{{ if not (kindIs "invalid" (.Values.network).certificate_id) }}	tls /tls/tls.crt /tls/tls.key
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

{{- define "uro.text.digest-5" -}}
Caddyfile={{ include "uro.text.Caddyfile" . | sha256sum }}
{{ if not (kindIs "invalid" (.Values.network).certificate_id) }}tls.crt={{ include "uro.certificate" (list . "ixCertificates" (.Values.network).certificate_id "certificate") }}
{{ end }}
{{- end }}

{{- define "uro.text.digest-6" -}}
{{ if not (kindIs "invalid" (.Values.network).certificate_id) }}tls.key={{ include "uro.certificate" (list . "ixCertificates" (.Values.network).certificate_id "privatekey") }}
{{ end }}
{{- end }}

{{- define "uro.text.COCKROACH_URL" -}}
postgresql://{{ urlquery .Values.database.user | replace "+" "%20" }}:{{ urlquery .Values.database.password | replace "+" "%20" }}@{{ .Values.database.host }}:{{ int .Values.database.port }}/{{ urlquery .Values.database.name | replace "+" "%20" }}?sslmode={{ if .Values.database.ssl }}require{{ end }}{{ if not .Values.database.ssl }}disable{{ end }}
{{- end }}

{{- define "uro.text.digest-7" -}}
sql.sh=6d225c569d810cd12f1cc1e49cf289002f56f9aa25a787cd0cc11dbc626fc683{{ "\n" }}
{{- end }}

{{- define "uro.text.digest-8" -}}
{{ if eq .Values.database.mode "external" }}COCKROACH_URL={{ include "uro.text.COCKROACH_URL" . | sha256sum }}
{{ end }}
{{- end }}
