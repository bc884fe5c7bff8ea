package dev.trainyard.maven.definition;

/**
 * A line of a services file.
 *
 * @param provider the class name it holds
 * @param position the file and line, for people
 */
record ServiceEntry(String provider, String position) {}
