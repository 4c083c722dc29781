// SPDX-License-Identifier: Apache-2.0
/**
 * What tests need of the machine that runs them, without a race: a port that stays free, a wait
 * with a deadline, this JVM's threads, open files and log, a broker, Kura's encryption. Of Kilowire
 * it knows the keys of two sides that trust each other, and nothing else.
 */
package org.kilowire.tests.support;
