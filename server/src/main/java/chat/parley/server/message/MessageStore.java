package chat.parley.server.message;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.account.Account;
import chat.parley.server.room.Standings;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages and what belongs to them. Safe for use by many threads at once. What changes something takes an
 * {@link Outcome} and returns once there is room in the queue; every other method waits for the storage.
 */
public interface MessageStore extends Standings {

    /**
     * What became of a change. Called by the store's one writing thread, in the order in which the changes were committed;
     * must not block.
     *
     * @param <T> what there is to know about it
     */
    interface Outcome<T> {

        /**
         * It is committed.
         *
         * @param result what there is to know about it
         */
        void committed(T result);

        /**
         * It was refused; nothing has changed.
         *
         * @param why why
         */
        void refused(RefusedException why);

        /**
         * The storage failed; nothing has changed.
         *
         * @param cause why
         */
        void failed(IOException cause);
    }

    /**
     * Stores a message under the next number of its conversation; or finds where it is stored already. Refused with
     * {@code message_not_found} when it answers a message that does not exist, and with {@code conversation_not_found} when the
     * conversation is no more.
     *
     * @param message what to store
     * @param outcome told once it is committed
     */
    void append(NewMessage message, Outcome<Stored> outcome);

    /**
     * Looks, after everything that waits to be stored, whether a message is stored.
     *
     * @param sender the account that said it
     * @param clientId what its client calls it
     * @return where, if it is
     * @throws IOException when the storage fails
     */
    Optional<Stored> find(long sender, UUID clientId) throws IOException;

    /**
     * Changes a message's text and whom it mentions, and gives it the conversation's next change number. Refused with
     * {@code message_not_found}, {@code message_deleted}, or {@code not_allowed} when it is not the editor's own.
     *
     * @param conversation where
     * @param seq which
     * @param editor the account that edits
     * @param text the new text
     * @param mentions the accounts that it mentions
     * @param outcome told the message as it is then
     */
    void edit(long conversation, long seq, long editor, String text, Collection<Long> mentions,
            Outcome<MessageInfo> outcome);

    /**
     * Deletes a message's text, mentions and reactions, and gives it the conversation's next change number; its place stays. One
     * that is deleted already is left as it is. Refused with {@code message_not_found}, or {@code not_allowed}.
     *
     * @param conversation where
     * @param seq which
     * @param mayDelete the account whose messages may be deleted; {@code null} for everyone's
     * @param outcome told the message as it is then
     */
    void delete(long conversation, long seq, @Nullable Long mayDelete, Outcome<MessageInfo> outcome);

    /**
     * Puts or takes away a reaction, and gives the message the conversation's next change number unless nothing changes. Refused
     * with {@code message_not_found}, {@code message_deleted} or {@code too_many_reactions}.
     *
     * @param conversation where
     * @param seq which
     * @param account whose reaction
     * @param emoji which
     * @param on whether it is to be there
     * @param outcome told the message as it is then
     */
    void react(long conversation, long seq, long account, String emoji, boolean on, Outcome<MessageInfo> outcome);

    /**
     * Tells who has said a message.
     *
     * @param conversation where
     * @param seq which
     * @return the account; nothing when there is no such message
     * @throws IOException when the storage fails
     */
    Optional<Long> author(long conversation, long seq) throws IOException;

    /**
     * Reads a page.
     *
     * @param place which
     * @param limit how many messages at most, more than 0
     * @return the page, perhaps shorter, so that its texts stay within {@code Limits.MAX_PAGE_TEXT_BYTES}
     * @throws IOException when the storage fails
     */
    Reply.Page page(MessageRequest.History place, int limit) throws IOException;

    /**
     * Reads what was missed in one conversation.
     *
     * @param known what the client has
     * @param limit how many messages at most, changed ones included, more than 0
     * @return what was missed, nothing when there is nothing; bounded also by {@code Limits.MAX_PAGE_TEXT_BYTES}
     * @throws IOException when the storage fails
     */
    Reply.Missed missed(MessageRequest.Position known, int limit) throws IOException;

    /**
     * Moves an account's read cursor forward, never back, and at most to the newest message.
     *
     * @param account whose
     * @param conversation where
     * @param seq the newest message that was read
     * @return how far it has read then
     * @throws IOException when the storage fails
     */
    Reply.ReadState read(long account, long conversation, long seq) throws IOException;

    /**
     * Searches in the conversations that an account is a member of. Waits until the index has caught
     * up; while nothing can be stored, what is not in it yet is not found.
     *
     * @param account who asks
     * @param search what for
     * @param from the sender's account when only one's messages are wanted; {@code null} for all
     * @param limit how many hits at most, more than 0
     * @return the hits
     * @throws IOException when the storage fails
     */
    Reply.Hits search(long account, MessageRequest.Search search, @Nullable Long from, int limit) throws IOException;

    /**
     * Finds the direct conversation of two accounts, and begins it if need be.
     *
     * @param one one account
     * @param other another account
     * @return its id
     * @throws IOException when the storage fails
     */
    long openDirect(long one, long other) throws IOException;

    /**
     * Finds whom somebody talks to in a direct conversation.
     *
     * @param conversation its id
     * @param account one of both
     * @return the other; nothing when it is no direct conversation of that account
     * @throws IOException when the storage fails
     */
    Optional<Account> companion(long conversation, long account) throws IOException;

    /**
     * Lists an account's direct conversations.
     *
     * @param account whose
     * @return for each its id, and the other account
     * @throws IOException when the storage fails
     */
    List<DirectWith> directs(long account) throws IOException;

    /**
     * A direct conversation, as one of both sees it.
     *
     * @param conversation its id
     * @param other the other account
     * @param name the other account's name
     */
    record DirectWith(long conversation, long other, String name) {}
}
