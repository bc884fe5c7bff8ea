package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.ItemIndex;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.Ownership;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Presence;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.plan.VolumeDirectory;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The services that prepare what the containers of a unit find: owners of directories, secrets,
 * files. They run to their end before the others start, each time the app starts.
 *
 * <p>Files lie in a volume of the app, of which each container sees its own: Docker Compose itself
 * puts no text into a container whose root cannot be written to, and templates know no secrets.
 */
final class SetupService {

  /** The name of the volume with the files of all containers. */
  static final String FILES = "files";

  /** The name of the text that the services run. */
  static final String SCRIPT = "setup";

  /** What the name of such a service ends with. */
  static final String SETUP = "setup";

  /** What the name of the service that hashes passwords ends with. */
  static final String HASHES = "hashes";

  /** The capabilities that it takes to change owners, whoever owns a directory. */
  static final List<String> CAPABILITIES = List.of("CHOWN", "DAC_OVERRIDE", "FOWNER");

  /** Where storage is as a whole, of which containers mount directories. */
  private static final String WHOLE = "/whole/";

  private static final String EMPTIED = "/emptied/";

  private final Instance instance;
  private final Unit unit;
  private final Volumes volumes;
  private final Handover handover;
  private final ComposeImages images;
  private final Delivery delivery;
  private final List<Generated> generated;
  private final List<Block<PasswordHash>> hashes;

  SetupService(
      Instance instance,
      Volumes volumes,
      Handover handover,
      ComposeImages images,
      Delivery delivery) {
    this.instance = instance;
    this.unit = instance.unit();
    this.volumes = volumes;
    this.handover = handover;
    this.images = images;
    this.delivery = delivery;
    this.generated = delivery == Delivery.CATALOG ? RuntimeSecrets.generated(unit) : List.of();
    this.hashes = unit.hashes();
  }

  /** Whether hashes are kept in a volume of Docker's. */
  boolean keepsHashes() {
    return delivery == Delivery.FILE && !hashes.isEmpty();
  }

  /** Whether there is anything to prepare. */
  boolean isNeeded() {
    return !actions().isEmpty();
  }

  /** The services. */
  List<Tree.Entry> services() {
    if (!isNeeded()) {
      return List.of();
    }
    List<Tree.Entry> services = new ArrayList<>();
    if (!hashes.isEmpty()) {
      images.add(ComposeImages.HASHES, "hashes");
      services.addAll(
          Instance.under(
              Presence.of(hashes).when(),
              List.of(
                  new Tree.Field(instance.named(HASHES), MappingBuilder.mapping(this::hashing)))));
    }
    images.add(ComposeImages.HELPER, "setup");
    services.add(
        new Tree.Field(
            instance.named(SETUP),
            MappingBuilder.mapping(
                service -> {
                  helper(service, ComposeImages.HELPER, actions(), handover.mounts(), mounts());
                  service.either(
                      Presence.of(hashes).isThere(),
                      some ->
                          some.put(
                              "depends_on",
                              others -> others.add(Dependency.onEnd(instance.named(HASHES)))),
                      none -> {});
                })));
    return services;
  }

  private void hashing(MappingBuilder service) {
    helper(
        service,
        ComposeImages.HASHES,
        Texts.all(secrets(), Blocks.several(hashes, hash -> Texts.words("hash " + hash.key()))),
        Blocks.several(hashes, hash -> List.of(text(textName(hash), "hash/" + hash.key()))),
        List.of(kept()));
  }

  private Expression<String> textName(PasswordHash hash) {
    // No container is called so, whose texts have names of this kind.
    return Texts.join(unit.localName(), ".hash_of.", hash.key());
  }

  private void helper(
      MappingBuilder service,
      Image image,
      List<Tree.Element> actions,
      List<Tree.Element> texts,
      List<Tree.Element> mounts) {
    service.put("image", images.reference(image));
    service.put("platform", Services.PLATFORM);
    service.put("restart", "on-failure:1");
    service.put("user", "0:0");
    service.put("network_mode", "none");
    service.put("cap_drop", Tree.texts(List.of("ALL")));
    service.put("cap_add", Tree.texts(CAPABILITIES));
    service.put("security_opt", Tree.texts(List.of("no-new-privileges=true")));
    service.put("entrypoint", Tree.texts(List.of("sh", "/in/setup.sh")));
    service.put(
        "command", new Tree.Sequence(Texts.all(List.of(Texts.word(instance.name())), actions)));
    service.put("healthcheck", check -> check.put("disable", true));
    service.put(
        "configs",
        new Tree.Sequence(Texts.all(List.of(text(new Literal<>(SCRIPT), "setup.sh")), texts)));
    service.put("tmpfs", Tree.texts(List.of("/tmp:size=1m,mode=0700")));
    service.put(
        "volumes",
        new Tree.Sequence(
            Texts.all(
                List.of(
                    new Tree.Item(
                        MappingBuilder.mapping(
                            volume ->
                                volume
                                    .put("type", "volume")
                                    .put("source", FILES)
                                    .put("target", "/files")))),
                mounts)));
    Services.limits(service, new Literal<>("0.5"), new Literal<>("256M"));
  }

  /** A text at a path below {@code /in}. */
  static Tree.Element text(Expression<String> source, String path) {
    return text(source, new Literal<>(path));
  }

  private static Tree.Element text(Expression<String> source, Expression<String> path) {
    return new Tree.Item(
        MappingBuilder.mapping(
            config -> config.put("source", source).put("target", Texts.join("/in/", path))));
  }

  private List<Tree.Element> secrets() {
    return generated.stream()
        .flatMap(one -> Texts.words("secret " + one.key() + " " + one.length()).stream())
        .toList();
  }

