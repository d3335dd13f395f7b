package chat.parley.server.message;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.presence.Participant;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores what is said, and only then tells anyone: everyone in the conversation, in the order of {@code seq}, and the sender, who
 * may rely on it from then on. The store's one writing thread does the telling, many messages after each commit;
 * it never waits for a reader. When more is said than can be stored, saying it takes longer: nothing is dropped.
 *
 * <p>Safe for use by many threads at once.
 */
public final class Journal {

    private final MessageStore store;

    /**
     * Makes a journal.
     *
     * @param store where messages are kept
     */
    public Journal(MessageStore store) {
        this.store = store;
    }

    /**
     * What is to be said.
     *
     * @param text the text
     * @param clientId what the sender's client calls it; {@code null} by protocol 1
     * @param replyTo the {@code seq} that is answered; {@code null} for none
     * @param saidIn the room in which a direct message is said; {@code null} for none
     */
    record Draft(String text, @Nullable UUID clientId, @Nullable Long replyTo, @Nullable Long saidIn) {}

    /**
     * Says something; returns as soon as it waits to be stored.
     *
     * @param where in which conversation
     * @param by a session of who says it
     * @param draft what
     * @param answer told once it is stored
     */
    void say(Conversation where, Participant by, Draft draft, MessageStore.Outcome<? super Reply.Sent> answer) {
        Mentions mentions = Mentions.in(draft.text(), where::mentionable);
        long sender = by.account().id();
        NewMessage message = new NewMessage(where.id(), sender, draft.clientId(), draft.text(), draft.replyTo(),
                draft.saidIn(), mentions.accounts());
        store.append(message, new MessageStore.Outcome<>() {
            @Override
            public void committed(Stored stored) {
                if (stored.first()) {
                    where.said(new MessageInfo(stored.conversation(), stored.seq(), stored.id(), stored.at(), by.name(),
                            draft.text(), draft.clientId(), draft.replyTo(), mentions.names(), draft.saidIn(), null,
                            false, List.of(), 0, false), sender);
                }
                answer.committed(sent(stored));
            }

            @Override
            public void refused(RefusedException why) {
                answer.refused(why);
            }

            @Override
            public void failed(IOException cause) {
                answer.failed(cause);
            }
        });
    }

    /** How a stored message is acknowledged. */
    static Reply.Sent sent(Stored stored) {
        return new Reply.Sent(stored.conversation(), stored.id(), stored.seq(), stored.at());
    }
}
