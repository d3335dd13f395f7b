/** Finds out what is wrong, in steps that are told apart, and says what to do about each. */
@NullMarked
package chat.parley.common.doctor;

import org.jspecify.annotations.NullMarked;
