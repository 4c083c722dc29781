// SPDX-License-Identifier: Apache-2.0
/**
 * Hands batches from the outbox to the IMS and takes its receipts; nothing is released but by a
 * receipt. Knows no MQTT and no Kura: a {@link org.kilowire.uplink.Transport} carries the octets.
 */
@Export
@Version("1.0.0")
package org.kilowire.uplink;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
