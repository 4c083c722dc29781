// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The gateway's fields in Kura's user interface; {@link GatewayOptions} reads and checks them. */
@ObjectClassDefinition(
    id = Gateway.PID,
    name = "Kilowire Gateway",
    description = "The gateway's id, its store, its lines and its secrets.")
@interface GatewayConfig {

  @AttributeDefinition(
      name = "Gateway id",
      required = false,
      description =
          "Who this gateway is, in the fleet document and in the topics: 1 to 64 characters of A-Z"
              + " a-z 0-9 . _ -. Blank: meters can be read and nothing is stored.")
  String gateway_id() default "";

  @AttributeDefinition(
      name = "Folder of the store",
      required = false,
      description =
          "An absolute path. It belongs to one gateway id for ever. Blank: the"
              + " folder kilowire where Kura keeps its data.")
  String data_folder() default "";

  @AttributeDefinition(
      name = "Size of the store (MiB)",
      min = "1",
      max = "" + GatewayOptions.MOST_MEGABYTES,
      description =
          "How large the store may grow: 1 to "
              + GatewayOptions.MOST_MEGABYTES
              + ", default "
              + GatewayOptions.DEFAULT_MEGABYTES
              + ".")
  int store_max_megabytes() default GatewayOptions.DEFAULT_MEGABYTES;

  @AttributeDefinition(
      name = "Confirmed readings are kept (days)",
      min = "0",
      max = "" + GatewayOptions.MOST_RETENTION,
      description =
          "If there is room, in case they are asked for again: 0 to "
              + GatewayOptions.MOST_RETENTION
              + ", default "
              + GatewayOptions.DEFAULT_RETENTION
              + ".")
  int store_retention_days() default GatewayOptions.DEFAULT_RETENTION;

  @AttributeDefinition(
      name = "Events that wait",
      min = "1",
      max = "" + GatewayOptions.MOST_EVENTS,
      description =
          "At most so many; a new one then takes the oldest one's place: 1 to "
              + GatewayOptions.MOST_EVENTS
              + ", default "
              + GatewayOptions.DEFAULT_EVENTS
              + ".")
  int store_max_events() default GatewayOptions.DEFAULT_EVENTS;

  @AttributeDefinition(
      name = "Lines at once",
      min = "1",
      max = "" + GatewayOptions.MOST_THREADS,
      description =
          "How many lines are worked on at once: 1 to "
              + GatewayOptions.MOST_THREADS
              + ", default "
              + GatewayOptions.DEFAULT_THREADS
              + ".")
  int line_threads() default GatewayOptions.DEFAULT_THREADS;

  @AttributeDefinition(
      name = "File of secrets",
      required = false,
      description =
          "An absolute path: a line a secret, name=secret. Refused unless its"
              + " owner alone may read it. Blank: none.")
  String secrets_file() default "";
}
