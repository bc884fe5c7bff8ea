package dev.trainyard.generator.problem;

/**
 * The rules of definitions, goals and catalogs in general, each with a stable code. A code is never
 * reused; the order of the constants is the order in documentation. What an edition demands of
 * published catalogs has codes from {@code TN600} on and is said beside the edition.
 */
public enum Rule implements CodedRule {
  /** A single value has a wrong shape. */
  SHAPE("TN001", "A value has the shape its field asks for"),
  /** A name is not acceptable. */
  NAME(
      "TN002",
      "Names of apps, workloads, containers, ports and variables are ones that TrueNAS and what runs the app accept"),
  /** A version is not acceptable. */
  VERSION(
      "TN003",
      "A version is X.Y.Z in digits without leading zeros; TrueNAS cannot find others again"),
  /** Something needed is not stated. */
  MISSING("TN004", "What users or TrueNAS need is stated"),
  /** A name is used twice, or one thing said twice. */
  DUPLICATE("TN005", "A name is used once at its level, and what a part has one of is said once"),
  /** A question has a reserved name. */
  RESERVED_VARIABLE(
      "TN006", "A question does not take a name that TrueNAS resets or the app uses itself"),
  /** A question has no group, or several. */
  GROUP("TN007", "Every question is asked in exactly one group that is declared"),
  /** A default is missing or not a legal answer. */
  DEFAULT("TN008", "A default is a legal answer"),
  /** A range is not acceptable. */
  RANGE("TN009", "A range or length is one that TrueNAS enforces"),
  /** A pattern is not acceptable. */
  PATTERN("TN010", "A pattern is anchored and means the same to every reader"),
  /** A condition is one that the wizard cannot evaluate. */
  CONDITION(
      "TN011",
      "A comparison can hold, and a question depends on one with a question of its own level"),
  /** A wizard sends something else than what is filled in, or does not let it pass. */
  WIZARD("TN012", "Every wizard sends what was filled in, and TrueNAS takes it"),
  /** A question is used and not asked. */
  NOT_ASKED("TN013", "Every question that is used is asked"),
  /** A question is asked and not used. */
  UNUSED("TN014", "Every question that is asked is used"),
  /** A hole in a text does not say where it stands. */
  HOLE("TN015", "A hole in a text says where it stands"),
  /** A mount is wrong. */
  VOLUME(
      "TN016",
      "A mount names a volume that exists, at an absolute path that is used once, with one owner"),
  /** A port is wrong. */
  PORT("TN017", "A port is used once, lies in the range that its kind allows, and leads somewhere"),
  /** A container has no health check. */
  HEALTH("TN018", "Every container has a health check or a stated reason for having none"),
  /** An image is not pinned. */
  IMAGE("TN019", "An image is pinned to a version"),
  /** Something that is referred to does not exist. */
  REFERENCE("TN020", "A workload, port or container that is referred to exists"),
  /** A container has more rights than stated. */
  SECURITY("TN021", "A container has no privilege without a stated reason"),
  /** A secret would be readable by everybody. */
  SECRET("TN022", "A secret stays out of everything but Secrets"),
  /** A scenario is wrong. */
  SCENARIO("TN023", "A scenario gives legal answers to questions that exist"),
  /** The edition cannot express something. */
  EDITION("TN024", "The edition can express what the definition says"),
  /** Something is said of what stands outside of a condition. */
  STATEMENT("TN025", "Within a condition or list, statements are about what it hands out"),
  /** A wait or job that never ends. */
  ENDLESS("TN026", "What others wait for comes, and what runs to its end ends"),
  /** A definition goes around the model. */
  AROUND("TN027", "What goes around the model has a reason and applies"),
  /** What an app installs is wrong as a whole. */
  RELEASE("TN028", "What an app installs is what TrueNAS and its target accept"),
  /** An answer is used where nobody was asked for it. */
  UNANSWERED("TN029", "What is used is an answer that the owner could give"),
  /** A migration cannot do what it says. */
  MIGRATION(
      "TN030", "A migration takes answers that are possible no more, and gives ones that are"),
  /** A catalog would be empty. */
  CATALOG_EMPTY("TN200", "A catalog has at least one app"),
  /** Two apps want the same item folder. */
  APP_TWICE("TN201", "No two apps share train and name"),
  /** A train has a name that TrueNAS passes over. */
  TRAIN("TN202", "A train has a name that TrueNAS lists"),
  /** Rendering an app ended in an exception. */
  RENDERING("TN203", "An edition renders every app or says what it cannot express"),
  /** An edition put a file where it does not belong. */
  APP_LAYOUT("TN204", "The files of an app lie in its item folder"),
  /** A file of an item is missing. */
  ITEM_FILE("TN210", "An item has every file that TrueNAS requires"),
  /** A file that goes into an index cannot be read. */
  INDEXED_FILE("TN211", "A file that goes into an index is plain UTF-8 YAML or Markdown"),
  /** A file that goes into an index lacks a value or has one of a wrong kind. */
  INDEXED_VALUE("TN212", "A file that goes into an index has the values that TrueNAS reads there"),
  /** A folder and the version in it disagree, or a folder is no version. */
  VERSION_FOLDER("TN213", "An item has one folder per version, named as the version in it says"),
  /** The folder to write has files of somebody else. */
  FOREIGN_FILES("TN220", "A catalog is written only into a folder that holds nothing else"),
  /** The folder to write has symbolic links or devices. */
  NOT_A_FILE("TN221", "A catalog folder holds files and folders only, no symbolic links"),
  /** Paths that cannot lie side by side. */
  PATHS("TN222", "The paths of a catalog can lie side by side on every file system"),
  /** Another process writes the same folder. */
  FOLDER_BUSY("TN223", "One process at a time writes a catalog folder"),
  /** The folder of the former catalog could not be removed. */
  LEFTOVER("TN224", "Nothing stays beside a catalog folder after a run"),
  /** Generated files were changed by hand. */
  EDITED_FILES("TN225", "A generated file that was changed by hand is not overwritten"),
  /** The folder or something in it cannot be read, written or replaced. */
  FOLDER_WRITING("TN226", "A catalog folder can be read, written and replaced"),
  /** A published version would change. */
  PUBLISHED_VERSION("TN300", "A published version never changes"),
  /** A new version is not the highest of its app. */
  VERSION_ORDER("TN301", "A new version is higher than every published version of its app"),
  /** A version that is to be promoted or reverted to is not published. */
  NOT_PUBLISHED("TN302", "Only published versions are promoted or reverted to"),
  /** There is no way back behind a version. */
  ONE_WAY("TN303", "No revert goes back behind a version that is marked as one-way"),
  /** The definitions are not in the state that may be published. */
  DEFINITIONS_STATE("TN304", "Definitions are published from the right branch and fully committed"),
  /** A parameter of a goal has an impossible value. */
  PUBLISH_SETTING("TN305", "The settings of a publication can be used"),
  /** The published catalog has something in it that stands in the way. */
  PUBLISHED_CATALOG("TN306", "The branch to publish to holds a catalog or nothing"),
  /** The name of a preview cannot be one. */
  PREVIEW_NAME("TN307", "A preview has a name that is safe in the name of a branch"),
  /** There is nothing that a preview could be of. */
  PREVIEW_BASE("TN308", "A preview is one of a published catalog"),
  /** A preview that is about to be deleted moved on. */
  PREVIEW_CHANGED("TN309", "A preview is deleted only as long as nobody publishes to it"),
  /** The target cannot be reached or read. */
  TARGET("TN310", "The repository to publish to can be reached and read"),
  /** The target refuses the commit. */
  TARGET_REFUSES("TN311", "The repository to publish to accepts the commit"),
  /** Others published at the same time, again and again. */
  TARGET_BUSY("TN312", "A publication gets its turn among others"),
  /** A commit cannot be signed. */
  SIGNATURE("TN313", "A commit that is to be signed can be signed"),
  /** The history does not fit together. */
  HISTORY("TN320", "The history of a catalog is only ever added to"),
  /** There is nothing to serve. */
  SERVED_CATALOG("TN400", "There is a catalog to serve: a git repository or a generated folder"),
  /** The server cannot listen where it is told to. */
  SERVED_ADDRESS("TN401", "The server's address belongs to this machine and its port is free"),
  /** One side of a comparison cannot be found or read. */
  DIFF_SOURCE("TN410", "Both sides of a comparison are catalogs that can be read"),
  /** A file of a compared version cannot be read. */
  DIFF_FILE("TN411", "The files of a compared version can be read"),
  /** An upgrade would break or lose answers. */
  BREAKING_CHANGE("TN412", "A change that breaks upgrades comes with a higher major version"),
  /** A published version has other content now. */
  VERSION_CHANGED("TN413", "A published version never changes"),
  /** A published app or version is gone. */
  WITHDRAWN("TN414", "What was published stays available"),
  /** An upgrade takes one more port of the NAS. */
  ONE_MORE_PORT("TN415", "Owners know of a port of the NAS before an upgrade takes it"),
  /** Owners would upgrade without a word. */
  CHANGELOG("TN416", "A new version says what is new in it"),
  /** A catalog that is to be checked cannot be found or read. */
  LINT_SOURCE("TN420", "A catalog that is checked can be found and read"),
  /** Old sins are listed in a file, which is kept up. */
  BASELINE("TN421", "A baseline can be read and lists only what is still found"),
  /** There is no definition. */
  NO_DEFINITION("TN500", "A project that makes a catalog names its app definitions"),
  /** A services file names something that is no definition. */
  DEFINITION_CLASS("TN501", "What is named as a definition is a class that describes an app"),
  /** The code of a definition did not end in an app. */
  DEFINITION_FAILS("TN502", "The code of a definition ends in an app"),
  /** A definition was compiled for something else. */
  DEFINITION_API("TN503", "Definitions and plugin are made for the same API and the same Java"),
  /** A class describes an app and is named nowhere. */
  UNREGISTERED("TN504", "A class that describes an app is named as a definition"),
  /** A parameter of a goal has an impossible value. */
  GOAL_SETTING("TN505", "The parameters of a goal can be used"),
  /** Files could not be read or written. */
  FILES("TN506", "A goal can read and write its files"),
  /** A new project would replace files. */
  PROJECT_EXISTS("TN507", "A new project replaces no file"),
  /** Something of an installed app cannot be moved. */
  NOT_MOVED("TN508", "An app that moves takes along what its owner has answered"),
  /** A project was changed after it was compiled. */
  STALE_CLASSES("TN509", "The classes of a project are those of its sources");

  private final String code;
  private final String title;

  Rule(String code, String title) {
    this.code = code;
    this.title = title;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }
}
