/**
 * The lobby: which rooms there are, who is where. {@link chat.parley.desktop.lobby.LobbyScreen} is its controller.
 */
@NullMarked
package chat.parley.desktop.lobby;

import org.jspecify.annotations.NullMarked;
