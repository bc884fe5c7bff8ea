package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.plan.Asking;
import dev.trainyard.generator.plan.Choice;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.tree.Blocks;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one health check of a service. It tells whether the program can serve, which others wait for
 * and TrueNAS shows; how long a start may take is that of the check which tells when it has
 * started. Docker restarts nothing that is not healthy.
 */
final class HealthCheck {

  /** What a start may take where nothing is said. */
  private static final int USUAL_START = 15;

  /**
   * Asks as the kubelet does: what counts is the status, that of another page of the same host
   * where it leads there, and no other host is asked; nor is a proxy of the program's.
   *
   * <p>BusyBox names no signatures that it knows, which means SHA-1, and servers refuse those (RFC
   * 9155): Go since 1.25, OpenSSL 3. One that refuses is there, which is all that can be told then.
   */
  private static final String ASK =
      String.join(
          " ",
          "{ \"$0\" wget -q -S -Y off \"$@\" 2>&1 & echo \"(process) $!\"; } |",
          "{ process=; status=; while read -r name value rest; do case \"$name $value\" in",
          "'(process) '*) process=${process:-$value} ;;",
          "HTTP/*' '2*) ${process:+kill \"$process\"}; exit 0 ;;",
          "HTTP/*) status=$value ;;",
          "[Ll]ocation:*) status=; case $value in *//127.0.0.1 | *//127.0.0.1[:/]*) ;;",
          "http://* | https://* | //*) ${process:+kill \"$process\"}; exit 0 ;; esac ;;",
          "'wget: TLS') case $rest in 'error from peer'*) exit 0 ;; esac; echo \"$value $rest\" ;;",
          "wget:*) echo \"$name $value $rest\" ;; esac; done;",
          "case $status in 3*) exit 0 ;; *) exit 1 ;; esac; }");

  /** Where a container says nothing of its health, it can serve when it accepts connections. */
  private static final String CONNECT =
      "for port; do \"$0\" nc -z -w 5 127.0.0.1 \"$port\" || exit 1; done";

  /** Half of what TrueNAS gives an app to start; nobody knows how long this one takes. */
  private static final String LONGEST_START = "600s";

  private HealthCheck() {}

  /** Whether a container may be there without a check of its own. */
  static boolean mayLack(PlannedContainer container) {
    Choice<Asking> choice = asked(container);
    return choice.when().isPresent()
        || choice.options().stream().allMatch(option -> option.condition().isPresent());
  }

  private static Choice<Asking> asked(PlannedContainer container) {
    if (!container.ready().options().isEmpty()) {
      return container.ready();
    }
    return container.live().options().isEmpty() ? container.starts() : container.live();
  }

  /**
   * The entries of a service that check its health.
   *
   * @param waited the ports at which others wait for it
   */
  static List<Tree.Entry> of(
      PlannedContainer container, List<Block<ContainerPort>> waited, Handover handover) {
    Choice<Asking> choice = asked(container);
    List<Tree.Entry> none =
        MappingBuilder.entries(
            service ->
                service.put(
                    "healthcheck",
                    check -> {
                      if (waited.isEmpty()) {
                        check.put("disable", true);
                      } else {
                        connect(check, waited);
                      }
                    }));
    List<Tree.Entry> entries = none;
    for (int i = choice.options().size() - 1; i >= 0; i--) {
      Guarded<Asking> option = choice.options().get(i);
      List<Tree.Entry> own =
          MappingBuilder.entries(
              service ->
                  service.put(
                      "healthcheck", check -> check(check, option.value(), container, handover)));
      entries =
          option.condition().isPresent()
              ? List.of(new Tree.EntriesWhen(option.condition().get(), own, entries))
              : own;
    }
    return choice.when().isEmpty() || choice.options().isEmpty()
        ? entries
        : List.of(new Tree.EntriesWhen(choice.when().get(), entries, none));
  }

