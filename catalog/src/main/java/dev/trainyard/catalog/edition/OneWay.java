package dev.trainyard.catalog.edition;

import dev.trainyard.generator.yaml.Position;

/**
 * That there is no way back behind a version.
 *
 * @param file the file that says so, below the version's folder
 * @param at where in it
 * @param reason why
 */
public record OneWay(String file, Position at, String reason) {}
