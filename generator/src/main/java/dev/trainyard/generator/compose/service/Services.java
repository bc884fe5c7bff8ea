package dev.trainyard.generator.compose.service;

import static dev.trainyard.generator.expression.Expressions.text;

import dev.trainyard.generator.compose.answer.OfficialParts;
import dev.trainyard.generator.compose.answer.OwnNetworks;
import dev.trainyard.generator.expression.node.Arithmetic;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.DnsOption;
import dev.trainyard.generator.model.HostAlias;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Resolution;
import dev.trainyard.generator.model.Resources;
import dev.trainyard.generator.model.RunAs;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.Security;
import dev.trainyard.generator.model.Terminal;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Presence;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.plan.Variable;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The services of one workload or job. */
final class Services {

  /** What TrueNAS runs on. */
  static final String PLATFORM = "linux/amd64";

  private static final int PER_CORE = 1000;
  private static final long QUOTA = 100;

  private final Plan plan;
  private final Instance instance;
  private final Unit unit;
  private final ComposeImages images;
  private final OfficialParts parts;
  private final Volumes volumes;
  private final WaitedPorts waited;
  private final Handover handover;
  private final SetupService setup;
  private final NasNetwork nas;
  private final Optional<Planned<Job>> job;
  private final Optional<Planned<DeclaredWorkload>> workload;

  private Services(
      Plan plan,
      Instance instance,
      ComposeImages images,
      OfficialParts parts,
      Delivery delivery,
      Optional<Planned<DeclaredWorkload>> workload,
      Optional<Planned<Job>> job) {
    this.plan = plan;
    this.instance = instance;
    this.unit = instance.unit();
    this.images = images;
    this.parts = parts;
    this.volumes = new Volumes(instance);
    this.waited = new WaitedPorts(plan, unit);
    this.handover = new Handover(instance, waited, delivery);
    this.setup = new SetupService(instance, volumes, handover, images, delivery);
    this.nas = new NasNetwork(plan);
    this.workload = workload;
    this.job = job;
  }

  static Services ofWorkload(
      Plan plan,
      Planned<DeclaredWorkload> workload,
      ComposeImages images,
      OfficialParts parts,
      Delivery delivery) {
    return new Services(
        plan,
        Instance.of(workload),
        images,
        parts,
        delivery,
        Optional.of(workload),
        Optional.empty());
  }

  static Services ofJob(
      Plan plan, Planned<Job> job, ComposeImages images, OfficialParts parts, Delivery delivery) {
    return new Services(
        plan, Instance.ofJob(job), images, parts, delivery, Optional.empty(), Optional.of(job));
  }

  /** Whether something is prepared before the containers start. */
  boolean hasSetup() {
    return setup.isNeeded();
  }

  /** Whether hashes are kept in a volume of Docker's. */
  boolean keepsHashes() {
    return setup.keepsHashes();
  }

  /** The services. */
  List<Tree.Entry> services() {
    List<Tree.Entry> services = new ArrayList<>(setup.services());
    for (PlannedContainer step : unit.steps()) {
      services.addAll(service(step));
    }
    for (PlannedContainer process : unit.processes()) {
      services.addAll(service(process));
    }
    return instance.placed(services);
  }

  /** The texts that files are made of. */
  List<Tree.Entry> texts() {
    return instance.each(setup.texts());
  }

  /** The volumes that Docker keeps. */
  List<Tree.Entry> volumes() {
    return instance.placed(volumes.declared());
  }

  private List<Tree.Entry> service(PlannedContainer container) {
    return Instance.under(
        container.declared().when(),
        List.of(
            new Tree.Field(
                instance.service(container),
                MappingBuilder.mapping(service -> describe(service, container)))));
  }

  private boolean isMain(PlannedContainer container) {
    return container == instance.main();
  }

  private boolean ends(PlannedContainer container) {
    return container.isStep() || job.isPresent();
  }

