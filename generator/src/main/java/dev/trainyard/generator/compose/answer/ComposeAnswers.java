package dev.trainyard.generator.compose.answer;

import dev.trainyard.generator.expression.node.AnswerPaths;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.question.AnswerPlaces;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.SmbShare;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of an app: each part of an answer below the question's path. */
public final class ComposeAnswers {

  /** Variable of the choice of storage. */
  public static final String TYPE = "type";

  /** The choice of a dataset that TrueNAS makes for the app. */
  public static final String IX_VOLUME = "ix_volume";

  /** The choice of a directory of the NAS. */
  public static final String HOST_PATH = "host_path";

  /** The choice of storage that is lost with the containers. */
  public static final String TEMPORARY = "temporary";

  /** The choice of a share of another server. */
  public static final String CIFS = "cifs";

  /** Variable of the dict about the share. */
  public static final String CIFS_CONFIG = "cifs_config";

  /** Variable of the dict that {@code normalize/ix_volume} reads. */
  public static final String IX_VOLUME_CONFIG = "ix_volume_config";

  /** Variable of the dict about a directory of the NAS. */
  public static final String HOST_PATH_CONFIG = "host_path_config";

  /** Variable of the dataset's name; the name is TrueNAS' own. */
  public static final String DATASET_NAME = "dataset_name";

  /** Variable of the path of a directory. */
  public static final String PATH = "path";

  /** Variable that says whether TrueNAS sets access rights. */
  public static final String ACL_ENABLE = "acl_enable";

  /** Variable of the dict with a directory and its access rights. */
  public static final String ACL = "acl";

  /** Variable of the dict with the access rights of a dataset. */
  public static final String ACL_ENTRIES = "acl_entries";

  /** Variable of a port's number. */
  public static final String PORT_NUMBER = "port_number";

  /** Variable that says who reaches a port. */
  public static final String BIND_MODE = "bind_mode";

  /** The choice of a port that the network reaches. */
  public static final String PUBLISHED = "published";

  /** The choice of a port that only containers reach. */
  public static final String EXPOSED = "exposed";

  /** Variable of the addresses of the NAS on which a port is reached. */
  public static final String HOST_IPS = "host_ips";

  /** Variable that says whether the GPUs of all makers but NVIDIA are given. */
  public static final String USE_ALL_GPUS = "use_all_gpus";

  /** Variable in which TrueNAS says whether AMD's compute device is there. */
  public static final String KFD_DEVICE_EXISTS = "kfd_device_exists";

  private static final String SOME_SLOT = "0000:01:00.0";
  private static final String SOME_GPU = "GPU-00000000-0000-0000-0000-000000000000";

  /** The paths of this edition. */
  public static final AnswerPaths PATHS = new Paths();

  /** Where answers lie among the values. */
  public static final AnswerPlaces PLACES = new AnswerPlaces(PATHS);

  private ComposeAnswers() {}

  private record Paths() implements AnswerPaths {

    @Override
    public List<String> path(Asked question, Part part) {
      return part == Part.ITEM ? List.of() : AnswerPaths.below(question, below(question, part));
    }

    private static List<String> below(Asked question, Part part) {
      return switch (part) {
        case VALUE -> question instanceof PortQuestion ? List.of(PORT_NUMBER) : List.of();
        case ITEM -> List.of();
        case KIND -> List.of(TYPE);
        case HOST_PATH -> List.of(HOST_PATH_CONFIG, PATH);
        case DATASET -> List.of(IX_VOLUME_CONFIG, DATASET_NAME);
        case DATASET_ACL -> List.of(IX_VOLUME_CONFIG, ACL_ENABLE);
        case PATH_ACL -> List.of(HOST_PATH_CONFIG, ACL_ENABLE);
        case ACL_PATH -> List.of(HOST_PATH_CONFIG, ACL, PATH);
        case SMB_SHARE -> List.of(CIFS_CONFIG, PATH);
        case SMB_SERVER, SMB_DOMAIN, SMB_USER, SMB_PASSWORD ->
            List.of(CIFS_CONFIG, SmbShare.PARTS.get(part).variable());
        case MINUTE -> List.of("minute");
        case HOUR -> List.of("hour");
        case DAY_OF_MONTH -> List.of("dom");
        case MONTH -> List.of("month");
        case DAY_OF_WEEK -> List.of("dow");
        case CPUS -> List.of("cpus");
        case MEMORY -> List.of("memory");
      };
    }

    @Override
    public String word(StoragePlace place) {
      return switch (place) {
        case DATASET -> IX_VOLUME;
        case HOST_PATH -> HOST_PATH;
        case TEMPORARY -> TEMPORARY;
        case SMB -> CIFS;
      };
    }

    @Override
    public Object gpus(Gpus gpus) {
      Map<String, Object> answer = new LinkedHashMap<>();
      if (gpus.makers().contains(Gpus.Maker.AMD) || gpus.makers().contains(Gpus.Maker.INTEL)) {
        // Whether there is a device for computing TrueNAS says itself.
        answer.put(USE_ALL_GPUS, true);
      }
      if (gpus.makers().contains(Gpus.Maker.NVIDIA)) {
        answer.put(NvidiaGpus.SELECTION, Map.of(SOME_SLOT, someGpu()));
      }
      return answer;
    }

    private static Map<String, Object> someGpu() {
      Map<String, Object> gpu = new LinkedHashMap<>();
      gpu.put(NvidiaGpus.UUID, SOME_GPU);
      gpu.put(NvidiaGpus.USE, true);
      return gpu;
    }

    @Override
    public Gpus gpus(Object answer) {
      Map<?, ?> parts = answer instanceof Map<?, ?> map ? map : Map.of();
      Set<Gpus.Maker> makers = EnumSet.noneOf(Gpus.Maker.class);
      if (Boolean.TRUE.equals(parts.get(USE_ALL_GPUS))) {
        makers.add(
            Boolean.TRUE.equals(parts.get(KFD_DEVICE_EXISTS)) ? Gpus.Maker.AMD : Gpus.Maker.INTEL);
      }
      if (!new NvidiaGpus(null).listed(parts.get(NvidiaGpus.SELECTION)).isEmpty()) {
        makers.add(Gpus.Maker.NVIDIA);
      }
      return new Gpus(makers);
    }
  }
}
