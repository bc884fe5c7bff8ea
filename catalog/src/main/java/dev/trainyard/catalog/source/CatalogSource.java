package dev.trainyard.catalog.source;

import dev.trainyard.catalog.git.Access;
import dev.trainyard.catalog.git.FetchedCommit;
import dev.trainyard.catalog.git.GitFailure;
import dev.trainyard.catalog.git.Printable;
import dev.trainyard.catalog.git.RemoteAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;

/** Where the files of a catalog come from. */
public sealed interface CatalogSource {

  /** What stands for a catalog without any app. */
  String NONE = "none";

  /** How a source is written, for people. */
  String SHAPE = "a catalog's folder, a git repository and a revision as PATH#REVISION, or " + NONE;

  /**
   * Finds the files; they are read when asked for.
   *
   * @throws UnreadableSourceException when there is no such folder, repository or revision
   */
  OpenCatalog open() throws UnreadableSourceException;

  /** What a user would write for it, without any login. */
  String shown();

  /**
   * Reads what a user wrote: {@code none}, a folder, or {@code PATH#REVISION}. What it means does
   * not depend on what happens to exist: a folder whose name has a {@code #} is named with another
   * one at its end.
   *
   * @param text what was written
   * @param base what relative paths are relative to
   * @throws UnreadableSourceException when the text is an address
   * @throws InvalidPathException when the text is no path on this system
   */
  static CatalogSource parse(String text, Path base) throws UnreadableSourceException {
    if (text.equals(NONE)) {
      return new None();
    }
    int hash = text.lastIndexOf('#');
    String place = hash < 0 ? text : text.substring(0, hash);
    if (looksLikeAddress(place, base)) {
      throw new UnreadableSourceException(
          "what looks like an address is not taken here, nor shown, as it may hold a login; name a"
              + " clone");
    }
    Path path = base.resolve(place);
    if (hash < 0 || hash == text.length() - 1 && !GitRepository.exists(path)) {
      return new Folder(path);
    }
    if (!GitRepository.exists(path) && Files.isDirectory(base.resolve(text))) {
      throw new UnreadableSourceException(
          path + " is no git repository; the folder " + text + " is named with a # at its end");
    }
    return new Revision(path, text.substring(hash + 1));
  }

  /** By its form, whatever exists. */
  private static boolean isAddress(String text) {
    return text.contains("://") || RemoteAddress.isOfAnotherHost(text);
  }

  /** Whether a text may hold a login, and is no path of this machine either. */
  private static boolean looksLikeAddress(String text, Path base) {
    if (isAddress(text) || !RemoteAddress.mayHoldLogin(text)) {
      return isAddress(text);
    }
    try {
      return !Files.exists(base.resolve(text));
    } catch (InvalidPathException e) {
      return true;
    }
  }

  /** A catalog without any app, such as before the first publication. */
  record None() implements CatalogSource {
    @Override
    public OpenCatalog open() {
      return new OpenCatalog(Collections.emptySortedMap(), () -> {});
    }

    @Override
    public String shown() {
      return NONE;
    }
  }

  /**
   * A folder on disk; its {@code .git} is no part of the catalog.
   *
   * @param path the catalog's root
   */
  record Folder(Path path) implements CatalogSource {
    @Override
    public OpenCatalog open() throws UnreadableSourceException {
      return FolderFiles.open(path);
    }

    @Override
    public String shown() {
      return path.toString();
    }
  }

  /**
   * A revision in a git repository.
   *
   * @param repository a bare repository, or a folder with one in {@code .git}
   * @param name a branch, tag or commit, or whatever else {@code git rev-parse} takes
   */
  record Revision(Path repository, String name) implements CatalogSource {
    @Override
    public OpenCatalog open() throws UnreadableSourceException {
      return RevisionFiles.open(repository, name);
    }

    @Override
    public String shown() {
      return repository + "#" + name;
    }
  }

  /**
   * A branch or tag of a repository elsewhere, of which the newest commit is fetched for as long as
   * the catalog is open.
   *
   * @param address the repository
   * @param name the short name of a branch or tag; empty for the branch that the remote proposes
   * @param access what the remote is shown
   * @param work folder for temporary files; created when needed
   */
  record Remote(RemoteAddress address, String name, Access access, Path work)
      implements CatalogSource {
    @Override
    public String shown() {
      return name.isEmpty() ? address.toString() : address + "#" + name;
    }

    @Override
    public OpenCatalog open() throws UnreadableSourceException {
      try {
        FetchedCommit fetched =
            FetchedCommit.of(address, name, access, work)
                .orElseThrow(
                    () ->
                        UnreadableSourceException.missing(
                            address
                                + (name.isEmpty()
                                    ? " proposes no branch"
                                    : " has no branch or tag \"" + Printable.of(name) + "\"")));
        boolean found = false;
        try {
          OpenCatalog catalog =
              RevisionFiles.open(fetched.repository(), fetched.commit()).closing(fetched::close);
          found = true;
          return catalog;
        } finally {
          if (!found) {
            fetched.close();
          }
        }
      } catch (GitFailure e) {
        throw new UnreadableSourceException(e.getMessage(), e);
      } catch (IOException e) {
        throw new UnreadableSourceException(
            "the folder for temporary files, " + work + ", cannot be used: " + e.getMessage(), e);
      }
    }
  }

  /**
   * Reads what a user wrote, addresses as well as folders and revisions; see {@link #parse(String,
   * Path)}. A name behind a {@code #} is that of a branch or tag of the address.
   *
   * @param access what a remote repository is shown
   * @param work folder for temporary files; created when needed
   * @throws UnreadableSourceException when the text is an address that cannot be read
   * @throws InvalidPathException when the text is no address, and no path on this system
   */
  static CatalogSource parse(String text, Path base, Access access, Path work)
      throws UnreadableSourceException {
    int hash = text.lastIndexOf('#');
    String place = hash < 0 ? text : text.substring(0, hash);
    if (!looksLikeAddress(place, base)) {
      return parse(text, base);
    }
    try {
      RemoteAddress address = RemoteAddress.of(place, base);
      String name = hash < 0 ? "" : text.substring(hash + 1);
      return address.folder().isPresent()
          ? new Revision(address.folder().get(), name.isEmpty() ? "HEAD" : name)
          : new Remote(address, name, access, work);
    } catch (GitFailure e) {
      throw new UnreadableSourceException(e.getMessage(), e);
    }
  }
}