  private void describe(MappingBuilder service, PlannedContainer container) {
    DeclaredUnit declared = unit.declared();
    service.put("image", images.reference(container.declared().image()));
    service.put("platform", PLATFORM);
    service.put(
        "restart",
        container.isStep()
            ? "on-failure:1"
            : job.map(one -> "on-failure:" + Math.max(1, one.declared().attempts()))
                .orElse("unless-stopped"));
    scale(service, container);
    List<Tree.Entry> others = dependencies(container);
    if (!others.isEmpty()) {
      service.put("depends_on", new Tree.Mapping(others));
    }
    security(service, container, declared);
    network(service, container);
    kernel(service, container);
    if (plan.app().offers().labels().isPresent() && workload.isPresent() && !container.isStep()) {
      service.put("labels", Offered.labels(instance, container));
    }
    handover.start(service, container);
    Blocks.entries(
            container.declared().terminal(),
            said ->
                new Tree.Field(
                    said.value() == Terminal.TTY ? "tty" : "stdin_open",
                    new Tree.Scalar(new Literal<>(true))))
        .forEach(service::add);
    environment(service, container);
    if (ends(container)) {
      service.put("healthcheck", check -> check.put("disable", true));
    } else {
      HealthCheck.of(container, waited.of(container), handover).forEach(service::add);
      service.put("stop_grace_period", seconds(declared.stopSeconds()));
    }
    List<Tree.Element> devices = new ArrayList<>(devices(container));
    gpus(container).map(GpuService::devices).ifPresent(devices::addAll);
    service.putUnlessEmpty("devices", devices);
    service.putUnlessEmpty("volumes", mounts(container));
    resources(service, container.declared().resources(), gpus(container));
  }

  private static Expression<String> seconds(Expression<Long> number) {
    return number instanceof Literal<Long> literal
        ? new Literal<>(literal.value() + "s")
        : text("{}s", number);
  }

  private void scale(MappingBuilder service, PlannedContainer container) {
    if (workload.isEmpty() || container.isStep() || instance.replicas().isPresent()) {
      return;
    }
    Expression<Long> replicas = workload.get().declared().replicas();
    if (!replicas.equals(new Literal<>(1L)) && isMain(container)) {
      service.put("scale", replicas);
    }
  }

  private List<Tree.Entry> dependencies(PlannedContainer container) {
    List<Tree.Entry> others = new ArrayList<>();
    if (setup.isNeeded()) {
      others.add(Dependency.onEnd(instance.named(SetupService.SETUP)));
    }
    for (PlannedContainer step : unit.steps()) {
      if (step == container) {
        break;
      }
      others.addAll(
          Instance.under(
              step.declared().when(),
              List.of(Dependency.onEnd(instance.named(step.declared().name())))));
    }
    if (!hasOwnNetwork(container)) {
      others.add(Dependency.on(instance.name(), new Literal<>("service_started")));
      return others;
    }
    others.addAll(Blocks.severalEntries(unit.waitedFor(), this::dependencies));
    if (workload.isPresent()) {
      plan.jobs().stream()
          .filter(first -> first.declared().trigger() == Trigger.Moment.BEFORE_UPGRADE)
          .map(Instance::ofJob)
          .forEach(
              first ->
                  first.unit().processes().stream()
                      .map(
                          process ->
                              first.placed(
                                  Instance.under(
                                      process.declared().when(),
                                      List.of(Dependency.onEnd(first.service(process))))))
                      .forEach(others::addAll));
    }
    return others;
  }

  /** All containers of the workload: a port leads to it when all of it can serve. */
  private List<Tree.Entry> dependencies(Workload waitedFor) {
    List<Tree.Entry> all = new ArrayList<>();
    plan.workload(waitedFor)
        .map(Instance::of)
        .ifPresent(
            other ->
                all.addAll(
                    other.placed(
                        other.unit().processes().stream()
                            .flatMap(
                                process ->
                                    Instance.under(
                                        process.declared().when(),
                                        List.of(
                                            Dependency.on(
                                                other.service(process),
                                                HealthCheck.state(
                                                    process,
                                                    new WaitedPorts(plan, other.unit())
                                                        .of(process)))))
                                        .stream())
                            .toList())));
    return all;
  }

  private static Expression<String> ids(RunAs runAs) {
    return Texts.join(runAs.user(), ":", runAs.group());
  }

  private void security(MappingBuilder service, PlannedContainer container, DeclaredUnit declared) {
    container.runAs().ifPresent(runAs -> service.put("user", ids(runAs)));
    // Volumes belong to the group of the workload.
    List<Tree.Element> groups = new ArrayList<>();
    declared
        .runAs()
        .filter(runAs -> !container.runAs().equals(Optional.of(runAs)))
        .ifPresent(runAs -> groups.add(Texts.word(runAs.group())));
    groups.addAll(texts(declared.groups()));
    gpus(container).map(GpuService::groups).ifPresent(groups::add);
    service.putUnlessEmpty("group_add", groups);
    Security security = container.declared().security();
    service.either(
        Presence.of(security.privileged()).isThere(),
        all -> all.put("privileged", true),
        few -> few(few, security));
  }

  private static void few(MappingBuilder service, Security security) {
    service
        .put("read_only", Presence.of(security.writableRoot()).isNotThere())
        .put("cap_drop", Tree.texts(List.of("ALL")))
        .putUnlessEmpty(
            "cap_add",
            Blocks.elements(security.capabilities(), capability -> Tree.text(capability.name())));
    service.either(
        Presence.of(security.escalation()).isNotThere(),
        kept -> kept.put("security_opt", Tree.texts(List.of("no-new-privileges=true"))),
        gained -> {});
  }

