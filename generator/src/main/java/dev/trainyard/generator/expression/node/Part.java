package dev.trainyard.generator.expression.node;

/** The parts an answer can have. */
public enum Part {
  /** The answer itself, where it is a single value or a list. */
  VALUE,
  /** One text of a list of texts. */
  ITEM,
  /** Of storage: the {@link StoragePlace}. */
  KIND,
  /** Of storage: the directory of the NAS. */
  HOST_PATH,
  /** Of storage: the name of the dataset that TrueNAS makes. */
  DATASET,
  /** Of a schedule. */
  MINUTE,
  /** Of a schedule. */
  HOUR,
  /** Of a schedule. */
  DAY_OF_MONTH,
  /** Of a schedule. */
  MONTH,
  /** Of a schedule. */
  DAY_OF_WEEK,
  /** Of limits: CPU cores. */
  CPUS,
  /** Of limits: memory in MiB. */
  MEMORY
}
