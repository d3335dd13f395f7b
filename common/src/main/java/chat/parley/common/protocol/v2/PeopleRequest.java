package chat.parley.common.protocol.v2;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ValidName;
import chat.parley.common.protocol.WellFormed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Requests that concern people.
 *
 * @param <R> what a server answers
 */
public sealed interface PeopleRequest<R extends Reply> extends Request<R> {

    /**
     * Asks whose names begin so, by name.
     *
     * @param prefix the beginning, in any case; empty for all
     * @param limit how many at most; 0 for the server's choice
     */
    record Users(@NotNull @WellFormed @Size(max = Limits.MAX_NAME_CODE_POINTS * 2) String prefix,
            @Min(0) @Max(Limits.MAX_PAGE) int limit) implements PeopleRequest<Reply.People> {}

    /**
     * Says whether the person is there. An account is away when all its sessions are.
     *
     * @param away whether they are not
     */
    record Presence(boolean away) implements PeopleRequest<Reply.Done> {}

    /**
     * Asks someone to be friends. If they have asked already, it is accepted.
     *
     * @param user whom
     */
    record FriendRequest(@NotNull @ValidName String user) implements PeopleRequest<Reply.Done> {}

    /**
     * Accepts what someone has asked.
     *
     * @param user who
     */
    record FriendAccept(@NotNull @ValidName String user) implements PeopleRequest<Reply.Done> {}

    /**
     * Declines what someone has asked, or takes the own question back.
     *
     * @param user who
     */
    record FriendDecline(@NotNull @ValidName String user) implements PeopleRequest<Reply.Done> {}

    /**
     * Is friends with someone no more.
     *
     * @param user with whom
     */
    record FriendRemove(@NotNull @ValidName String user) implements PeopleRequest<Reply.Done> {}

    /** Asks who the friends are, and whose questions are open. */
    record Friends() implements PeopleRequest<Reply.FriendList> {}

    /**
     * Wants to hear nothing from someone: their direct messages are refused, their messages in rooms are marked as hidden, a
     * friendship ends.
     *
     * @param user whom
     */
    record Block(@NotNull @ValidName String user) implements PeopleRequest<Reply.Done> {}

    /**
     * Hears from someone again.
     *
     * @param user whom
     */
    record Unblock(@NotNull @ValidName String user) implements PeopleRequest<Reply.Done> {}

    /** Asks who is blocked. */
    record Blocks() implements PeopleRequest<Reply.NameList> {}
}
