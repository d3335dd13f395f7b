package chat.parley.server.control;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.server.account.UserStore;
import chat.parley.server.audit.AuditStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server answers an administrator. Times are milliseconds since 1970-01-01 UTC. Immutable. */
public sealed interface ControlReply {

    /**
     * It is done.
     *
     * @param words what, for a person
     */
    record Done(String words) implements ControlReply {}

    /**
     * How the server runs, which its files need not tell: settings may come from its command line.
     *
     * @param version which version it is
     * @param host the address that it listens on
     * @param port the port that it listens on
     * @param ca the fingerprint of the certificate that clients pin
     * @param certificate the file of the administrator's own certificate; {@code null} for one that the server made
     * @param names names and addresses that the configuration says it is reached by
     * @param sessions how many are signed in
     * @param connections how many connections there may be; 0 for any number
     * @param openFiles how many files it has open; -1 where that is not known
     * @param maxFiles how many it may have open; -1 where that is not known
     * @param maxHeapBytes how much memory its objects may take
     */
    record Status(String version, String host, int port, String ca, @Nullable String certificate, List<String> names,
            int sessions, int connections, long openFiles, long maxFiles, long maxHeapBytes)
            implements
                ControlReply {}

    /**
     * Some accounts.
     *
     * @param users by name
     * @param more whether others come after them
     */
    record Users(List<UserStore.User> users, boolean more) implements ControlReply {}

    /**
     * Some rooms.
     *
     * @param rooms by name
     * @param more whether others come after them
     */
    record Rooms(List<RoomInfo> rooms, boolean more) implements ControlReply {}

    /**
     * A room.
     *
     * @param room what everyone may know
     * @param owners the names of those who own it
     * @param moderators the names of those who moderate it
     * @param banned how many are banned
     * @param retentionDays for how many days it keeps messages, 0 for ever
     */
    record RoomDetails(RoomInfo room, List<String> owners, List<String> moderators, int banned, int retentionDays)
            implements
                ControlReply {}

    /**
     * Some messages of a conversation.
     *
     * @param title the room's name, or those of both people
     * @param messages by number
     * @param more whether others come after them
     */
    record Messages(String title, List<MessageInfo> messages, boolean more) implements ControlReply {}

    /**
     * Some administrative acts.
     *
     * @param acts the newest first
     * @param more whether others come before them
     */
    record Acts(List<AuditStore.Entry> acts, boolean more) implements ControlReply {}

    /**
     * Sessions of an account.
     *
     * @param sessions those that can be resumed, the one used last first; then those of protocol 1
     */
    record Sessions(List<Session> sessions) implements ControlReply {}

    /**
     * A session.
     *
     * @param id its id; 0 in protocol 1, where nothing is kept of a session and it ends with its connection
     * @param client the program that signed in
     * @param createdAt since when; 0 in protocol 1
     * @param usedAt when it was last seen; 0 in protocol 1
     * @param connected whether it is connected now
     */
    record Session(long id, String client, long createdAt, long usedAt, boolean connected) {}

    /**
     * An invitation was made.
     *
     * @param invite its number
     * @param link the whole link, a secret
     */
    record InviteMade(long invite, String link) implements ControlReply {

        /** Leaves the link out, so that no log can hold it. */
        @Override
        public String toString() {
            return "InviteMade[invite=" + invite + "]";
        }
    }

    /**
     * The invitations, without what is secret of them.
     *
     * @param invites the oldest first
     */
    record Invites(List<Invite> invites) implements ControlReply {}

    /**
     * An invitation.
     *
     * @param id its number
     * @param room the name of the room that it leads into; {@code null} for none
     * @param uses how many people it may bring; 0 for any number
     * @param used how many it has brought
     * @param createdAt since when
     * @param expiresAt until when; {@code null} for ever
     * @param state whether it is good
     */
    record Invite(long id, @Nullable String room, int uses, int used, long createdAt, @Nullable Long expiresAt,
            InviteState state) {}

    /**
     * The server's certificates.
     *
     * @param certificates its own first, then the authority that clients pin, then those that it has followed
     */
    record Certificates(List<Certificate> certificates) implements ControlReply {}

    /**
     * A certificate.
     *
     * @param what what it is, for a person
     * @param until until when it is valid; of an authority that was followed, until when clients that know it can follow
     * @param fingerprint what clients pin; {@code null} for the server's own, which nobody pins
     */
    record Certificate(String what, long until, @Nullable String fingerprint) {}

    /** Whether an invitation is good. */
    enum InviteState {
        /** It brings whoever has it. */
        GOOD,
        /** It has brought as many people as it may. */
        USED_UP,
        /** Its time is over. */
        EXPIRED
    }
}
