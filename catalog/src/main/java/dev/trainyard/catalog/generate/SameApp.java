package dev.trainyard.catalog.generate;

import dev.trainyard.catalog.edition.IndexedItem;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import java.util.SortedMap;

/**
 * An app that an earlier run has rendered and indexed.
 *
 * @param item what the index says of it
 * @param version the app's version
 * @param model of what the files are made
 * @param files the hashes of the files that it became
 * @param indexes the index files of its versions
 */
record SameApp(
    IndexedItem item,
    String version,
    String model,
    SortedMap<RelativePath, String> files,
    SortedMap<RelativePath, Content> indexes) {}
