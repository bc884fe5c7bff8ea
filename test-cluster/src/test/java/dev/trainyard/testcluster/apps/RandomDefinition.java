package dev.trainyard.testcluster.apps;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.any;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.dividedBy;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.inJson;
import static dev.trainyard.generator.expression.Expressions.inProperties;
import static dev.trainyard.generator.expression.Expressions.inShell;
import static dev.trainyard.generator.expression.Expressions.inSql;
import static dev.trainyard.generator.expression.Expressions.inSqlIdentifier;
import static dev.trainyard.generator.expression.Expressions.inUrl;
import static dev.trainyard.generator.expression.Expressions.inXml;
import static dev.trainyard.generator.expression.Expressions.installedName;
import static dev.trainyard.generator.expression.Expressions.isOneOf;
import static dev.trainyard.generator.expression.Expressions.lessThan;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.mapped;
import static dev.trainyard.generator.expression.Expressions.minus;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.passwordHash;
import static dev.trainyard.generator.expression.Expressions.plus;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.times;
import static dev.trainyard.generator.expression.Expressions.trimmed;
import static dev.trainyard.generator.expression.Expressions.urlHost;
import static dev.trainyard.generator.expression.Expressions.urlPort;
import static dev.trainyard.generator.expression.Expressions.urlScheme;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.expression.Expressions.withoutPrefix;
import static dev.trainyard.generator.expression.Expressions.withoutSuffix;
import static dev.trainyard.generator.helm.word.Helm.namespace;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporaryInMemory;
import static dev.trainyard.generator.model.Parts.udp;
import static dev.trainyard.generator.model.Parts.workload;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Bounds;
import dev.trainyard.generator.expression.node.CertificatePart;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ConditionalContent;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.RepeatableContent;
import dev.trainyard.generator.model.RepeatedContainerSpec;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.GivenAnswers;
import dev.trainyard.generator.question.GpuQuestion;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import dev.trainyard.testcluster.app.RandomAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Definitions of apps, the same for the same seed: random questions, and random expressions over
 * them in variables, arguments, files, conditions, repetitions, mounts, notes and refusals. Some
 * make mistakes.
 */
final class RandomDefinition {

  private static final Image IMAGE = Image.image("docker.io/example/random", "1.0");

  private static final List<String> WORDS =
      List.of(
          "",
          "x",
          "a: b #\"'",
          "{",
          "{{",
          "}}",
          "{{ .Values }}",
          " { ",
          "%s %d",
          "$(V1) $$",
          "line\nbreak\n",
          "\n",
          " ",
          "\ttab\r",
          "`\\n",
          "café 😀",
          "- |",
          "1e3",
          "null");

  private static final List<String> PATTERNS =
      List.of("{}", "{{}", "{}}", "{{{}}}", "a {} b {}", "%{}\n{}", "{}{}", "# {}\n", "\n{} ");

  private static final Workload WEB = workload("web");

  private final Random random;
  private final RandomAnswers answers;
  private final List<Question> root = new ArrayList<>();
  private final List<ListQuestion> lists = new ArrayList<>();
  private final List<StringListQuestion> words = new ArrayList<>();
  private final List<StorageQuestion> storages = new ArrayList<>();
  private final List<GpuQuestion> gpus = new ArrayList<>();
  private final List<CertificateQuestion> certificates = new ArrayList<>();
  private final List<SecretQuestion> secrets = new ArrayList<>();

  // What is at hand where an expression is made; lists of items come and go.
  private final List<Value<String>> texts = new ArrayList<>();
  private final List<Value<Long>> numbers = new ArrayList<>();
  private final List<Value<Boolean>> booleans = new ArrayList<>();
  private final List<Supplier<Expression<String>>> repeated = new ArrayList<>();
  // The items at hand within a container, whose positions make names unique.
  private final List<ListItem> items = new ArrayList<>();
  private int names;

  private RandomDefinition(long seed) {
    this.random = new Random(seed);
    this.answers = RandomAnswers.harmless(seed);
  }

  static App of(long seed) {
    return new RandomDefinition(seed).define();
  }

