// SPDX-License-Identifier: Apache-2.0
/**
 * What reading, storing and handing over costs, in thread CPU and allocated octets, beside a peer
 * and a bare exchange of the same sizes. Nothing here is a test, and nothing is shipped.
 */
package org.kilowire.benchmarks;
