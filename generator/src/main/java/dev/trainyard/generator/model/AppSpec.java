package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Expressions;
import dev.trainyard.generator.expression.HasDuplicates;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.expression.Value;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.GivenAnswers;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** What can be said about an app. */
public final class AppSpec {

  private final String name;
  private final SourceLine source = SourceLine.ofCaller();
  private String train = App.STABLE;
  private String version = "";
  private String appVersion = "";
  private String oneWay = "";
  private String title = "";
  private String description = "";
  private String home = "";
  private String icon = "";
  private String appReadme = "";
  private String readme = "";
  private Text notes = new Text(List.of());
  private final List<String> sources = new ArrayList<>();
  private final List<Listing.Maintainer> maintainers = new ArrayList<>();
  private final List<String> categories = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private final List<String> keywords = new ArrayList<>();
  private final List<String> screenshots = new ArrayList<>();
  private final List<Listing.RunAsContext> runAsContexts = new ArrayList<>();
  private final List<Listing.Capability> capabilities = new ArrayList<>();
  private final List<Listing.HostMount> hostMounts = new ArrayList<>();
  private final List<Prose.Change> changes = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Job> jobs = new ArrayList<>();
  private final List<Portal> portals = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Scenario> scenarios = new ArrayList<>();

  AppSpec(String name) {
    this.name = name;
  }

  /** The display name. */
  public AppSpec title(String title) {
    this.title = Objects.requireNonNull(title, "the title is null");
    return this;
  }

  /** One sentence about the app. */
  public AppSpec description(String description) {
    this.description = Objects.requireNonNull(description, "the description is null");
    return this;
  }

  /** The train it is published in; {@code stable} by default, the one TrueNAS prefers. */
  public AppSpec train(String train) {
    this.train = Objects.requireNonNull(train, "the train is null");
    return this;
  }

  /** Version of the app in the catalog, {@code X.Y.Z} in digits. */
  public AppSpec version(String version) {
    this.version = Objects.requireNonNull(version, "the version is null");
    return this;
  }

  /** Version of the software that it installs. */
  public AppSpec appVersion(String appVersion) {
    this.appVersion = Objects.requireNonNull(appVersion, "the version of the software is null");
    return this;
  }

  /** There is no way back from this version to the one before, for this reason. */
  public AppSpec oneWay(String reason) {
    this.oneWay = Objects.requireNonNull(reason, "the reason is null");
    return this;
  }

  /** Address of the app's home page. */
  public AppSpec home(String url) {
    this.home = Objects.requireNonNull(url, "the home page is null");
    return this;
  }

  /** Address of the icon. */
  public AppSpec icon(String url) {
    this.icon = Objects.requireNonNull(url, "the icon is null");
    return this;
  }

  /** Adds addresses of the sources. */
  public AppSpec sources(String... urls) {
    sources.addAll(Arrays.asList(urls));
    return this;
  }

  /** Adds somebody who maintains the app in the catalog. */
  public AppSpec maintainer(String name, String email, String url) {
    maintainers.add(new Listing.Maintainer(name, email, url));
    return this;
  }

  /** Adds shelves of the catalog. */
  public AppSpec categories(String... names) {
    categories.addAll(Arrays.asList(names));
    return this;
  }

  /** Adds words that users search for. */
  public AppSpec tags(String... words) {
    tags.addAll(Arrays.asList(words));
    return this;
  }

  /** Adds keywords of the chart. */
  public AppSpec keywords(String... words) {
    keywords.addAll(Arrays.asList(words));
    return this;
  }

  /** Adds addresses of pictures. */
  public AppSpec screenshots(String... urls) {
    screenshots.addAll(Arrays.asList(urls));
    return this;
  }

  /** States a user that a process runs as, for the page where TrueNAS shows it. */
  public AppSpec runsAs(
      String description, long user, long group, String userName, String groupName) {
    runAsContexts.add(new Listing.RunAsContext(description, user, group, userName, groupName));
    return this;
  }

  /** States a Linux capability that a process has. */
  public AppSpec capability(String name, String description) {
    capabilities.add(new Listing.Capability(name, description));
    return this;
  }

  /** States something that it mounts from the NAS beside the owner's storage. */
  public AppSpec hostMount(String path, String description) {
    hostMounts.add(new Listing.HostMount(path, description));
    return this;
  }

  /** Markdown: the introduction in the catalog. */
  public AppSpec appReadme(String markdown) {
    this.appReadme = Objects.requireNonNull(markdown, "the introduction is null");
    return this;
  }

  /** Markdown: the chart's README; the table of questions is added to it. */
  public AppSpec readme(String markdown) {
    this.readme = Objects.requireNonNull(markdown, "the README is null");
    return this;
  }

  /** What Helm shows after an installation; see {@link Expressions#text}. */
  public AppSpec notes(Text notes) {
    this.notes = Objects.requireNonNull(notes, "the notes are null");
    return this;
  }

  /** Adds to the history what a version changed; newest first. */
  public AppSpec change(String version, String... lines) {
    changes.add(new Prose.Change(version, List.of(lines)));
    return this;
  }

