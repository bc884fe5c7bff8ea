package dev.trainyard.generator.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Writes trees of maps, lists, texts, numbers and booleans as YAML. Thread-safe. */
public final class Yaml {

  private static final YAMLMapper MAPPER =
      new YAMLMapper(
          YAMLFactory.builder()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .stringQuotingChecker(new Checker())
              .build());

  private Yaml() {}

  /**
   * The tree as YAML, in the maps' own order, with LF line ends and a final one.
   *
   * @param tree maps with text keys, lists, texts, numbers, booleans, null
   */
  public static String write(Object tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a tree of maps, lists and scalars: " + tree, e);
    }
  }

  private static final class Checker extends StringQuotingChecker {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteName(String name) {
      return !Scalars.isPlain(name) && !name.equals("$ref");
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return !Scalars.isPlain(value) && !Scalars.isBlock(value);
    }
  }
}
