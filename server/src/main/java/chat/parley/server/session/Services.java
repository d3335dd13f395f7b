package chat.parley.server.session;

import chat.parley.server.account.Accounts;
import chat.parley.server.account.Sessions;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.invite.Invites;
import chat.parley.server.message.Conversations;
import chat.parley.server.message.MessageHandler;
import chat.parley.server.presence.Online;
import chat.parley.server.presence.People;
import chat.parley.server.presence.PeopleHandler;
import chat.parley.server.room.Lobby;
import chat.parley.server.room.RoomHandler;
import chat.parley.server.room.Rooms;
import chat.parley.server.time.Timers;
import chat.parley.server.wire.Frames;
import java.util.List;
import java.util.function.Supplier;

/**
 * What every session works with.
 *
 * @param accounts who may sign in
 * @param invites who may make an account, and comes into a room by a link
 * @param sessions who has signed in and may come back
 * @param resumable which of these are connected
 * @param online who is signed in now
 * @param people what those are to each other
 * @param rooms all rooms
 * @param lobby where sessions are that are in no room
 * @param conversations rooms and direct conversations
 * @param roomHandler takes what is asked about rooms
 * @param messages takes what is asked about messages
 * @param peopleHandler takes what is asked about people
 * @param frames reads requests and writes answers
 * @param timers runs things later
 * @param counts what sessions count
 * @param ca what clients are told when the server's authority has followed another one
 * @param config what the administrator has set
 */
public record Services(Accounts accounts, Invites invites, Sessions sessions, ResumableSessions resumable,
        Online online,
        People people, Rooms rooms, Lobby lobby, Conversations conversations, RoomHandler roomHandler,
        MessageHandler messages, PeopleHandler peopleHandler, Frames frames, Timers timers, Counts counts,
        Supplier<List<String>> ca, ServerConfig config) {

    /** How many sessions are signed in. */
    public int signedIn() {
        return online.count();
    }

    /** What a session may use. */
    public ServerConfig.Limits limits() {
        return config.limits();
    }
}
