// SPDX-License-Identifier: Apache-2.0
/**
 * The reference IMS: takes batches of readings from gateways, keeps them in one SQLite database and
 * confirms only what it has committed. It sends receipts and nothing else: no command goes out from
 * here.
 */
package org.kilowire.ims;