  private App define() {
    PortQuestion web = Questions.port("network.web").defaultPort(30080);
    CronQuestion schedule = Questions.cron("schedule").defaultSchedule("5 4 * * sun");
    int count = 4 + random.nextInt(10);
    for (int i = 0; i < count; i++) {
      root.add(question(i));
    }
    return App.app(
        "random",
        a -> {
          a.title("Random").description("Says anything.").version("1.0.0").appVersion("1");
          a.home("https://example.org/").icon("https://example.org/i.svg").categories("test");
          a.maintainer("Me", "me@example.org", "").appReadme("Random.").readme("Random.");
          a.change("1.0.0", "First.");
          a.group("Random", g -> g.ask(root.toArray(Question[]::new)).ask(web, schedule));
          a.workload(
              WEB,
              w -> {
                w.runAs(568, 568);
                shared(w);
                w.container(
                    IMAGE,
                    c -> {
                      Port http = random.nextInt(3) == 0 ? tcp("http", web) : tcp("http", 8080);
                      c.port(http, web).env("HTTP_PORT", http).ready(headed(Probe.http("/")));
                      fill(c, 0);
                    });
                if (random.nextBoolean()) {
                  w.when(
                      bool(2),
                      some ->
                          some.container(
                              "second",
                              IMAGE,
                              c -> {
                                c.noHealthCheck("It waits.");
                                fill(c, 0);
                              }));
                }
              });
          more(a, schedule);
          a.portal("Web", choose(bool(1), literal("https"), literal("http")), web, "/");
          a.notes(concat(text("Notes\n"), safe(2)));
          if (random.nextInt(4) == 0) {
            a.refuseIf(all(bool(2), bool(2), bool(1)), "These do not go together.");
          }
          if (random.nextInt(3) == 0) {
            a.labels();
          }
          if (random.nextInt(3) == 0) {
            a.networks();
          }
          a.scenario("default", this::scenario);
        });
  }

