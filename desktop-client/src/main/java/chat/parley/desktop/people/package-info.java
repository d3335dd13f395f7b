/**
 * People: who is there, friends and requests, who is blocked, and what can be done with a person. Used by the lobby, and by
 * whoever else lists people. JavaFX's thread only.
 */
@NullMarked
package chat.parley.desktop.people;

import org.jspecify.annotations.NullMarked;
