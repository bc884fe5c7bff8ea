package dev.trainyard.catalog.helm.lint.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateLinesTest {

  private static final TemplateLines TEMPLATE =
      new TemplateLines(
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: {{ .Release.Name }}
          spec:
            template:
              spec:
                initContainers:
                  - name: wait
                    image: "{{ .Values.wait }}"
                containers:
                  - name: web
                    image: nginx
                    {{- with .Values.ports }}
                    ports: {{ toYaml . | nindent 12 }}
                    {{- end }}
          ---
          apiVersion: v1
          kind: Service
          metadata:
            name: {{ .Release.Name }}-web
          spec:
            ports:
              - port: 80
          """);

  @ParameterizedTest
  @CsvSource({
    "Deployment, metadata.name, demo, 4:3",
    "Service, metadata.name, demo, 21:3",
    "Service, spec.ports[0].port, 80, 24:7",
    // By what it belongs to.
    "Deployment, spec.template.spec.initContainers[0].image, x, 10:11",
    "Deployment, spec.template.spec.containers[0].image, nginx, 13:11",
    // A field that is missing, or made elsewhere, has the place of what it belongs to.
    "Deployment, spec.template.spec.containers[0].ports[0].containerPort, 80, 15:11",
    "Service, spec.selector, '', 22:1",
    // Of several that it could be, none is chosen.
    "Ingress, spec.rules, '', 1:1",
    "Other, nothing, '', 1:1"
  })
  void findsALineWhereItCanBeTold(String kind, String path, String value, String place) {
    var position = TEMPLATE.find(kind, path, value);

    assertThat(position.line() + ":" + position.column()).isEqualTo(place);
  }

  @Test
  void linesOfAnyLengthAndNumberAreRead() {
    TemplateLines lines =
        new TemplateLines(
            "kind: Service\n"
                + "- ".repeat(200_000)
                + "a: b\nspec:\n"
                + "  port: 1\n".repeat(50_000));

    var position = lines.find("Service", "spec.port", 80);

    assertThat(position.line()).isEqualTo(1);
  }
}
