// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import java.util.Objects;
import java.util.UUID;
import org.kilowire.meter.MeterEvent;

/**
 * An event on its way to the IMS. Events have numbers of their own, beside those of the blocks; a
 * hole in them tells of events that were dropped while nobody fetched them.
 *
 * @param version {@link #VERSION}
 * @param gateway who reports it
 * @param epoch of the gateway's database; the IMS knows an event by epoch and number
 * @param number 1 or more, ascending
 * @param event what happened
 */
public record EventMessage(int version, String gateway, UUID epoch, long number, MeterEvent event) {

  public static final int VERSION = 1;
  public static final int MAX_DETAILS = 64;

  public EventMessage {
    Topics.check(gateway);
    Objects.requireNonNull(epoch);
    if (number < 1) {
      throw new IllegalArgumentException("an event has a number from 1: " + number);
    }
    Checks.text("meter", event.meter());
    Checks.code("code", event.code());
    Checks.named("details", event.details(), MAX_DETAILS);
  }
}
