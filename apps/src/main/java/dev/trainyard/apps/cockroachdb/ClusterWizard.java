package dev.trainyard.apps.cockroachdb;

import static dev.trainyard.generator.question.Questions.choice;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.stringList;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;

/** What the owner is asked of the nodes and how they find each other. */
final class ClusterWizard {

  static final ChoiceQuestion TOPOLOGY =
      choice("cluster.topology")
          .label("Nodes")
          .description(
              "Three nodes keep everything three times and go on when one of them fails, but not when"
                  + " the NAS does. More than one node needs a licence key. Fixed after the"
                  + " installation.")
          .option("single", "One node, for development and testing")
          .option("three_nodes", "Three nodes on this NAS")
          .option("join", "One node of a cluster over several NAS")
          .immutable();

  /** A cluster of one node. */
  static final Expression<Boolean> ALONE = TOPOLOGY.is("single");

  /** One of several nodes, here or elsewhere. */
  static final Expression<Boolean> AMONG = TOPOLOGY.isNot("single");

  static final Expression<Boolean> THREE = TOPOLOGY.is("three_nodes");

  static final Expression<Boolean> JOINS = TOPOLOGY.is("join");

  static final StorageQuestion DATA_2 =
      storage("cluster.data_2")
          .label("Data of the Second Node")
          .description("Never roll back the data of one node alone.")
          .dataset("data-2")
          .when(THREE);

  static final StorageQuestion DATA_3 =
      storage("cluster.data_3")
          .label("Data of the Third Node")
          .description("Best on a pool of its own, as those of the second node.")
          .dataset("data-3")
          .when(THREE);

  static final PortQuestion SQL_PORT_2 =
      port("cluster.sql_port_2")
          .label("SQL Port of the Second Node")
          .description("Give clients all three, so that they go on when a node fails.")
          .defaultPort(32258)
          .when(THREE);

  static final PortQuestion SQL_PORT_3 =
      port("cluster.sql_port_3")
          .label("SQL Port of the Third Node")
          .description("As that of the second node.")
          .defaultPort(32259)
          .when(THREE);

  static final StringQuestion ADDRESS =
      string("cluster.address")
          .label("Address of This Node")
          .description(
              "The host name or IPv4 address of this NAS under which the other nodes reach it. They use"
                  + " its SQL port.")
          .length(1, 253)
          .pattern(
              "^[A-Za-z0-9][A-Za-z0-9._-]*$", "Only a host name or an IPv4 address is possible.")
          .when(JOINS);

  static final StringListQuestion NODES =
      stringList("cluster.nodes")
          .label("Addresses of the Nodes")
          .description(
              "Three to five nodes with their SQL ports, the same list on all of them. This node may be"
                  + " among them.")
          .itemLabel("Address and Port, such as 192.168.0.10:32257")
          .length(3, 260)
          .pattern(
              "^[A-Za-z0-9][A-Za-z0-9._-]*:[0-9]+$",
              "Only a host name or an IPv4 address, a colon and a port are possible.")
          .when(JOINS);

  static final BooleanQuestion BEGINS =
      yesNo("cluster.begins")
          .label("Begin the Cluster Here")
          .description(
              "On one node of the cluster: it makes the authority and the cluster, and only its wizard"
                  + " sets users, database, licence, settings and backups. The others get its"
                  + " authority from you; the README tells how.")
          .when(JOINS);

  static final StringQuestion LOCALITY =
      string("cluster.locality")
          .label("Locality")
          .description(
              "Where this node is, from the large to the small, such as region=home,rack=attic. The same"
                  + " keys on all nodes.")
          .length(3, 250)
          .pattern(
              "^[a-z][A-Za-z0-9_=,.-]+$",
              "Only letters, digits and _ = , . - are possible, and a lower-case letter comes first.")
          .when(JOINS);

  private ClusterWizard() {}
}
