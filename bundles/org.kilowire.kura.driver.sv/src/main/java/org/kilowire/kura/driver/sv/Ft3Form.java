// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The form of {@link Ft3Driver}. A method's name is an option's key, underscores for dots; a test
 * compares them with what is read.
 */
@ObjectClassDefinition(
    id = Ft3Driver.PID,
    name = "Kilowire sampled values by FT3",
    description =
        "Hears the sampled values of an IEC 60044-8 FT3 link that comes through a converter: RMS,"
            + " phasors, frequency, power, and how the stream is. It never sends.")
interface Ft3Form extends StreamForm {

  @AttributeDefinition(
      name = "Source",
      description =
          "Where the octets come from: udp://:5000 for datagrams that come there,"
              + " tcp://host:5000 for a converter that is called, tcp-listen://:5000 for one that"
              + " calls, or a character device: /dev/ft3.")
  String source();

  @AttributeDefinition(
      name = "Layout",
      description =
          "52, 54, 54-full-blocks, 56, 74, sensor-26, sensor-28-2010, sensor-28-2011, sensor-34,"
              + " sensor-48, or a private one: its name, blocks=, channels= and so on. Empty: what"
              + " merging units send, told apart by the frames.",
      required = false)
  String layout();

  @AttributeDefinition(
      name = "CRC begins with",
      description = "0000 by the standard; some equipment begins with FFFF. Default 0000.",
      defaultValue = "0000",
      options = {
        @Option(label = "0000, the standard", value = "0000"),
        @Option(label = "FFFF", value = "FFFF")
      })
  String crc_init();

  @AttributeDefinition(
      name = "CRC is complemented",
      description = "By the standard it is; some equipment sends it as it is. Default true.",
      defaultValue = "true")
  boolean crc_complement();

  @AttributeDefinition(
      name = "Samples a second",
      description =
          "Where no channel map says it, for most frames do not; 0: found out by the time."
              + " 0 to 1000000, default 0.",
      min = "0",
      max = "1000000",
      defaultValue = "0")
  int rate();
}