  /** Where secrets are kept; hashes can be made anew, and need no dataset. */
  private Tree.Element kept() {
    if (delivery == Delivery.FILE) {
      return new Tree.Item(
          MappingBuilder.mapping(
              volume ->
                  volume.put("type", "volume").put("source", HASHES).put("target", "/secrets")));
    }
    return new Tree.Item(
        MappingBuilder.mapping(
            volume ->
                volume
                    .put("type", "bind")
                    .put("source", RuntimeSecrets.directory())
                    .put("target", "/secrets")
                    .put("bind", bind -> bind.put("create_host_path", false))));
  }

  private List<Tree.Element> actions() {
    List<Tree.Element> actions = new ArrayList<>();
    actions.addAll(Blocks.several(volumes.emptied(), this::empty));
    actions.addAll(Blocks.several(unit.directories(), this::make));
    actions.addAll(Blocks.several(unit.owners(), this::own));
    actions.addAll(secrets());
    actions.addAll(Blocks.several(hashes, hash -> Texts.words("hashed " + hash.key())));
    actions.addAll(handover.actions());
    return actions;
  }

  private List<Tree.Element> empty(PlannedVolume volume) {
    return volumes.whenEmptied(
        volume, List.of(Texts.word(Texts.join("empty " + EMPTIED, volumes.name(volume)))));
  }

  /**
   * Docker mounts a directory of a volume only where there is one. On the NAS it belongs to root,
   * as do those that Docker makes; what is lost with the app is there for everybody, and a server
   * has rules of its own for its shares.
   */
  private List<Tree.Element> make(VolumeDirectory directory) {
    PlannedVolume volume = PlannedVolume.of(directory.volume());
    if (!(volume instanceof PlannedVolume.Storage storage)) {
      return List.of(make("0777", directory, EMPTIED));
    }
    List<Tree.Element> actions = new ArrayList<>();
    if (storage.question().allowsTemporary()) {
      actions.addAll(volumes.whenEmptied(storage, List.of(make("0777", directory, EMPTIED))));
    }
    if (storage.question().allowsSmb()) {
      actions.add(
          new Tree.ElementsWhen(
              storage.isIn(StoragePlace.SMB), List.of(make("0777", directory, WHOLE)), List.of()));
    }
    actions.addAll(
        Instance.elementsUnder(Volumes.isOnNas(storage), List.of(make("0755", directory, WHOLE))));
    return actions;
  }

  private Tree.Element make(String mode, VolumeDirectory directory, String folder) {
    Expression<String> whole =
        Texts.join(folder, volumes.name(PlannedVolume.of(directory.volume())));
    return Texts.word(
        Texts.join(
            "make " + mode + " ",
            volumes.place(whole, directory.subPath(), directory.perReplica())));
  }

  private List<Tree.Element> own(Ownership owned) {
    if (owned.volume() instanceof VolumeSource.Temporary temporary
        && !volumes.isShared(PlannedVolume.of(temporary))) {
      return List.of();
    }
    List<Tree.Element> action =
        List.of(
            Texts.word(Texts.join("own ", owned.user(), ":", owned.group(), " ", place(owned))));
    return owned.volume() instanceof VolumeSource.Storage storage
        ? withoutAcl(storage, action)
        : action;
  }

  /** Who lets TrueNAS set access rights wants no others, and a share has those of its server. */
  private static List<Tree.Element> withoutAcl(
      VolumeSource.Storage storage, List<Tree.Element> action) {
    return List.of(
        new Tree.ElementsWhen(
            ((PlannedVolume.Storage) PlannedVolume.of(storage)).takesOwner(true),
            action,
            List.of()));
  }

  private Expression<String> place(Ownership owned) {
    return volumes.place(path(owned), owned.subPath(), owned.perReplica());
  }

  private static Expression<String> path(Ownership owned) {
    String number = "/volumes/" + owned.number();
    return owned.volume() instanceof VolumeSource.Storage storage && storage.scope().isItem()
        ? Texts.join(number, "-", new ItemIndex(storage.scope()))
        : new Literal<>(number);
  }

  private List<Tree.Element> mounts() {
    List<Tree.Element> mounts = new ArrayList<>();
    if (!generated.isEmpty() || !hashes.isEmpty()) {
      mounts.add(kept());
    }
    mounts.addAll(
        Blocks.several(
            volumes.emptied(),
            volume ->
                volumes.whenEmptied(
                    volume,
                    List.of(
                        new Tree.Item(
                            MappingBuilder.mapping(
                                mount ->
                                    mount
                                        .put("type", "volume")
                                        .put("source", volumes.key(volume))
                                        .put(
                                            "target",
                                            Texts.join(EMPTIED, volumes.name(volume)))))))));
    mounts.addAll(
        Blocks.several(
            unit.owners(),
            owned ->
                owned.volume() instanceof VolumeSource.Temporary temporary
                        && !volumes.isShared(PlannedVolume.of(temporary))
                    ? List.of()
                    : List.of(
                        new Tree.Item(
                            volumes.around(
                                new Mount(
                                    owned.volume(),
                                    path(owned),
                                    owned.subPath(),
                                    owned.perReplica(),
                                    new Literal<>(false),
                                    Optional.empty(),
                                    unit.source()))))));
    mounts.addAll(
        Blocks.several(
            volumes.dividedStorage(),
            volume ->
                volumes.whole(
                    (PlannedVolume.Storage) volume, Texts.join(WHOLE, volumes.name(volume)))));
    return mounts;
  }

  /** The texts of the unit, each under the name that the services call it by. */
  List<Tree.Entry> texts() {
    List<Tree.Entry> texts =
        new ArrayList<>(
            Blocks.entries(hashes, hash -> Handover.text(textName(hash), hash.password())));
    texts.addAll(handover.texts());
    return texts;
  }
}
