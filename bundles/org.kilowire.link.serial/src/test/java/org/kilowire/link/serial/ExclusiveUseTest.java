// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.simulators.pty.Pty;

@Timeout(120)
final class ExclusiveUseTest {

  @Test
  void a_port_that_another_program_has_is_told_with_who_it_is() throws Exception {
    try (SerialLinks links = new SerialLinks(Ports::natives);
        Pty pty = Pty.open()) {
      try (PortHolder other = PortHolder.of(Ports.uri(pty))) {
        assertThatThrownBy(() -> Ports.open(links, Ports.uri(pty)))
            .isInstanceOf(LinkException.class)
            .hasMessage(pty + ": in use by another program, process " + other.pid() + " (java)");
      }
      try (Link link = Ports.open(links, Ports.uri(pty))) {
        Ports.say(link, "x");
        assertThat(Ports.hear(pty, 1)).isEqualTo("x");
        assertThatThrownBy(() -> PortHolder.of(Ports.uri(pty)).close())
            .hasMessageContaining("has not opened");
      }
    }
  }
}
