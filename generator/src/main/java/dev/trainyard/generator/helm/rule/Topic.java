package dev.trainyard.generator.helm.rule;

/** What a finding is about. */
public enum Topic {
  /** The text of a manifest: it is YAML and an object. */
  TEXT,
  /** The kind of the object and the version of its API. */
  KIND,
  /** Fields: known, of the right type, there where they are required. */
  FIELD,
  /** Names, labels and annotations. */
  METADATA,
  /** One object for each kind and name. */
  UNIQUE,
  /** Annotations of hooks. */
  HOOK,
  /** What makes pods: selectors, replicas, strategies, schedules. */
  WORKLOAD,
  /** What containers and volumes of one pod have to do with each other. */
  POD,
  /** Single containers: images, ports, environment, probes, resources, mounts. */
  CONTAINER,
  /** Services: ports, node ports, the pods behind them. */
  SERVICE,
  /** Claims of storage. */
  STORAGE,
  /** Keys of ConfigMaps and Secrets. */
  CONFIG,
  /** What one object says of another one. */
  REFERENCE,
  /** Rights that a workload does without unless it has a reason. */
  RIGHTS
}