  private void network(MappingBuilder service, PlannedContainer container) {
    if (!hasOwnNetwork(container)) {
      service.put("network_mode", Texts.join("service:", instance.name()));
      return;
    }
    List<Tree.Entry> own =
        MappingBuilder.entries(
            entries -> {
              if (container.isStep()) {
                return;
              }
              if (instance.replicas().isPresent()) {
                entries.put("hostname", instance.name());
              }
              networks(entries);
              entries.putUnlessEmpty("ports", ports());
            });
    if (unit.declared().isAlwaysInHostNetwork()) {
      service.put("network_mode", "host");
    } else {
      unit.declared()
          .hostNetwork()
          .ifPresentOrElse(
              host ->
                  service.add(
                      new Tree.EntriesWhen(
                          host,
                          MappingBuilder.entries(entries -> entries.put("network_mode", "host")),
                          own)),
              () -> own.forEach(service::add));
    }
    resolution(service);
  }

  private boolean hasOwnNetwork(PlannedContainer container) {
    return container.isStep() || isMain(container);
  }

  private static <T> List<Tree.Element> texts(List<Block<Said<Expression<T>>>> values) {
    return Blocks.elements(values, value -> new Tree.Scalar(Texts.of(value.value())));
  }

  /** What lies in a network belongs to the container whose network the others share. */
  private void kernel(MappingBuilder service, PlannedContainer container) {
    List<Tree.Entry> sysctls =
        Blocks.entries(
            Block.filter(
                unit.declared().sysctls(),
                sysctl -> !sysctl.isOfNetwork() || hasOwnNetwork(container)),
            sysctl -> new Tree.Field(sysctl.name(), new Tree.Scalar(Texts.of(sysctl.value()))));
    if (!sysctls.isEmpty()) {
      service.put("sysctls", new Tree.Mapping(sysctls));
    }
  }

  private void resolution(MappingBuilder service) {
    Resolution resolution = unit.declared().resolution();
    service.putUnlessEmpty("dns", texts(resolution.nameservers()));
    service.putUnlessEmpty("dns_search", texts(resolution.searchDomains()));
    service.putUnlessEmpty("dns_opt", Blocks.elements(resolution.options(), Services::option));
    service.putUnlessEmpty(
        "extra_hosts",
        Texts.all(Blocks.several(resolution.aliases(), Services::alias), nas.names(unit)));
  }

  private static Tree option(DnsOption option) {
    Expression<String> both = Texts.join(option.name(), ":", option.value());
    Literal<String> none = new Literal<>("");
    if (option.value().equals(none)) {
      return new Tree.Scalar(option.name());
    }
    return new Tree.Scalar(
        option.value() instanceof Literal<String>
            ? both
            : new Conditional<>(new Equality(option.value(), none), option.name(), both));
  }

  private static List<Tree.Element> alias(HostAlias alias) {
    return alias.names().stream()
        .map(name -> Texts.word(Texts.join(name, ":", alias.address())))
        .toList();
  }

  /** Whoever joins another network leaves that of the app unless it is named. */
  private void networks(MappingBuilder entries) {
    boolean offered = plan.app().offers().networks().isPresent() && workload.isPresent();
    if (instance.replicas().isEmpty() && !offered) {
      return;
    }
    entries.put(
        "networks",
        networks -> {
          networks.put(
              OwnNetworks.OWN,
              network -> {
                if (instance.replicas().isPresent()) {
                  network.put("aliases", new Tree.Sequence(List.of(Texts.word(unit.localName()))));
                }
              });
          if (offered) {
            networks.add(Offered.networks(instance));
          }
        });
  }

  private List<Tree.Element> ports() {
    List<Tree.Element> ports = new ArrayList<>();
    boolean isFound = !nas.finders(unit).isEmpty();
    for (PlannedContainer container : unit.processes()) {
      List<Tree.Element> own =
          Blocks.several(
              Block.filter(
                  container.declared().ports(), port -> port.published().isPresent() || isFound),
              port ->
                  Texts.all(
                      port.published().isPresent() ? port(port) : List.of(),
                      nas.published(unit, port, parts)));
      ports.addAll(Instance.elementsUnder(container.declared().when(), own));
    }
    return ports;
  }

  private List<Tree.Element> port(ContainerPort port) {
    PortQuestion question = port.published().orElseThrow();
    return List.of(
        new Tree.ElementsWhen(
            parts.isPublished(question),
            List.of(
                new Tree.ElementsWhen(
                    new NotEmpty(parts.hostIps(question)),
                    List.of(
                        new Tree.ElementsEach(
                            parts.hostIps(question),
                            List.of(
                                new Tree.Item(port(port, Optional.of(parts.hostIp(question))))))),
                    List.of(new Tree.Item(port(port, Optional.empty()))))),
            List.of()));
  }

