package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.question.Questions.integer;
import static dev.trainyard.generator.question.Questions.limits;
import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.storage;
import static dev.trainyard.generator.question.Questions.string;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;

/** What the owner is asked of the agents. */
final class AgentWizard {

  /**
   * Short: with the longest name of a release, a StatefulSet's name still fits its pods' labels.
   */
  static final StringQuestion AGENT_NAME =
      groupName("name")
          .label("Name")
          .description("Unique. Agents of a renamed group are new agents.")
          .required();

  static final IntegerQuestion AGENT_REPLICAS =
      integer("replicas")
          .label("Number of Agents")
          .description("Each with limits, workspaces and an identity of its own.")
          .required()
          .defaultNumber(1)
          .range(1, 16);

  static final StringQuestion AGENT_REPOSITORY =
      string("image_repository")
          .label("Image Repository")
          .description("An image of GoCD's agents or one built on it.")
          .required()
          .defaultText("docker.io/gocd/gocd-agent-wolfi")
          .imageRepository();

  static final StringQuestion AGENT_TAG =
      string("image_tag")
          .label("Image Tag")
          .description(
              "Empty: the tag of the server, which upgrades keep equal. Of GoCD v24.2.0 or later.")
          .imageTag();

  static final StringQuestion AGENT_RESOURCES =
      string("resources")
          .label("Resources")
          .description(
              "What jobs may ask for, such as linux,mingw. Counts when an agent registers"
                  + " for the first time; later change it in GoCD.")
          .pattern("^[A-Za-z0-9_.|-]+(,[A-Za-z0-9_.|-]+)*$", "Names separated by commas only.");

  static final StringQuestion AGENT_ENVIRONMENTS =
      string("environments")
          .label("Environments")
          .description(
              "GoCD environments, such as development, whose pipelines alone it runs then. One that GoCD"
                  + " does not have counts as none; a new server has those that groups have then. Counts"
                  + " when an agent registers for the first time; later change it in GoCD.")
          .pattern("^[A-Za-z0-9_.-]+(,[A-Za-z0-9_.-]+)*$", "Names separated by commas only.");

  /**
   * The agent's parent splits them at blanks, knows no quotes, and takes {@code %20} for a blank
   * (gocd/gocd AgentProcessParentImpl.java, agentInvocationCommand).
   */
  static final StringQuestion AGENT_JVM_OPTIONS =
      string("jvm_options")
          .label("JVM Options of the Agents")
          .description(
              "Separated by blanks, such as -Xmx512m. Within an option write %20 for a blank; quotes"
                  + " do not help.")
          .pattern("^-[ -~]+$", "Options start with - and are printable ASCII.");

  static final BooleanQuestion OWN_LIMITS =
      yesNo("own_limits")
          .label("Limits of Its Own")
          .description("For agents of this group, instead of those under Resources Configuration.");

  static final LimitsQuestion AGENT_LIMITS =
      limits("limits")
          .label("Limits")
          .description("Of each agent; what its jobs start counts, too.")
          .cpus(2)
          .memory(4096, 1024)
          .when(OWN_LIMITS);

  static final BooleanQuestion AGENT_HOME =
      yesNo("keep_home")
          .label("Keep the Home Directory")
          .description(
              "SSH keys and caches in /home/go outlive the container. Turn it off for an"
                  + " image that brings tools there.")
          .defaultYes();

  static final ListQuestion AGENTS =
      list("agents")
          .label("Agent Groups")
          .itemLabel("Group")
          .description("An empty list is a server without agents.")
          .items(
              AGENT_NAME,
              AGENT_REPLICAS,
              AGENT_REPOSITORY,
              AGENT_TAG,
              AGENT_RESOURCES,
              AGENT_ENVIRONMENTS,
              AGENT_JVM_OPTIONS,
              OWN_LIMITS,
              AGENT_LIMITS,
              AGENT_HOME)
          .defaultItem(i -> i.answer(AGENT_NAME, "default"));

