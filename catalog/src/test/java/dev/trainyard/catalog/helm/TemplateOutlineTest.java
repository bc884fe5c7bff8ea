package dev.trainyard.catalog.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TemplateOutlineTest {

  @Test
  void aVolumeHasAllKindsThatAnAnswerMayChoose() {
    assertThat(
            volumes(
                """
                spec:
                  containers:
                    - name: web
                      volumeMounts:
                        - name: data
                          mountPath: /data
                  volumes:
                    - name: data
                      {{- if eq .Values.type "hostPath" }}
                      hostPath:
                        path: {{ .Values.path | quote }}
                      {{- else }}
                      persistentVolumeClaim:
                        claimName: data
                      {{- end }}
                    # A comment.
                    - name: tmp
                      emptyDir:
                        sizeLimit: "16Mi"

                    - configMap:
                        name: inner
                        items:
                          - key: a
                            name: b
                      name: config
                  restartPolicy: Always
                  hostAliases:
                    - name: other
                      emptyDir: {}
                """))
        .containsOnlyKeys("data", "tmp", "config")
        .containsEntry("data", new TreeSet<>(Set.of("hostPath", "persistentVolumeClaim")))
        .containsEntry("tmp", new TreeSet<>(Set.of("emptyDir")))
        .containsEntry("config", new TreeSet<>(Set.of("configMap")));
  }

  @Test
  void entriesMayStandBelowTheirKeyWithoutIndentation() {
    assertThat(
            volumes(
                """
                volumes:
                - name: a
                  emptyDir: {}
                - name: {{ .name }}
                  secret: {secretName: x}
                containers:
                - name: b
                """))
        .containsOnlyKeys("a", "{{ .name }}");
  }

  @Test
  void textWithoutVolumesHasNone() {
    assertThat(volumes("volumes: []\n- name: a\n\nvolumes:\n")).isEmpty();
    assertThat(volumes("")).isEmpty();
  }

  private static java.util.SortedMap<String, java.util.SortedSet<String>> volumes(String template) {
    return HelmFacts.volumeKinds(TemplateOutline.of(template));
  }

  @Test
  void branchesOfAnyNumberTakeNoMoreThanTheirLines() {
    String template = "{{ if .Values.x }}\n" + "{{ else }}\na: b\n".repeat(5_000);

    assertThat(TemplateOutline.of(template).stream().flatMap(entry -> entry.guards().stream()))
        .hasSize(5_000)
        .allMatch(guard -> guard.length() <= 500);
  }

  @Test
  void manyBlanksOfALineOfCodeAreNothing() {
    String blanks = " ".repeat(500_000);

    assertThat(
            TemplateOutline.of(
                "{{-"
                    + blanks
                    + "if .Values.a"
                    + blanks
                    + "-}}\na: b\n{{- end -}}\n{{x"
                    + blanks
                    + "y}}\n"))
        .singleElement()
        .extracting(TemplateOutline.Entry::guards)
        .isEqualTo(List.of(".Values.a"));
  }
}
