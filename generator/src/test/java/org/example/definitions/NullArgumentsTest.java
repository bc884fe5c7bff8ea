package org.example.definitions;

import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.block.DumpScript;
import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.block.MariaDb;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.block.Redis;
import dev.trainyard.generator.block.SshAccess;
import dev.trainyard.generator.block.TlsProxy;
import dev.trainyard.generator.block.UserAndGroup;
import dev.trainyard.generator.expression.Expressions;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Parts;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.question.CronQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Constants of classes that need each other are null while one of them is being made. Whatever a
 * definition can call refuses that where it is called, so that the report has the line: every
 * method that authors have, with null, or a collection that holds one, for each argument.
 */
class NullArgumentsTest {

  private static final PortQuestion WEB = Questions.port("network.web").defaultPort(30080);
  private static final StorageQuestion DATA = Questions.storage("data").smbAllowed();
  private static final StringQuestion TEXT = Questions.string("text");
  private static final ListQuestion LIST = Questions.list("list").items(TEXT);
  private static final StringListQuestion TEXTS = Questions.stringList("texts");
  private static final CronQuestion CRON = Questions.cron("cron");
  private static final Volume TMP = temporary("tmp", 16);

  /** What authors have in their hands beside the specs. */
  private static final List<Object> HANDLES =
      List.of(
          WEB,
          DATA,
          TEXT,
          LIST,
          TEXTS,
          CRON,
          TMP,
          LIST.item(),
          Demo.WEB,
          Demo.IMAGE,
          tcp("http", 8080),
          generatedSecret("key", 16),
          Probe.http("/"),
          Questions.secret("secret"),
          Questions.integer("integer"),
          Questions.yesNo("yes"),
          Questions.choice("choice").option("a", "A"),
          Questions.path("path"),
          Questions.hostPath("host"),
          Questions.dict("dict"),
          Questions.ipAddress("address"),
          Questions.timeZone("zone"),
          Questions.nodeIp("node"),
          Questions.networkInterface("interface"),
          Questions.certificate("certificate"),
          Questions.gpus("gpus"),
          Questions.limits("limits"),
          PostgreSql.postgreSql("db", DATA).dumpedBeforeUpgrade(DATA),
          MariaDb.mariaDb("db", DATA),
          Redis.redis("db", DATA),
          SshAccess.sshAccess("ssh"),
          TlsProxy.tlsProxy("tls", WEB, Questions.certificate("certificate"))
              .to(Demo.WEB, tcp("http", 8080)),
          UserAndGroup.userAndGroup("ids"));

  private static final List<Class<?>> FACTORIES =
      List.of(
          App.class,
          Parts.class,
          Image.class,
          Probe.class,
          Questions.class,
          Expressions.class,
          Helm.class,
          DumpScript.class,
          ExtraStorage.class,
          ExtraVariables.class,
          MariaDb.class,
          PostgreSql.class,
          Redis.class,
          SshAccess.class,
          TlsProxy.class,
          UserAndGroup.class);

  /** None is an answer to some questions; those to others are reported. */
  private static final Set<String> ALLOWED =
      Set.of("GivenAnswers.answer[ScalarQuestion, Object] null for 2");

  /** What such methods take, where it is not any text. */
  private static final Map<String, String> TEXTS_OF =
      Map.of(
          "text",
          "{}",
          "route",
          "/a",
          "routeStripped",
          "/a",
          "routeUploads",
          "/a",
          "ownCookie",
          "a",
          "httpsCookie",
          "a");

  /** One argument of one method that is null, or holds null. */
  private record Call(Method method, int number, boolean within) {

    @Override
    public String toString() {
      return method.getDeclaringClass().getSimpleName()
          + "."
          + method.getName()
          + Stream.of(method.getParameterTypes()).map(Class::getSimpleName).toList()
          + (within ? " null within " : " null for ")
          + (number + 1);
    }

    private Object[] arguments() {
      Object[] arguments = new Object[method.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        Class<?> type = method.getParameterTypes()[i];
        if (i != number) {
          arguments[i] =
              type == String.class
                  ? TEXTS_OF.getOrDefault(method.getName(), "a")
                  : some(type, method.getGenericParameterTypes()[i]);
        } else if (within) {
          arguments[i] = holdingNull(type).orElseThrow();
        }
      }
      return arguments;
    }

