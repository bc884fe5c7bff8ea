package dev.trainyard.generator.helm.nas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values TrueNAS computes from a user's answers and hands to Helm: the answers, the
 * certificates and volumes they name, and the context of the operation. Immutable; the other
 * methods return a changed copy.
 *
 * <p>What younger releases add is absent on older ones, so that a chart that forgets {@code hasKey}
 * fails here and not on the NAS.
 */
public final class TrueNasValues {

  private final TrueNasVersion version;
  private final TrueNasOperation operation;
  private final String release;
  private final boolean stopped;
  private final Map<String, Object> answers;
  private final Map<String, Object> certificates;
  private final List<Object> volumes;

  private TrueNasValues(
      TrueNasVersion version,
      TrueNasOperation operation,
      String release,
      boolean stopped,
      Map<String, Object> answers,
      Map<String, Object> certificates,
      List<Object> volumes) {
    this.version = version;
    this.operation = operation;
    this.release = release;
    this.stopped = stopped;
    this.answers = answers;
    this.certificates = certificates;
    this.volumes = volumes;
  }

  /** The values for a release, without any answer. */
  public static TrueNasValues of(
      TrueNasVersion version, TrueNasOperation operation, String releaseName) {
    return new TrueNasValues(version, operation, releaseName, false, Map.of(), Map.of(), List.of());
  }

  /** With the answers, by top-level variable; they replace earlier ones of the same name. */
  public TrueNasValues withAnswers(Map<String, ?> more) {
    Map<String, Object> merged = new LinkedHashMap<>(answers);
    merged.putAll(more);
    return new TrueNasValues(version, operation, release, stopped, merged, certificates, volumes);
  }

  /** With a certificate in the NAS' store under this number, as PEM texts. */
  public TrueNasValues withCertificate(int id, String certificate, String privateKey) {
    Map<String, Object> merged = new LinkedHashMap<>(certificates);
    merged.put(
        String.valueOf(id),
        Map.of(
            "id", id,
            "name", "certificate-" + id,
            "certificate", certificate,
            "privatekey", privateKey));
    return new TrueNasValues(version, operation, release, stopped, answers, merged, volumes);
  }

  /** With a dataset of the release, in the pool {@code tank}. */
  public TrueNasValues withIxVolume(String dataset) {
    List<Object> more = new ArrayList<>(volumes);
    more.add(
        Map.of(
            "hostPath",
            "/mnt/tank/ix-applications/releases/%s/volumes/ix_volumes/%s"
                .formatted(release, dataset)));
    return new TrueNasValues(version, operation, release, stopped, answers, certificates, more);
  }

  /** For an app that is stopped while it is edited; only 23.10 and later tell the chart. */
  public TrueNasValues whileStopped() {
    return new TrueNasValues(version, operation, release, true, answers, certificates, volumes);
  }

  /** The values. */
  public Map<String, Object> toMap() {
    Map<String, Object> values = new LinkedHashMap<>(answers);
    values.put("ixCertificates", certificates);
    values.put("ixCertificateAuthorities", Map.of());
    values.put("ixExternalInterfacesConfiguration", List.of());
    values.put("ixExternalInterfacesConfigurationNames", List.of());
    values.put("ixVolumes", volumes);
    if (version.isAtLeast(TrueNasVersion.SCALE_22_12)) {
      values.put("release_name", release);
    }
    Map<String, Object> context = context();
    values.put("ixChartContext", context);
    Map<String, Object> global = new LinkedHashMap<>();
    if (answers.get("global") instanceof Map<?, ?> own) {
      own.forEach((key, value) -> global.put((String) key, value));
    }
    global.put("ixChartContext", context);
    values.put("global", global);
    return Collections.unmodifiableMap(values);
  }

  private Map<String, Object> context() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("operation", operation.name());
    context.put("isInstall", operation == TrueNasOperation.INSTALL);
    context.put("isUpdate", operation == TrueNasOperation.UPDATE);
    context.put("isUpgrade", operation == TrueNasOperation.UPGRADE);
    context.put(
        "upgradeMetadata",
        operation == TrueNasOperation.UPGRADE
            ? Map.of(
                "oldChartVersion", "1.0.0", "newChartVersion", "1.0.1", "preUpgradeRevision", 1)
            : Map.of());
    context.put("storageClassName", "ix-storage-class-" + release);
    if (version.isAtLeast(TrueNasVersion.SCALE_22_12)) {
      context.put(
          "kubernetes_config",
          Map.of(
              "cluster_cidr", "172.16.0.0/16",
              "service_cidr", "172.17.0.0/16",
              "cluster_dns_ip", "172.17.0.10"));
    }
    if (version.isAtLeast(TrueNasVersion.SCALE_23_10)) {
      context.put("isStopped", stopped);
      context.put("addNvidiaRuntimeClass", false);
      context.put("nvidiaRuntimeClassName", "nvidia");
      context.put("hasSMBCSI", true);
      context.put("hasNFSCSI", true);
      context.put("smbProvisioner", "smb.csi.k8s.io");
      context.put("nfsProvisioner", "nfs.csi.k8s.io");
    }
    return context;
  }
}
