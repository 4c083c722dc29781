// SPDX-License-Identifier: Apache-2.0
/**
 * What a gateway and the IMS say to each other: batches of readings, receipts, commands, answers
 * and events, as records and as JSON. No broker, no connection, no store, no clock.
 *
 * <p>What arrives is decoded to a value and never raises an exception. Unknown members are passed
 * over, so that a newer peer can say more; a member given twice is refused. Whole numbers beyond
 * 2^53 travel as JSON strings (RFC 8259, 6: others would round them).
 */
@Export
@Version("1.0.0")
package org.kilowire.contract;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
