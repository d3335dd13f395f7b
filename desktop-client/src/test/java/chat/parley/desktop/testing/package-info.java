/** What the tests of the client share: a real server, and windows that are used by a robot. */
@NullMarked
package chat.parley.desktop.testing;

import org.jspecify.annotations.NullMarked;
