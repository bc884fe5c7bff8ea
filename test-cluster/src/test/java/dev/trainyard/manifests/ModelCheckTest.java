package dev.trainyard.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCheckTest {

  private static final ModelCheck CHECK = new ModelCheck();

  private static List<FieldProblem> check(String yaml) {
    RenderedDocument document = RenderedDocument.read("x", yaml).orElseThrow();
    return CHECK.check(
        document.apiVersion(), document.kind(), new ObjectMapper().valueToTree(document.object()));
  }

  @Test
  void findsEveryMistakeOfAnObject() {
    List<FieldProblem> problems =
        check(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web, annotations: {a: true}}
            spec:
              colour: red
              containers:
                - name: web
                  env: [{name: A, value: 1}, {name: B, value: yes}, {name: C, value: ok}]
                  ports: [{containerPort: "80"}, {containerport: 80}]
                - name: other
                  env: {A: b}
            """);

    assertThat(problems)
        .extracting(FieldProblem::path)
        .containsExactlyInAnyOrder(
            "metadata.annotations.a",
            "spec.colour",
            "spec.containers[0].env[0].value",
            "spec.containers[0].env[1].value",
            "spec.containers[0].ports[0].containerPort",
            "spec.containers[0].ports[1].containerport",
            "spec.containers[1].env");
  }

  @Test
  void findsNothingInAGoodRelease() {
    assertThat(GoodRelease.documents(GoodRelease.text()))
        .allSatisfy(document -> assertThat(check(document.text())).isEmpty());
  }

  @Test
  void hasNoOpinionOnKindsItDoesNotKnow() {
    assertThat(check("apiVersion: example.com/v1\nkind: Thing\ncolour: red\n")).isEmpty();
  }
}
