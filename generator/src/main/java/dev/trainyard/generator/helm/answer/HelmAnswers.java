package dev.trainyard.generator.helm.answer;

import dev.trainyard.generator.expression.node.AnswerPaths;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.ImagePart;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.question.AnswerPlaces;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.SmbShare;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of a chart: each part of an answer below the question's path, in TrueNAS' spelling.
 */
public final class HelmAnswers {

  /** Variable of the choice of storage. */
  public static final String TYPE = "type";

  /** The choice of a dataset that TrueNAS makes for the app. */
  public static final String IX_VOLUME = "ixVolume";

  /** The choice of a directory of the NAS, and the variable of its path. */
  public static final String HOST_PATH = "hostPath";

  /** The choice of storage that is lost with the pod. */
  public static final String EMPTY_DIR = "emptyDir";

  /** The choice of a share of another server. */
  public static final String SMB = "smb-pv-pvc";

  /** Variable of the dict about the share. */
  public static final String SMB_CONFIG = "smbConfig";

  /** Variable of the dict about a directory of the NAS, where its access list can be set. */
  public static final String HOST_PATH_CONFIG = "hostPathConfig";

  /** Variable of the choice of an access list. */
  public static final String ACL_ENABLE = "aclEnable";

  /**
   * Variable of the dict that TrueNAS fills in for a dataset's access list; the name is its own.
   */
  public static final String ACL_ENTRIES = "aclEntries";

  /** Variable of the dict that {@code normalize/acl} reads. */
  public static final String ACL = "acl";

  /** Variable of the dict that {@code normalize/ixVolume} reads. */
  public static final String IX_VOLUME_CONFIG = "ixVolumeConfig";

  /** Variable of the dataset's name in it; the name is TrueNAS' own. */
  public static final String DATASET_NAME = "datasetName";

  /** The paths of this edition. */
  public static final AnswerPaths PATHS = new Paths();

  /** Where answers lie among the values. */
  public static final AnswerPlaces PLACES = new AnswerPlaces(PATHS);

  private HelmAnswers() {}

  private record Paths() implements AnswerPaths {

    @Override
    public List<String> path(Asked question, Part part) {
      return part == Part.ITEM ? List.of() : AnswerPaths.below(question, below(question, part));
    }

    @Override
    public String word(StoragePlace place) {
      return switch (place) {
        case DATASET -> IX_VOLUME;
        case HOST_PATH -> HOST_PATH;
        case TEMPORARY -> EMPTY_DIR;
        case SMB -> SMB;
      };
    }

    @Override
    public Object gpus(Gpus gpus) {
      Map<String, Object> counts = new LinkedHashMap<>();
      gpus.makers().forEach(maker -> counts.put(GpuCount.resource(maker), 1L));
      return counts;
    }

    @Override
    public Gpus gpus(Object answer) {
      Map<?, ?> counts = answer instanceof Map<?, ?> map ? map : Map.of();
      return new Gpus(
          Arrays.stream(Gpus.Maker.values())
              .filter(
                  maker ->
                      counts.get(GpuCount.resource(maker)) instanceof Number count
                          && count.longValue() > 0)
              .collect(Collectors.toSet()));
    }
  }

  private static List<String> below(Asked question, Part part) {
    return switch (part) {
      case VALUE, ITEM -> List.of();
      case KIND -> List.of(TYPE);
      case HOST_PATH ->
          question instanceof StorageQuestion storage && storage.asksAccessLists()
              ? List.of(HOST_PATH_CONFIG, HOST_PATH)
              : List.of(HOST_PATH);
      case DATASET -> List.of(IX_VOLUME_CONFIG, DATASET_NAME);
      case DATASET_ACL -> List.of(IX_VOLUME_CONFIG, ACL_ENABLE);
      case PATH_ACL -> List.of(HOST_PATH_CONFIG, ACL_ENABLE);
      case ACL_PATH -> List.of(HOST_PATH_CONFIG, ACL, "path");
      case SMB_SERVER, SMB_SHARE, SMB_DOMAIN, SMB_USER, SMB_PASSWORD ->
          List.of(SMB_CONFIG, SmbShare.PARTS.get(part).variable());
      case MINUTE -> List.of("minute");
      case HOUR -> List.of("hour");
      case DAY_OF_MONTH -> List.of("dom");
      case MONTH -> List.of("month");
      case DAY_OF_WEEK -> List.of("dow");
      case CPUS -> List.of("cpus");
      case MEMORY -> List.of("memory");
    };
  }

  /** The variable of a part of an image below what the chart calls the image. */
  public static String imageVariable(ImagePart.Part part) {
    return switch (part) {
      case REPOSITORY -> "repository";
      case TAG -> "tag";
      case PULL_POLICY -> "pullPolicy";
    };
  }

  /** What an item of a list is called, made from the list's variable. */
  public static String itemName(Scope item) {
    ListAnswer list = item.list().orElseThrow();
    if (list.question() instanceof GivenTexts texts) {
      return texts.one();
    }
    List<String> path = list.question().path();
    String name = CamelCase.of(path.get(path.size() - 1), "_");
    return list.question() instanceof ListQuestion && name.length() > 1 && name.endsWith("s")
        ? name.substring(0, name.length() - 1)
        : name + "Item";
  }
}
