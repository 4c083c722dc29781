// SPDX-License-Identifier: Apache-2.0
/** What an OBIS code means, by the value groups of IEC 62056-6-1. */
package org.kilowire.cli.obis;
