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
  /** Secrets that are made at the first installation and kept, by the key they are kept under. */
  SECRETS("Generated secrets"),
  /** What data lies in and where containers find it. */
  DATA("Places of data"),
  /** Fields of workloads and claims that Kubernetes does not let change. */
  FIXED("Fixed fields"),
  /** Which service has a port of the NAS. */
  NODE_PORTS("Services of ports"),
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

  /** Whether its changes are those of questions. */
  boolean isAsked() {
    return this == QUESTIONS || this == STORAGE || this == PORTS;
  }

  /** Why it breaks an upgrade that something of this area is gone; empty when it does not. */
  String lost() {
    return switch (this) {
      case SECRETS ->
          "the upgrade makes a new value, and what was set up with the former one, such as a"
              + " database, keeps that";
      case DATA -> "data that owners have there is not found any more";
      default -> "";
    };
  }

  /** Why it breaks an upgrade that something of this area is another; empty when it does not. */
  String altered() {
    return switch (this) {
      case DATA -> "owners for whom this does not hold do not find their data any more";
      case FIXED -> "Kubernetes refuses the change and with it the upgrade";
      case NODE_PORTS ->
          "Kubernetes does not carry the change out: a port of the NAS stays with its service while"
              + " there is a new one, and the protocols of one port are not told apart";
      default -> lost();
    };
  }

  /** What keeps upgrades whole; the beginning of a sentence. */
  String remedy() {
    return switch (this) {
      case SECRETS -> "Keep the key, or take the former value over to the new one";
      case DATA -> "Mount the data where it was";
      case FIXED -> "Keep the field; a resource that holds no data can have a new name instead";
      case PORTS -> "Keep the question, or give the new one another default";
      case NODE_PORTS ->
          "Let the port lead where it did, or ask for a port with a new question in its place";
      default -> "Keep what owners have answered acceptable";
    };
  }

  /** The word in machine-readable reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
