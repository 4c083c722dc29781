// SPDX-License-Identifier: Apache-2.0
/**
 * The secrets that the gateway's bundles ask for by name: from a file that only its owner can read,
 * and from components of their own that Kura encrypts. Never in a log or a message.
 */
package org.kilowire.kura.base.secret;
