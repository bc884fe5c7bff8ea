{{- define "gocd.text.plugins" -}}
{{ range $plugin := .Values.gocd.plugins }}{{ required "gocd.plugins[].name: \"Name\" needs an answer" $plugin.name }} {{ required "gocd.plugins[].sha256: \"SHA-256\" needs an answer" $plugin.sha256 }} {{ required "gocd.plugins[].url: \"Address\" needs an answer" $plugin.url }}
{{ end }}
{{- end }}

{{- define "gocd.text.proxy" -}}
{{ range $additionalEnv := .Values.gocd.additional_envs }}{{ if has (required "gocd.additional_envs[].name: \"Name\" needs an answer" $additionalEnv.name) (list "http_proxy" "https_proxy" "no_proxy") }}{{ required "gocd.additional_envs[].name: \"Name\" needs an answer" $additionalEnv.name }}={{ $additionalEnv.value | default "" }}
{{ end }}{{ end }}
{{- end }}

{{- define "gocd.text.ssh_known_hosts" -}}
{{ range $knownHostsItem := .Values.ssh.known_hosts }}{{ $knownHostsItem }}
{{ end }}
{{- end }}

{{- define "gocd.text.db.properties" -}}
{{ if eq .Values.database.kind "postgresql" }}db.driver=org.postgresql.Driver
db.url=jdbc:postgresql://{{ .Values.database.host }}:{{ int .Values.database.port }}/{{ .Values.database.name }}
db.user={{ regexReplaceAll "^ " (.Values.database.user | replace "\\" "\\\\" | replace "\n" "\\n" | replace "\r" "\\r" | replace "\t" "\\t" | replace "\f" "\\f") "\\ " }}
db.password={{ regexReplaceAll "^ " (.Values.database.password | replace "\\" "\\\\" | replace "\n" "\\n" | replace "\r" "\\r" | replace "\t" "\\t" | replace "\f" "\\f") "\\ " }}
{{ if .Values.database.tls }}db.connectionProperties.sslmode=require
{{ end }}{{ end }}
{{- end }}

{{- define "gocd.text.live-seed.cruise-config.xml" -}}
<?xml version="1.0" encoding="utf-8"?>
<cruise xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="cruise-config.xsd" schemaVersion="139">
  <server agentAutoRegisterKey="{{ include "gocd.xml" (default (include "gocd.generated" (list . "gocd-agent-auto-register-key" 32)) .Values.gocd.agent_auto_register_key) }}">
    <security>
      <authConfigs>
        <authConfig id="password-file" pluginId="cd.go.authentication.passwordfile">
          <property>
            <key>PasswordFilePath</key>
            <value>config/password.properties</value>
          </property>
        </authConfig>
      </authConfigs>
      <admins>
        <user>{{ include "gocd.xml" .Values.first_start.admin_user }}</user>
      </admins>
    </security>
{{ if not (eq .Values.first_start.backup "none") }}    <backup schedule="{{ include "gocd.xml" (get (dict "daily" "0 30 2 * * ?" "weekly" "0 30 2 ? * SUN") .Values.first_start.backup) }}" postBackupScript="/scripts/prune-backups.sh" />
{{ end }}{{ if .Values.first_start.site_url }}    <siteUrls>
      <siteUrl>{{ include "gocd.xml" .Values.first_start.site_url }}</siteUrl>
    </siteUrls>
{{ end }}    <artifacts>
      <artifactsDir>artifacts</artifactsDir>
    </artifacts>
  </server>
{{ if .Values.first_start.config_repositories }}  <config-repos>
{{ end }}{{ range $configRepositorie := .Values.first_start.config_repositories }}    <config-repo id="{{ include "gocd.xml" (required "first_start.config_repositories[].name: \"Name\" needs an answer" $configRepositorie.name) }}" pluginId="{{ include "gocd.xml" (dig "format" "yaml.config.plugin" $configRepositorie) }}">
      <git url="{{ include "gocd.xml" (required "first_start.config_repositories[].url: \"Address\" needs an answer" $configRepositorie.url) }}" branch="{{ include "gocd.xml" (dig "branch" "main" $configRepositorie) }}" />
      <rules>
        <allow action="refer" type="*">*</allow>
      </rules>
    </config-repo>
{{ end }}{{ if .Values.first_start.config_repositories }}  </config-repos>
{{ end }}</cruise>{{ "\n" }}
{{- end }}

