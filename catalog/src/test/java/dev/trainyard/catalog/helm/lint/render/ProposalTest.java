package dev.trainyard.catalog.helm.lint.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProposalTest {

  private static Form form(String questions) {
    return FormReader.read(
            ("groups: [{name: A, description: A}]\nquestions:\n" + questions)
                .getBytes(StandardCharsets.UTF_8))
        .form();
  }

  private static Proposal proposal(String questions) {
    return Proposal.of(form(questions), ReleaseLine.SCALE_23_10).orElseThrow();
  }

  private static String question(String variable, String schema) {
    return "  - {variable: %s, label: %s, group: A, schema: %s}\n"
        .formatted(variable, variable, schema);
  }

  @Test
  void keepsDefaults() {
    Proposal proposal =
        proposal(
            question("title", "{type: string, default: Demo}")
                + question("port", "{type: int, default: 30000}"));

    assertThat(proposal.untouched()).isTrue();
    assertThat(proposal.answers()).isEqualTo(Map.of("title", "Demo", "port", 30000L));
  }

  @Test
  void fillsInWhatIsDemanded() {
    Proposal proposal =
        proposal(
            question("title", "{type: string, required: true, min_length: 9}")
                + question("mail", "{type: string, required: true, valid_chars: '^.+@.+$'}")
                + question("port", "{type: int, required: true, min: 9000}")
                + question("data", "{type: hostpath, required: true}")
                + question(
                    "level",
                    "{type: dict, attrs: [{variable: a, label: a, schema:"
                        + " {type: string, required: true}}]}"));

    assertThat(proposal.untouched()).isFalse();
    assertThat(proposal.answers())
        .isEqualTo(
            Map.of(
                "title", "Example12345",
                "mail", "owner@example.org",
                "port", 9000L,
                "data", "/mnt/tank/example",
                "level", Map.of("a", "example")));
  }

  @Test
  void fillsInRowsThatMustBeThereAndThoseThatAre() {
    String row =
        "[{variable: row, label: r, schema: {type: dict, attrs: [{variable: a, label: a, schema:"
            + " {type: string, required: true}}, {variable: b, label: b, schema: {type: int,"
            + " default: 5}}]}}]";
    Proposal proposal =
        proposal(
            question("must", "{type: list, required: true, items: " + row + "}")
                + question("some", "{type: list, default: [{b: 7}], items: " + row + "}")
                + question("none", "{type: list, default: [], items: " + row + "}"));

    assertThat(proposal.untouched()).isFalse();
    assertThat(proposal.answers())
        .isEqualTo(
            Map.of(
                "must", List.of(Map.of("a", "example", "b", 5L)),
                "some", List.of(Map.of("a", "example", "b", 7L)),
                "none", List.of()));
  }

  @Test
  void leavesOutWhatHasNothingForADefault() {
    Proposal proposal =
        proposal(
            question(
                "probe",
                "{type: dict, hidden: true, default: null, 'null': true, attrs: [{variable: a,"
                    + " label: a, schema: {type: int, default: 5}}]}"));

    assertThat(proposal.answers()).hasSize(1).containsEntry("probe", null);
  }

  @Test
  void takesWhatTheNasOffers() {
    Proposal proposal =
        proposal(question("zone", "{type: string, required: true, $ref: [definitions/timezone]}"));

    assertThat(proposal.untouched()).isTrue();
    assertThat(proposal.answers()).isEqualTo(Map.of("zone", "UTC"));
  }

  @Test
  void givesUpWhereNothingFits() {
    assertThat(
            Proposal.of(
                form(question("code", "{type: string, required: true, valid_chars: '^[A-C]{9}$'}")),
                ReleaseLine.SCALE_23_10))
        .isEmpty();
  }

  @Test
  void stubsWhatAnswersName() {
    Form form =
        form(
            question("old", "{type: string, $ref: [normalize/ixVolume]}")
                + question(
                    "new",
                    "{type: dict, $ref: [normalize/ixVolume], attrs: [{variable: datasetName,"
                        + " label: a, schema: {type: string}}]}")
                + question("tls", "{type: int, $ref: [definitions/certificate]}"));
    Target target = Target.of(List.of("24.04"), YamlNode.EMPTY).get(0);

    Map<String, Object> values =
        Stub.values(
            target,
            "demo",
            form,
            Map.of("old", "config", "new", Map.of("datasetName", "data"), "tls", 3L),
            true);

    assertThat(values.get("ixVolumes"))
        .asString()
        .contains("/releases/demo/volumes/ix_volumes/config", "/ix_volumes/data");
    assertThat(values.get("ixCertificates")).asString().contains("3=", "BEGIN CERTIFICATE");
    assertThat(values).containsKeys("ixChartContext", "global", "release_name", "old", "new");
  }
}