  private static Tree port(ContainerPort port, Optional<Expression<String>> address) {
    return MappingBuilder.mapping(
        fields -> {
          fields.put("target", port.number());
          fields.put("published", Texts.of(port.published().orElseThrow().expression()));
          address.ifPresent(host -> fields.put("host_ip", host));
          fields.put("protocol", port.udp() ? "udp" : "tcp").put("mode", "ingress");
        });
  }

  private void environment(MappingBuilder service, PlannedContainer container) {
    List<Tree.Entry> entries = new ArrayList<>();
    gpus(container).map(GpuService::environment).ifPresent(entries::add);
    entries.addAll(
        Blocks.entries(
            Block.filter(
                container.variables(),
                variable ->
                    !(variable instanceof Variable.OfEdition) && !handover.isLate(variable)),
            variable ->
                new Tree.Field(
                    variable.name(), new Tree.Scalar(Texts.of(Handover.value(variable))))));
    if (!entries.isEmpty()) {
      service.put("environment", new Tree.Mapping(entries));
    }
  }

  private static List<Tree.Element> devices(PlannedContainer container) {
    return Blocks.elements(
        Block.filter(container.declared().mounts(), Volumes::isDevice),
        mount -> new Tree.Scalar(Texts.join(mount.path(), ":", mount.path())));
  }

  private List<Tree.Element> mounts(PlannedContainer container) {
    List<Tree.Element> mounts = new ArrayList<>(handover.given(container));
    mounts.addAll(
        Blocks.elements(
            Block.filter(container.declared().mounts(), mount -> !Volumes.isDevice(mount)),
            mount -> mount(container, mount)));
    return mounts;
  }

  private Tree mount(PlannedContainer container, Mount mount) {
    return Volumes.isFile(mount) ? handover.file(container, mount) : volumes.mount(mount);
  }

  private Optional<GpuService> gpus(PlannedContainer container) {
    return container.declared().gpus().map(said -> new GpuService(parts, said.value()));
  }

  private static void resources(
      MappingBuilder service, Optional<Resources> most, Optional<GpuService> gpus) {
    List<Tree.Entry> deployed = new ArrayList<>();
    most.ifPresent(resources -> deployed.addAll(limits(service, resources)));
    List<Tree.Entry> reserved =
        gpus.map(given -> MappingBuilder.entries(given::reservations)).orElse(List.of());
    if (deployed.isEmpty() && gpus.isPresent()) {
      service.when(gpus.get().isReserved(), entries -> deploy(entries, reserved));
      return;
    }
    gpus.ifPresent(
        given -> deployed.add(new Tree.EntriesWhen(given.isReserved(), reserved, List.of())));
    if (!deployed.isEmpty()) {
      deploy(service, deployed);
    }
  }

  private static void deploy(MappingBuilder service, List<Tree.Entry> resources) {
    service.put("deploy", deploy -> deploy.put("resources", new Tree.Mapping(resources)));
  }

  /** Those that Compose takes in no other place are put at the service. */
  private static List<Tree.Entry> limits(MappingBuilder service, Resources resources) {
    Expression<String> memory = Texts.join(resources.mebibytes(), "M");
    if (resources.cpu() instanceof Literal<Long> literal) {
      return limits(new Literal<>(cores(literal.value(), resources.perCore())), memory);
    }
    if (resources.perCore() == 1) {
      return limits(Texts.of(resources.cpu()), memory);
    }
    service.put("cpu_period", QUOTA * PER_CORE);
    service.put(
        "cpu_quota",
        new Arithmetic(Arithmetic.Operator.TIMES, resources.cpu(), new Literal<>(QUOTA)));
    service.put("mem_limit", memory);
    return List.of();
  }

  private static String cores(long share, int perCore) {
    if (share % perCore == 0) {
      return Long.toString(share / perCore);
    }
    String digits = String.format(Locale.ROOT, "%03d", share % PER_CORE);
    return share / PER_CORE + "." + digits.replaceAll("0+$", "");
  }

  /** What a service may use at most. */
  static void limits(MappingBuilder service, Expression<String> cpus, Expression<String> memory) {
    deploy(service, limits(cpus, memory));
  }

  private static List<Tree.Entry> limits(Expression<String> cpus, Expression<String> memory) {
    return MappingBuilder.entries(
        resources ->
            resources.put("limits", limits -> limits.put("cpus", cpus).put("memory", memory)));
  }
}
