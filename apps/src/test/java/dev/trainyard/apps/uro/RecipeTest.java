package dev.trainyard.apps.uro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for the images of Uro. */
class RecipeTest {

  private static final Path RECIPE = Path.of("images", "uro");

  @TempDir Path directory;

  private static String text(String name) throws IOException {
    return Files.readString(RECIPE.resolve(name)).replace("\r\n", "\n");
  }

  @Test
  void it_is_for_the_commit_that_the_app_is_made_for() throws Exception {
    assertThat(text("commit")).isEqualTo(Images.COMMIT + "\n");
    assertThat(new Uro().define().appVersion())
        .isEqualTo("2025.06.26-" + Images.COMMIT.substring(0, 7));
  }

  /** The archives of Mix are Hex: without it no package is found, and the build stops. */
  @Test
  void hex_is_there_before_packages_are_asked_for_and_stays() throws Exception {
    String api = text("api.Dockerfile");

    assertThat(api)
        .containsSubsequence(
            "apk add --no-cache git make gcc libc-dev tzdata",
            "mix local.hex --force && mix local.rebar --force",
            "COPY mix.exs mix.lock ./",
            "mix do deps.update plug bandit, deps.get, patch.exmarcel, deps.compile",
            "COPY lib ./lib",
            "mix do compile, phx.digest",
            "mix uro.apigen",
            "COMPILE_PHASE=false",
            "USER 568:568")
        .doesNotContain("archives", "mix archive.uninstall");
  }

  /** Erlang verifies by default since OTP 26, and a database of the owner's has any certificate. */
  @Test
  void connections_to_a_database_of_the_owners_can_be_encrypted() throws Exception {
    assertThat(text("api.Dockerfile"))
        .containsSubsequence(
            "COPY config ./config",
            "RUN echo 'config :uro, Uro.Repo, ssl_opts: [verify: :verify_none]' >>config/prod.exs",
            "mix do compile, phx.digest");
  }

  /** mix.exs, line 61: what mix.lock has is known to be held up by one request of anybody. */
  @Test
  void versions_that_strangers_can_hold_up_are_not_built() throws Exception {
    assertThat(changed("mix do deps.update", "mix.exs", "      {:bandit, \"~> 1.0\"},\n"))
        .isEqualTo("      {:bandit, \"1.12.5\"}, {:plug, \"1.19.5\"},\n");
  }

  /** The line of provider_callback, whose parameters have texts as keys. */
  @Test
  void a_log_in_with_another_account_is_that_of_the_browser_that_began_it() throws Exception {
    assertThat(
            changed(
                "mix do compile",
                "lib/uro/controllers/authentication.ex",
                "         |> Conn.put_private(:pow_assent_session_params, params)\n"))
        .isEqualTo(
            "         |> Conn.put_private(:pow_assent_session_params, %{state:"
                + " if(Map.has_key?(conn.cookies, \"oauth2.#{params[\"state\"]}\"),"
                + " do: params[\"state\"], else: \"of nobody\")})\n");
    assertThat(text("smoke.sh"))
        .contains("--env OAUTH2_GITHUB_STRATEGY=Assent.Strategy.Github")
        .contains("/login/github/callback?code=c&state=s");
  }

