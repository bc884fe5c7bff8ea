package dev.trainyard.catalog.generate;

/**
 * One app of a generated catalog.
 *
 * @param train train folder
 * @param name app name, the item folder
 * @param version version folder
 * @param files number of files in the version folder and beside it
 * @param changed how many of them this run wrote
 */
public record GeneratedApp(String train, String name, String version, int files, int changed) {}
