{{- define "uro.text.digest" -}}
version.sh=f5476677cb249c92be07bd384212210e272864f72bae61064ed70d9f3f7e18b5
certificates.sh=bd3914c2902fd8eba4956cf8e8f06d5a6bf72758784dca563be67a46a2602863
server.sh=df6a86772fccaa55c84e8d00ccba3f686d718a7e49c0ebcfcc31b529af78c48a
dumps.sh=402fe4a3956d3476d81cf93c79a04280f33d1fd04f06b751bed0b7d43ef2f2f9{{ "\n" }}
{{- end }}

{{- define "uro.text.digest-2" -}}
prepare.sh=6b229688e0b3bc3a0f5b09ad33ab03cab69fe8a6d3fbf66e706ff99877d9ec10
serve.sh=fb56d9a0cd5816d20e2f4341f0d82ca23513e168ca896a88a4d52c55ba81ddfc
dumps.sh=a8be17c25a1c2c844392388da5227aa926fb0ed7e79a067659daf66b1f2da7aa{{ "\n" }}
{{- end }}

{{- define "uro.text.digest-3" -}}
POSTGRES_PASSWORD={{ include "uro.generated" (list . "postgresql-password" 32) }}{{ "\n" }}
{{- end }}

{{- define "uro.text.redis.conf" -}}
bind * -::*
requirepass {{ include "uro.generated" (list . "redis-password" 32) }}
dir /data
save 60 1
appendonly no
maxmemory 128mb
maxmemory-policy volatile-ttl
stop-writes-on-bgsave-error no
shutdown-on-sigterm force{{ "\n" }}
{{- end }}

{{- define "uro.text.digest-4" -}}
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
GRANT ALL ON SCHEMA public TO uro;
SET CLUSTER SETTING diagnostics.reporting.enabled = false;{{ "\n" }}
{{- end }}

{{- define "uro.text.digest-5" -}}
{{ if eq .Values.database.mode "bundled_cockroachdb" }}sql.sh=466bba1f2645358d212f1655295576d3785c5c5d5a29eeb091cd17d87dd3972e
{{ end }}
{{- end }}

{{- define "uro.text.digest-6" -}}
DATABASE_URL={{ ternary (printf "postgresql://%s:%s@%s:%d/%s%s" (urlquery .Values.database.user | replace "+" "%20") (urlquery .Values.database.password | replace "+" "%20") .Values.database.host (int .Values.database.port) (urlquery .Values.database.name | replace "+" "%20") (ternary "?ssl=true" "" .Values.database.ssl)) (ternary (printf "postgresql://uro:%s@%s-database:26257/uro" (include "uro.generated" (list . "database-password" 32)) (include "uro.fullname" .)) (printf "postgresql://uro:%s@%s-postgresql:5432/uro" (include "uro.generated" (list . "postgresql-password" 32)) (include "uro.fullname" .)) (eq .Values.database.mode "bundled_cockroachdb")) (eq .Values.database.mode "external") }}
REDIS_URL=redis://:{{ include "uro.generated" (list . "redis-password" 32) }}@{{ include "uro.fullname" . }}-redis:6379
PHOENIX_KEY_BASE={{ default (include "uro.generated" (list . "secrets-phoenix-key-base" 64)) .Values.secrets.phoenix_key_base }}
JOKEN_SIGNER={{ default (include "uro.generated" (list . "secrets-joken-signer" 32)) .Values.secrets.joken_signer }}
SIGNUP_API_KEY={{ default (include "uro.generated" (list . "secrets-signup-api-key" 32)) .Values.secrets.signup_api_key }}
TURNSTILE_SECRET_KEY={{ ternary .Values.captcha.secret_key "1x0000000000000000000000000000000AA" (eq .Values.captcha.mode "turnstile") }}
{{ if and .Values.mail.enabled (eq .Values.uro.environment "live") }}SENDGRID_API_KEY={{ .Values.mail.sendgrid_api_key }}
{{ end }}{{ if .Values.oauth.github_client_id }}OAUTH2_GITHUB_CLIENT_SECRET={{ .Values.oauth.github_client_secret }}
{{ end }}{{ if .Values.oauth.discord_client_id }}OAUTH2_DISCORD_CLIENT_SECRET={{ .Values.oauth.discord_client_secret }}
{{ end }}{{ range $provider := .Values.oauth.providers }}{{ printf "uro.OAUTH2_%s_CLIENT_SECRET" (required "oauth.providers[].provider: \"Provider\" needs an answer" $provider.provider) }}={{ required "oauth.providers[].client_secret: \"Client Secret\" needs an answer" $provider.client_secret }}
{{ end }}{{ if eq .Values.database.mode "bundled_cockroachdb" }}statements.sql={{ include "uro.text.statements.sql" . | sha256sum }}
{{ end }}
{{- end }}

{{- define "uro.text.URL" -}}
{{ ternary "https" "http" (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id)))) }}://{{ required "uro.host: \"Host Name\" needs an answer" (.Values.uro).host }}{{ if not (or (and (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id)))) (eq (ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct")) 443)) (and (not (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id))))) (eq (ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct")) 80))) }}:{{ ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct") }}{{ end }}/api/v1/
{{- end }}

