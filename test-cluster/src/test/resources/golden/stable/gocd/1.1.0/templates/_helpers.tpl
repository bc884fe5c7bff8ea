{{/*
The name that resources start with; short enough for every resource that adds to it.
*/}}
{{- define "gocd.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 30 | trimSuffix "-" -}}
{{- else if contains "gocd" .Release.Name -}}
{{- .Release.Name | trunc 30 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-gocd" .Release.Name | trunc 30 | trimSuffix "-" -}}
{{- end -}}
{{- end }}

{{/*
The repository of an image, at the registry that has all of them if there is one. Arguments: root, repository.
*/}}
{{- define "gocd.repository" -}}
{{- $repository := index . 1 -}}
{{- with (index . 0).Values.imageRegistry -}}
{{- $repository = printf "%s/%s" . (regexReplaceAll "^([^/]*[.:][^/]*|localhost)/" $repository "") -}}
{{- end -}}
{{- $repository -}}
{{- end }}

{{/*
"true" while the app is stopped on TrueNAS (23.10 and later say so).
*/}}
{{- define "gocd.stopped" -}}
{{- with .Values.ixChartContext }}{{ if .isStopped }}true{{ end }}{{ end -}}
{{- end }}

{{/*
"true" when two items of a list give the same answer. Arguments: list, variable, default.
*/}}
{{- define "gocd.hasDuplicates" -}}
{{- $variable := index . 1 -}}
{{- $default := index . 2 -}}
{{- $seen := dict -}}
{{- $found := "" -}}
{{- range $item := index . 0 -}}
{{- $answer := index $item $variable -}}
{{- if kindIs "invalid" $answer }}{{ $answer = $default }}{{ end -}}
{{- if kindIs "float64" $answer }}{{ $answer = int64 $answer }}{{ end -}}
{{- $answer = toString $answer -}}
{{- if hasKey $seen $answer }}{{ $found = "true" }}{{ end -}}
{{- $_ := set $seen $answer true -}}
{{- end -}}
{{- $found -}}
{{- end }}

{{/*
The text that is twice in a list, empty when none is.
*/}}
{{- define "gocd.twice" -}}
{{- $seen := dict -}}
{{- $twice := "" -}}
{{- range . -}}
{{- if hasKey $seen . }}{{ $twice = . }}{{ end -}}
{{- $_ := set $seen . true -}}
{{- end -}}
{{- $twice -}}
{{- end }}

{{/*
What the app's Secret of an earlier revision holds under a key. Arguments: root, key.
*/}}
{{- define "gocd.kept" -}}
{{- $root := index . 0 -}}
{{- $secret := lookup "v1" "Secret" $root.Release.Namespace (include "gocd.fullname" $root) | default dict -}}
{{- get (get $secret "data" | default dict) (index . 1) | b64dec -}}
{{- end }}

{{/*
A secret made at the first installation and kept. Arguments: root, key, length.
*/}}
{{- define "gocd.generated" -}}
{{- $root := index . 0 -}}
{{- $key := index . 1 -}}
{{- if not (hasKey $root.Values "kept") }}{{ $_ := set $root.Values "kept" dict }}{{ end -}}
{{- if not (hasKey $root.Values.kept $key) -}}
{{- $_ := set $root.Values.kept $key (include "gocd.kept" (list $root $key) | default (randAlphaNum (index . 2))) -}}
{{- end -}}
{{- get $root.Values.kept $key -}}
{{- end }}

{{/*
The bcrypt hash of a password, kept until the password changes. Arguments: root, key, password.
*/}}
{{- define "gocd.passwordHash" -}}
{{- $root := index . 0 -}}
{{- $key := index . 1 -}}
{{- $password := index . 2 -}}
{{- if not (hasKey $root.Values "kept") }}{{ $_ := set $root.Values "kept" dict }}{{ end -}}
{{- if not (hasKey $root.Values.kept $key) -}}
{{- $hash := include "gocd.kept" (list $root $key) -}}
{{- $mark := include "gocd.kept" (list $root (printf "%s-for" $key)) -}}
{{- if or (not $hash) (ne $mark (sha256sum (print $hash $password))) }}{{ $hash = bcrypt $password }}{{ end -}}
{{- $_ := set $root.Values.kept $key $hash -}}
{{- end -}}
{{- get $root.Values.kept $key -}}
{{- end }}

{{/*
A part of a chosen certificate, empty when none is chosen. Arguments: root, table, id, part.
*/}}
{{- define "gocd.certificate" -}}
{{- $root := index . 0 -}}
{{- if not (kindIs "invalid" (index . 2)) -}}
{{- $id := index . 2 | int | toString -}}
{{- $table := get $root.Values (index . 1) | default dict -}}
{{- if not (hasKey $table $id) }}{{ fail (printf "certificate %s is not among those of the NAS" $id) }}{{ end -}}
{{- get (get $table $id | default dict) (index . 3) -}}
{{- end -}}
{{- end }}

{{/*
The directory of a dataset that TrueNAS made for the app. Arguments: root, name.
*/}}
{{- define "gocd.dataset" -}}
{{- $name := index . 1 -}}
{{- $path := "" -}}
{{- range (index . 0).Values.ixVolumes }}{{ if eq (base .hostPath) $name }}{{ $path = .hostPath }}{{ end }}{{ end -}}
{{- required (printf "TrueNAS has made no dataset %s" $name) $path -}}
{{- end }}

{{/*
A text as XML character data or attribute value.
*/}}
{{- define "gocd.xml" -}}
{{- regexReplaceAll "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]" . "" | html | replace "\t" "&#9;" | replace "\n" "&#10;" | replace "\r" "&#13;" -}}
{{- end }}

{{/*
Shared by the resources of the chart.
*/}}
{{- define "gocd.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/name: gocd
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/version: {{ regexReplaceAll "[^A-Za-z0-9._-]" .Chart.AppVersion "-" | trunc 63 | trimAll "-._" | quote }}
app.kubernetes.io/managed-by: Helm
{{- range $labelName, $label := .Values.commonLabels }}
{{ $labelName | quote }}: {{ $label | quote }}
{{- end }}
{{- end }}

{{/*
Shared by the resources of the chart.
*/}}
{{- define "gocd.annotations" -}}
{{- if .Values.commonAnnotations }}
annotations:
  {{- range $annotationName, $annotation := .Values.commonAnnotations }}
  {{ $annotationName | quote }}: {{ $annotation | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{/*
Shared by the resources of the chart.
*/}}
{{- define "gocd.selectorLabels" -}}
app.kubernetes.io/name: gocd
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
Shared by the resources of the chart.
*/}}
{{- define "gocd.podSettings" -}}
{{- if .Values.imagePullSecrets }}
imagePullSecrets:
  {{- range $imagePullSecret := .Values.imagePullSecrets }}
  - name: {{ $imagePullSecret.name | default "" | quote }}
  {{- end }}
{{- end }}
{{- if .Values.nodeSelector }}
nodeSelector:
  {{- range $nodeLabelName, $nodeLabel := .Values.nodeSelector }}
  {{ $nodeLabelName | quote }}: {{ $nodeLabel | quote }}
  {{- end }}
{{- end }}
{{- end }}
