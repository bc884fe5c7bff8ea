package dev.trainyard.generator.form;

import java.util.Optional;

/**
 * One of the answers a field offers.
 *
 * @param value the answer; empty stands for null, no answer
 * @param description what the wizard shows for it
 */
public record Option(Optional<Object> value, String description) {}
