package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.problem.SourceLine;
import java.util.Set;

/**
 * A Linux capability that a container keeps.
 *
 * @param name such as {@code NET_BIND_SERVICE}, without {@code CAP_}
 * @param reason why, one sentence
 * @param source where the definition says so
 */
public record Capability(String name, String reason, SourceLine source) {

  /** Refuses null. */
  public Capability {
    NotNull.of(name, "the capability");
    NotNull.of(reason, "the reason");
  }

  /** The right to listen on ports below 1024. */
  public static final String NET_BIND_SERVICE = "NET_BIND_SERVICE";

  /**
   * All that there are: {@code linux/capability.h} of Linux 5.9 and later, without {@code CAP_}.
   */
  public static final Set<String> NAMES =
      Set.of(
          "CHOWN",
          "DAC_OVERRIDE",
          "DAC_READ_SEARCH",
          "FOWNER",
          "FSETID",
          "KILL",
          "SETGID",
          "SETUID",
          "SETPCAP",
          "LINUX_IMMUTABLE",
          NET_BIND_SERVICE,
          "NET_BROADCAST",
          "NET_ADMIN",
          "NET_RAW",
          "IPC_LOCK",
          "IPC_OWNER",
          "SYS_MODULE",
          "SYS_RAWIO",
          "SYS_CHROOT",
          "SYS_PTRACE",
          "SYS_PACCT",
          "SYS_ADMIN",
          "SYS_BOOT",
          "SYS_NICE",
          "SYS_RESOURCE",
          "SYS_TIME",
          "SYS_TTY_CONFIG",
          "MKNOD",
          "LEASE",
          "AUDIT_WRITE",
          "AUDIT_CONTROL",
          "SETFCAP",
          "MAC_OVERRIDE",
          "MAC_ADMIN",
          "SYSLOG",
          "WAKE_ALARM",
          "BLOCK_SUSPEND",
          "AUDIT_READ",
          "PERFMON",
          "BPF",
          "CHECKPOINT_RESTORE");
}
