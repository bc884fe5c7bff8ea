package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Digest;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.InstallationState;
import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.OfEdition;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.helm.word.ReleaseFact;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.question.SmbShare;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shares of other servers: for each a volume of the driver for SMB, which TrueNAS has from 23.10
 * on, a claim of it and a Secret with the login. Kubernetes never changes a volume, so that with
 * other answers all three are others; what holds the old login goes with them.
 */
final class SmbShares {

  /** https://github.com/kubernetes-csi/csi-driver-smb; {@code ixChartContext} says the same. */
  private static final String DRIVER = "smb.csi.k8s.io";

  private final Labels labels;

  SmbShares(Labels labels) {
    this.labels = labels;
  }

  /** Whether any storage of the app may be a share. */
  static boolean areIn(Plan plan) {
    return Block.stream(plan.storages()).anyMatch(storage -> storage.question().allowsSmb());
  }

  /** The manifests, for each share its three. */
  List<Document> of(Plan plan) {
    return Blocks.documents(
        Block.filter(plan.storages(), storage -> storage.question().allowsSmb()),
        storage ->
            new Document.DocumentsWhen(
                storage.isIn(StoragePlace.SMB),
                List.of(login(storage), volume(storage), claim(storage))));
  }

  /** What a release of TrueNAS without the driver is told. */
  List<Document> refusals(Plan plan) {
    return Blocks.documents(
        Block.filter(plan.storages(), storage -> storage.question().allowsSmb()),
        storage ->
            new Document.Refused(
                new All(
                    List.of(
                        storage.isIn(StoragePlace.SMB),
                        new InstallationState(InstallationState.State.ON_TRUENAS),
                        new Equality(
                            new OfEdition(ReleaseFact.SMB_PROVISIONER), new Literal<>("")))),
                HelmAnswers.PATHS.dotted(storage.question(), Part.KIND, storage.scope())
                    + ": an SMB share needs TrueNAS 23.10 or later. Choose another type."));
  }

  /** What the three are called, and the volume for everybody in the cluster. */
  static Expression<String> name(PlannedVolume.Storage storage) {
    List<Text.Part> answers = new ArrayList<>();
    SmbShare.PARTS
        .keySet()
        .forEach(
            part -> {
              answers.add(new Text.Hole(storage.part(part)));
              answers.add(new Text.Fixed("\n"));
            });
    List<Text.Part> name = new ArrayList<>();
    name.add(new Text.Hole(new ResourceName("")));
    if (storage.scope().isItem()) {
      name.add(new Text.Fixed("-" + Volumes.itemVolume(storage) + "-"));
      name.add(new Text.Hole(new ItemIndex(storage.scope())));
    } else {
      name.add(new Text.Fixed("-" + storage.question().volumeName()));
    }
    name.add(new Text.Fixed("-"));
    name.add(new Text.Hole(new Digest(new Text(answers), Optional.of(Checksums.SALT))));
    return new Text(name);
  }

  private MappingBuilder metadata(MappingBuilder metadata, PlannedVolume.Storage storage) {
    return metadata
        .put("name", name(storage))
        .put("labels", labels.all())
        .add(Installer.onlyAnnotations());
  }

  private Document login(PlannedVolume.Storage storage) {
    Answer<String> domain = storage.part(Part.SMB_DOMAIN);
    return Documents.manifest(
        fields ->
            fields
                .put("apiVersion", "v1")
                .put("kind", "Secret")
                .put("metadata", metadata -> metadata(metadata, storage))
                .put("type", "Opaque")
                .put(
                    "stringData",
                    data ->
                        data.put("username", storage.<String>part(Part.SMB_USER))
                            .put("password", storage.<String>part(Part.SMB_PASSWORD))
                            .add(
                                new Tree.EntriesWhen(
                                    new Negation(new Equality(domain, new Literal<>(""))),
                                    MappingBuilder.entries(one -> one.put("domain", domain)),
                                    List.of()))));
  }

  /** What the server allows is for the server to judge: users have other numbers there. */
  private Document volume(PlannedVolume.Storage storage) {
    return Documents.manifest(
        fields ->
            fields
                .put("apiVersion", "v1")
                .put("kind", "PersistentVolume")
                .put("metadata", metadata -> metadata(metadata, storage))
                .put(
                    "spec",
                    spec ->
                        spec.put("capacity", capacity -> capacity.put("storage", "1Gi"))
                            .put("accessModes", Tree.texts(List.of("ReadWriteMany")))
                            .put("persistentVolumeReclaimPolicy", "Retain")
                            .put("storageClassName", name(storage))
                            .put("mountOptions", Tree.texts(List.of("noperm")))
                            .put("csi", csi -> driver(csi, storage))));
  }

  private static void driver(MappingBuilder csi, PlannedVolume.Storage storage) {
    csi.put("driver", DRIVER)
        .put("volumeHandle", name(storage))
        .put(
            "volumeAttributes",
            attributes ->
                attributes.put(
                    "source",
                    new Text(
                        List.of(
                            new Text.Fixed("//"),
                            new Text.Hole(storage.part(Part.SMB_SERVER)),
                            new Text.Fixed("/"),
                            new Text.Hole(storage.part(Part.SMB_SHARE))))))
        .put(
            "nodeStageSecretRef",
            secret -> secret.put("name", name(storage)).put("namespace", Helm.namespace()));
  }

  private Document claim(PlannedVolume.Storage storage) {
    return Documents.manifest(
        fields ->
            fields
                .put("apiVersion", "v1")
                .put("kind", "PersistentVolumeClaim")
                .put("metadata", metadata -> metadata(metadata, storage))
                .put(
                    "spec",
                    spec ->
                        spec.put("accessModes", Tree.texts(List.of("ReadWriteMany")))
                            .put("storageClassName", name(storage))
                            .put("volumeName", name(storage))
                            .put(
                                "resources",
                                resources ->
                                    resources.put(
                                        "requests", requests -> requests.put("storage", "1Gi")))));
  }
}
