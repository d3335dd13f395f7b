package chat.parley.server.invite;

import chat.parley.common.protocol.v2.Role;
import chat.parley.server.account.NewAccount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps invitations, which end with the room that they lead into. Whoever comes in by one is counted together with what it brings
 * them, so that there are never more than it allows. Safe for use by many threads at once; every method waits for the storage.
 */
public interface InviteStore {

    /** What has become of coming in. */
    enum Outcome {
        /** It is done. */
        DONE,
        /** The name of the new account is taken: nothing has changed. */
        NAME_TAKEN,
        /** The invitation is not good any more: nothing has changed. */
        OVER
    }

    /**
     * What has become of a new account.
     *
     * @param outcome that
     * @param account its number; 0 when there is none
     */
    record Added(Outcome outcome, long account) {}

    /**
     * An invitation that is to be.
     *
     * @param room the room that it leads into; {@code null} for none
     * @param uses how many people it may bring; 0 for any number
     * @param createdAt since when, in milliseconds since 1970-01-01 UTC
     * @param expiresAt until when, in milliseconds since 1970-01-01 UTC; {@code null} for ever
     * @param first whether it is for the first person on an empty server
     */
    record NewInvite(@Nullable Long room, int uses, long createdAt, @Nullable Long expiresAt, boolean first) {}

    /**
     * Adds an invitation, unless as many are good as may be.
     *
     * @param tokenHash its token's SHA-256
     * @param invite what it is
     * @param most how many may be good together with it; 0 for any number
     * @return its number; nothing when it would be one too many
     * @throws IOException when the storage fails, or there is no such room: there is no such invitation then
     */
    OptionalLong add(byte[] tokenHash, NewInvite invite, int most) throws IOException;

    /**
     * Finds an invitation.
     *
     * @param tokenHash its token's SHA-256
     * @return it, whether it is still good or not
     * @throws IOException when the storage cannot be read
     */
    Optional<Invite> find(byte[] tokenHash) throws IOException;

    /**
     * Lists the invitations.
     *
     * @return all, the oldest first
     * @throws IOException when the storage cannot be read
     */
    List<Invite> all() throws IOException;

    /**
     * Removes an invitation.
     *
     * @param id its number
     * @return whether there was one
     * @throws IOException when the storage fails: nothing has changed
     */
    boolean remove(long id) throws IOException;

    /**
     * Removes what was for the first person.
     *
     * @return whether there is no account yet
     * @throws IOException when the storage fails: nothing has changed
     */
    boolean removeFirst() throws IOException;

    /**
     * Adds an account and counts the invitation by which it comes, which makes it a member of that one's room.
     *
     * @param account the account
     * @param invite the invitation
     * @param role what the account may do in the room, if there is one
     * @param at when, in milliseconds since 1970-01-01 UTC
     * @return what has become of it
     * @throws IOException when the storage fails: nothing has changed
     */
    Added register(NewAccount account, Invite invite, Role role, long at) throws IOException;

    /**
     * Makes an account a member of an invitation's room, and counts that.
     *
     * @param account the account, no member yet
     * @param invite the invitation
     * @param role what the account may do in the room
     * @param at when, in milliseconds since 1970-01-01 UTC
     * @return what has become of it
     * @throws IOException when the storage fails: nothing has changed
     */
    Outcome join(long account, Invite invite, Role role, long at) throws IOException;
}
