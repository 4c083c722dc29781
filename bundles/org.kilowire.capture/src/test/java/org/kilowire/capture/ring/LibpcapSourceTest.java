// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.libpcap.LibpcapOptions;
import org.kilowire.capture.libpcap.LibpcapSource;
import org.kilowire.tests.support.PrivateNetwork;

/** Is skipped where the system has no libpcap. */
final class LibpcapSourceTest extends LiveSourceContract {

  @BeforeAll
  static void the_system_has_libpcap() throws Exception {
    Path natives = Files.createTempDirectory("libpcap-source");
    try {
      LibpcapSource.isInterface("lo", natives);
    } catch (CaptureException e) {
      Assumptions.abort(e.getMessage());
    } finally {
      Files.delete(natives);
    }
  }

  @Override
  LiveSource source(boolean promiscuous) {
    return new LibpcapSource(LibpcapOptions.of("there", folder).withPromiscuous(promiscuous));
  }

  @Test
  void interfaces_are_those_of_the_system() throws Exception {
    PrivateNetwork.with(
        network -> {
          assertThat(LibpcapSource.isInterface("there", folder)).isTrue();
          assertThat(LibpcapSource.isInterface("nowhere", folder)).isFalse();
        });
  }

  @Test
  void options_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> LibpcapOptions.of("", folder))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LibpcapOptions("lo", false, 1, folder))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
