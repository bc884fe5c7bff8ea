package dev.trainyard.catalog.fuzz;

import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.PreviewName;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.RemoteAddress;
import dev.trainyard.catalog.history.Masking;
import dev.trainyard.generator.edition.VersionNumber;
import dev.trainyard.generator.problem.Visible;
import java.util.List;

/** Short texts of others: names, reasons, versions, lines of a server. */
final class TextTarget implements FuzzTarget {

  @Override
  public void read(byte[] input) {
    String text = Fuzzing.text(input);
    Said.line(Printable.of(RemoteAddress.masked(text)));
    Said.line(Visible.of(text));
    Said.visible(Masking.of(text));
    try {
      PreviewName.of(text);
    } catch (GitFailure e) {
      e.problems().forEach(problem -> Said.logged(problem.found()));
    }
    VersionNumber.parse(text).ifPresent(version -> Said.line(version.toString()));
  }

  @Override
  public List<byte[]> seeds() {
    return Fuzzing.texts(
        "1.2.3",
        "pr-12",
        "jörg <joerg@example.org> from 192.168.1.1 and fe80::1%eth0: token=abc password: x",
        "::error::\u001b[31mred##vso[task]\r\nhttps://a:b@c ghp_abcdefghijkl eyJabc.def.ghi",
        "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----");
  }

  @Override
  public List<String> words() {
    return List.of(
        "://",
        "@",
        "token=",
        "##[",
        "::",
        "\u202e",
        "\u001b[",
        "eyJ",
        "ENC[",
        "-----BEGIN ",
        "-----",
        ":",
        "1.",
        ".",
        "bearer ",
        "\u2028");
  }
}
