package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trainyard.generator.problem.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"pr-12", "7", "a.b_c", " pr-12 "})
  void aNameIsABranch(String text) throws Exception {
    PreviewName name = PreviewName.of(text);

    assertThat(name.branch()).isEqualTo("preview/" + text.strip());
    assertThat(PreviewName.ofBranch(name.branch())).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "none",
        "PR-12",
        "../main",
        "..",
        "a..b",
        "a/b",
        "/main",
        "a/../../main",
        "-d",
        ".a",
        "a.",
        "a.lock",
        "a b",
        "a\nb",
        "a:main",
        "+a",
        "*",
        "a@{1}",
        "refs/heads/main",
        "ä",
        "0123456789012345678901234567890123456789012345678901234567890123",
      })
  void nothingElseIsAName(String text) {
    assertThatExceptionOfType(GitFailure.class)
        .isThrownBy(() -> PreviewName.of(text))
        .satisfies(
            failure ->
                assertThat(failure.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.PREVIEW_NAME)));
    assertThat(PreviewName.ofBranch("preview/" + text)).isEmpty();
  }

  @Test
  void otherBranchesHoldNoPreview() {
    assertThat(PreviewName.ofBranch("main")).isEmpty();
    assertThat(PreviewName.ofBranch("preview")).isEmpty();
    assertThat(PreviewName.ofBranch("my/preview/a")).isEmpty();
    assertThat(PreviewName.ofBranch("preview/a/b")).isEmpty();
    assertThat(PreviewName.ofBranch("preview/a\n")).isEmpty();
  }
}
