/** Writing YAML that PyYAML (YAML 1.1) and Go read as it was meant. */
package dev.trainyard.generator.yaml;
