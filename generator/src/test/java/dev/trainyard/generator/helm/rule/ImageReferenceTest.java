package dev.trainyard.generator.helm.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @CsvSource({
    "nginx, nginx, ''",
    "nginx:1.25, nginx, 1.25",
    "gocd/gocd-server:v26.1.0, gocd/gocd-server, v26.1.0",
    "localhost:5000/a/b_c:T, localhost:5000/a/b_c, T",
    "docker.io/library/a--b.c__d:x, docker.io/library/a--b.c__d, x"
  })
  void reads(String text, String repository, String tag) {
    assertThat(ImageReference.parse(text)).contains(new ImageReference(repository, tag, ""));
    assertThat(ImageReference.parse(text + "@" + DIGEST))
        .contains(new ImageReference(repository, tag, DIGEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nginx:",
        ":1",
        "Nginx",
        "a b",
        "a//b",
        "a:b:c",
        "a@sha256:1",
        "-a",
        "a/-b",
        "nginx:-1",
        "https://docker.io/a"
      })
  void refuses(String text) {
    assertThat(ImageReference.parse(text)).isEmpty();
  }
}
