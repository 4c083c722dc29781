// SPDX-License-Identifier: Apache-2.0
/**
 * A block of a ring of AF_PACKET as octets: which frames are in it, when they came, which tag was
 * taken out. And the rule that tells steps of a clock. No system calls, no threads, no clocks.
 */
package org.kilowire.capture.block;
