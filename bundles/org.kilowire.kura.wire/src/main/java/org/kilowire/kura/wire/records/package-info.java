// SPDX-License-Identifier: Apache-2.0
/** Blocks of readings as wire records, and back. Keeps nothing and calls nobody. */
package org.kilowire.kura.wire.records;
