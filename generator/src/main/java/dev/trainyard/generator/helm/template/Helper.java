package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.evaluate.Evaluator;
import dev.trainyard.generator.helm.answer.PlainHelm;
import java.util.List;

/** The named templates a chart may need; only those it calls are written. */
enum Helper {
  FULL_NAME(
      "fullname",
      """
      {{/*
      The name that resources start with; short enough for every resource that adds to it.
      */}}
      {{- define "<chart>.fullname" -}}
      {{- if .Values.fullnameOverride -}}
      {{- .Values.fullnameOverride | trunc 30 | trimSuffix "-" -}}
      {{- else if contains "<chart>" .Release.Name -}}
      {{- .Release.Name | trunc 30 | trimSuffix "-" -}}
      {{- else -}}
      {{- printf "%s-<chart>" .Release.Name | trunc 30 | trimSuffix "-" -}}
      {{- end -}}
      {{- end }}
      """),
  REPOSITORY(
      "repository",
      """
      {{/*
      The repository of an image, at the registry that has all of them if there is one. Arguments: root, repository.
      */}}
      {{- define "<chart>.repository" -}}
      {{- $repository := index . 1 -}}
      {{- with (index . 0).Values.imageRegistry -}}
      {{- $repository = printf "%s/%s" . (regexReplaceAll "<registry>" $repository "") -}}
      {{- end -}}
      {{- $repository -}}
      {{- end }}
      """),
  STOPPED(
      "stopped",
      """
      {{/*
      "true" while the app is stopped on TrueNAS (23.10 and later say so).
      */}}
      {{- define "<chart>.stopped" -}}
      {{- with .Values.ixChartContext }}{{ if .isStopped }}true{{ end }}{{ end -}}
      {{- end }}
      """),
  HAS_DUPLICATES(
      "hasDuplicates",
      """
      {{/*
      "true" when two items of a list give the same answer. Arguments: list, variable, default.
      */}}
      {{- define "<chart>.hasDuplicates" -}}
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
      """),
  TWICE(
      "twice",
      """
      {{/*
      The text that is twice in a list, empty when none is.
      */}}
      {{- define "<chart>.twice" -}}
      {{- $seen := dict -}}
      {{- $twice := "" -}}
      {{- range . -}}
      {{- if hasKey $seen . }}{{ $twice = . }}{{ end -}}
      {{- $_ := set $seen . true -}}
      {{- end -}}
      {{- $twice -}}
      {{- end }}
      """),
  CALCULATED(
      "calculated",
      """
      {{/*
      A sum, difference or product that every reader takes for what it is. Arguments: function, numbers.
      */}}
      {{- define "<chart>.calculated" -}}
      {{- $left := index . 1 | int64 -}}
      {{- $right := index . 2 | int64 -}}
      {{- $result := add $left $right -}}
      {{- if eq (index . 0) "sub" }}{{ $result = sub $left $right }}{{ end -}}
      {{- $wrong := false -}}
      {{- if eq (index . 0) "mul" -}}
      {{- $result = mul $left $right -}}
      {{- if ne $left 0 }}{{ $wrong = ne (div $result $left) $right }}{{ end -}}
      {{- end -}}
      {{- if or $wrong (gt $result 9007199254740991) (lt $result -9007199254740991) }}{{ fail "<too large>" }}{{ end -}}
      {{- $result -}}
      {{- end }}
      """),
  KEPT(
      "kept",
      """
      {{/*
      What the app's Secret of an earlier revision holds under a key. Arguments: root, key.
      */}}
      {{- define "<chart>.kept" -}}
      {{- $root := index . 0 -}}
      {{- $secret := lookup "v1" "Secret" $root.Release.Namespace (include "<chart>.fullname" $root) | default dict -}}
      {{- get (get $secret "data" | default dict) (index . 1) | b64dec -}}
      {{- end }}
      """,
      FULL_NAME),
  GENERATED(
      "generated",
      """
      {{/*
      A secret made at the first installation and kept. Arguments: root, key, length.
      */}}
      {{- define "<chart>.generated" -}}
      {{- $root := index . 0 -}}
      {{- $key := index . 1 -}}
      {{- if not (hasKey $root.Values "kept") }}{{ $_ := set $root.Values "kept" dict }}{{ end -}}
      {{- if not (hasKey $root.Values.kept $key) -}}
      {{- $_ := set $root.Values.kept $key (include "<chart>.kept" (list $root $key) | default (randAlphaNum (index . 2))) -}}
      {{- end -}}
      {{- get $root.Values.kept $key -}}
      {{- end }}
      """,
      KEPT),
  PASSWORD_HASH(
      "passwordHash",
      """
      {{/*
      The bcrypt hash of a password, kept until the password changes. Arguments: root, key, password.
      */}}
      {{- define "<chart>.passwordHash" -}}
      {{- $root := index . 0 -}}
      {{- $key := index . 1 -}}
      {{- $password := index . 2 -}}
      {{- if not (hasKey $root.Values "kept") }}{{ $_ := set $root.Values "kept" dict }}{{ end -}}
      {{- if not (hasKey $root.Values.kept $key) -}}
      {{- $hash := include "<chart>.kept" (list $root $key) -}}
      {{- $mark := include "<chart>.kept" (list $root (printf "%s-for" $key)) -}}
      {{- if or (not $hash) (ne $mark (sha256sum (print $hash $password))) }}{{ $hash = bcrypt $password }}{{ end -}}
      {{- $_ := set $root.Values.kept $key $hash -}}
      {{- end -}}
      {{- get $root.Values.kept $key -}}
      {{- end }}
      """,
      KEPT),
  CERTIFICATE(
      "certificate",
      """
      {{/*
      A part of a chosen certificate, empty when none is chosen. Arguments: root, table, id, part.
      */}}
      {{- define "<chart>.certificate" -}}
      {{- $root := index . 0 -}}
      {{- if not (kindIs "invalid" (index . 2)) -}}
      {{- $id := index . 2 | int | toString -}}
      {{- $table := get $root.Values (index . 1) | default dict -}}
      {{- if not (hasKey $table $id) }}{{ fail (printf "certificate %s is not among those of the NAS" $id) }}{{ end -}}
      {{- get (get $table $id | default dict) (index . 3) -}}
      {{- end -}}
      {{- end }}
      """),
  DATASET(
      "dataset",
      """
      {{/*
      The directory of a dataset that TrueNAS made for the app. Arguments: root, name.
      */}}
      {{- define "<chart>.dataset" -}}
      {{- $name := index . 1 -}}
      {{- $path := "" -}}
      {{- range (index . 0).Values.ixVolumes }}{{ if eq (base .hostPath) $name }}{{ $path = .hostPath }}{{ end }}{{ end -}}
      {{- required (printf "TrueNAS has made no dataset %s" $name) $path -}}
      {{- end }}
      """),
  XML(
      "xml",
      """
      {{/*
      A text as XML character data or attribute value.
      */}}
      {{- define "<chart>.xml" -}}
      {{- regexReplaceAll "[^\\\\t\\\\n\\\\r\\\\x{20}-\\\\x{D7FF}\\\\x{E000}-\\\\x{FFFD}\\\\x{10000}-\\\\x{10FFFF}]" . "" | html | replace "\\t" "&#9;" | replace "\\n" "&#10;" | replace "\\r" "&#13;" -}}
      {{- end }}
      """),
  URL_SCHEME(
      "urlScheme",
      """
      {{/*
      What stands before the first "://" of a text; empty when there is none.
      */}}
      {{- define "<chart>.urlScheme" -}}
      {{- if contains "://" . }}{{ (splitn "://" 2 .)._0 }}{{ end -}}
      {{- end }}
      """),
  URL_AUTHORITY(
      "urlAuthority",
      """
      {{/*
      Host and port of a URL, with or without its scheme.
      */}}
      {{- define "<chart>.urlAuthority" -}}
      {{- $rest := . -}}
      {{- if contains "://" . }}{{ $rest = (splitn "://" 2 .)._1 }}{{ end -}}
      {{- regexReplaceAll "(?s)^.*@" (regexReplaceAll "(?s)[/?#].*$" $rest "") "" -}}
      {{- end }}
      """),
  URL_HOST(
      "urlHost",
      """
      {{/*
      The host of a URL, with or without its scheme; an address of IPv6 with its brackets.
      */}}
      {{- define "<chart>.urlHost" -}}
      {{- regexFind "^(?:\\\\[[^\\\\]]*\\\\]?|[^:]*)" (include "<chart>.urlAuthority" .) -}}
      {{- end }}
      """,
      URL_AUTHORITY),
  URL_PORT(
      "urlPort",
      """
      {{/*
      The port of a URL, or that of its scheme: 443 for https, else 80.
      */}}
      {{- define "<chart>.urlPort" -}}
      {{- $port := trimPrefix (include "<chart>.urlHost" .) (include "<chart>.urlAuthority" .) -}}
      {{- if regexMatch "^:0*[1-9][0-9]{0,4}$" $port -}}
      {{- regexReplaceAll "^:0*" $port "" -}}
      {{- else }}{{ ternary "443" "80" (eq (include "<chart>.urlScheme" .) "https") }}{{ end -}}
      {{- end }}
      """,
      URL_HOST,
      URL_AUTHORITY,
      URL_SCHEME);

  private final String id;
  private final String template;
  private final List<Helper> needs;

  Helper(String id, String template, Helper... needs) {
    this.id = id;
    this.template = template;
    this.needs = List.of(needs);
  }

  String name(String chart) {
    return chart + "." + id;
  }

  String define(String chart) {
    return template
        .replace("<chart>", chart)
        .replace("<registry>", PlainHelm.REGISTRY_OF_REPOSITORY)
        .replace("<too large>", Evaluator.TOO_LARGE);
  }

  List<Helper> needs() {
    return needs;
  }
}
