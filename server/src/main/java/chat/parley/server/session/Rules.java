package chat.parley.server.session;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold before a request of protocol 2 is looked at: where the session is, and what the account is in the conversation
 * that the request names. The table in docs/protocol.md says the same. A new request does not compile until it has its row here.
 */
final class Rules {

    private static final Set<Stage> GREETING = EnumSet.of(Stage.GREETING);
    private static final Set<Stage> AUTH = EnumSet.of(Stage.AUTH);
    private static final Set<Stage> GREETED = EnumSet.of(Stage.AUTH, Stage.LOBBY, Stage.ROOM);
    private static final Set<Stage> SIGNED_IN = EnumSet.of(Stage.LOBBY, Stage.ROOM);
    private static final Set<Stage> ROOM = EnumSet.of(Stage.ROOM);

    private Rules() {}

    /**
     * A row of the table.
     *
     * @param stages where it is taken
     * @param role what the account must at least be in the conversation; {@code null} for nothing
     */
    record Rule(Set<Stage> stages, @Nullable Role role) {

        /** Refuses where the request is not taken. */
        void requireStage(Stage stage, Request<?> request) throws RefusedException {
            if (!stages.contains(stage)) {
                throw new RefusedException(ErrorCode.NOT_ALLOWED_HERE,
                        request.type() + " is not possible " + stage.words());
            }
        }

        /** Refuses whom the request is not for. */
        void requireRole(Request<?> request, Presence who, Services services) throws RefusedException, IOException {
            if (role == null || !(request instanceof Request.InConversation about)) {
                return;
            }
            long id = about.conversation();
            Optional<Role> has = services.conversations().roleOf(who.account().id(), id);
            if (has.isEmpty()) {
                throw outside(id, request instanceof RoomRequest<?> || request instanceof SessionRequest<?>, services);
            }
            if (has.get().compareTo(role) < 0) {
                throw new RefusedException(ErrorCode.NOT_ALLOWED,
                        request.type() + " is for those who are at least " + role.name().toLowerCase(Locale.ROOT));
            }
        }

        private static RefusedException outside(long id, boolean room, Services services) {
            if (services.rooms().orNull(id) != null) { // not told by its name: it may be private
                return new RefusedException(ErrorCode.NOT_A_MEMBER, "You are not a member of this room");
            }
            return room
                    ? new RefusedException(ErrorCode.ROOM_NOT_FOUND, "There is no room with the id " + id)
                    : new RefusedException(ErrorCode.CONVERSATION_NOT_FOUND,
                            "There is no conversation with the id " + id);
        }
    }

    private static Rule in(Set<Stage> stages) {
        return new Rule(stages, null);
    }

    private static Rule as(Role role) {
        return new Rule(SIGNED_IN, role);
    }

    /** The row of a request. */
    static Rule of(Request<?> request) {
        return switch (request) {
            case SessionRequest.Hello _ -> in(GREETING);
            case SessionRequest.Register _,SessionRequest.Login _,SessionRequest.Resume _ -> in(AUTH);
            case SessionRequest.Ping _ -> in(GREETED);
            case SessionRequest.Redeem _,SessionRequest.Logout _,SessionRequest.ChangePassword _,SessionRequest.Sessions _,SessionRequest.RevokeSession _ ->
                in(SIGNED_IN);
            case SessionRequest.Enter _ -> as(Role.MEMBER);
            case SessionRequest.Exit _ -> in(ROOM);

            case RoomRequest.Rooms _,RoomRequest.FindRoom _,RoomRequest.Create _,RoomRequest.Join _ -> in(SIGNED_IN);
            case RoomRequest.Leave _,RoomRequest.Members _ -> as(Role.MEMBER);
            case RoomRequest.Invite _,RoomRequest.Kick _,RoomRequest.Ban _,RoomRequest.Unban _,RoomRequest.Bans _,RoomRequest.Mute _,RoomRequest.SlowMode _,RoomRequest.Pause _ ->
                as(Role.MODERATOR);
            case RoomRequest.RoomUpdate _,RoomRequest.RoomDelete _,RoomRequest.SetRole _ -> as(Role.OWNER);

            // Who may say something is asked after whether it is stored already, which has to be acknowledged again.
            case MessageRequest.Msg _ -> in(SIGNED_IN);
            case MessageRequest.Edit _,MessageRequest.Delete _,MessageRequest.React _,MessageRequest.History _,MessageRequest.Read _,MessageRequest.Typing _ ->
                as(Role.MEMBER);
            // What concerns many conversations looks at each of them.
            case MessageRequest.Sync _,MessageRequest.Search _,MessageRequest.Conversations _,MessageRequest.Direct _ ->
                in(SIGNED_IN);

            case PeopleRequest.Users _,PeopleRequest.Presence _,PeopleRequest.FriendRequest _,PeopleRequest.FriendAccept _,PeopleRequest.FriendDecline _,PeopleRequest.FriendRemove _,PeopleRequest.Friends _,PeopleRequest.Block _,PeopleRequest.Unblock _,PeopleRequest.Blocks _ ->
                in(SIGNED_IN);
        };
    }
}