  private void more(AppSpec a, CronQuestion schedule) {
    if (random.nextBoolean()) {
      a.when(
          bool(2),
          some ->
              some.job(
                  "once",
                  Trigger.Moment.EACH_RELEASE,
                  j -> j.runAs(1, 1).container(IMAGE, c -> fill(c, 1))));
    }
    if (random.nextBoolean()) {
      a.job("often", schedule, j -> j.runAs(1, 1).container(IMAGE, c -> fill(c, 1)));
    }
    for (ListQuestion list : lists) {
      if (random.nextInt(3) == 0) {
        StringQuestion name = (StringQuestion) list.items().get(0);
        a.each(
            list,
            (each, i) ->
                within(
                    i,
                    () ->
                        each.when(
                            random.nextBoolean() ? literal(true) : bool(2),
                            some ->
                                some.workload(
                                    workload("each" + names++),
                                    i.get(name),
                                    w ->
                                        w.runAs(568, 568)
                                            .replicas(literal(1))
                                            .container(
                                                IMAGE,
                                                c -> {
                                                  c.noHealthCheck("It waits.");
                                                  fill(c, 0);
                                                })))));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private void scenario(GivenAnswers s) {
    for (Question question : root) {
      if (question instanceof ScalarQuestion<?> scalar && scalar.mandatory()) {
        s.answer((ScalarQuestion<Object>) scalar, answers.answer(scalar));
      }
    }
  }

  // Questions

  private String path(int number) {
    return switch (random.nextInt(4)) {
      case 0 -> "q" + number;
      case 1 -> "level.q" + number;
      case 2 -> "level.deep.q" + number;
      default -> "other" + number + ".q";
    };
  }

  private Question question(int number) {
    String path = path(number);
    return switch (random.nextInt(10)) {
      case 9 -> {
        GpuQuestion asked = Questions.gpus(path);
        gpus.add(asked);
        booleans.add(asked.isChosen());
        yield asked;
      }
      case 0 -> list(path);
      case 1 -> stringList(path);
      case 2 -> {
        StorageQuestion storage =
            wide(Questions.storage(path).dataset("data" + number).temporaryAllowed());
        storages.add(storage);
        yield storage;
      }
      case 3 -> {
        LimitsQuestion limits =
            random.nextBoolean() ? Questions.limits(path) : Questions.limits(path).millicores(500);
        numbers.add(limits.cpus());
        numbers.add(limits.memory());
        yield limits;
      }
      case 4 -> {
        CertificateQuestion certificate = Questions.certificate(path);
        certificates.add(random.nextBoolean() ? certificate : certificate.required());
        yield certificates.get(certificates.size() - 1);
      }
      default -> known(scalar(path));
    };
  }

  private StorageQuestion wide(StorageQuestion storage) {
    StorageQuestion shared = random.nextBoolean() ? storage.smbAllowed() : storage;
    return random.nextBoolean() ? shared.accessLists() : shared;
  }

  private ScalarQuestion<?> known(ScalarQuestion<?> question) {
    if (question instanceof StringQuestion string) {
      texts.add(string);
      booleans.add(string.isGiven());
    } else if (question instanceof SecretQuestion secret) {
      secrets.add(secret);
    } else if (question instanceof IntegerQuestion integer) {
      numbers.add(integer);
      booleans.add(integer.isGiven());
      booleans.add(integer.is(3));
    } else if (question instanceof BooleanQuestion bool) {
      booleans.add(bool);
    }
    return question;
  }

  private ScalarQuestion<?> scalar(String path) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextBoolean() ? Questions.yesNo(path) : Questions.yesNo(path).defaultYes();
      case 1 -> integer(path);
      case 2 ->
          random.nextBoolean()
              ? Questions.secret(path).generatedIfEmpty(20)
              : Questions.secret(path).length(4, 60);
      case 3 -> Questions.choice(path).option("one", "1").option("two words", "2");
      default -> string(path);
    };
  }

  private IntegerQuestion integer(String path) {
    IntegerQuestion integer = Questions.integer(path);
    if (random.nextBoolean()) {
      integer = integer.range(-3, random.nextBoolean() ? 7 : 4_000_000_000L);
    }
    return switch (random.nextInt(4)) {
      case 0 -> integer.required();
      case 1 -> integer.nullable();
      case 2 -> integer.nullable().defaultNumber(5);
      default -> integer.defaultNumber(3);
    };
  }

  private StringQuestion string(String path) {
    StringQuestion string = Questions.string(path);
    return switch (random.nextInt(7)) {
      case 0 -> string.required();
      case 1 -> string.defaultText("usual: {{ x }}");
      case 2 -> string.length(2, 30);
      case 3 -> string.pattern("^[a-z0-9]+$", "Not possible.");
      case 4 -> string.pattern("^[^x]*$", "Not possible.").defaultText("a b");
      case 5 -> string.required().pattern("^[A-z]{1,9}$", "Not possible.");
      default -> string;
    };
  }

  private StringListQuestion stringList(String path) {
    StringListQuestion list = Questions.stringList(path);
    if (random.nextBoolean()) {
      list = list.defaultItems("one", "two: {{ 2 }}");
    }
    StringListQuestion made = list;
    words.add(made);
    booleans.add(made.hasItems());
    texts.add(made.joined(random.nextBoolean() ? "," : "\n"));
    repeated.add(() -> made.text(word -> concat(text("<{}", placed(word)), safe(1))));
    return made;
  }

  private ListQuestion list(String path) {
    List<Question> items = new ArrayList<>();
    items.add(
        Questions.string("name")
            .required()
            .length(1, 9)
            .pattern("^[a-z]([a-z0-9-]*[a-z0-9])?$", "Not possible."));
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String variable = "i" + i;
      items.add(
          switch (random.nextInt(10)) {
            case 9 -> Questions.gpus(variable);
            case 0 -> Questions.stringList(variable).defaultItems("d");
            case 1 -> Questions.limits(variable);
            case 2 -> Questions.cron(variable);
            case 3 -> wide(Questions.storage(variable).temporaryAllowed());
            case 4 -> Questions.certificate(variable);
            default -> scalar(variable);
          });
    }
    ListQuestion list = Questions.list(path).items(items.toArray(Question[]::new));
    lists.add(list);
    booleans.add(list.hasItems());
    for (Question item : items) {
      if (item instanceof StringQuestion || item instanceof IntegerQuestion) {
        booleans.add(list.hasDuplicates((ScalarQuestion<?>) item));
      }
    }
    repeated.add(
        () -> list.text(item -> within(item, () -> concat(safe(1), text("{}", number(1))))));
    return list;
  }

