package chat.parley.desktop.model;

import chat.parley.common.client.ClientIds;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.net.Saved;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.store.FailedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account's own messages from being written to being in the conversation: on their way, or refused. They are kept on this
 * machine until the server has answered (one that cannot be kept counts as refused), and shown at the end of the time lines that
 * they belong to. JavaFX's thread only.
 */
public final class Outgoing {

    private final Account account;
    private final ServerLink link;
    private final Map<UUID, Pending> pending = new LinkedHashMap<>();

    Outgoing(Account account, ServerLink link) {
        this.account = account;
        this.link = link;
    }

    /**
     * Says something in a conversation.
     *
     * @param conversation where
     * @param text what; 1 to {@link chat.parley.common.Limits#MAX_TEXT_CHARS} characters
     * @param replyTo the message that it answers; {@code null} for none
     */
    public void say(Conversation conversation, String text, @Nullable Long replyTo) {
        UnsentMessage message = UnsentMessage.in(conversation.id(), text);
        send(replyTo == null ? message : message.replyingTo(replyTo));
    }

    /**
     * Says something to one person, in the direct conversation with them, which begins if need be.
     *
     * @param user to whom
     * @param text what; 1 to {@link chat.parley.common.Limits#MAX_TEXT_CHARS} characters
     * @param room the room in which it is said, where both see it, too; {@code null} for none
     */
    public void whisper(String user, String text, @Nullable Conversation room) {
        UnsentMessage message = UnsentMessage.to(user, text);
        send(room == null || room.isDirect() ? message : message.saidIn(room.id()));
    }

    /**
     * Sends a refused message again, as a new one.
     *
     * @param clientId which
     */
    public void resend(UUID clientId) {
        Pending failed = pending.get(clientId);
        if (failed != null && failed.refusal() != null) {
            discard(clientId);
            UnsentMessage old = failed.message();
            send(new UnsentMessage(ClientIds.fresh(), old.conversation(), old.to(), old.text(), old.replyTo(),
                    old.saidIn()));
        }
    }

    /**
     * Forgets a refused message.
     *
     * @param clientId which
     */
    public void discard(UUID clientId) {
        Pending failed = pending.get(clientId);
        if (failed != null && failed.refusal() != null) {
            link.discard(clientId);
            settle(clientId);
        }
    }

    private void send(UnsentMessage message) {
        put(new Pending(message, Instant.now(account.clock()), null));
        link.send(message);
    }

    void restore(Saved saved) {
        Instant now = Instant.now(account.clock());
        saved.unsent().forEach(message -> put(new Pending(message, now, null)));
        saved.failed().forEach(this::refused);
    }

    /** A conversation is known now: shows in it what belongs there. */
    void fill(Conversation conversation) {
        pending.values().stream().filter(p -> belongs(p, conversation)).forEach(conversation.timeline()::pending);
    }

    void sent(UnsentMessage message, Reply.Sent sent) {
        Conversation where = account.conversation(sent.conversation()).orElse(null);
        if (where != null && !where.timeline().isShowing(sent.seq())) {
            return; // it is taken away when the message itself comes: nothing blinks
        }
        settle(message.clientId());
    }

    void arrived(MessageInfo message) {
        UUID clientId = message.clientId();
        if (clientId != null) {
            settle(clientId);
        }
    }

    void refused(FailedMessage failed) {
        refused(failed.message(), new AskFailure.Refused(failed.code(), failed.words(), null));
    }

    void notKept(UnsentMessage message, String words) {
        refused(message, new AskFailure.NotKept(words));
    }

    private void refused(UnsentMessage message, AskFailure why) {
        Pending known = pending.get(message.clientId());
        put(new Pending(message, known == null ? Instant.now(account.clock()) : known.at(), why));
    }

    private void put(Pending next) {
        pending.put(next.message().clientId(), next);
        places(next).forEach(conversation -> conversation.timeline().pending(next));
    }

    private void settle(UUID clientId) {
        Pending gone = pending.remove(clientId);
        if (gone != null) {
            places(gone).forEach(conversation -> conversation.timeline().settled(clientId));
        }
    }

    private List<Conversation> places(Pending message) {
        return account.conversations().stream().filter(c -> belongs(message, c)).toList();
    }

    private static boolean belongs(Pending pending, Conversation conversation) {
        UnsentMessage message = pending.message();
        return Objects.equals(message.conversation(), conversation.id())
                || Objects.equals(message.saidIn(), conversation.id())
                || (message.to() != null && conversation.isDirect()
                        && Names.key(message.to()).equals(Names.key(conversation.title())));
    }

    /** What is on its way or refused in a conversation, in the order in which it was written. */
    List<Pending> of(Conversation conversation) {
        return new ArrayList<>(pending.values().stream().filter(p -> belongs(p, conversation)).toList());
    }
}
