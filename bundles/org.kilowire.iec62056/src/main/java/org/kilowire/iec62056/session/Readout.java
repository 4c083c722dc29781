// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import java.util.Optional;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.signon.Identification;

/**
 * What a readout brought.
 *
 * @param identification who answered; empty where the data came without
 * @param message the data
 */
public record Readout(Optional<Identification> identification, DataMessage message) {}
