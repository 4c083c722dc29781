// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.foreign;

import java.util.Optional;

/**
 * What a record of somebody else's says of one of its channels.
 *
 * @param meter the id that its values are stored under
 * @param channel its name, as the emitter gives it
 * @param failure why it gave no value; empty where it gave one
 */
public record ChannelOutcome(String meter, String channel, Optional<String> failure) {}