  // Scopes

  /** What {@code content} yields where the item of a list is at hand. */
  private <T> T within(ListItem item, Supplier<T> content) {
    int knownTexts = texts.size();
    int knownNumbers = numbers.size();
    int knownBooleans = booleans.size();
    int knownRepeated = repeated.size();
    numbers.add(item.index());
    for (Question question : ((ListQuestion) item.list().question()).items()) {
      if (question instanceof StringQuestion string) {
        texts.add(item.get(string));
        booleans.add(item.isGiven(string));
      } else if (question instanceof IntegerQuestion integer) {
        numbers.add(item.get(integer));
        booleans.add(item.isGiven(integer));
      } else if (question instanceof BooleanQuestion bool) {
        booleans.add(item.get(bool));
      } else if (question instanceof SecretQuestion secret) {
        booleans.add(item.isGiven(secret));
      } else if (question instanceof GpuQuestion asked) {
        booleans.add(item.isChosen(asked));
      } else if (question instanceof LimitsQuestion limits) {
        numbers.add(item.cpus(limits));
        numbers.add(item.memory(limits));
      } else if (question instanceof CronQuestion cron) {
        texts.add(item.get(cron));
      } else if (question instanceof CertificateQuestion certificate) {
        texts.add(item.certificate(certificate, CertificatePart.Part.CERTIFICATE));
      } else if (question instanceof StringListQuestion list) {
        booleans.add(item.hasItems(list));
        texts.add(item.joined(list, "+"));
        repeated.add(() -> item.text(list, word -> text("[{}]", placed(word))));
      }
    }
    T result = content.get();
    forget(texts, knownTexts);
    forget(numbers, knownNumbers);
    forget(booleans, knownBooleans);
    forget(repeated, knownRepeated);
    return result;
  }

  private static void forget(List<?> list, int size) {
    list.subList(size, list.size()).clear();
  }

  // Containers

  private void fill(ContainerSpec c, int depth) {
    if (!gpus.isEmpty() && random.nextBoolean()) {
      c.gpus(pick(gpus));
    }
    int count = 1 + random.nextInt(depth == 0 ? 6 : 3);
    for (int i = 0; i < count; i++) {
      statement(c, depth);
    }
  }

  /** Something about a container; about one under a condition or for each item, what can be. */
  private void statement(RepeatableContent<?> c, int depth) {
    switch (random.nextInt(9)) {
      case 0 -> c.env(name(), number(2));
      case 1 -> c.env(name(), bool(3));
      case 2 -> c.arg(concat(text("-a"), safe(2)));
      case 3 -> {
        if (c instanceof ConditionalContent<?> single) {
          single(single);
        }
      }
      case 4 -> {
        if (depth < 3) {
          if (c instanceof ConditionalContent<?> single) {
            single.when(bool(2), some -> statement(some, depth + 1));
          } else if (c instanceof RepeatedContainerSpec each) {
            each.when(bool(2), some -> statement(some, depth + 1));
          }
        }
      }
      case 5 -> each(c, depth);
      case 6 -> {
        if (!storages.isEmpty() && c instanceof ConditionalContent<?>) {
          c.mount(pick(storages), "/m/" + names++);
        }
      }
      default -> c.env(name(), random.nextBoolean() ? anyText(3) : secret());
    }
  }

  /** Something about the containers of a workload together. */
  private void shared(WorkloadSpec w) {
    if (random.nextInt(3) == 0) {
      w.when(bool(2), some -> some.supplementalGroup(1000 + names++));
      w.sysctl("net.ipv4.tcp_syncookies", String.valueOf(random.nextInt(3)));
    }
    if (random.nextInt(3) == 0) {
      w.nameserver("9.9.9." + random.nextInt(200)).dnsOption("ndots", "2");
      w.when(bool(1), some -> some.hostAlias("10.0.0.9", "printer", "printer.example.org"));
      for (ListQuestion list : lists) {
        if (random.nextBoolean()) {
          w.each(
              list,
              (each, i) ->
                  within(
                      i,
                      () -> {
                        StringQuestion name = (StringQuestion) list.items().get(0);
                        each.when(bool(1), some -> some.searchDomain(i.get(name)));
                        return each.dnsOption(i.get(name), literal("1"));
                      }));
        }
      }
    }
  }

