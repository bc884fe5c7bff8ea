package dev.trainyard.catalog.generate;

import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.model.App;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells whether an app is what it was when its files were made: a hash of everything that the model
 * of an app and the edition are made of, the same in every JVM. Objects that are used in several
 * places count as such, since questions have an identity.
 *
 * <p>Only what is data can be told apart like this. An app that carries code of its author, be it a
 * lambda, has no fingerprint, and neither has one in an edition that is not Trainyard's own: their
 * classes may be others the next time. Neither does the fingerprint know the classes that make
 * files of an app; {@link Build} does.
 */
final class Fingerprint {

  private static final int BUFFER = 4096;

  private static final Set<Class<?>> SHUFFLED =
      Set.of(
          Set.of(1).getClass(),
          Set.of(1, 2, 3).getClass(),
          Map.of(1, 1).getClass(),
          Map.of(1, 1, 2, 2).getClass());

  /** Of one class: which fields its objects have; none where they are not known to be data. */
  private static final ClassValue<Optional<List<Field>>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Optional<List<Field>> computeValue(Class<?> type) {
          return isData(type) ? Optional.of(fields(type)) : Optional.empty();
        }
      };

  private final MessageDigest digest = Content.sha256Digest();
  private final byte[] buffer = new byte[BUFFER];
  private final IdentityHashMap<Object, Integer> met = new IdentityHashMap<>();
  private int filled;

  private Fingerprint() {}

  /** Something that may be other code the next time. */
  private static final class NoData extends Exception {
    private static final long serialVersionUID = 1L;

    NoData(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * The fingerprint of an app in an edition, 64 hexadecimal digits; empty when there is none and
   * the app has to be rendered to know what comes of it.
   */
  static Optional<String> of(Edition edition, App app) {
    Fingerprint fingerprint = new Fingerprint();
    try {
      fingerprint.add(edition);
      fingerprint.add(app);
    } catch (NoData | StackOverflowError notKnown) {
      return Optional.empty();
    }
    return Optional.of(fingerprint.hash());
  }

  /**
   * Whether objects of a class are their fields: it and all above it are Trainyard's, no lambda.
   */
  private static boolean isData(Class<?> type) {
    for (Class<?> one = type; !isRoot(one); one = one.getSuperclass()) {
      if (!Build.has(one) || one.isHidden() || one.isSynthetic()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isRoot(Class<?> type) {
    return type == null || type == Object.class || type == Record.class;
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> one = type; !isRoot(one); one = one.getSuperclass()) {
      // Reflection hands them out in any order.
      Stream.of(one.getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()))
          .sorted(Comparator.comparing(Field::getName))
          .forEach(fields::add);
    }
    fields.forEach(field -> field.setAccessible(true));
    return fields;
  }

  private void add(Object value) throws NoData {
    if (value == null) {
      put('0');
    } else if (value instanceof String text) {
      put('s');
      text(text);
    } else if (value instanceof Enum<?> constant) {
      if (!Build.has(constant.getDeclaringClass())) {
        throw new NoData(constant.getDeclaringClass().getName());
      }
      put('e');
      text(constant.getDeclaringClass().getName());
      text(constant.name());
    } else if (isScalar(value)) {
      put('n');
      text(value.getClass().getName());
      text(value.toString());
    } else if (value instanceof Pattern pattern) {
      put('p');
      text(pattern.pattern());
      number(pattern.flags());
    } else if (value instanceof Optional<?> optional) {
      put('o');
      add(optional.orElse(null));
    } else if (value.getClass().getClassLoader() == null) {
      collection(value);
    } else {
      object(value);
    }
  }

  private static boolean isScalar(Object value) {
    return value instanceof Boolean
        || value instanceof Character
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Double
        || value instanceof Float
        || value instanceof BigInteger
        || value instanceof BigDecimal
        || value instanceof Duration;
  }

  /** Lists and the like, of the JDK only: those of others may be views with code in them. */
  private void collection(Object value) throws NoData {
    if (value instanceof List<?> list) {
      put('l');
      elements(list);
    } else if (value instanceof Set<?> set) {
      put('u');
      elements(isShuffled(set) ? sorted(set) : set);
    } else if (value instanceof Map<?, ?> map) {
      put('m');
      Collection<?> keys = isShuffled(map) ? sorted(map.keySet()) : map.keySet();
      number(keys.size());
      for (Object key : keys) {
        add(key);
        add(map.get(key));
      }
    } else {
      throw new NoData(value.getClass().getName());
    }
  }

  private void elements(Collection<?> elements) throws NoData {
    number(elements.size());
    for (Object element : elements) {
      add(element);
    }
  }

  /** Whether the order is another one in every JVM, so that nothing can depend on it. */
  private static boolean isShuffled(Object collection) {
    return SHUFFLED.contains(collection.getClass());
  }

  /** In an order that every JVM has. */
  private static List<?> sorted(Set<?> set) throws NoData {
    Object[] elements = set.toArray();
    boolean texts = Stream.of(elements).allMatch(String.class::isInstance);
    boolean enums = Stream.of(elements).allMatch(Enum.class::isInstance);
    if (elements.length > 1) {
      if (!texts && !enums) {
        throw new NoData("a set without an order");
      }
      Arrays.sort(elements, texts ? null : Comparator.comparing(one -> ((Enum<?>) one).name()));
    }
    return Arrays.asList(elements);
  }

  private void object(Object value) throws NoData {
    List<Field> fields = known(value.getClass());
    Integer before = met.putIfAbsent(value, met.size());
    if (before != null) {
      put('r');
      number(before);
      return;
    }
    put('c');
    text(value.getClass().getName());
    for (Field field : fields) {
      try {
        add(field.get(value));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static List<Field> known(Class<?> type) throws NoData {
    Optional<List<Field>> fields = FIELDS.get(type);
    if (fields.isEmpty()) {
      throw new NoData(type.getName());
    }
    return fields.get();
  }

  private void text(String text) {
    number(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      put(c >> 8);
      put(c);
    }
  }

  private void number(int number) {
    put(number >> 24);
    put(number >> 16);
    put(number >> 8);
    put(number);
  }

  private void put(int value) {
    if (filled == BUFFER) {
      digest.update(buffer);
      filled = 0;
    }
    buffer[filled++] = (byte) value;
  }

  private String hash() {
    digest.update(buffer, 0, filled);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** One hash of several texts. */
  static String hash(Iterable<String> parts) {
    MessageDigest digest = Content.sha256Digest();
    for (String part : parts) {
      digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
