// SPDX-License-Identifier: Apache-2.0
/**
 * Kura's crypto service with the JDK's means: AES/GCM under a key of this machine's own, in a file
 * {@code host.key} (mode 600) that is made at the first start in the folder {@code kura.security}.
 * Whoever has that file reads every snapshot; without it none can be read.
 */
package org.kilowire.kura.host.crypto;
