// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kilowire.conversation.LinkException;

/**
 * The device that a name leads to at this moment, and why it may not open. A name under {@code
 * /dev/serial} stays with its adapter, the device behind it does not.
 *
 * @param name as the URI has it
 * @param path of the device itself
 */
record SerialDevice(String name, String path) {

  private static final String FOLDER = "/dev/";
  private static final String PSEUDO_TERMINALS = "/dev/pts/";

  // errno of Linux
  private static final int EPERM = 1;
  private static final int ENOENT = 2;
  private static final int ENXIO = 6;
  private static final int EAGAIN = 11;
  private static final int EACCES = 13;
  private static final int EBUSY = 16;
  private static final int ENODEV = 19;
  private static final int EINVAL = 22;
  private static final int ENOTTY = 25;

  // stat(2): the type of a file
  private static final int S_IFMT = 0170000;
  private static final int S_IFCHR = 0020000;

  /**
   * Finds the device of a name.
   *
   * @throws LinkException if there is none now, or what is there is no device
   */
  static SerialDevice find(String name) throws LinkException {
    Path file = Path.of(name);
    if (!file.isAbsolute()) {
      file = Path.of(FOLDER + name);
      if (!Files.exists(file)) {
        return new SerialDevice(name, name); // a system without /dev: the library knows its names
      }
    }
    SerialDevice found;
    boolean device;
    try {
      Path real = file.toRealPath();
      device = isCharacterDevice(real);
      found = new SerialDevice(name, real.toString());
    } catch (NoSuchFileException e) {
      throw new SerialDevice(name, name).missing(e);
    } catch (IOException e) {
      throw new LinkException(name + ": " + e.getMessage(), e);
    }
    if (!device) {
      throw new LinkException(found + ": is no serial port");
    }
    return found;
  }

  private static boolean isCharacterDevice(Path file) throws IOException {
    return !file.getFileSystem().supportedFileAttributeViews().contains("unix")
        || ((int) Files.getAttribute(file, "unix:mode") & S_IFMT) == S_IFCHR;
  }

  /** There is none of this name. */
  LinkException missing(Exception cause) {
    List<String> there =
        Stream.of("serial/by-id", "").flatMap(SerialDevice::ports).limit(16).toList();
    String hint =
        there.isEmpty()
            ? "there is no serial port at all"
            : "there are " + String.join(", ", there);
    return new LinkException(name + ": no such port, unplugged perhaps; " + hint, cause);
  }

  /** Those that people plug in; boards have numbered ttyS that lead nowhere. */
  private static Stream<String> ports(String folder) {
    Path place = Path.of(FOLDER, folder);
    boolean stable = !folder.isEmpty();
    try (Stream<Path> files = Files.list(place)) {
      return files
          .map(Path::toString)
          .filter(file -> stable || file.matches("/dev/tty(USB|ACM|AMA|mxc|O|XRUSB)[0-9]+"))
          .sorted()
          .collect(Collectors.toList())
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /**
   * Whether it is a pseudo-terminal of Linux, which has 8 bits without parity whatever it is set
   * to, and is an error of the system's where it is set to nothing but another framing.
   */
  boolean isPseudoTerminal() {
    return path.startsWith(PSEUDO_TERMINALS);
  }

  /** The system has said this number, of errno. */
  LinkException notOpened(int error) {
    if (error == ENOENT && !Files.exists(Path.of(path))) {
      return missing(null);
    }
    return new LinkException(
        this
            + ": "
            + switch (error) {
              case EACCES, EPERM -> "permission denied" + permission();
              case EBUSY, EAGAIN -> "in use by another program" + Holder.of(path);
              case ENOENT -> "in use by this program already";
              case ENXIO, ENODEV -> "there is no adapter behind it";
              case ENOTTY, EINVAL -> "is no serial port";
              default -> "did not open, error " + error + " of the system";
            });
  }

  private String permission() {
    try {
      return "; it is of the group "
          + Files.getAttribute(Path.of(path), "unix:group")
          + ", whose members may open it: usermod -aG GROUP USER, and log in again";
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "";
    }
  }

  /** It was open, and the system has taken it away. */
  LinkException gone() {
    return new LinkException(this + ": the port has gone, unplugged perhaps");
  }

  @Override
  public String toString() {
    return name.equals(path) ? name : name + " (" + path + ")";
  }
}