  private Probe headed(Probe probe) {
    return random.nextInt(3) == 0
        ? probe.header("X-Random", text("it's {} {{ x }}", placed(anyText(1))))
        : probe;
  }

  private void single(ConditionalContent<?> c) {
    switch (random.nextInt(8)) {
      case 5 -> c.device("/dev/random" + names++, "It is \"random\": {{ yes }}.");
      case 6 -> c.hostPath("/srv/" + names, "/host/" + names++, "It is random.");
      case 7 -> c.mount(temporaryInMemory("memory" + names, 16), "/memory/" + names++);
      case 0 -> c.preStop("stop", String.valueOf(names++));
      case 1 -> {
        String name = "p" + names++;
        c.port(names % 2 == 0 ? tcp(name, 7000 + names / 2) : udp(name, 7000 + names / 2));
      }
      default -> c.file("/f/" + names++, fileContent());
    }
  }

  private Value<String> name() {
    String pattern = "V" + names++ + "_{}".repeat(items.size());
    return items.isEmpty()
        ? literal(pattern)
        : text(pattern, items.stream().map(ListItem::index).toArray(Value[]::new));
  }

  private void each(RepeatableContent<?> c, int depth) {
    if (depth >= 3) {
      return;
    }
    if (!lists.isEmpty() && random.nextBoolean()) {
      ListQuestion list = pick(lists);
      c.each(
          list,
          (each, item) ->
              within(
                  item,
                  () -> {
                    items.add(item);
                    each.env(name(), anyText(2));
                    for (Question question : list.items()) {
                      if (question instanceof StorageQuestion storage && random.nextBoolean()) {
                        each.mount(
                            item, storage, text("/m/" + names++ + "-{}", item.index()), m -> {});
                      }
                    }
                    if (random.nextInt(3) == 0) {
                      statement(each, depth + 1);
                    }
                    items.remove(items.size() - 1);
                    return null;
                  }));
    } else if (!words.isEmpty()) {
      c.each(pick(words), (each, word) -> each.arg(text("--x={}", placed(word))));
    }
  }

  private Value<String> fileContent() {
    return switch (random.nextInt(4)) {
      case 0 -> secret();
      case 1 -> certificates.isEmpty() ? safe(2) : certificate(pick(certificates));
      default -> safe(3);
    };
  }

  private static Value<String> certificate(CertificateQuestion question) {
    return choose(question.isGiven(), question.certificate(), literal(""));
  }

  // Expressions

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Value<String> secret() {
    return switch (random.nextInt(4)) {
      case 0 -> generatedSecret("made-" + random.nextInt(2), 20);
      case 1 -> secrets.isEmpty() ? literal("x") : pick(secrets).secret();
      case 2 -> secrets.isEmpty() ? literal("x") : passwordHash("hash-" + names++, pick(secrets));
      default -> secrets.isEmpty() ? literal("x") : text("s={};\n", placed(pick(secrets)));
    };
  }

  /** A text, of a question or computed. */
  private Expression<String> anyText(int depth) {
    if (depth == 0 || texts.isEmpty()) {
      return texts.isEmpty() || random.nextBoolean()
          ? literal(pick(WORDS))
          : pick(texts).expression();
    }
    return switch (random.nextInt(10)) {
      case 0 -> literal(pick(WORDS));
      case 9 -> cut(anyText(depth - 1));
      case 1 -> choose(bool(depth - 1), anyText(depth - 1), anyText(depth - 1));
      case 2 ->
          mapped(anyText(depth - 1), Map.of("one", "{{ 1 }}", "two words", "$(2)", "", "none"));
      case 3 -> installedName();
      case 4 -> random.nextBoolean() ? hostOf(WEB) : namespace();
      case 5, 6 -> safe(depth);
      default -> pick(texts).expression();
    };
  }

