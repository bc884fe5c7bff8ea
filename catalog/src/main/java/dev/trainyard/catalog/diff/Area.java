package dev.trainyard.catalog.diff;

import java.util.Locale;

/** What part of an app a change belongs to; in the order of reports. */
public enum Area {
  /** Values of {@code Chart.yaml}, the version of the app among them. */
  CHART("Chart"),
  /** What the wizard asks. */
  QUESTIONS("Questions"),
  /** What the wizard asks about where data lies. */
  STORAGE("Storage"),
  /** Volumes of pods, with what may be behind them. */
  VOLUMES("Volumes"),
  /** Where containers mount volumes. */
  MOUNTS("Mounts"),
  /** Container images. */
  IMAGES("Images"),
  /** Node ports by their defaults, ports of containers and of the host. */
  PORTS("Ports"),
  /** Users that containers run as, by {@code metadata.yaml}. */
  USERS("Users"),
  /** Linux capabilities, by {@code metadata.yaml}. */
  CAPABILITIES("Capabilities"),
  /** Folders of the NAS that are mounted, by {@code metadata.yaml}. */
  HOST_MOUNTS("Host mounts"),
  /** Buttons on the page of the installed app. */
  PORTALS("Portals");

  private final String title;

  Area(String title) {
    this.title = title;
  }

  /** The heading in reports. */
  public String title() {
    return title;
  }

  /** The word in machine-readable reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