  /** What the step before another makes of a line of upstream's; it stops at any other line. */
  private String changed(String next, String file, String line) throws Exception {
    String recipe = text("api.Dockerfile");
    int end = recipe.indexOf("\nRUN " + next);
    String step = recipe.substring(recipe.lastIndexOf("\nRUN ", end - 1) + 5, end);
    Path changed = directory.resolve(file);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, "another\n");
    assertThat(run(step)).isNotZero();
    Files.writeString(changed, line);
    assertThat(run(step)).isZero();
    return Files.readString(changed);
  }

  /** Docker's own builder with the classic image store refuses both (docker/buildx, pull 1988). */
  @Test
  void what_asks_for_attestations_is_told_to_bring_a_builder() throws Exception {
    assertThat(text("build.sh")).contains("--provenance=true --sbom=true");
    assertThat(text("README.md"))
        .contains("```shell\ndocker buildx create --use\napps/images/uro/build.sh");
  }

  /**
   * npm has two of the packages in the lock file no more. What the site takes of them: form.tsx
   * (line 1), api.ts (line 2), state.ts (line 2), error-message.tsx (line 3), captcha.tsx (line 1).
   */
  @Test
  void packages_that_are_gone_are_replaced_and_none_is_added() throws Exception {
    assertThat(text("site.Dockerfile"))
        .containsSubsequence(
            "sed -i -E '/\"@ariesclark\\/(extensions|react-hooks)\"/d' package.json",
            "pnpm install --no-frozen-lockfile --lockfile-only",
            "! grep -vxFf /tmp/locked.yaml pnpm-lock.yaml | grep 'resolution:'",
            "pnpm install --frozen-lockfile",
            "COPY . .",
            "COPY --from=recipe replaced ./src/replaced",
            "#\"~/replaced/\\1\"#",
            "pnpm run build");
    assertThat(exports("replaced/extensions.ts"))
        .containsExactlyInAnyOrder("unique", "randomInt", "ms", "capitalize", "trim");
    // Apart, since pages that a server renders may not import what uses React's hooks.
    assertThat(exports("replaced/react-hooks.ts")).containsExactly("useLatest");
    assertThat(text("replaced/extensions.ts")).doesNotContain("\"react\"");
  }

  private static List<String> exports(String name) throws IOException {
    return Pattern.compile("(?m)^export function (\\w+)")
        .matcher(text(name))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void what_the_smoke_test_starts_may_write_as_little_as_in_the_app() throws Exception {
    assertThat(text("smoke.sh").replace("\\\n", ""))
        .containsPattern("name-api\" .*--cap-drop ALL .*--read-only --tmpfs /tmp .*\"\\$api\"")
        .containsPattern("name-site\" .*--cap-drop ALL .*--read-only --tmpfs /tmp .*\"\\$site\"");
  }

  @Test
  void every_base_image_has_a_version_and_none_of_them_floats() throws Exception {
    List<String> bases =
        Stream.of(text("api.Dockerfile"), text("site.Dockerfile"))
            .flatMap(
                file ->
                    Pattern.compile("(?m)^FROM (\\S+)")
                        .matcher(file)
                        .results()
                        .map(m -> m.group(1)))
            .filter(base -> !base.equals("${API}"))
            .distinct()
            .toList();

    assertThat(bases)
        .containsExactly(
            "docker.io/library/elixir:1.16.3-otp-26-alpine",
            "docker.io/library/node:22.22.0-alpine@sha256:"
                + "e4bf2a82ad0a4037d28035ae71529873c069b13eb0455466ae0bc13363826e34");
  }

  @Test
  void what_runs_is_what_the_app_runs() throws Exception {
    assertThat(text("api.Dockerfile"))
        .contains("CMD [\"/bin/sh\", \"-c\", \"" + Uro.START + "\"]\n")
        .contains("WORKDIR /app\n")
        .contains("EXPOSE " + Uro.API_HTTP.number().orElseThrow() + "\n");
    assertThat(text("site.Dockerfile"))
        .contains("CMD [\"node\", \"server.js\"]\n")
        .contains("--frozen-lockfile")
        .contains("EXPOSE " + Uro.SITE_HTTP.number().orElseThrow() + "\n");
  }

  /** With a repository of its own and a docker that writes down what it is told. */
  @Test
  void both_images_are_built_of_the_commit_and_named_with_their_digests() throws Exception {
    Path sources = Files.createDirectory(directory.resolve("sources"));
    git(sources, "init", "--quiet");
    Files.createDirectory(sources.resolve("frontend"));
    Files.writeString(sources.resolve("mix.exs"), "");
    Files.writeString(sources.resolve("frontend/package.json"), "");
    git(sources, "add", ".");
    git(sources, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "a");
    String commit = git(sources, "rev-parse", "HEAD").strip();

    Result result = build(commit, sources);

    assertThat(result.status()).as(result.output()).isZero();
    String tag = "2025.06.26-" + commit.substring(0, 7);
    assertThat(result.output().lines())
        .containsExactly(
            "r.example/o/uro:" + tag + "@sha256:0a",
            "r.example/o/uro-frontend:" + tag + "@sha256:0a");
    List<String> calls = Files.readAllLines(directory.resolve("calls"));
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0))
        .startsWith("buildx build --platform linux/amd64 --push")
        .contains("--label org.opencontainers.image.revision=" + commit)
        .contains("--tag r.example/o/uro:" + tag)
        .endsWith("/uro");
    assertThat(calls.get(1))
        .contains("--build-context recipe=" + directory.resolve("recipe"))
        .contains("--build-arg API=r.example/o/uro:" + tag)
        .endsWith("/uro/frontend");
  }

  @Test
  void another_commit_is_not_built() throws Exception {
    Path sources = Files.createDirectory(directory.resolve("sources"));
    git(sources, "init", "--quiet");

    Result result = build(Images.COMMIT, sources);

    assertThat(result.status()).isNotZero();
    assertThat(directory.resolve("calls")).doesNotExist();
  }

  private record Result(int status, String output) {}

  private Result build(String commit, Path sources) throws Exception {
    Path recipe = Files.createDirectory(directory.resolve("recipe"));
    for (String name : List.of("build.sh", "api.Dockerfile", "site.Dockerfile")) {
      Files.copy(RECIPE.resolve(name), recipe.resolve(name));
    }
    Files.writeString(recipe.resolve("commit"), commit + "\n");
    Path programs = Files.createDirectory(directory.resolve("bin"));
    Path docker =
        Files.writeString(
            programs.resolve("docker"),
            """
            #!/bin/sh
            echo "$*" >>"$CALLS"
            while [ "$1" != --metadata-file ]; do shift; done
            printf '{\\n  "containerimage.digest": "sha256:0a"\\n}\\n' >"$2"
            """);
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", recipe.resolve("build.sh").toString(), "r.example/o")
            .redirectErrorStream(true);
    builder.environment().merge("PATH", programs + ":", (path, first) -> first + path);
    builder.environment().put("CALLS", directory.resolve("calls").toString());
    builder.environment().put("UPSTREAM", sources.toString());
    builder.environment().put("FORK", sources.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), output);
  }

  private int run(String step) throws Exception {
    return new ProcessBuilder("/bin/sh", "-c", step)
        .directory(directory.toFile())
        .start()
        .waitFor();
  }

  private static String git(Path repository, String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
