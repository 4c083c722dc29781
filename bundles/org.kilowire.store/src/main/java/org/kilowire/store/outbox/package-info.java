// SPDX-License-Identifier: Apache-2.0
/**
 * The outbox in the database: blocks by sequence number, batches, receipts, and room for what
 * comes.
 */
package org.kilowire.store.outbox;
