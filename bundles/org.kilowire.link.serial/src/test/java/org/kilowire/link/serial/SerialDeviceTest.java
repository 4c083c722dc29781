// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SerialDeviceTest {

  @TempDir private Path folder;

  @Test
  void a_name_leads_to_its_device_of_the_moment() throws Exception {
    Path name = folder.resolve("usb-head");
    Files.createSymbolicLink(name, Path.of("/dev/null"));
    assertThat(SerialDevice.find(name.toString()).path()).isEqualTo("/dev/null");
    assertThat(SerialDevice.find(name.toString())).hasToString(name + " (/dev/null)");
    Files.delete(name);
    Files.createSymbolicLink(name, Path.of("/dev/zero"));
    assertThat(SerialDevice.find(name.toString()).path()).isEqualTo("/dev/zero");
    Files.delete(name);
    assertThat(SerialDevice.find("zero").path()).isEqualTo("/dev/zero");
  }

  /** errno of Linux, as the library hands it on. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          13 | permission denied; it is of the group
          1  | permission denied; it is of the group
          16 | in use by another program
          11 | in use by another program
          2  | in use by this program already
          19 | there is no adapter behind it
          6  | there is no adapter behind it
          25 | is no serial port
          22 | is no serial port
          99 | did not open, error 99 of the system
          """)
  void what_the_system_says_is_said_in_words(int error, String words) {
    assertThat(new SerialDevice("/dev/null", "/dev/null").notOpened(error))
        .hasMessageStartingWith("/dev/null: " + words);
  }

  /** The library has the number of "no such file" for a port that it has open too. */
  @Test
  void a_port_that_goes_while_it_is_opened_is_not_there() {
    assertThat(new SerialDevice("/dev/none", "/dev/none").notOpened(2))
        .hasMessageStartingWith("/dev/none: no such port, unplugged perhaps");
  }

  @Test
  void who_may_open_it_is_the_group_of_the_device() {
    assertThat(new SerialDevice("/dev/null", "/dev/null").notOpened(13))
        .hasMessageContaining("of the group root, whose members may open it: usermod -aG");
    assertThat(new SerialDevice("/dev/none", "/dev/none").notOpened(13))
        .hasMessage("/dev/none: permission denied");
  }
}
