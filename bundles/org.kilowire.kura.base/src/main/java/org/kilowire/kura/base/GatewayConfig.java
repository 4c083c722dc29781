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
      name = GatewayOptions.ID,
      required = false,
      description =
          "Who this gateway is, in the fleet document and in the topics: 1 to 64 characters of A-Z"
              + " a-z 0-9 . _ -. Blank: meters can be read and nothing is stored.")
  String gateway_id() default "";

  @AttributeDefinition(
      name = GatewayOptions.FOLDER,
      required = false,
      description =
          "Folder of the store, an absolute path. It belongs to one gateway id for ever. Blank: the"
              + " folder kilowire where Kura keeps its data.")
  String data_folder() default "";

  @AttributeDefinition(
      name = GatewayOptions.MEGABYTES,
      min = "1",
      max = "" + GatewayOptions.MOST_MEGABYTES,
      description = "How large the store may grow, in MiB.")
  int store_max_megabytes() default GatewayOptions.DEFAULT_MEGABYTES;

  @AttributeDefinition(
      name = GatewayOptions.RETENTION,
      min = "0",
      max = "" + GatewayOptions.MOST_RETENTION,
      description = "How long confirmed readings are kept in case they are asked for, in days.")
  int store_retention_days() default GatewayOptions.DEFAULT_RETENTION;

  @AttributeDefinition(
      name = GatewayOptions.EVENTS,
      min = "1",
      max = "" + GatewayOptions.MOST_EVENTS,
      description = "How many events wait at most; a new one then takes the oldest one's place.")
  int store_max_events() default GatewayOptions.DEFAULT_EVENTS;

  @AttributeDefinition(
      name = GatewayOptions.THREADS,
      min = "1",
      max = "" + GatewayOptions.MOST_THREADS,
      description = "How many lines are worked on at once.")
  int line_threads() default GatewayOptions.DEFAULT_THREADS;

  @AttributeDefinition(
      name = GatewayOptions.SECRETS,
      required = false,
      description =
          "A file of secrets, an absolute path: a line a secret, name=secret. Refused unless its"
              + " owner alone may read it. Blank: none.")
  String secrets_file() default "";
}
