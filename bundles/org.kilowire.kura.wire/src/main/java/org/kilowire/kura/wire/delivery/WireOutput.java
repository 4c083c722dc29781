// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.delivery;

import org.kilowire.kura.wire.due.DelayScheduler;
import org.kilowire.kura.wire.emission.EmissionRegistry;

/** What a component emits with: its port, where Outboxes look, and who wakes those that wait. */
public record WireOutput(EnvelopeEmitter port, EmissionRegistry emissions, DelayScheduler alarms) {}
