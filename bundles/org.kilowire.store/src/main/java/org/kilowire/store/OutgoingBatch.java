// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.util.UUID;
import org.kilowire.contract.Range;
import org.kilowire.conversation.Octets;

/**
 * A batch as it goes out.
 *
 * @param epoch of its sequence numbers
 * @param range sequence numbers of its blocks
 * @param digest of all batches up to and with this one: what the receipt for it echoes
 * @param body before gzip; the same octets every time
 */
public record OutgoingBatch(UUID epoch, Range range, Octets digest, Octets body) {}