{{- define "gocd.text.live-backups.keep" -}}
{{ int .Values.first_start.backups_to_keep }}{{ "\n" }}
{{- end }}

{{- define "gocd.text.live-seed.password.properties" -}}
{{ .Values.first_start.admin_user }}:{{ include "gocd.passwordHash" (list . "admin-password" (required "first_start.admin_password: \"Administrator's Password\" needs an answer" (.Values.first_start).admin_password)) }}{{ "\n" }}
{{- end }}

{{- define "gocd.text.live-seed.environments" -}}
{{ range $agent := .Values.agents }}{{ if $agent.environments | default "" }}{{ $agent.environments | default "" }}
{{ end }}{{ end }}{{ range $dockerAgent := .Values.docker_agents }}{{ if $dockerAgent.environments | default "" }}{{ $dockerAgent.environments | default "" }}
{{ end }}{{ end }}
{{- end }}

{{- define "gocd.text.digest" -}}
seed.sh=012e17b6fcd23dccfbd44e9a2d2850681de73bb92f97699d739556aa26b49a07
{{ if or (eq .Values.database.kind "postgresql") (not .Values.database.of_the_data) }}database.sh=246b5f2c3f8a8b99732f90fd7b4ac206684918f81c89f08c15a7e2358776394d
{{ end }}plugins.sh=1794ce2ef44f364c9b20000f1d195b2e8bec4010e7ea4c2319f47de0ef8aed34
plugins={{ include "gocd.text.plugins" . | sha256sum }}
proxy={{ include "gocd.text.proxy" . | sha256sum }}
{{ if .Values.ssh.private_key }}ssh-key.sh=e547a6003be2527efee2df92d401a2fbbed78cb817c6355627b21d0bcd7ddb5f
{{ end }}{{ if .Values.ssh.known_hosts }}ssh_known_hosts={{ include "gocd.text.ssh_known_hosts" . | sha256sum }}
{{ end }}prune-backups.sh=98f5b415c12b838ddc01259eb4942597735b3f1f337d310ad5fe32fc057f4dd6
clones.sh=85db5b142764c40872334d211840b9e7edccbc63015c8a1399877e37d4d31c58
{{ if .Values.elastic.enabled }}elastic-agents.sh=90083e4576ba2d89164261450ae652d08631df70793a72c402caba45d97d2e96
{{ end }}
{{- end }}

{{- define "gocd.text.digest-2" -}}
{{ if or (eq .Values.database.kind "postgresql") (not .Values.database.of_the_data) }}db.properties={{ include "gocd.text.db.properties" . | sha256sum }}
{{ end }}{{ if .Values.ssh.private_key }}answer={{ .Values.ssh.private_key }}
{{ end }}
{{- end }}

{{- define "gocd.text.GOCD_SERVER_JVM_OPTS" -}}
-Xmx{{ int .Values.gocd.heap_mb }}m{{ if .Values.gocd.start_in_maintenance }} -Dgocd.server.start.in.maintenance.mode=true{{ end }}{{ range $jvmOptionsItem := .Values.gocd.jvm_options }} {{ replace "$" "$$" (printf "'%s'" (replace "'" "'\"'\"'" $jvmOptionsItem)) }}{{ end }}
{{- end }}

{{- define "gocd.text.digest-3" -}}
{{ if .Values.ssh.private_key }}ssh-key.sh=e547a6003be2527efee2df92d401a2fbbed78cb817c6355627b21d0bcd7ddb5f
{{ end }}agent.sh=d57de480c8f68201c04cb4c68f5343a96e04f2a71b9dc8cb67f1e863e8c10df3
clones.sh=85db5b142764c40872334d211840b9e7edccbc63015c8a1399877e37d4d31c58
{{ if .Values.ssh.known_hosts }}ssh_known_hosts={{ include "gocd.text.ssh_known_hosts" . | sha256sum }}
{{ end }}
{{- end }}

{{- define "gocd.text.digest-4" -}}
AGENT_AUTO_REGISTER_KEY={{ default (include "gocd.generated" (list . "gocd-agent-auto-register-key" 32)) .Values.gocd.agent_auto_register_key }}
{{ if .Values.ssh.private_key }}answer={{ .Values.ssh.private_key }}
{{ end }}
{{- end }}

