// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What both forms have: streams and their results. */
interface StreamForm {

  @AttributeDefinition(
      name = "Channel maps",
      description =
          "What lies where in the samples: a JSON document of channel maps, or names of maps that"
              + " are shipped, such as 9-2LE or F4800S2I4U4, with commas between. Empty: what"
              + " format and length suggest. At most 1 MiB.|TextArea",
      required = false)
  String maps();

  @AttributeDefinition(
      name = "SCL",
      description =
          "An SCL document (SCD, ICD, CID) with the streams' data sets and addresses; the wire is"
              + " compared with it. Empty: none. At most 1 MiB: cut a large one down to its"
              + " sampled values.|TextArea",
      required = false)
  String scl();

  @AttributeDefinition(
      name = "Nominal frequency (Hz)",
      description =
          "Of the network, for streams whose rate is given per period. Default unknown: such rates"
              + " are found out.",
      defaultValue = "unknown",
      options = {
        @Option(label = "unknown", value = "unknown"),
        @Option(label = "50", value = "50"),
        @Option(label = "60", value = "60"),
        @Option(label = "25", value = "25"),
        @Option(label = "16.7", value = "16.7")
      })
  String nominal_hertz();

  @AttributeDefinition(
      name = "Simulated and test values",
      description =
          "Whether streams with the simulated bit are taken, before the real ones, and whether"
              + " channels give values that are marked as in test. Default false.",
      defaultValue = "false")
  boolean simulated();

  @AttributeDefinition(
      name = "Results for the Source",
      description =
          "Which results go into the wire graph where there is a Kilowire Source, which takes those"
              + " of a second only if it is told to. Default 1min.",
      defaultValue = "1min",
      options = {
        @Option(label = "of each minute", value = "1min"),
        @Option(label = "of each second", value = "1s"),
        @Option(label = "both", value = "both"),
        @Option(label = "none", value = "none")
      })
  String results();

  @AttributeDefinition(
      name = "Path delay (us)",
      description =
          "How long a frame takes through the network, in microseconds: for the time of a second."
              + " 0 to 1000000, default 0.",
      min = "0",
      max = "1000000",
      defaultValue = "0")
  int path_delay();
}
