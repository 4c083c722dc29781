// SPDX-License-Identifier: Apache-2.0
/**
 * What passes on a line, as lines that people read: a conversation is wrapped, a protocol's {@link
 * org.kilowire.conversation.trace.Explainer} says what the octets mean. Knows no protocol, writes
 * no log, has no clock.
 */
@Export
@Version("1.0.0")
package org.kilowire.conversation.trace;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
