// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a meter is getting on since the collector began or its fleet entry changed.
 *
 * @param device the identity last read
 * @param lastSuccess when a task last stored all it should
 * @param lastReason code of the last task's failure; empty where it succeeded
 * @param failures tasks in a row that failed
 * @param parked whether it is not asked because it refused our authentication
 * @param clockOffset the meter's clock minus the gateway's, as last read; empty where the meter did
 *     not say its time when it was last asked
 * @param rows stored
 */
public record MeterStatus(
    String meter,
    Optional<String> device,
    Optional<Instant> lastSuccess,
    Optional<String> lastReason,
    int failures,
    boolean parked,
    Optional<Duration> clockOffset,
    long rows) {}