    /** What came of it; empty when it was refused here. */
    private Optional<String> fault(Object target) {
      try {
        method.invoke(target, arguments());
        return Optional.of("taken");
      } catch (InvocationTargetException e) {
        return e.getCause() instanceof NullPointerException
            ? Optional.empty()
            : Optional.of(e.getCause().toString());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Optional<Object> holdingNull(Class<?> type) {
    if (type.isArray() && !type.getComponentType().isPrimitive()) {
      return Optional.of(Array.newInstance(type.getComponentType(), 1));
    }
    if (type == List.class) {
      return Optional.of(Collections.singletonList(null));
    }
    return type == Map.class
        ? Optional.of(Collections.singletonMap("key", null))
        : Optional.empty();
  }

  private static Object some(Class<?> type, Type generic) {
    Map<Class<?>, Object> simple = new LinkedHashMap<>();
    simple.put(String.class, "a");
    simple.put(int.class, 1);
    simple.put(long.class, 1L);
    simple.put(double.class, 1.0);
    simple.put(boolean.class, true);
    simple.put(List.class, List.of());
    simple.put(Map.class, Map.of());
    simple.put(Object.class, "a");
    simple.put(Consumer.class, (Consumer<Object>) x -> {});
    simple.put(BiConsumer.class, (BiConsumer<Object, Object>) (x, y) -> {});
    simple.put(Function.class, (Function<Object, Object>) x -> TEXT);
    simple.put(UnaryOperator.class, UnaryOperator.identity());
    if (simple.containsKey(type)) {
      return simple.get(type);
    }
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, some(type.getComponentType(), type.getComponentType()));
      return array;
    }
    if (type == Value.class || type == Expression.class) {
      String of = generic.getTypeName();
      return of.contains("Boolean")
          ? Questions.yesNo("yes").expression()
          : of.contains("Long") ? Expressions.literal(1) : Expressions.literal("a");
    }
    return Stream.concat(
            HANDLES.stream(),
            type.isEnum() ? Stream.of(type.getEnumConstants()) : Stream.<Object>empty())
        .filter(type::isInstance)
        .findFirst()
        .orElse(null);
  }

  private static List<Call> calls(Class<?> type, boolean constant) {
    List<Call> calls = new ArrayList<>();
    for (Method method : type.getMethods()) {
      if (method.getDeclaringClass() == Object.class
          || method.getDeclaringClass() == Record.class
          || method.getDeclaringClass() == Asked.class
          || List.of(method.getParameterTypes()).contains(Part.class)
          || Modifier.isStatic(method.getModifiers()) != constant
          || method.getName().equals("equals")) {
        continue;
      }
      method.setAccessible(true);
      for (int i = 0; i < method.getParameterCount(); i++) {
        if (!method.getParameterTypes()[i].isPrimitive()) {
          calls.add(new Call(method, i, false));
          if (holdingNull(method.getParameterTypes()[i]).isPresent()) {
            calls.add(new Call(method, i, true));
          }
        }
      }
    }
    return calls;
  }

  private static void ask(Set<String> taken, List<Call> calls, Object target) {
    calls.removeIf(call -> ALLOWED.contains(call.toString()));
    calls.forEach(call -> call.fault(target).ifPresent(fault -> taken.add(call + ": " + fault)));
  }

  @Test
  void factories_and_handles_refuse_null() {
    Set<String> taken = new TreeSet<>();
    FACTORIES.forEach(factory -> ask(taken, calls(factory, true), null));
    HANDLES.forEach(handle -> ask(taken, calls(handle.getClass(), false), handle));

    assertThat(taken).isEmpty();
  }

  @Test
  void words_refuse_null() {
    Set<String> taken = new TreeSet<>();
    Set<Class<?>> seen = new HashSet<>();
    Consumer<Object> all =
        spec -> {
          if (seen.add(spec.getClass())) {
            ask(taken, calls(spec.getClass(), false), spec);
          }
        };
    Demo.app(
        a -> {
          all.accept(a);
          a.group("G", all::accept).scenario("s", all::accept);
          a.migration("1.0.0", all::accept);
          a.when(Questions.yesNo("yes"), all::accept);
          a.each(LIST, (each, item) -> all.accept(each));
          a.job("job", CRON, all::accept);
          a.workload(
              workload("other"),
              w -> {
                all.accept(w);
                w.when(Questions.yesNo("yes"), all::accept);
                w.each(LIST, (each, item) -> all.accept(each));
                w.container(
                    image("a", "1"),
                    c -> {
                      all.accept(c);
                      c.when(Questions.yesNo("yes"), all::accept);
                      c.each(LIST, (each, item) -> all.accept(each));
                      c.mount(DATA, "/data", all::accept);
                      c.liveFiles("/live", all::accept);
                    });
              });
        });

    assertThat(seen).extracting(Class::getSimpleName).hasSizeGreaterThan(12);
    assertThat(taken).isEmpty();
  }
}
