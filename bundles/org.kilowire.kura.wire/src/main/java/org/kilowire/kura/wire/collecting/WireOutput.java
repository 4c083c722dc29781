// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import org.kilowire.kura.wire.due.DelayScheduler;
import org.kilowire.kura.wire.emission.EmissionRegistry;

/** What a Collector emits with: its port, where Outboxes look, and who wakes those that wait. */
public record WireOutput(EnvelopeEmitter port, EmissionRegistry emissions, DelayScheduler alarms) {}
