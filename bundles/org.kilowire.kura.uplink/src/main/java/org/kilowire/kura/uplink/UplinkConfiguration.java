// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What Kura shows of an uplink. Kura checks none of it on the way to the component; {@link
 * UplinkSettings} does.
 */
@ObjectClassDefinition(
    id = UplinkComponent.PID,
    name = "Kilowire Uplink",
    description =
        "Hands stored readings to the IMS over a cloud connection, and takes its receipts.")
@SuppressWarnings("MemberName") // the names of the methods make the ids
@interface UplinkConfiguration {

  @AttributeDefinition(
      name = "Data publisher",
      description =
          "Publishes batches of readings: the topic kilowire/GATEWAY/data, QoS 1. Its name, or a"
              + " filter: (kura.service.pid=NAME).")
  String DataPublisher_target() default Target.NOBODY;

  @AttributeDefinition(
      name = "Answer publisher",
      description =
          "Publishes answers to commands: the topic kilowire/GATEWAY/answer, QoS 1. Its"
              + " name, or a filter: (kura.service.pid=NAME).")
  String AnswerPublisher_target() default Target.NOBODY;

  @AttributeDefinition(
      name = "Event publisher",
      description =
          "Publishes events: the topic kilowire/GATEWAY/event, QoS 1. Its name, or a"
              + " filter: (kura.service.pid=NAME).")
  String EventPublisher_target() default Target.NOBODY;

  @AttributeDefinition(
      name = "Receipt subscriber",
      description =
          "Listens for receipts: the topic kilowire/GATEWAY/receipt, QoS 1. Its name, or a"
              + " filter: (kura.service.pid=NAME).")
  String ReceiptSubscriber_target() default Target.NOBODY;

  @AttributeDefinition(
      name = "Command subscriber",
      description =
          "Listens for commands: the topic kilowire/GATEWAY/command, QoS 1. Its name, or a"
              + " filter: (kura.service.pid=NAME).")
  String CommandSubscriber_target() default Target.NOBODY;

  @AttributeDefinition(
      name = "Upload every (s)",
      description =
          "Between uploads, counted from 1970 UTC; 0 uploads at once. 0 to 86400, default 0.",
      type = AttributeType.INTEGER,
      min = "0",
      max = "86400")
  int upload_every_seconds() default 0;

  @AttributeDefinition(
      name = "Upload offset (s)",
      description =
          "After each of these times, below them, so that not all gateways come at once. 0"
              + " to 86399, default 0.",
      type = AttributeType.INTEGER,
      min = "0",
      max = "86399")
  int upload_offset_seconds() default 0;

  @AttributeDefinition(
      name = "Window",
      description = "Batches that may be on their way without a receipt. 1 to 64, default 4.",
      type = AttributeType.INTEGER,
      min = "1",
      max = "64")
  int window() default 4;

  @AttributeDefinition(
      name = "Blocks of a batch",
      description = "The most blocks of readings that a new batch takes. 1 to 4096, default 256.",
      type = AttributeType.INTEGER,
      min = "1",
      max = "4096")
  int batch_max_blocks() default 256;

  @AttributeDefinition(
      name = "Octets of a batch",
      description =
          "The most octets of a new batch, before it is compressed. 1 to 16777216, default"
              + " 1048576.",
      type = AttributeType.INTEGER,
      min = "1",
      max = "16777216")
  int batch_max_octets() default 1048576;

  @AttributeDefinition(
      name = "Receipt timeout (s)",
      description = "Without a receipt, after which a batch is sent again. 1 to 86400, default 30.",
      type = AttributeType.INTEGER,
      min = "1",
      max = "86400")
  int receipt_timeout_seconds() default 30;

  @AttributeDefinition(
      name = "Longest receipt timeout (s)",
      description =
          "The receipt timeout grows to this while no receipt comes. 1 to 86400, default 300.",
      type = AttributeType.INTEGER,
      min = "1",
      max = "86400")
  int receipt_timeout_longest_seconds() default 300;

  @AttributeDefinition(
      name = "Reconnect after (s)",
      description =
          "After a lost connection, for which Kura does nothing while connect.auto-on-startup is"
              + " off; 0 leaves it at that. Not after somebody has disconnected it. 0 to 86400,"
              + " default 300.",
      type = AttributeType.INTEGER,
      min = "0",
      max = "86400")
  int reconnect_after_seconds() default 300;
}
