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
{{ .Values.first_start.admin_user }}:{{ include "gocd.passwordHash" (list . "admin-password" (required "first_start.admin_password: \"Administrator's password\" needs an answer" (.Values.first_start).admin_password)) }}{{ "\n" }}
{{- end }}

{{- define "gocd.text.digest" -}}
seed.sh=15086a76611f3c6031f4bdf5377ba332034314af794afdc9505eee08b1b1af78
prune-backups.sh=87b600a1004400155bce6906267305e856ce6ebbef0b81aa7175804980bb95d9{{ "\n" }}
{{- end }}

{{- define "gocd.text.GOCD_SERVER_JVM_OPTS" -}}
-Xmx{{ int .Values.gocd.heap_mb }}m{{ if .Values.gocd.start_in_maintenance }} -Dgocd.server.start.in.maintenance.mode=true{{ end }}{{ range $jvmOptionsItem := .Values.gocd.jvm_options }} {{ replace "$" "$$" (printf "'%s'" (replace "'" "'\"'\"'" $jvmOptionsItem)) }}{{ end }}
{{- end }}

{{- define "gocd.text.digest-2" -}}
AGENT_AUTO_REGISTER_KEY={{ default (include "gocd.generated" (list . "gocd-agent-auto-register-key" 32)) .Values.gocd.agent_auto_register_key }}{{ "\n" }}
{{- end }}
