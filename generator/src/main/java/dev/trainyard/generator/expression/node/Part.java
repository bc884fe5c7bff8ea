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
  /** Of storage in a dataset: whether TrueNAS sets an access list. */
  DATASET_ACL,
  /** Of storage in a directory of the NAS: whether TrueNAS sets an access list. */
  PATH_ACL,
  /** Of storage in a directory of the NAS: the directory whose access list TrueNAS sets. */
  ACL_PATH,
  /** Of storage in a share: the host name or address of the server. */
  SMB_SERVER,
  /** Of storage in a share: the name of the share, with directories in it. */
  SMB_SHARE,
  /** Of storage in a share: the domain of the user; empty for none. */
  SMB_DOMAIN,
  /** Of storage in a share: the user. */
  SMB_USER,
  /** Of storage in a share: the password of the user. */
  SMB_PASSWORD,
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