  private static void connect(MappingBuilder check, List<Block<ContainerPort>> waited) {
    check.put(
        "test",
        new Tree.Sequence(
            Texts.all(
                Texts.words("CMD", Handover.BUSYBOX, "sh", "-c", CONNECT, Handover.BUSYBOX),
                Blocks.elements(waited, port -> new Tree.Scalar(Texts.of(port.number()))))));
    check.put("interval", "30s");
    check.put("timeout", "30s");
    check.put("retries", 3L);
    check.put("start_period", LONGEST_START);
    check.put("start_interval", "5s");
  }

  private static void check(
      MappingBuilder check, Asking asking, PlannedContainer container, Handover handover) {
    Probe probe = asking.probe();
    check.put(
        "test",
        new Tree.Sequence(Texts.all(Texts.words("CMD"), test(asking, container, handover))));
    check.put("interval", probe.period() + "s");
    check.put("timeout", probe.timeout() + "s");
    check.put("retries", (long) probe.failures());
    Optional<Probe> starts =
        container.starts().options().stream().map(option -> option.value().probe()).findFirst();
    check.put(
        "start_period",
        starts
                .map(start -> start.initialDelay() + start.period() * start.failures())
                .orElse(Math.max(USUAL_START, probe.initialDelay()))
            + "s");
    check.put("start_interval", starts.map(Probe::period).orElse(probe.period()) + "s");
  }

  private static List<Tree.Element> test(
      Asking asking, PlannedContainer container, Handover handover) {
    Probe probe = asking.probe();
    if (probe.handler() instanceof Probe.Exec exec) {
      return Texts.all(
          handover.variablesOf(container), exec.command().stream().map(Texts::word).toList());
    }
    Expression<Long> port = asking.port().map(ContainerPort::number).orElse(new Literal<>(0L));
    String seconds = Integer.toString(probe.timeout());
    if (probe.handler() instanceof Probe.Http http) {
      Expression<String> scheme =
          http.scheme() instanceof Literal<String> literal
              ? new Literal<>(literal.value().equals("HTTPS") ? "https" : "http")
              : new Conditional<>(
                  new Equality(http.scheme(), new Literal<>("HTTPS")),
                  new Literal<>("https"),
                  new Literal<>("http"));
      return Texts.all(
          Texts.words(
              Handover.BUSYBOX, "sh", "-c", ASK, Handover.BUSYBOX, "--no-check-certificate"),
          Texts.words("-T", seconds, "-O", "/dev/null"),
          http.headers().stream()
              .flatMap(
                  header ->
                      Stream.concat(
                          Texts.words("--header").stream(),
                          Stream.of(Texts.word(Texts.join(header.name(), ": ", header.value())))))
              .toList(),
          List.of(Texts.word(Texts.join(scheme, "://127.0.0.1:", port, http.path()))));
    }
    return Texts.all(
        Texts.words(Handover.BUSYBOX, "nc", "-z", "-w", seconds, "127.0.0.1"),
        List.of(Texts.word(Texts.of(port))));
  }

  /**
   * What others wait for, in the words of Docker Compose.
   *
   * @param waited the ports at which they do
   */
  static Expression<String> state(PlannedContainer container, List<Block<ContainerPort>> waited) {
    Literal<String> started = new Literal<>("service_started");
    Literal<String> healthy = new Literal<>("service_healthy");
    if (!waited.isEmpty()) {
      return healthy;
    }
    Choice<Asking> choice = asked(container);
    if (choice.options().isEmpty()) {
      return started;
    }
    boolean always = choice.options().stream().anyMatch(option -> option.condition().isEmpty());
    Optional<Expression<Boolean>> some =
        always
            ? Optional.empty()
            : Optional.of(
                new Any(
                    choice.options().stream()
                        .<Expression<Boolean>>map(option -> option.condition().orElseThrow())
                        .toList()));
    if (choice.when().isPresent()) {
      some =
          Optional.of(
              some.<Expression<Boolean>>map(
                      any -> new All(List.of(choice.when().orElseThrow(), any)))
                  .orElse(choice.when().get()));
    }
    return some.<Expression<String>>map(when -> new Conditional<>(when, healthy, started))
        .orElse(healthy);
  }
}
