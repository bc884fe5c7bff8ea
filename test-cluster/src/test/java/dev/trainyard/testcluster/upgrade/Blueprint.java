package dev.trainyard.testcluster.upgrade;

import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.lessThan;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.model.Image.image;

import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppParts;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GeneratedSecret;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.MountSpec;
import dev.trainyard.generator.model.Parts;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.UnitSpec;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An app as data, so that an author's changes can be made to it at random.
 *
 * @param asks what it asks
 * @param loads what runs
 */
record Blueprint(List<Ask> asks, List<Load> loads) {

  Blueprint {
    asks = List.copyOf(asks);
    loads = List.copyOf(loads);
  }

  enum Kind {
    PORT,
    STORAGE,
    TEXT,
    NUMBER,
    SECRET,
    YES_NO,
    CHOICE,
    FOLDERS,
    VARIABLES
  }

  /**
   * A question.
   *
   * @param variant chooses default, limits and whether it is required
   */
  record Ask(Kind kind, String path, int variant) {}

  enum Sort {
    WORKLOAD,
    STATEFUL,
    /** Something that runs at each release, with a name of its own each time. */
    JOB,
    /** Something that runs after an upgrade, always with one name. */
    HOOK;

    boolean ends() {
      return this == JOB || this == HOOK;
    }
  }

