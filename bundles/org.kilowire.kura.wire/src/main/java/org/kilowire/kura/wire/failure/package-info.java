// SPDX-License-Identifier: Apache-2.0
/** Counts, and the reasons that are counted. Knows nobody. */
package org.kilowire.kura.wire.failure;
