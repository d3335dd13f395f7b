/**
 * What the client remembers between starts, in one small file that only its owner can read. Never a password.
 */
@NullMarked
package chat.parley.desktop.store;

import org.jspecify.annotations.NullMarked;
