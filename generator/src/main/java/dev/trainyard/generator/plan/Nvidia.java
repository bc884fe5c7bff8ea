package dev.trainyard.generator.plan;

import java.util.Set;

/** What NVIDIA's container runtime reads of a container's environment. */
public final class Nvidia {

  /** Which GPUs are handed over. */
  public static final String VISIBLE_DEVICES = "NVIDIA_VISIBLE_DEVICES";

  /** What of the driver is handed over. */
  public static final String DRIVER_CAPABILITIES = "NVIDIA_DRIVER_CAPABILITIES";

  /** The variables. */
  public static final Set<String> VARIABLES = Set.of(VISIBLE_DEVICES, DRIVER_CAPABILITIES);

  /** No GPU, whatever the image says. */
  public static final String NONE = "void";

  /** Everything of the driver. */
  public static final String ALL = "all";

  private Nvidia() {}
}
