// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;

final class LinkUriTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tcp://10.0.0.1:4059                      | tcp://10.0.0.1:4059
          TCP://Meter-7.Example:4059/              | tcp://meter-7.example:4059
          tcp://h:04059?                           | tcp://h:4059
          tcp://h:1?idle=2000ms&connect=1m         | tcp://h:1?connect=60s&idle=2s
          tcp://h:1?idle=1s&connect=10s&echo=false | tcp://h:1
          tcp://h:1?turnaround=20ms&echo=true      | tcp://h:1?echo=true&turnaround=20ms
          tcp://[0:0::0:1]:4059                    | tcp://[::1]:4059
          tcp://[2001:DB8:0:0:1:0:0:1]:4059        | tcp://[2001:db8::1:0:0:1]:4059
          tcp://[2001:db8:0:1:1:1:1:1]:4059        | tcp://[2001:db8:0:1:1:1:1:1]:4059
          tcp://[fe80::1%eth0]:4059                | tcp://[fe80::1%eth0]:4059
          tcp://[fe80::1%25eth0]:4059              | tcp://[fe80::1%eth0]:4059
          tcp://[::ffff:10.0.0.1]:4059             | tcp://[::ffff:10.0.0.1]:4059
          udp://Host:4059                          | udp://host:4059
          tcp-listen://:4059?wait=5m               | tcp-listen://:4059?wait=300s
          tcp-listen://:4059?echo=true&framing=7O1 | tcp-listen://:4059?echo=true&framing=7O1
          udp://h:1?framing=8N1                    | udp://h:1
          tcp-listen://127.0.0.1:4059              | tcp-listen://127.0.0.1:4059
          serial:/dev/ttyUSB0?framing=8N1&baud=300 | serial:/dev/ttyUSB0?baud=300
          serial:/dev/serial/by-id/usb-FTDI_A-if00-port0?framing=7E1 | serial:/dev/serial/by-id/usb-FTDI_A-if00-port0?framing=7E1
          serial:COM3                              | serial:COM3
          serial:/dev/ttyS0?rts=on&dtr=on&rts-before=0s | serial:/dev/ttyS0
          serial:/dev/ttyS0?rts=send&rts-before=1s&rts-after=2ms&rs485=true | serial:/dev/ttyS0?rs485=true&rts=send&rts-after=2ms&rts-before=1s
          serial:/dev/ttyS0?rts=receive&dtr=off    | serial:/dev/ttyS0?dtr=off&rts=receive
          RFC2217://Server:7001?baud=300&framing=7E1 | rfc2217://server:7001?baud=300&framing=7E1
          rfc2217://h:1?dtr=off&rts=off&connect=2s&software-parity=true&framing=7O1 | rfc2217://h:1?connect=2s&dtr=off&framing=7O1&rts=off&software-parity=true
          pipe:Meter-1?datagram=true               | pipe:Meter-1?datagram=true
          """)
  void has_one_canonical_form(String text, String canonical) {
    LinkUri uri = LinkUri.of(text);
    assertThat(uri).hasToString(canonical);
    assertThat(LinkUri.of(canonical)).isEqualTo(uri).hasSameHashCodeAs(uri);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4059                     | not a link
          http://host:80           | unknown kind of link: http
          tcp://host               | tcp wants ://host:port
          tcp://user@host:1        | tcp wants ://host:port
          tcp://host:1/path        | tcp wants ://host:port
          tcp://:4059              | not a host
          tcp://-host:1            | not a host: -host
          tcp://10.0.0.300:1       | not a host: 10.0.0.300
          tcp://10.0.1:1           | not a host: 10.0.1
          tcp://[1::2::3]:1        | not a host: [1::2::3]
          tcp://[1]:1              | not a host: [1]
          tcp://[fe80::1%]:1       | not a host
          tcp://host:0             | port must be 1..65535: 0
          tcp://host:65536         | port must be 1..65535: 65536
          tcp://host:1?baud=9600   | unknown option of tcp: baud
          tcp://host:1?connect=9ms | connect must be 100ms..1h: 9ms
          tcp://host:1?idle        | idle must be 0s..1h
          tcp://host:1?idle=1s&idle=1s | option given twice: idle
          udp://host:1?connect=1s  | unknown option of udp: connect
          serial:                  | not a device
          serial:/dev/../dev/tty   | not a device
          serial://dev/ttyS0       | not a device
          serial:/dev/ttyS0?baud=49      | baud must be 50..4000000: 49
          serial:/dev/ttyS0?baud=9999999999 | baud must be
          serial:/dev/ttyS0?framing=9N1  | framing must be
          tcp://h:1?framing=8E1          | framing must be 8N1, 7E1 or 7O1
          udp://h:1?framing=7N1          | framing must be 8N1, 7E1 or 7O1
          tcp://h:1?software-parity=true | unknown option of tcp: software-parity
          serial:/dev/ttyS0?software-parity=true | software-parity needs a framing of 7 bits
          serial:/dev/ttyS0?software-parity=yes | software-parity must be true or false: yes
          serial:/dev/ttyS0?echo=1              | echo must be true or false: 1
          serial:/dev/ttyS0?turnaround=11s      | turnaround must be 0s..10s: 11s
          serial:/dev/ttyS0?idle=61m            | idle must be 0s..1h: 61m
          serial:/dev/ttyS0?dtr=true            | dtr must be on or off: true
          serial:/dev/ttyS0?rts=high            | rts must be on, off, send or receive: high
          serial:/dev/ttyS0?rs485=kernel        | rs485 must be true or false: kernel
          serial:/dev/ttyS0?rts=send&rts-before=2s | rts-before must be 0s..1s: 2s
          serial:/dev/ttyS0?rts=send&rts-after=1   | rts-after must be 0s..1s: 1
          serial:/dev/ttyS0?rs485=true          | rs485 needs rts=send or rts=receive
          serial:/dev/ttyS0?rts=off&rts-after=1ms | rts-after needs rts=send or rts=receive
          serial:/dev/ttyS0?rts-before=1ms      | rts-before needs rts=send or rts=receive
          serial:/dev/ttyS0?connect=1s          | unknown option of serial: connect
          rfc2217://h                           | rfc2217 wants ://host:port
          rfc2217://h:1?rts=send                | rts must be on or off: send
          rfc2217://h:1?rs485=true              | unknown option of rfc2217: rs485
          pipe:                    | not a name
          tcp://host:1#x           | not a link
          """)
  void says_what_is_wrong(String text, String problem) {
    LinkUri.Parsed parsed = LinkUri.parse(text);
    assertThat(parsed.uri()).isEmpty();
    assertThat(parsed.problems()).anyMatch(p -> p.startsWith(problem));
  }

  @Test
  void reports_all_problems_at_once() {
    assertThat(LinkUri.parse("tcp://-h:0?x=1&idle=2h").problems()).hasSize(4);
  }

  @Test
  void bounds_its_length() {
    assertThat(LinkUri.parse("tcp://" + "a".repeat(600) + ":1").problems())
        .containsExactly("longer than 512 characters");
    assertThat(LinkUri.parse("tcp://" + "a".repeat(254) + ":1").uri()).isEmpty();
  }

  @Test
  void our_own_mistakes_are_thrown_with_every_problem() {
    assertThatThrownBy(() -> LinkUri.of("tcp://host:0?x=1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("port must be")
        .hasMessageContaining("unknown option");
  }

  @Test
  void fills_the_defaults_in() {
    LinkOptions options = LinkUri.of("serial:/dev/ttyS0").options();
    Framing framing = new Framing(8, Framing.Parity.NONE, 1);
    assertThat(options.settings()).isEqualTo(LineSettings.of(9600, framing));
    assertThat(options.idle()).isEqualTo(Duration.ofSeconds(1));
    assertThat(LinkUri.of("tcp://h:1").options().open()).isEqualTo(Duration.ofSeconds(10));
    assertThat(LinkUri.of("tcp-listen://:1").options().open()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void reads_every_option_of_a_serial_line() {
    LinkUri uri =
        LinkUri.of(
            "serial:/dev/ttyS0?baud=300&framing=7E1&software-parity=true&echo=true&turnaround=20ms");
    Framing framing = new Framing(7, Framing.Parity.EVEN, 1);
    assertThat(uri.options().settings())
        .isEqualTo(new LineSettings(300, framing, true, true, 20_000_000));
    assertThat(uri.path()).isEqualTo("/dev/ttyS0");
    assertThat(uri.address()).isEqualTo("serial:/dev/ttyS0");
  }

  @Test
  void seven_bits_over_ip_have_their_parity_made_in_software() {
    Framing framing = new Framing(7, Framing.Parity.EVEN, 1);
    LineSettings settings = LinkUri.of("tcp://h:1?framing=7E1").options().settings();
    assertThat(settings).isEqualTo(new LineSettings(9600, framing, true, false, 0));
    assertThat(settings.adapterFraming()).isEqualTo(Framing.PLAIN);
  }
}
