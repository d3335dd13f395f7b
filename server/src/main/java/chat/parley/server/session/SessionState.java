package chat.parley.server.session;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.Request;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a session is in its life. For protocol 1, {@link #handle} is an exhaustive switch in every state: a new request does not
 * compile until each state says what it does with it; for protocol 2, {@link Rules} say which request is taken where. Called under
 * the session's lock only.
 */
sealed interface SessionState permits AuthState, LobbyState, RoomState {

    /**
     * Does what a request of protocol 1 asks and sends its answer.
     *
     * @param request a valid request
     * @return the state from now on
     * @throws RefusedException when it is refused: nothing has changed
     * @throws IOException when the storage failed: nothing has changed
     */
    SessionState handle(Request request) throws RefusedException, IOException;

    /** Where this is, for {@link Rules}. */
    Stage stage();

    /** Who is signed in; {@code null} for nobody. */
    @Nullable
    Presence presence();

    /** Takes the session out of where it is, because it ends or signs out. */
    void leave();

    /** What a state throws at a request that it does not take. */
    static RefusedException notAllowedHere(Request request, String where) {
        return new RefusedException(ErrorCode.NOT_ALLOWED_HERE, request.type() + " is not possible " + where);
    }
}
