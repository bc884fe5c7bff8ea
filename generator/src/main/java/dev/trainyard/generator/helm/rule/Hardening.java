package dev.trainyard.generator.helm.rule;

/** What a workload does without unless it has a reason. */
public enum Hardening {
  /** Containers run as a user other than root. */
  NON_ROOT_USER,
  /** Containers are not privileged. */
  NOT_PRIVILEGED,
  /** Programs in a container cannot gain rights through set-user-id files. */
  NO_PRIVILEGE_ESCALATION,
  /** Containers have no Linux capability, except to listen on a low port. */
  NO_CAPABILITIES,
  /** Containers have the runtime's filter of system calls. */
  SECCOMP,
  /** Containers cannot write to their own image. */
  READ_ONLY_ROOT,
  /** Pods have no token for the Kubernetes API. */
  NO_API_TOKEN,
  /** Images have a tag other than {@code latest}, or a digest. */
  PINNED_IMAGE,
  /** Pods share neither network, processes nor messages with the host. */
  NO_HOST_NAMESPACES
}
