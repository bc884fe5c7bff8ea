package dev.trainyard.catalog.fuzz;

import dev.trainyard.generator.yaml.YamlFile;
import dev.trainyard.generator.yaml.YamlNode;
import dev.trainyard.generator.yaml.YamlReader;
import java.util.List;

/** YAML of any author. */
final class YamlTarget implements FuzzTarget {

  @Override
  public void read(byte[] input) {
    YamlFile file = YamlReader.read(input);
    file.flaws().forEach(flaw -> Said.line(flaw.found()));
    YamlNode root = file.root();
    if (!root.isPresent() && file.flaws().isEmpty()) {
      throw new AssertionError("neither a value nor a flaw");
    }
    if (!root.equals(YamlReader.read(input).root()) || root.hashCode() < 0 && root.json() == null) {
      throw new AssertionError("read differently the second time");
    }
    root.json();
  }

  @Override
  public List<byte[]> seeds() {
    return Fuzzing.texts(
        "a: 1\nb: [x, 'y', \"z\\u00e4\", ~]\nc: {d: 1.5e3, e: 0x1f, f: 2001-12-14}\n",
        "base: &b {x: 1, y: 2}\nderived:\n  <<: *b\n  y: 3\nlists:\n- &l [*b, *b]\n- *l\n",
        "text: |+2\n    kept\n\nfolded: >-\n  one\n  two\n? key\n: !!int \"7\"\n...\n---\nsecond\n",
        "%YAML 1.1\n%TAG ! tag:example.org,2000:\n--- !foo\n- .nan\n- -.inf\n- 1e999\n- 0o17\n- 1_000\n- 1:30:00\n",
        "a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]\n",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "# comment\n\ta: tab\n- - - x\n'a''b': \"\\x41\\\n  continued\"\n");
  }

  @Override
  public List<String> words() {
    return List.of(
        "&a ",
        "*a",
        "<<: ",
        "!!",
        "!<tag:yaml.org,2002:int>",
        "---\n",
        "...\n",
        "|2+\n",
        ">-\n",
        "? ",
        ": ",
        "- ",
        "{",
        "[",
        "%TAG ",
        "\\x",
        "\\U0010ffff",
        ".nan",
        "1e999",
        "!!binary ",
        "\u0085",
        "\u2028",
        "\ufeff",
        "null",
        "~",
        "0x",
        "0b1",
        "1_0",
        "=");
  }
}
