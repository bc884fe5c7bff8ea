package dev.trainyard.catalog.helm.render;

import dev.trainyard.catalog.read.PublishedFile;
import java.io.IOException;
import java.util.NavigableMap;

/** Renders charts, whoever wrote them; nothing in a chart makes it fail or reads what is not. */
public interface ChartRenderer {

  /**
   * Prepares a chart.
   *
   * @param files what lies in its folder, by path below it; links are left out
   * @throws UnfitChartException when it is more than is ever rendered
   * @throws IOException when a disk or repository cannot be read or written
   */
  OpenChart open(NavigableMap<String, PublishedFile> files) throws IOException, UnfitChartException;

  /** A chart that can be rendered any number of times. */
  interface OpenChart extends AutoCloseable {

    /**
     * Renders it.
     *
     * @throws IOException when the program cannot be started
     */
    Rendered render(Installation installation) throws IOException;

    /** Removes what was made for it. */
    @Override
    void close();
  }
}
