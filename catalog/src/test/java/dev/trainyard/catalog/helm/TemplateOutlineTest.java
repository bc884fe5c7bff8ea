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

  private static final int MANY = 200_000;

  /** What is deeper than manifests are costs what it weighs, and ends where it ends. */
  @Test
  void blocksAndListsOfAnyDepthAreRead() {
    assertThat(TemplateOutline.of("{{ range .x }}\n".repeat(MANY) + "a: b\n".repeat(MANY)))
        .hasSize(MANY);
    assertThat(
            TemplateOutline.of(
                "{{ if a }}\n".repeat(100)
                    + "{{ else }}\n"
                    + "{{ end }}\n".repeat(99)
                    + "a: b\n"
                    + "{{ end }}\na: b\n"))
        .extracting(TemplateOutline.Entry::guards)
        .containsExactly(List.of("a"), List.of());
    assertThat(TemplateOutline.of("- ".repeat(10) + "a: b\n"))
        .extracting(TemplateOutline.Entry::path)
        .containsExactly("[]".repeat(10) + ".a");
    assertThat(TemplateOutline.of("- ".repeat(5 * MANY) + "a: b\n" + "c: d\n"))
        .extracting(TemplateOutline.Entry::path)
        .containsExactly("c");
  }

  /** A condition is told with each of the entries under it. */
  @Test
  void conditionsAroundAnEntryAreNoLongerThanAnyChartHasThem() {
    String condition = "{{ if " + "a".repeat(400) + " }}\n";

    List<String> guards = TemplateOutline.of(condition.repeat(60) + "a: b\n").get(0).guards();
    assertThat(guards).hasSize(6);
    assertThat(guards.get(5)).matches("what has the SHA-256 [0-9a-f]{16}");
    assertThat(TemplateOutline.of(condition.repeat(59) + "a: b\n").get(0).guards())
        .isNotEqualTo(guards);
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
