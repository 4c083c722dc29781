// SPDX-License-Identifier: Apache-2.0
/**
 * What a protocol and a line say to each other: a conversation is told octets and time and answers
 * with its next step. No sockets, no threads, no clocks, and nothing of any one protocol.
 */
@Export
@Version("1.0.0")
package org.kilowire.conversation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
