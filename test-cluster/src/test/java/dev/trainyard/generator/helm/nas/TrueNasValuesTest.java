package dev.trainyard.generator.helm.nas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrueNasValuesTest {

  private static TrueNasValues installation(TrueNasVersion version) {
    return TrueNasValues.of(version, TrueNasOperation.INSTALL, "test-app");
  }

  @ParameterizedTest
  @EnumSource
  void givesEveryVersionWhatItHasAlwaysHad(TrueNasVersion version) {
    Map<String, Object> values =
        installation(version).withAnswers(Map.of("title", "hello")).withIxVolume("data").toMap();

    assertThat(values)
        .containsEntry("title", "hello")
        .containsEntry("ixCertificates", Map.of())
        .containsEntry("ixCertificateAuthorities", Map.of())
        .containsEntry("ixExternalInterfacesConfiguration", List.of())
        .containsEntry("ixExternalInterfacesConfigurationNames", List.of())
        .containsEntry(
            "ixVolumes",
            List.of(
                Map.of(
                    "hostPath",
                    "/mnt/tank/ix-applications/releases/test-app/volumes/ix_volumes/data")));
    assertThat(context(values))
        .containsEntry("operation", "INSTALL")
        .containsEntry("isInstall", true)
        .containsEntry("isUpdate", false)
        .containsEntry("isUpgrade", false)
        .containsEntry("storageClassName", "ix-storage-class-test-app");
    assertThat(values.get("global")).isEqualTo(Map.of("ixChartContext", context(values)));
  }

  @Test
  void keepsFromOldVersionsWhatTheyDoNotKnow() {
    Map<String, Object> values = installation(TrueNasVersion.SCALE_22_02).whileStopped().toMap();

    assertThat(values).doesNotContainKey("release_name");
    assertThat(context(values))
        .doesNotContainKeys("kubernetes_config", "isStopped", "addNvidiaRuntimeClass");
  }

  @Test
  void tellsBluefinTheReleaseAndTheNetwork() {
    Map<String, Object> values = installation(TrueNasVersion.SCALE_22_12).toMap();

    assertThat(values).containsEntry("release_name", "test-app");
    assertThat(context(values)).containsKey("kubernetes_config").doesNotContainKey("isStopped");
  }

  @Test
  void tellsCobiaThatTheAppIsStopped() {
    assertThat(context(installation(TrueNasVersion.SCALE_23_10).toMap()))
        .containsEntry("isStopped", false);
    assertThat(context(installation(TrueNasVersion.SCALE_23_10).whileStopped().toMap()))
        .containsEntry("isStopped", true);
  }

  @Test
  void tellsWhatAnUpgradeComesFrom() {
    Map<String, Object> values =
        TrueNasValues.of(TrueNasVersion.SCALE_24_04, TrueNasOperation.UPGRADE, "test-app").toMap();

    assertThat(context(values)).containsEntry("isUpgrade", true).containsEntry("isInstall", false);
    assertThat(map(context(values).get("upgradeMetadata")))
        .containsOnlyKeys("oldChartVersion", "newChartVersion", "preUpgradeRevision");
  }

  @Test
  void keysCertificatesByTheirNumberAsText() {
    Map<String, Object> values =
        installation(TrueNasVersion.SCALE_24_04).withCertificate(7, "CERT", "KEY").toMap();

    assertThat(values.get("ixCertificates"))
        .isEqualTo(
            Map.of(
                "7",
                Map.of(
                    "id", 7, "name", "certificate-7", "certificate", "CERT", "privatekey", "KEY")));
  }

  @Test
  void keepsWhatTheChartAsksForUnderGlobal() {
    Map<String, Object> values =
        installation(TrueNasVersion.SCALE_24_04)
            .withAnswers(Map.of("global", Map.of("region", "here")))
            .toMap();

    assertThat(map(values.get("global"))).containsOnlyKeys("region", "ixChartContext");
  }

  private static Map<String, Object> context(Map<String, Object> values) {
    return map(values.get("ixChartContext"));
  }

  private static Map<String, Object> map(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, entry) -> map.put((String) key, entry));
    return map;
  }
}
