package dev.trainyard.catalog.edition;

import java.util.Locale;

/** What part of an app a change belongs to; in the order of reports. */
public enum Area {
  /** What the app's description says of it, the version of the program among it. */
  METADATA("Metadata"),
  /** What the wizard asks. */
  QUESTIONS("Questions"),
  /** What the wizard asks about where data lies. */
  STORAGE("Storage"),
  /** What answers are held against after the wizard. */
  SCHEMA("Schema of answers"),
  /** Volumes, with what may be behind them. */
  VOLUMES("Volumes"),
  /** Where containers mount volumes. */
  MOUNTS("Mounts"),
  /** Container images. */
  IMAGES("Images"),
  /** Ports of the machine by their defaults, ports of containers. */
  PORTS("Ports"),
  /** Users that containers run as. */
  USERS("Users"),
  /** Linux capabilities. */
  CAPABILITIES("Capabilities"),
  /** Folders of the NAS that are mounted. */
  HOST_MOUNTS("Host mounts"),
  /** Secrets that are made at the first installation and kept, by the key they are kept under. */
  SECRETS("Generated secrets"),
  /** What data lies in and where containers find it. */
  DATA("Places of data"),
  /** Parts of these places over which something is mounted; its value is the conditions. */
  HIDDEN("Hidden data"),
  /** What a database server makes when it has no data yet, and never again: names and place. */
  DATABASES("Databases"),
  /** Servers that open the data of one major version only, by that. */
  SERVERS("Database servers"),
  /** What cannot be changed once it is installed. */
  FIXED("Fixed fields"),
  /** What leads from a port of the NAS to a program. */
  LEADS("Ways of ports"),
  /**
   * What refuses answers that the wizard takes, by its message or the answer; its value is the
   * conditions.
   */
  REFUSALS("Refusals"),
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
  public boolean isAsked() {
    return this == QUESTIONS || this == STORAGE || this == SCHEMA || this == PORTS;
  }

  /** Why it breaks an upgrade that something of this area is gone; empty when it does not. */
  public String lost() {
    return switch (this) {
      case SECRETS ->
          "the upgrade makes a new value, and what was set up with the former one, such as a"
              + " database, keeps that";
      case DATA -> "data that owners have there is not found any more";
      default -> "";
    };
  }

  /** Why it breaks an upgrade that something of this area is new; empty when it does not. */
  public String gained() {
    return switch (this) {
      case HIDDEN -> "the program does not see any more what owners have there";
      case REFUSALS -> "owners whose answers it meets cannot upgrade";
      default -> "";
    };
  }

  /** Why it breaks an upgrade that something of this area is another; empty when it does not. */
  public String altered() {
    return switch (this) {
      case DATA -> "owners for whom this does not hold do not find their data any more";
      case DATABASES ->
          "the server has its data under the former one, and what it makes under another is empty"
              + " or missing";
      case SERVERS ->
          "the server does not open data of another major version, so that the app does not start"
              + " any more";
      case FIXED ->
          "the change is refused, and with it the upgrade, or carried out without this field";
      case LEADS ->
          "the change is refused or carried out wrongly: the port is still taken when the new way"
              + " asks for it, and protocols of one port are not told apart";
      case HIDDEN, REFUSALS -> gained();
      default -> lost();
    };
  }

  /** What keeps upgrades whole; the beginning of a sentence. */
  public String remedy() {
    return switch (this) {
      case SECRETS -> "Keep the key, or take the former value over to the new one";
      case DATA -> "Mount the data where it was";
      case HIDDEN -> "Mount it elsewhere, or what it hides has to be moved by the owners";
      case DATABASES -> "Keep it as it was";
      case SERVERS -> "Keep the major version of the image";
      case FIXED -> "Keep the field; what holds no data can have a new name instead";
      case PORTS -> "Keep the question, or give the new one another default";
      case REFUSALS -> "Refuse no answers of before: let what was refused do without, or ask anew";
      case LEADS -> "Let the port lead where it did, or ask for a port with a new question";
      default -> "Keep what owners have answered acceptable";
    };
  }

  /** The word in machine-readable reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