  static final StringQuestion DOCKER_REPOSITORY =
      string("image_repository")
          .label("Image Repository")
          .description("GoCD's agent with Docker or an image built on it.")
          .required()
          .defaultText("docker.io/gocd/gocd-agent-docker-dind")
          .imageRepository();

  /**
   * Agents take their program from the server, so that the image may be older, but for its Java:
   * what GoCD 26.1.0 hands out needs 21, which images have from 24.2.0 on (gocd/gocd build.gradle,
   * targetJavaVersion and packagedJavaVersion).
   */
  static final StringQuestion DOCKER_TAG =
      string("image_tag")
          .label("Image Tag")
          .description("It may be older than the server: of GoCD v24.2.0 or later.")
          .required()
          .defaultText("v25.4.0")
          .imageTag();

  static final LimitsQuestion DOCKER_LIMITS =
      limits("limits")
          .label("Limits")
          .description("Of each agent; the containers of its jobs count, too.")
          .cpus(2)
          .memory(8192, 2048)
          .when(OWN_LIMITS);

  static final StringQuestion DOCKERD_OPTIONS =
      string("dockerd_options")
          .label("Options of the Docker Daemon")
          .description("Separated by blanks, such as --storage-driver=vfs.")
          .pattern(
              "^--[A-Za-z0-9=:/.,_-]+( --[A-Za-z0-9=:/.,_-]+)*$",
              "Options that start with --, separated by one blank, without quotes.");

  static final ListQuestion DOCKER_AGENTS =
      list("docker_agents")
          .label("Agent Groups with Docker")
          .itemLabel("Group")
          .description(
              "Each agent has a Docker daemon of its own for its jobs. For that it runs privileged: its"
                  + " jobs can do whatever root of the NAS can. An environment that GoCD has keeps others away.")
          .items(
              AGENT_NAME,
              AGENT_REPLICAS,
              DOCKER_REPOSITORY,
              DOCKER_TAG,
              AGENT_RESOURCES,
              AGENT_ENVIRONMENTS,
              AGENT_JVM_OPTIONS,
              OWN_LIMITS,
              DOCKER_LIMITS,
              AGENT_HOME,
              DOCKERD_OPTIONS);

  /** Items cannot hold lists of their own; so these name the group that they are for. */
  static final StringQuestion GROUP =
      groupName("group")
          .label("Group")
          .description("Name of a group of agents, with Docker or without. Empty: every group.");

  static final ListQuestion AGENT_ENVS =
      ExtraVariables.question(
          "agent_envs",
          "More Environment Variables of Agents",
          "Jobs see them, too. They are no place for secrets. A name that every group has cannot"
              + " have another value in one of them.",
          GROUP);

  static final StorageQuestion AGENT_DATA =
      storage("storage.agents")
          .label("Agents")
          .description("Identity, workspaces and home of each agent, a directory each.");

  static final ListQuestion AGENT_STORAGES =
      ExtraStorage.question(
          "storage.agents_additional",
          "Additional Storage of Agents",
          "All agents of the group share it. It keeps its owner: user 1000 or group 0 must be allowed"
              + " to use it.",
          GROUP);

  static final LimitsQuestion EACH_AGENT =
      limits("resources.agent")
          .label("Each Agent")
          .description("What its jobs start counts, too. Groups may have limits of their own.")
          .cpus(2)
          .memory(4096, 1024);

  static final LimitsQuestion EACH_DOCKER_AGENT =
      limits("resources.docker_agent")
          .label("Each Agent with Docker")
          .description("The containers of its jobs count, too.")
          .cpus(2)
          .memory(8192, 2048);

  private AgentWizard() {}

  private static StringQuestion groupName(String path) {
    return string(path)
        .length(1, 9)
        .pattern(
            "^[a-z]([a-z0-9-]*[a-z0-9])?$",
            "At most 9 lower-case letters, digits and hyphens, a letter first.");
  }
}