  /**
   * Something that runs.
   *
   * @param when path of the answer on which it depends: a yes, a number above 2, the choice two;
   *     empty for none
   * @param count path of the number of its replicas; empty for one
   */
  record Load(Sort sort, String name, String when, String count, List<Part> parts) {
    Load {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A container.
   *
   * @param name its name; empty for that of its workload
   * @param when path of the answer on which it depends, as for a {@link Load}; empty for none
   */
  record Part(String name, String when, List<Say> says) {
    Part {
      says = List.copyOf(says);
    }
  }

  enum Word {
    /** A port: name, number, and the question of the port of the NAS. */
    TCP,
    UDP,
    /** A variable: name and question. */
    VARIABLE,
    /** A variable: name and key of a generated secret. */
    SECRET_VARIABLE,
    /** A file: path and question. */
    FILE,
    /** A file: path and key of a generated secret. */
    SECRET_FILE,
    /** A mount: path, question, and the way it is mounted. */
    MOUNT,
    /** A mount: path and name of a temporary volume. */
    TEMPORARY,
    /** Mounts of a list's items. */
    FOLDERS,
    /** Variables of a list's items. */
    VARIABLES,
    /** An argument: question. */
    ARGUMENT,
    /** A variable with the host name of a workload. */
    HOST,
    /** A mount: path, name of a temporary volume in memory, and its size. */
    MEMORY,
    /** A device: path. */
    DEVICE,
    /** A host alias of the whole load: name, and last number of the address. */
    ALIAS,
    /** A group of the whole load: number. */
    GROUP
  }

  /** Something said about a container. */
  record Say(Word word, String name, String ref, int number) {}

  Ask ask(String path) {
    return asks.stream().filter(ask -> ask.path().equals(path)).findFirst().orElse(null);
  }

  /** The app. */
  App app(String version) {
    return new Builder(this).app(version);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    asks.forEach(ask -> text.append("  ").append(ask).append('\n'));
    for (Load load : loads) {
      text.append(
          "  %s %s when=%s count=%s%n"
              .formatted(load.sort(), load.name(), load.when(), load.count()));
      for (Part part : load.parts()) {
        text.append("    container %s when=%s%n".formatted(part.name(), part.when()));
        part.says().forEach(say -> text.append("      ").append(say).append('\n'));
      }
    }
    return text.toString();
  }

  /** Makes the app in the words of the model. */
  private static final class Builder {
    private static final int USER = 568;
    private static final Image IMAGE = image("docker.io/example/random", "1.0");

    private final Blueprint blueprint;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, Workload> handles = new LinkedHashMap<>();
    private final Map<String, GeneratedSecret> secrets = new LinkedHashMap<>();
    private final Map<String, Volume> volumes = new LinkedHashMap<>();

    Builder(Blueprint blueprint) {
      this.blueprint = blueprint;
      blueprint.asks.forEach(ask -> questions.put(ask.path(), question(ask)));
      blueprint.loads.forEach(load -> handles.computeIfAbsent(load.name(), Parts::workload));
    }

    App app(String version) {
      return App.app(
          "random",
          a -> {
            a.title("Random").description("Changes.").version(version).appVersion("1");
            a.home("https://example.org/").icon("https://example.org/i.svg").categories("test");
            a.maintainer("Me", "me@example.org", "").appReadme("Random.").readme("Random.");
            a.change(version, "Something.");
            a.group("All", g -> g.ask(questions.values().toArray(Question[]::new)));
            blueprint.asks.forEach(ask -> claim(a, ask));
            blueprint.asks.forEach(ask -> refusal(a, ask));
            for (Load load : blueprint.loads) {
              condition(load.when())
                  .ifPresentOrElse(
                      when -> a.when(when, some -> load(some, load)), () -> load(a, load));
            }
            a.scenario(
                "default",
                s ->
                    questions
                        .values()
                        .forEach(
                            question -> {
                              if (question instanceof SecretQuestion secret
                                  && secret.isRequired()) {
                                s.answer(secret, "a-secret");
                              } else if (question instanceof StringQuestion string
                                  && string.isRequired()) {
                                s.answer(string, "word");
                              } else if (question instanceof IntegerQuestion integer
                                  && (integer.isRequired() || integer.isNullable())) {
                                s.answer(integer, 3L);
                              }
                            }));
          });
    }

    private Optional<Value<Boolean>> condition(String path) {
      Question question = questions.get(path);
      if (question instanceof IntegerQuestion number && !number.isNullable()) {
        return Optional.of(lessThan(literal(2), number));
      }
      if (question instanceof ChoiceQuestion choice) {
        return Optional.of(choice.is("two"));
      }
      return question instanceof BooleanQuestion yes ? Optional.of(yes) : Optional.empty();
    }

    private void claim(AppSpec a, Ask ask) {
      if (questions.get(ask.path()) instanceof StorageQuestion storage
          && blueprint.loads.stream().anyMatch(load -> mounts(load, ask.path()))) {
        a.only(Helm.claims(storage, 10 + ask.variant() / 2 % 2 * 5));
      }
    }

    /** Some versions refuse a yes, though it is no default. */
    private void refusal(AppSpec a, Ask ask) {
      if (ask.variant() % 4 == 2 && questions.get(ask.path()) instanceof BooleanQuestion yes) {
        a.refuseIf(yes, "Not with " + ask.path() + ".");
      }
    }

    private static boolean mounts(Load load, String path) {
      return load.parts().stream()
          .flatMap(part -> part.says().stream())
          .anyMatch(say -> say.ref().equals(path));
    }

    private static Question question(Ask ask) {
      int variant = ask.variant();
      String path = ask.path();
      return switch (ask.kind()) {
        case PORT -> Questions.port(path).defaultPort(30000 + variant);
        case STORAGE -> {
          StorageQuestion storage = Questions.storage(path);
          storage = variant / 4 % 2 == 1 ? storage.dataset("other") : storage;
          storage = variant % 3 == 1 ? storage.smbAllowed() : storage;
          yield variant % 2 == 1 ? storage.temporaryAllowed() : storage;
        }
        case TEXT ->
            switch (variant % 6) {
              case 0 -> Questions.string(path);
              case 1 -> Questions.string(path).required();
              case 2 -> Questions.string(path).defaultText("usual");
              case 3 -> Questions.string(path).length(2, 30);
              case 4 -> Questions.string(path).pattern("^[a-z0-9]+$", "Not possible.");
              default -> Questions.string(path).length(2, 6);
            };
        case NUMBER ->
            switch (variant % 5) {
              case 0 -> Questions.integer(path).defaultNumber(3);
              case 1 -> Questions.integer(path).required();
              case 2 -> Questions.integer(path).nullable();
              case 3 -> Questions.integer(path).range(0, 9).defaultNumber(3);
              default -> Questions.integer(path).range(2, 5).defaultNumber(3);
            };
        case SECRET ->
            switch (variant % 3) {
              case 0 -> Questions.secret(path).generatedIfEmpty(20);
              case 1 -> Questions.secret(path).length(4, 60);
              default -> Questions.secret(path).required().length(4, 20);
            };
        case YES_NO ->
            variant % 2 == 0 ? Questions.yesNo(path) : Questions.yesNo(path).defaultYes();
        case CHOICE ->
            switch (variant % 3) {
              case 0 -> Questions.choice(path).option("one", "1").option("two", "2");
              case 1 ->
                  Questions.choice(path).option("one", "1").option("two", "2").option("six", "6");
              default -> Questions.choice(path).option("two", "2").option("six", "6");
            };
        case FOLDERS -> {
          ListQuestion list = Questions.list(path);
          yield variant % 2 == 0
              ? list.items(Questions.storage("folder"), Questions.path("path"))
              : list.items(
                  Questions.storage("folder"), Questions.path("path"), Questions.yesNo("extra"));
        }
        case VARIABLES -> {
          StringQuestion name =
              Questions.string("name").required().pattern("^[A-Z][A-Z0-9]{0,9}$", "Not possible.");
          ListQuestion list = Questions.list(path);
          yield switch (variant % 3) {
            case 0 -> list.items(name, Questions.string("value"));
            case 1 -> list.items(name, Questions.string("value"), Questions.string("more"));
            default -> list.items(name, Questions.string("value").required());
          };
        }
      };
    }

    private void load(AppParts<?> a, Load load) {
      if (load.sort() == Sort.JOB) {
        a.job(load.name(), Trigger.Moment.EACH_RELEASE, j -> job(j, load));
      } else if (load.sort() == Sort.HOOK) {
        a.job(load.name(), Trigger.Moment.AFTER_UPGRADE, j -> job(j, load));
      } else {
        a.workload(handles.get(load.name()), w -> workload(w, load));
      }
    }

    private void job(JobSpec j, Load load) {
      j.runAs(USER, USER);
      whole(j, load);
      load.parts().forEach(part -> container(j, part, name(part, load), c -> fill(c, part)));
    }

    private static void whole(UnitSpec<?> unit, Load load) {
      for (Part part : load.parts()) {
        for (Say say : part.says()) {
          if (say.word() == Word.ALIAS) {
            unit.hostAlias("10.0.0." + say.number(), say.name(), say.name() + ".example.org");
          } else if (say.word() == Word.GROUP) {
            unit.supplementalGroup(1000 + say.number());
          }
        }
      }
    }

    private void workload(WorkloadSpec w, Load load) {
      w.runAs(USER, USER);
      whole(w, load);
      if (load.sort() == Sort.STATEFUL) {
        w.stateful();
      }
      if (questions.get(load.count()) instanceof IntegerQuestion count && !count.isNullable()) {
        w.replicas(count);
      }
      load.parts()
          .forEach(
              part ->
                  container(
                      w,
                      part,
                      name(part, load),
                      c -> {
                        c.noHealthCheck("It waits.");
                        fill(c, part);
                      }));
    }

    private void container(
        UnitSpec<?> unit, Part part, String name, Consumer<ContainerSpec> content) {
      condition(part.when())
          .ifPresentOrElse(
              when -> unit.when(when, some -> some.container(name, IMAGE, content)),
              () -> unit.container(name, IMAGE, content));
    }

    private static String name(Part part, Load load) {
      return part.name().isEmpty() ? load.name() : part.name();
    }

    private void fill(ContainerSpec c, Part part) {
      part.says().forEach(say -> say(c, say));
    }

    /** The number 0 stands for that of the answer, where there is one. */
    private static Port port(Say say, Question question) {
      boolean tcp = say.word() == Word.TCP;
      if (say.number() == 0 && question instanceof PortQuestion answer) {
        return tcp ? Parts.tcp(say.name(), answer) : Parts.udp(say.name(), answer);
      }
      int number = say.number() == 0 ? 7003 : say.number();
      return tcp ? Parts.tcp(say.name(), number) : Parts.udp(say.name(), number);
    }

    private void say(ContainerSpec c, Say say) {
      Question question = questions.get(say.ref());
      switch (say.word()) {
        case TCP, UDP -> {
          Port port = port(say, question);
          if (question instanceof PortQuestion published) {
            c.port(port, published);
          } else {
            c.port(port);
          }
        }
        case VARIABLE -> {
          if (question instanceof IntegerQuestion integer && say.name().endsWith("1")) {
            c.env(say.name(), integer);
          } else if (question != null) {
            c.env(say.name(), value(question));
          }
        }
        case ARGUMENT -> {
          if (question != null && !(question instanceof SecretQuestion)) {
            c.arg(concat(text("--say="), content(question)));
          }
        }
        case FILE -> {
          if (question != null) {
            c.file(say.name(), content(question));
          }
        }
        case SECRET_VARIABLE -> c.env(say.name(), secret(say.ref()));
        case SECRET_FILE -> c.file(say.name(), text("{}\n", verbatim(secret(say.ref()))));
        case MOUNT -> {
          if (question instanceof StorageQuestion storage) {
            c.mount(storage, path(say), m -> mount(m, say.number()));
          }
        }
        case TEMPORARY ->
            c.mount(
                volumes.computeIfAbsent(say.ref(), name -> Parts.temporary(name, 64)), say.name());
        case MEMORY ->
            c.mount(
                volumes.computeIfAbsent(
                    say.ref(), name -> Parts.temporaryInMemory(name, 16 + say.number())),
                say.name());
        case DEVICE -> c.device(say.name(), "It uses it.");
        case ALIAS, GROUP -> {
          // Said of the whole load.
        }
        case FOLDERS -> {
          if (question instanceof ListQuestion list
              && list.items().get(0) instanceof StorageQuestion folder) {
            PathQuestion path = (PathQuestion) list.items().get(1);
            c.each(list, (each, i) -> each.mount(i, folder, i.get(path), m -> {}));
          }
        }
        case VARIABLES -> {
          if (question instanceof ListQuestion list
              && list.items().get(0) instanceof StringQuestion name) {
            StringQuestion content = (StringQuestion) list.items().get(1);
            c.each(list, (each, i) -> each.env(i.get(name), i.get(content)));
          }
        }
        case HOST -> {
          if (handles.containsKey(say.ref())) {
            c.env(say.name(), host(say.ref()));
          }
        }
      }
    }

    /** The host name of a load; that of one under a condition is used under it. */
    private Value<String> host(String name) {
      Value<String> host = Parts.hostOf(handles.get(name));
      return blueprint.loads.stream()
          .filter(load -> load.name().equals(name))
          .flatMap(load -> condition(load.when()).stream())
          .findFirst()
          .<Value<String>>map(flag -> choose(flag, host, literal("none")))
          .orElse(host);
    }

    /** Two ways of choosing, of which one is the other way round. */
    private Value<String> path(Say say) {
      Value<String> here = literal(say.name());
      Value<String> there = literal(say.name() + "-else");
      Optional<Value<Boolean>> first =
          blueprint.asks.stream()
              .filter(ask -> ask.kind() == Kind.YES_NO)
              .flatMap(ask -> condition(ask.path()).stream())
              .findFirst();
      return switch (first.isPresent() ? say.number() : 0) {
        case 5 -> choose(first.get(), here, there);
        case 6 -> choose(first.get(), there, here);
        default -> here;
      };
    }

    private static void mount(MountSpec m, int way) {
      switch (way) {
        case 1 -> m.subPath("inner");
        case 2 -> m.perReplica();
        case 3 -> m.readOnly();
        case 4 -> m.ownedBy(USER, USER);
        default -> {
          // As it is.
        }
      }
    }

    private GeneratedSecret secret(String key) {
      return secrets.computeIfAbsent(key, made -> Parts.generatedSecret(made, 20));
    }

    private static Value<?> value(Question question) {
      if (question instanceof SecretQuestion secret) {
        return secret.secret();
      }
      if (question instanceof IntegerQuestion integer && integer.isNullable()) {
        return choose(integer.isGiven(), integer, literal(0));
      }
      return question instanceof Value<?> value ? value : text("none");
    }

    private static Expression<String> content(Question question) {
      if (question instanceof ListQuestion list) {
        return list.text(i -> text("{}\n", i.index()));
      }
      Value<?> value = value(question);
      return value.expression().kind() == dev.trainyard.generator.value.Kind.TEXT
          ? text("{}\n", verbatim(texts(value)))
          : text("{}\n", value);
    }

    @SuppressWarnings("unchecked")
    private static Value<String> texts(Value<?> value) {
      return (Value<String>) value;
    }
  }
}
