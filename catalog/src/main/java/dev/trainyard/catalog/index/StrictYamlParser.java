package dev.trainyard.catalog.index;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/**
 * Refuses aliases and merge keys, which Jackson would pass on as plain text while the readers on
 * the NAS expand them: the index would then say something else than the file.
 */
final class StrictYamlParser extends JsonParserDelegate {

  private final YAMLParser yaml;

  StrictYamlParser(YAMLParser yaml) {
    super(yaml);
    this.yaml = yaml;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = super.nextToken();
    if (token == JsonToken.VALUE_STRING && yaml.isCurrentAlias()) {
      throw new JsonParseException(this, "an alias, *" + getText(), currentTokenLocation());
    }
    if (token == JsonToken.FIELD_NAME && currentName().equals("<<")) {
      throw new JsonParseException(this, "a merge key, <<", currentTokenLocation());
    }
    return token;
  }
}
