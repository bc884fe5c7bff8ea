package dev.trainyard.generator.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.Writer;
import org.yaml.snakeyaml.DumperOptions;

/** Writes trees of maps, lists, texts, numbers and booleans as YAML. Thread-safe. */
public final class Yaml {

  private static final YAMLMapper MAPPER =
      new YAMLMapper(
          new Factory(
              YAMLFactory.builder()
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .disable(YAMLGenerator.Feature.SPLIT_LINES)
                  .stringQuotingChecker(new Checker())));

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

  private static final class Factory extends YAMLFactory {
    private static final long serialVersionUID = 1L;

    Factory(YAMLFactoryBuilder builder) {
      super(builder);
    }

    @Override
    protected YAMLGenerator _createGenerator(Writer out, IOContext context) throws IOException {
      return new Generator(
          context,
          _generatorFeatures,
          _yamlGeneratorFeatures,
          _quotingChecker,
          _objectCodec,
          out,
          _version);
    }
  }

  /** Jackson takes every text of several lines for a block, whatever else it holds. */
  private static final class Generator extends YAMLGenerator {

    Generator(
        IOContext context,
        int jsonFeatures,
        int yamlFeatures,
        StringQuotingChecker checker,
        ObjectCodec codec,
        Writer out,
        DumperOptions.Version version)
        throws IOException {
      super(context, jsonFeatures, yamlFeatures, checker, codec, out, version);
    }

    @Override
    public void writeString(String text) throws IOException {
      if (text.indexOf('\n') >= 0 && !Scalars.isBlock(text)) {
        _verifyValueWrite("write String value");
        _writeScalar(text, "string", DumperOptions.ScalarStyle.DOUBLE_QUOTED);
      } else {
        super.writeString(text);
      }
    }
  }
}
