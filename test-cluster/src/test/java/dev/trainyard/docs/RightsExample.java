package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.helm.word.Helm.mayUseApi;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.gpus;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import java.util.List;

/** Users, rights beyond the least, and what a container may use. */
final class RightsExample implements AppDefinition {

  // tag::rights-questions[]
  static final IntegerQuestion USER =
      integer("user.id").label("User ID").defaultNumber(568).range(1, 60000);
  static final IntegerQuestion GROUP =
      integer("user.group").label("Group ID").defaultNumber(568).range(1, 60000);

  // end::rights-questions[]

  static final BooleanQuestion HOST_NETWORK =
      yesNo("network.host").label("Use the network of the NAS");

  static final BooleanQuestion WATCH_PODS =
      yesNo("cluster.watch_pods").label("Watch Pods").description("Shows the pods beside it.");

  static final BooleanQuestion STICK = yesNo("radio.stick").label("Radio at USB");

  // tag::limits-question[]
  static final LimitsQuestion LIMITS =
      limits("resources.server").label("Server").cpus(2).memory(2048, 256);

  // end::limits-question[]

  // tag::gpus-question[]
  static final GpuQuestion GPUS = gpus("resources.gpus").label("GPUs");

  // end::gpus-question[]

  @Override
  public App define() {
    return Example.app(
        "rights",
        a -> {
          a.group("User", g -> g.ask(USER, GROUP));
          a.group("Network", g -> g.ask(HOST_NETWORK));
          a.group("Radio", g -> g.ask(STICK));
          a.group("Resources", g -> g.ask(LIMITS, GPUS));
          // tag::rights-user[]
          a.workload(
              workload("server"),
              w -> {
                w.runAs(USER, GROUP);
                w.container(
                    IMAGE, c -> c.port(tcp("http", 8080)).ready(http("/health")).limits(LIMITS));
              });
          // end::rights-user[]
          a.workload(
              workload("transcoder"),
              w -> {
                w.runAs(568, 568);
                // tag::gpus[]
                w.container(
                    IMAGE,
                    c -> {
                      c.port(tcp("http", 8082)).ready(http("/health")).gpus(GPUS);
                      c.when(GPUS.isChosen(), chosen -> chosen.args("--hardware"));
                    });
                // end::gpus[]
              });
          // tag::rights-api[]
          a.group("Cluster", g -> g.askOnly(Helm.EDITION, WATCH_PODS));
          a.workload(
              workload("watcher"),
              w -> {
                w.runAs(568, 568);
                w.when(
                    WATCH_PODS,
                    watch -> watch.only(mayUseApi(List.of(""), List.of("pods"), List.of("list"))));
                w.container(IMAGE, c -> c.noHealthCheck("It only watches."));
              });
          // end::rights-api[]
          // tag::rights-more[]
          a.workload(
              workload("scanner"),
              w -> {
                w.runAs(568, 568).hostNetwork(HOST_NETWORK);
                w.only(mayUseApi(List.of(""), List.of("pods"), List.of("get", "list")));
                w.container(
                    IMAGE,
                    c -> {
                      c.runAsRoot("It reads files of every user.");
                      c.capability("DAC_READ_SEARCH", "It reads files of every user.");
                      c.writableRoot("It unpacks its rules beside the program.");
                      c.privilegeEscalation("Its sandbox has a set-user-id helper.");
                      c.limits(0.5, 512).port(tcp("http", 8083)).ready(http("/health"));
                    });
              });
          // end::rights-more[]
          a.workload(
              workload("tunnel"),
              w -> {
                // tag::rights-nas[]
                w.runAs(568, 568);
                w.container(
                    IMAGE,
                    c -> {
                      c.device("/dev/net/tun", "It makes a tunnel to its peers.");
                      c.hostPath("/proc", "/host/proc", "It shows what the NAS is busy with.");
                      c.noHealthCheck("It ends with the tunnel.");
                    });
                // end::rights-nas[]
              });
          a.workload(
              workload("listener"),
              w -> {
                w.runAs(568, 568);
                // tag::rights-when[]
                w.container(
                    IMAGE,
                    c -> {
                      c.when(
                          STICK,
                          x ->
                              x.device("/dev/bus/usb", "It talks by the radio at USB.")
                                  .privilegedToOpenDevices("It talks by the radio at USB."));
                      c.noHealthCheck("It ends with the radio.");
                    });
                // end::rights-when[]
              });
        });
  }
}
