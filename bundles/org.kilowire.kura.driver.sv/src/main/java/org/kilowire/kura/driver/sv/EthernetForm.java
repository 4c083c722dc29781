// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The form of {@link EthernetDriver}. A method's name is an option's key, underscores for dots; a
 * test compares them with what is read.
 */
@ObjectClassDefinition(
    id = EthernetDriver.PID,
    name = "Kilowire sampled values on Ethernet",
    description =
        "Hears the sampled values of a process bus by IEC 61850-9-2 (9-2LE, IEC 61869-9) and"
            + " 9-1: RMS, phasors, frequency, power, and how the streams are. It never sends.")
interface EthernetForm extends StreamForm {

  @AttributeDefinition(
      name = "Interface",
      description =
          "The network interface that hears the process bus, as ip link names it: eth1. One that"
              + " is not there, or goes, is waited for.")
  String network_interface();

  @AttributeDefinition(
      name = "Interface of LAN B",
      description =
          "With PRP (IEC 62439-3) the interface of the other network; streams are joined and both"
              + " LANs are counted apart. Empty: there is one.",
      required = false)
  String second_interface();

  @AttributeDefinition(
      name = "Promiscuous",
      description =
          "Whether the adapter passes what is for others, and VLANs that it would filter out."
              + " Default false.",
      defaultValue = "false")
  boolean promiscuous();

  @AttributeDefinition(
      name = "Destinations",
      description =
          "The streams' multicast addresses, 01-0C-CD-04-00-01 and so on, with blanks or commas"
              + " between, at most 1000. Empty: all multicast.",
      required = false)
  String groups();
}
