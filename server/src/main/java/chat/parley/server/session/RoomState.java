package chat.parley.server.session;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.server.presence.Participant;
import chat.parley.server.room.Room;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Signed in, and in a room. */
record RoomState(Session session, Services services, Presence presence, Room room) implements SessionState {

    @Override
    public SessionState handle(Request request) throws RefusedException, IOException {
        return switch (request) {
            case Request.Say say -> say(say);
            case Request.ListPeople _ -> {
                room.show(presence);
                yield this;
            }
            case Request.Exit _ -> exit("You left " + room.name() + " and are in the lobby");
            case Request.Register _,Request.Login _,Request.Logout _,Request.Create _,Request.Enter _ ->
                throw SessionState.notAllowedHere(request, stage().words());
        };
    }

    /** Whoever the client says it is: the sender is who signed in. What is stored comes back to the sender, too. */
    private SessionState say(Request.Say request) throws RefusedException, IOException {
        if (Names.key(request.to()).equals(Names.PUBLIC)) {
            session.store(request.type(), answer -> services.messages().say(room, presence, request.text(), answer));
            return this;
        }
        Participant receiver = room.presentNamed(Names.key(request.to()))
                .orElseThrow(() -> new RefusedException(ErrorCode.RECEIVER_NOT_HERE,
                        request.to() + " is not in " + room.name()));
        if (receiver.account().id() == presence.account().id()) {
            // Nobody has a conversation with oneself: it comes back, as protocol 1 has it, and is not stored.
            session.settle();
            room.saidPrivately(presence.name(), request.text(), presence.account().id(), presence.account().id());
            return this;
        }
        session.store(request.type(), answer -> services.messages().whisper(room, presence, receiver.account(),
                request.text(), answer));
        return this;
    }

    /**
     * Goes back to the lobby.
     *
     * @param words for a person; by protocol 1 they are sent, by protocol 2 it is told otherwise
     * @return the state from now on
     */
    LobbyState exit(String words) {
        byte @Nullable [] answer = presence.isModern()
                ? null
                : services.frames().of(new ServerMessage.Exited(words));
        room.exit(presence, answer);
        services.lobby().arrive(presence, null);
        return new LobbyState(session, services, presence);
    }

    @Override
    public Stage stage() {
        return Stage.ROOM;
    }

    @Override
    public void leave() {
        room.exit(presence, null);
        session.signedOut(presence);
    }

    @Override
    public String toString() {
        return presence.name() + " in room " + room.name();
    }
}