{{- define "uro.text.FRONTEND_URL" -}}
{{ ternary "https" "http" (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id)))) }}://{{ required "uro.host: \"Host Name\" needs an answer" (.Values.uro).host }}{{ if not (or (and (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id)))) (eq (ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct")) 443)) (and (not (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id))))) (eq (ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct")) 80))) }}:{{ ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct") }}{{ end }}/
{{- end }}

{{- define "uro.text.ROOT_ORIGIN" -}}
{{ ternary "https" "http" (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id)))) }}://{{ required "uro.host: \"Host Name\" needs an answer" (.Values.uro).host }}{{ if not (or (and (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id)))) (eq (ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct")) 443)) (and (not (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id))))) (eq (ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct")) 80))) }}:{{ ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct") }}{{ end }}
{{- end }}

{{- define "uro.text.digest-7" -}}
{{- $root := index . 0 -}}
{{- $additionalStorage := index . 1 -}}
{{- $additionalStorageIndex := index . 2 -}}
{{ required "storage.additional_storages[].storage.smbConfig.server: \"Storage\" needs an answer" (($additionalStorage.storage).smbConfig).server }}
{{ required "storage.additional_storages[].storage.smbConfig.share: \"Storage\" needs an answer" (($additionalStorage.storage).smbConfig).share }}
{{ (($additionalStorage.storage).smbConfig).domain | default "" }}
{{ required "storage.additional_storages[].storage.smbConfig.username: \"Storage\" needs an answer" (($additionalStorage.storage).smbConfig).username }}
{{ required "storage.additional_storages[].storage.smbConfig.password: \"Storage\" needs an answer" (($additionalStorage.storage).smbConfig).password }}{{ "\n" }}
{{- end }}

{{- define "uro.text.NEXT_PUBLIC_API_ORIGIN" -}}
{{ ternary "https" "http" (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id)))) }}://{{ required "uro.host: \"Host Name\" needs an answer" (.Values.uro).host }}{{ if not (or (and (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id)))) (eq (ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct")) 443)) (and (not (or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id))))) (eq (ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct")) 80))) }}:{{ ternary (ternary (ternary 443 80 (not (kindIs "invalid" (.Values.network).certificate_id))) (int .Values.network.web_port) .Values.network.usual_port) (int .Values.uro.public_port) (eq .Values.uro.reached "direct") }}{{ end }}/api/v1
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
		trusted_proxies_strict
{{ end }}	}
}

(lead) {
	reverse_proxy {args[0]} {
		header_up X-Forwarded-For {client_ip}
		header_up X-Request-Id {http.request.uuid}
		header_down Set-Cookie "^(session=.*)$" "$1; SameSite=Lax{{ if or (eq .Values.uro.reached "https_proxy") (and (eq .Values.uro.reached "direct") (not (kindIs "invalid" (.Values.network).certificate_id))) }}; Secure{{ end }}"
		transport http {
			keepalive off
		}
	}
}

{{ ternary "https" "http" (not (kindIs "invalid" (.Values.network).certificate_id)) }}://:8080 {
{{ if not (kindIs "invalid" (.Values.network).certificate_id) }}	tls /tls/tls.crt /tls/tls.key
{{ end }}	request_body {
		max_size 210MB
	}
	@stranger vars trusted_proxy false
	request_header @stranger -*Forwarded*
	request_header -Forwarded
	request_header -*-Ip
	handle /.trainyard/health {
		respond 200
	}
	handle_path /api/v1/* {
		header /uploads/* {
			>Content-Security-Policy sandbox
			>X-Content-Type-Options nosniff
		}
		import lead {{ include "uro.fullname" . }}-uro:4000
	}
	handle /uploads/* {
		header {
			>Content-Security-Policy sandbox
			>X-Content-Type-Options nosniff
		}
		import lead {{ include "uro.fullname" . }}-uro:4000
	}
	handle {
		import lead {{ include "uro.fullname" . }}-frontend:3000
	}
}{{ "\n" }}
{{- end }}

{{- define "uro.text.digest-8" -}}
proxy.sh=6a66411fd3fe1eaf595f8569c44bbdf30d491c8836bd47942f1e302e52ac6be0
Caddyfile={{ include "uro.text.Caddyfile" . | sha256sum }}{{ "\n" }}
{{- end }}

{{- define "uro.text.digest-9" -}}
confirmation.sh=c3c3ecad49f7da205dd75b7ec671d1362c0acb70ed558668396eb2324229ab84{{ "\n" }}
{{- end }}

{{- define "uro.text.digest-10" -}}
PGPASSWORD={{ ternary .Values.database.password (ternary (include "uro.generated" (list . "database-password" 32)) (include "uro.generated" (list . "postgresql-password" 32)) (eq .Values.database.mode "bundled_cockroachdb")) (eq .Values.database.mode "external") }}{{ "\n" }}
{{- end }}

{{- define "uro.text.digest-11" -}}
administrators.sh=24ad80ff8f785f2df3fc178d896d762c474453bef13e29208dd41b081d12daeb{{ "\n" }}
{{- end }}