  /** A part of a text; now and then of one that has all of them. */
  private Expression<String> cut(Expression<String> text) {
    Expression<String> url =
        random.nextBoolean()
            ? text
            : concat(
                literal(pick(List.of("https://", "http://ada:pass@", "x://[::1]:8", ":", " "))),
                verbatim(text),
                literal(pick(List.of("", ":0443", ":99999/a:b@c", "?x#y", "]:1", "/", "\t"))));
    return switch (random.nextInt(6)) {
      case 0 -> trimmed(url);
      case 1 -> withoutPrefix(url, pick(List.of("https://", "one", "\"", "{{")));
      case 2 -> withoutSuffix(url, pick(List.of("/", "one", "\\", "")));
      case 3 -> urlScheme(url);
      case 4 -> urlHost(url);
      default -> urlPort(url);
    };
  }

  /** A text whose holes say where they stand. */
  private Expression<String> safe(int depth) {
    Expression<String> text = holes(depth);
    return switch (random.nextInt(5)) {
      case 0 -> concat(text, when(bool(Math.max(0, depth - 1)), holes(Math.max(0, depth - 1))));
      case 1 -> repeated.isEmpty() || depth == 0 ? text : concat(text, pick(repeated).get());
      default -> text;
    };
  }

  private Expression<String> holes(int depth) {
    String pattern = pick(PATTERNS);
    if (depth == 0) {
      return text(pick(WORDS).replace("{}", ""));
    }
    List<Value<?>> values = new ArrayList<>();
    for (int at = pattern.indexOf("{}"); at >= 0; at = pattern.indexOf("{}", at + 2)) {
      values.add(
          switch (random.nextInt(5)) {
            case 0 -> number(depth - 1);
            case 1 -> bool(depth - 1);
            // Now and then a mistake, which must be a problem.
            default -> random.nextInt(60) == 0 ? anyText(0) : placed(anyText(depth - 1));
          });
    }
    return text(pattern, values.toArray(Value[]::new));
  }

  private Expression<String> placed(Value<String> value) {
    List<Function<Value<String>, Expression<String>>> places =
        List.of(
            v -> inJson(v),
            v -> inXml(v),
            v -> inShell(v),
            v -> inUrl(v),
            v -> inSql(v),
            v -> inSqlIdentifier(v),
            v -> inProperties(v),
            v -> verbatim(v));
    return pick(places).apply(value);
  }

  private Expression<Long> number(int depth) {
    if (depth == 0 || numbers.isEmpty()) {
      return numbers.isEmpty() || random.nextBoolean()
          ? literal(pick(List.of(0L, 1L, -7L, 65536L, 9007199254740991L)))
          : pick(numbers).expression();
    }
    return switch (random.nextInt(6)) {
      case 0 -> plus(number(depth - 1), number(depth - 1));
      case 1 -> minus(number(depth - 1), number(depth - 1));
      case 2 -> times(number(depth - 1), number(depth - 1));
      case 3 -> dividedBy(number(depth - 1), pick(List.of(2L, -3L, 1000L)));
      case 4 -> choose(bool(depth - 1), number(depth - 1), number(depth - 1));
      default -> pick(numbers).expression();
    };
  }

  /** That an answer is a number that it can never be would be a mistake. */
  private static Expression<Boolean> sameNumber(Expression<Long> one, Expression<Long> other) {
    boolean never =
        one instanceof Answer<Long> && !Bounds.of(other).isWithin(Bounds.of(one))
            || other instanceof Answer<Long> && !Bounds.of(one).isWithin(Bounds.of(other));
    return equal(never ? plus(one, literal(0L)) : one, never ? plus(other, literal(0L)) : other);
  }

  private Expression<Boolean> bool(int depth) {
    if (depth == 0 || booleans.isEmpty()) {
      return booleans.isEmpty() || random.nextInt(6) == 0
          ? literal(random.nextBoolean())
          : pick(booleans).expression();
    }
    return switch (random.nextInt(9)) {
      case 0 -> all(bool(depth - 1), bool(depth - 1));
      case 1 -> any(bool(depth - 1), bool(depth - 1), bool(0));
      case 2 -> not(bool(depth - 1));
      case 3 -> equal(anyText(depth - 1), anyText(0));
      case 4 -> sameNumber(number(depth - 1), number(0));
      case 5 -> lessThan(number(depth - 1), number(depth - 1));
      case 6 -> isOneOf(anyText(depth - 1), List.of("one", "x", ""));
      case 7 -> choose(bool(depth - 1), bool(0), bool(0));
      default -> pick(booleans).expression();
    };
  }
}
