// SPDX-License-Identifier: Apache-2.0
/** Records of others, such as Kura's assets, as blocks. Keeps nothing and calls nobody. */
package org.kilowire.kura.wire.foreign;
