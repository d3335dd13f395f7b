/**
 * What the window knows of the account that is signed in: conversations, their time lines, members, people. Fed by the
 * dispatcher with what comes from the server and from the local copy; watched by the screens. JavaFX's thread only; properties
 * and observable lists, no controls.
 */
@NullMarked
package chat.parley.desktop.model;

import org.jspecify.annotations.NullMarked;
