package dev.trainyard.docs;

import static dev.trainyard.docs.Example.IMAGE;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;
import static dev.trainyard.generator.model.Probe.http;
import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.ipAddress;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.string;

import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.StringQuestion;

/** How containers look names up, what they tell the kernel, and which groups they are in. */
final class LookupExample implements AppDefinition {

  // tag::lookup-questions[]
  static final IpAddressQuestion NAMESERVER = ipAddress("network.nameserver").label("Name server");

  static final StringQuestion OPTION =
      string("name").label("Name").required().pattern("^[a-z0-9-]+$", "Such as ndots.");
  static final StringQuestion VALUE =
      string("value").label("Value").pattern("^[a-z0-9]*$", "Such as 2.");
  static final ListQuestion OPTIONS =
      list("network.dns_options").label("DNS options").items(OPTION, VALUE);

  // end::lookup-questions[]

  static final IntegerQuestion FOLDER_GROUP =
      integer("user.folder_group").label("Group of the folder").defaultNumber(568).range(1, 60000);

  @Override
  public App define() {
    return Example.app(
        "lookup",
        a -> {
          a.group("Network", g -> g.ask(NAMESERVER, OPTIONS));
          a.group("User", g -> g.ask(FOLDER_GROUP));
          a.workload(
              workload("server"),
              w -> {
                // tag::lookup[]
                w.nameserver(NAMESERVER).searchDomain("example.org");
                w.each(OPTIONS, (each, i) -> each.dnsOption(i.get(OPTION), i.get(VALUE)));
                w.hostAlias("10.0.0.9", "printer", "printer.example.org");
                // end::lookup[]
                // tag::lookup-groups[]
                w.runAs(1000, 1000).supplementalGroup(FOLDER_GROUP).supplementalGroup(44);
                // end::lookup-groups[]
                // tag::lookup-kernel[]
                w.sysctl("net.ipv4.ip_unprivileged_port_start", "80");
                w.container(IMAGE, c -> c.port(tcp("http", 80)).ready(http("/health")));
                // end::lookup-kernel[]
              });
        });
  }
}
