// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import org.kilowire.kura.wire.due.Alarms;
import org.kilowire.kura.wire.emission.EmissionRegistry;

/** What a Collector emits with: its port, where Outboxes look, and who wakes those that wait. */
public record WireOutput(EmitterPort port, EmissionRegistry emissions, Alarms alarms) {}