  /** Adds a section of the wizard. */
  public AppSpec group(String name, Consumer<GroupSpec> content) {
    SourceLine line = SourceLine.ofCaller();
    GroupSpec spec = new GroupSpec();
    content.accept(spec);
    String help = spec.description.isEmpty() ? name + " settings" : spec.description;
    groups.add(new Group(name, help, spec.questions, line));
    return this;
  }

  /**
   * Adds something that keeps running.
   *
   * @param name a DNS label of at most 15 characters, also its host name within the app
   */
  public AppSpec workload(String name, Consumer<WorkloadSpec> content) {
    WorkloadSpec spec = new WorkloadSpec(name, null);
    content.accept(spec);
    workloads.add(spec.build());
    return this;
  }

  /**
   * Adds something that keeps running, once for each item of a list.
   *
   * @param name what all of them are called; the item's own name is added to it
   * @param itemName the item's answer that names it, a DNS label unique within the list
   */
  public AppSpec workloadEach(
      String name,
      ListQuestion list,
      Function<ListItem, Expression<String>> itemName,
      BiConsumer<WorkloadSpec, ListItem> content) {
    ListItem item = list.item();
    WorkloadSpec spec =
        new WorkloadSpec(name, new Repetition(list.answer(), item.scope(), itemName.apply(item)));
    content.accept(spec, item);
    workloads.add(spec.build());
    if (itemName.apply(item) instanceof Answer<String> answer) {
      refuseIf(
          new HasDuplicates(list.answer(), answer),
          list.dotted()
              + ": two items have the same "
              + answer.question().dotted()
              + "; each needs its own");
    }
    return this;
  }

  /** Adds something that runs to its end. */
  public AppSpec job(String name, Job.Trigger trigger, Consumer<JobSpec> content) {
    JobSpec spec = new JobSpec(name, trigger, null);
    content.accept(spec);
    jobs.add(spec.build());
    return this;
  }

  /** Adds something that runs by the owner's schedule. */
  public AppSpec cronJob(String name, CronQuestion schedule, Consumer<JobSpec> content) {
    JobSpec spec = new JobSpec(name, Job.Trigger.SCHEDULE, schedule);
    content.accept(spec);
    jobs.add(spec.build());
    return this;
  }

  /**
   * Adds a button that opens the app by HTTP.
   *
   * @param caption such as {@code Web Portal}
   * @param path starts with {@code /}
   */
  public AppSpec portal(String caption, PortQuestion port, String path) {
    return portal(caption, new Literal<>("http"), port, path);
  }

  /** The same with a protocol that depends on answers. */
  public AppSpec portal(String caption, Value<String> protocol, PortQuestion port, String path) {
    return portal(caption, protocol, new Literal<>(""), port, new Literal<>(path));
  }

  /** The same with a host and path that depend on answers; an empty host is the NAS itself. */
  public AppSpec portal(
      String caption,
      Value<String> protocol,
      Value<String> host,
      Value<Long> port,
      Value<String> path) {
    String key = Portal.key(caption);
    portals.add(
        new Portal(
            key,
            protocol.expression(),
            host.expression(),
            port.expression(),
            path.expression(),
            SourceLine.ofCaller()));
    return this;
  }

  /**
   * Refuses an installation whose answers do not go together.
   *
   * @param message what the owner reads; says what to change
   */
  public AppSpec refuseIf(Value<Boolean> condition, String message) {
    refusals.add(
        new Refusal(condition.expression(), message, Optional.empty(), SourceLine.ofCaller()));
    return this;
  }

  /** The same for each item of a list. */
  public AppSpec refuseEach(
      ListQuestion list, Function<ListItem, Value<Boolean>> condition, String message) {
    ListItem item = list.item();
    refusals.add(
        new Refusal(
            condition.apply(item).expression(),
            message,
            Optional.of(new Refusal.Items(list.answer(), item.scope())),
            SourceLine.ofCaller()));
    return this;
  }

  /**
   * Adds a named set of answers with which the app is tested; without any there is one named {@code
   * default} with the defaults.
   */
  public AppSpec scenario(String name, Consumer<GivenAnswers> content) {
    SourceLine line = SourceLine.ofCaller();
    scenarios.add(new Scenario(name, GivenAnswers.of(content), line));
    return this;
  }

  App build(List<Problem> problems) {
    List<Scenario> all =
        scenarios.isEmpty() ? List.of(new Scenario("default", List.of(), source)) : scenarios;
    Listing listing =
        new Listing(
            title,
            description,
            home,
            icon,
            sources,
            maintainers,
            categories,
            tags,
            keywords,
            screenshots,
            runAsContexts,
            capabilities,
            hostMounts);
    return new App(
        name,
        train,
        version,
        appVersion,
        oneWay,
        listing,
        new Prose(appReadme, readme, notes, changes),
        groups,
        workloads,
        jobs,
        portals,
        refusals,
        all,
        problems,
        source);
  }
}
