// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What an asset is told of itself, as people see it; its channels come besides. */
@SuppressWarnings("MemberName") // the names of the properties
@ObjectClassDefinition(
    id = WireAsset.FACTORY_PID,
    name = "Wire Asset",
    description = "Channels that are read with a driver")
@interface AssetFields {

  @AttributeDefinition(name = "asset.desc", description = "For people", required = false)
  String asset_desc() default "";

  @AttributeDefinition(name = "driver.pid", description = "The driver to read with")
  String driver_pid();

  @AttributeDefinition(
      name = "emit.all.channels",
      description = "An event of one channel has all of them read and emitted")
  boolean emit_all_channels() default false;

  @AttributeDefinition(
      name = "timestamp.mode",
      description = "Which times a record has",
      options = {
        @Option(label = "NO_TIMESTAMPS", value = "NO_TIMESTAMPS"),
        @Option(label = "PER_CHANNEL", value = "PER_CHANNEL"),
        @Option(label = "SINGLE_ASSET_GENERATED", value = "SINGLE_ASSET_GENERATED"),
        @Option(label = "SINGLE_DRIVER_GENERATED_MAX", value = "SINGLE_DRIVER_GENERATED_MAX"),
        @Option(label = "SINGLE_DRIVER_GENERATED_MIN", value = "SINGLE_DRIVER_GENERATED_MIN")
      })
  String timestamp_mode() default "PER_CHANNEL";

  @AttributeDefinition(
      name = "emit.errors",
      description = "A record says of each channel what was wrong with it")
  boolean emit_errors() default false;

  @AttributeDefinition(name = "emit.on.change", description = "Not in the small Kura")
  boolean emit_on_change() default false;

  @AttributeDefinition(name = "emit.empty.envelopes", description = "Always so in the small Kura")
  boolean emit_empty_envelopes() default true;
}
