package dev.trainyard.generator.helm.template;

import dev.trainyard.generator.expression.node.Notation;

/** Go template code that makes a text fit for where it stands. */
record GoEscapes(ChartTemplates templates) {

  /** The code of a text in a notation. */
  GoCode of(Notation notation, GoCode value) {
    String text = value.operand();
    return switch (notation) {
      case VERBATIM -> value;
      case DOLLAR_EXPANSION -> GoCode.call("replace \"$\" \"$$\" " + text);
      case DOLLAR_PERCENT -> GoCode.call("replace \"$\" \"%24\" " + text);
      case DOLLAR_ENTITY -> GoCode.call("replace \"$\" \"&#36;\" " + text);
      case SHELL_WORD ->
          GoCode.call(
              "printf \"'%s'\" (replace \"'\" " + GoCode.string("'\"'\"'") + " " + text + ")");
      case URL_COMPONENT -> GoCode.call("urlquery " + text + " | replace \"+\" \"%20\"");
      case XML -> GoCode.call("include \"" + templates.helper(Helper.XML) + "\" " + text);
      case JSON_STRING -> GoCode.call("toJson " + text + " | replace \"\\x7f\" \"\\\\u007f\"");
      case SQL_LITERAL -> GoCode.call("printf \"'%s'\" (replace \"'\" \"''\" " + text + ")");
      case SQL_IDENTIFIER ->
          GoCode.call("printf \"\\\"%s\\\"\" (replace \"\\\"\" \"\\\"\\\"\" " + text + ")");
      case PROPERTIES_VALUE ->
          GoCode.call(
              "regexReplaceAll \"^ \" ("
                  + text
                  + " | replace \"\\\\\" \"\\\\\\\\\" | replace \"\\n\" \"\\\\n\" | replace \"\\r\""
                  + " \"\\\\r\" | replace \"\\t\" \"\\\\t\" | replace \"\\f\" \"\\\\f\")"
                  + " \"\\\\ \"");
    };
  }
}
