package dev.trainyard.catalog.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.testing.Git;
import dev.trainyard.catalog.testing.Published;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What requests cost that no client of git sends. */
class CatalogUploadPackTest {

  private static final int LINES = 2_000;

  @TempDir private Path folder;

  /** Each is looked for in files. */
  @Test
  void aNameIsLookedUpOnceHoweverOftenItIsSaid() throws Exception {
    Published published = Published.in(folder);
    Git.run(published.bare(), "tag", "first", "main");
    published.commit("stable/demo/item.yaml", "categories: []\n");
    String tip = Git.run(published.bare(), "rev-parse", "main");
    AtomicInteger asked = new AtomicInteger();
    try (Repository repository = counting(published.bare(), asked)) {
      assertThat(answer(repository, tip, "deepen-not first\n".repeat(LINES)))
          .contains("shallow " + tip)
          .contains("PACK");
    }
    assertThat(asked.get()).isLessThan(LINES);
  }

  private static Repository counting(Path bare, AtomicInteger asked) throws IOException {
    return new FileRepository(bare.toFile()) {
      @Override
      public RefDatabase getRefDatabase() {
        asked.incrementAndGet();
        return super.getRefDatabase();
      }
    };
  }

  private static String answer(Repository repository, String want, String lines)
      throws IOException {
    StringBuilder request = new StringBuilder(line("command=fetch\n") + "0001");
    request.append(line("want " + want + "\n"));
    lines.lines().forEach(each -> request.append(line(each + "\n")));
    request.append(line("done\n")).append("0000");
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (CatalogUploadPack pack = new CatalogUploadPack(repository)) {
      pack.setExtraParameters(List.of("version=2"));
      pack.answer(request.toString().getBytes(StandardCharsets.US_ASCII), answer);
    }
    return answer.toString(StandardCharsets.ISO_8859_1);
  }

  private static String line(String text) {
    return "%04x%s".formatted(text.length() + 4, text);
  }
}