{{- define "gocd.text.digest-5" -}}
{{- $root := index . 0 -}}
{{- $agentsAdditionalItem := index . 1 -}}
{{- $agentsAdditionalItemIndex := index . 2 -}}
{{ required "storage.agents_additional[].storage.smbConfig.server: \"Storage\" needs an answer" (($agentsAdditionalItem.storage).smbConfig).server }}
{{ required "storage.agents_additional[].storage.smbConfig.share: \"Storage\" needs an answer" (($agentsAdditionalItem.storage).smbConfig).share }}
{{ (($agentsAdditionalItem.storage).smbConfig).domain | default "" }}
{{ required "storage.agents_additional[].storage.smbConfig.username: \"Storage\" needs an answer" (($agentsAdditionalItem.storage).smbConfig).username }}
{{ required "storage.agents_additional[].storage.smbConfig.password: \"Storage\" needs an answer" (($agentsAdditionalItem.storage).smbConfig).password }}{{ "\n" }}
{{- end }}

{{- define "gocd.text.Caddyfile" -}}
{
	admin off
	auto_https off
	persist_config off
	grace_period 20s
	servers {
		protocols h1 h2
	}
}

(lead) {
	reverse_proxy {args[0]} {
		header_up X-Forwarded-For {client_ip}
		header_up X-Request-Id {http.request.uuid}
{{ if and (not (kindIs "invalid" (.Values.network).certificate_id)) (not .Values.network.plain_http) }}		header_down Set-Cookie "^(JSESSIONID=.*)$" "$1; Secure"
{{ end }}		transport http {
			keepalive off
		}
	}
}

{{ ternary "https" "http" (not (kindIs "invalid" (.Values.network).certificate_id)) }}://:8080 {
{{ if not (kindIs "invalid" (.Values.network).certificate_id) }}	tls /tls/tls.crt /tls/tls.key
{{ end }}	@stranger vars trusted_proxy false
	request_header @stranger -*Forwarded*
	request_header -Forwarded
	request_header -*-Ip
	handle /.trainyard/health {
		respond 200
	}
	handle {
		import lead {{ include "gocd.fullname" . }}-server:8153
	}
}{{ "\n" }}
{{- end }}

{{- define "gocd.text.digest-6" -}}
proxy.sh=6a66411fd3fe1eaf595f8569c44bbdf30d491c8836bd47942f1e302e52ac6be0
Caddyfile={{ include "gocd.text.Caddyfile" . | sha256sum }}{{ "\n" }}
{{- end }}

{{- define "gocd.text" -}}
{{- $root := index . 0 -}}
{{- $agentEnv := index . 1 -}}
{{- $agentEnvIndex := index . 2 -}}
{{ range $agent := $root.Values.agents }}{{ if eq (required "agents[].name: \"Name\" needs an answer" (ternary $agent.name "-" (not (empty ($agentEnv.group | default ""))))) ($agentEnv.group | default "") }}x{{ end }}{{ end }}{{ range $dockerAgent := $root.Values.docker_agents }}{{ if eq (required "docker_agents[].name: \"Name\" needs an answer" (ternary $dockerAgent.name "-" (not (empty ($agentEnv.group | default ""))))) ($agentEnv.group | default "") }}x{{ end }}{{ end }}
{{- end }}

{{- define "gocd.text-2" -}}
{{- $root := index . 0 -}}
{{- $agentsAdditionalItem := index . 1 -}}
{{- $agentsAdditionalItemIndex := index . 2 -}}
{{ range $agent := $root.Values.agents }}{{ if eq (required "agents[].name: \"Name\" needs an answer" (ternary $agent.name "-" (not (empty ($agentsAdditionalItem.group | default ""))))) ($agentsAdditionalItem.group | default "") }}x{{ end }}{{ end }}{{ range $dockerAgent := $root.Values.docker_agents }}{{ if eq (required "docker_agents[].name: \"Name\" needs an answer" (ternary $dockerAgent.name "-" (not (empty ($agentsAdditionalItem.group | default ""))))) ($agentsAdditionalItem.group | default "") }}x{{ end }}{{ end }}
{{- end }}
