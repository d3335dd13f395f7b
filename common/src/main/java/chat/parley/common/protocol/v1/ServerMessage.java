package chat.parley.common.protocol.v1;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a server says, in protocol 1: responses to requests, and events that it pushes. {@link MessageCodec} hands out valid
 * ones only.
 */
public sealed interface ServerMessage extends Message {

    /**
     * Tells how the message is called in a frame's {@code type}.
     *
     * @return the wire name
     */
    default String type() {
        return switch (this) {
            case Registered _ -> "register";
            case SignedIn _ -> "login";
            case SignedOut _ -> "logout";
            case RoomList _ -> "list";
            case Created _ -> "create";
            case Entered _ -> "enter";
            case Exited _ -> "exit";
            case RoomMembers _ -> "list_room";
            case Said _ -> "msg";
            case Refused refused -> refused.request();
        };
    }

    /**
     * The account was made.
     *
     * @param message words for a person
     */
    record Registered(@NotNull @WellFormed String message) implements ServerMessage {}

    /**
     * The session is signed in, and in the lobby.
     *
     * @param username the account's name as it was registered
     * @param chatroom where the session is now: {@link Names#LOBBY}
     * @param message words for a person
     */
    record SignedIn(@NotNull @ValidName String username, @NotNull @ValidName String chatroom,
            @NotNull @WellFormed String message) implements ServerMessage {}

    /**
     * The session is signed out.
     *
     * @param message words for a person
     */
    record SignedOut(@NotNull @WellFormed String message) implements ServerMessage {}

    /**
     * Who is where: response to a list request from the lobby, and event to sessions in the lobby.
     *
     * @param rooms the names in each room, {@link Names#LOBBY} among the rooms, both in the server's order
     */
    record RoomList(@NotNull SequencedMap<@NotNull @ValidName String, @NotNull List<@NotNull @ValidName String>> rooms)
            implements
                ServerMessage {

        /** Copies, keeping the order. */
        public RoomList {
            rooms = copy(rooms);
        }

        private static SequencedMap<String, List<String>> copy(Map<String, List<String>> rooms) {
            SequencedMap<String, List<String>> copy = LinkedHashMap.newLinkedHashMap(rooms.size());
            rooms.forEach((room, people) -> copy.put(room, List.copyOf(people)));
            return Collections.unmodifiableSequencedMap(copy);
        }
    }

    /**
     * The room was made.
     *
     * @param message words for a person
     */
    record Created(@NotNull @WellFormed String message) implements ServerMessage {}

    /**
     * The session is in the room.
     *
     * @param username the account's name
     * @param room the room's name as it was created
     * @param message words for a person
     */
    record Entered(@NotNull @ValidName String username, @NotNull @ValidName String room,
            @NotNull @WellFormed String message) implements ServerMessage {}

    /**
     * The session is back in the lobby.
     *
     * @param message words for a person
     */
    record Exited(@NotNull @WellFormed String message) implements ServerMessage {}

    /**
     * Who is in the room: response to a list request from a room, and event to sessions in it.
     *
     * @param room the room's name
     * @param people the names of those present, in the order of their arrival
     */
    record RoomMembers(@NotNull @ValidName String room, @NotNull List<@NotNull @ValidName String> people)
            implements
                ServerMessage {

        /** Copies. */
        public RoomMembers {
            people = List.copyOf(people);
        }
    }

    /**
     * Something was said in the room.
     *
     * @param to {@link Names#PUBLIC}; or the receiving session's own name: then it was private, and where {@code from} is that
     *        name too, a copy of what the session's own account said in private
     * @param from who said it
     * @param text what was said
     */
    record Said(@NotNull @ValidName String to, @NotNull @ValidName String from,
            @NotNull @WellFormed @Size(min = 1, max = Limits.MAX_TEXT_CHARS) String text) implements ServerMessage {

        /** Leaves the text out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Said[to=" + to + ", from=" + from + ", " + text.length() + " characters]";
        }
    }

    /**
     * A request was refused, or the connection is about to be closed.
     *
     * @param request the type of the request that was refused; {@link #NO_REQUEST} when it was none, or none that is known
     * @param code why
     * @param message words for a person
     */
    record Refused(@NotNull @WellFormed String request, @NotNull ErrorCode code, @NotNull @WellFormed String message)
            implements
                ServerMessage {

        /** The {@code type} of a refusal that belongs to no known request. */
        public static final String NO_REQUEST = ProtocolException.NO_REQUEST;

        /**
         * Answers a payload that is no request.
         *
         * @param e what is wrong with it
         * @return what to send
         */
        public static Refused of(ProtocolException e) {
            return new Refused(e.request(), e.code(), e.words());
        }

        /**
         * Answers a request that is refused.
         *
         * @param request its {@link Request#type()}
         * @param e why
         * @return what to send
         */
        public static Refused of(String request, RefusedException e) {
            return new Refused(request, e.code(), e.words());
        }
    }
}
