package dev.trainyard.generator.form;

/**
 * Where something was read.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
public record Position(int line, int column) {}
