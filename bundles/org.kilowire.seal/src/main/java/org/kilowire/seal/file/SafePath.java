// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether nobody but this process's user and root can change a file: neither the file nor any
 * folder on the way to it, be it by name or behind a symbolic link. A folder that all may write to
 * is no harm if nobody can rename in it what is not theirs, as in {@code /tmp}.
 */
final class SafePath {

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);
  private static final int STICKY = 01000; // POSIX, sys/stat.h: S_ISVTX
  private static final Path SELF = Path.of("/proc/self");

  private SafePath() {}

  /**
   * Checks who can change {@code file}, which is there.
   *
   * @throws IOException says who else can, or that it cannot be looked at
   */
  static void requireOurs(Path file) throws IOException {
    Set<UserPrincipal> us = us(file);
    Path named = file.toAbsolutePath().normalize();
    Path real = named.toRealPath();
    requireOurs(real, us, false);
    for (Path way : new Path[] {named, real}) {
      for (Path folder = way.getParent(); folder != null; folder = folder.getParent()) {
        requireOurs(folder, us, true);
      }
    }
  }

  /**
   * The same, and that nobody else can read it.
   *
   * @throws IOException says who else can, or that it cannot be looked at
   */
  static void requirePrivate(Path file) throws IOException {
    requireOurs(file);
    for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
      if (OTHERS.contains(permission)) {
        throw new IOException(file + " holds keys and others may use it: chmod 600 it");
      }
    }
  }

  private static void requireOurs(Path path, Set<UserPrincipal> us, boolean folder)
      throws IOException {
    PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
    if (!us.contains(attributes.owner())) {
      throw new IOException(
          path
              + " belongs to "
              + attributes.owner().getName()
              + ", who could change what is trusted");
    }
    if (isOpen(attributes, folder) && !(folder && isSticky(path))) {
      throw new IOException(
          path + " can be changed by others, and with it what is trusted: chmod go-w it");
    }
  }

  /**
   * Where each user has a group of its own, under its own name, folders that this group may write
   * to are the habit (umask 002), and the group is nobody else.
   */
  private static boolean isOpen(PosixFileAttributes attributes, boolean folder) {
    Set<PosixFilePermission> may = attributes.permissions();
    boolean own = folder && attributes.group().getName().equals(attributes.owner().getName());
    return may.contains(PosixFilePermission.OTHERS_WRITE)
        || (may.contains(PosixFilePermission.GROUP_WRITE) && !own);
  }

  private static boolean isSticky(Path folder) throws IOException {
    return ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
  }

  /** Root, and whom this process runs as. */
  private static Set<UserPrincipal> us(Path file) throws IOException {
    Set<UserPrincipal> us = new HashSet<>();
    us.add(Files.getOwner(file.getFileSystem().getPath("/")));
    if (Files.exists(SELF)) {
      us.add(Files.getOwner(SELF));
    }
    try {
      us.add(
          file.getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(System.getProperty("user.name")));
    } catch (IOException | UnsupportedOperationException e) {
      // A user without a name, as in a container: the one of the process stands above.
    }
    return us;
  }
}
