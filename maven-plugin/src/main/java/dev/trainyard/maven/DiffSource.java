package dev.trainyard.maven;

import dev.trainyard.catalog.read.PublishedFile;
import dev.trainyard.catalog.source.CatalogSource;
import dev.trainyard.catalog.source.OpenCatalog;
import dev.trainyard.catalog.source.UnreadableSourceException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One of the catalogs that are compared. Its files are read while the comparison runs; what then
 * cannot be read is told with the property that named the catalog.
 */
final class DiffSource implements AutoCloseable {

  /** A file of a catalog cannot be read; the message says why. */
  static final class Unreadable extends IOException {

    private static final long serialVersionUID = 1L;

    private final String property;

    private Unreadable(String property, IOException cause) {
      super(cause.getMessage(), cause);
      this.property = property;
    }

    /** Which property names the catalog. */
    String property() {
      return property;
    }
  }

  private interface Reading<T> {
    T get() throws IOException;
  }

  private static <T> T read(String property, Reading<T> reading) throws Unreadable {
    try {
      return reading.get();
    } catch (IOException e) {
      throw new Unreadable(property, e);
    }
  }

  private record OfSource(String property, PublishedFile file) implements PublishedFile {
    @Override
    public Kind kind() {
      return file.kind();
    }

    @Override
    public long size() throws IOException {
      return read(property, file::size);
    }

    @Override
    public Optional<String> target() throws IOException {
      return read(property, file::target);
    }

    @Override
    public Object identity() {
      return file.identity();
    }

    @Override
    public InputStream open() throws IOException {
      return new FilterInputStream(read(property, file::open)) {
        @Override
        public int read() throws IOException {
          return DiffSource.read(property, in::read);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          return DiffSource.read(property, () -> in.read(bytes, offset, length));
        }
      };
    }
  }

  private final OpenCatalog catalog;
  private final SortedMap<String, PublishedFile> files = new TreeMap<>();

  private DiffSource(String property, OpenCatalog catalog) {
    this.catalog = catalog;
    catalog.files().forEach((path, file) -> files.put(path, new OfSource(property, file)));
  }

  /**
   * Opens a catalog.
   *
   * @param property what names it
   * @param source as users write it; see {@link CatalogSource#parse}
   * @param base what relative paths are relative to
   * @throws UnreadableSourceException when there is no such catalog
   */
  static DiffSource open(String property, String source, Path base)
      throws UnreadableSourceException {
    return new DiffSource(property, CatalogSource.parse(source, base).open());
  }

  /** Everything by path below the catalog's root. */
  SortedMap<String, PublishedFile> files() {
    return files;
  }

  @Override
  public void close() {
    catalog.close();
  }
}
