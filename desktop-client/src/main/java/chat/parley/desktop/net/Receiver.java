package chat.parley.desktop.net;

import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientState;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.desktop.store.Cache;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Takes what the client tells: has it kept by the worker, and puts it into the queue to the window. Mostly the client's reader
 * thread calls it, and waits when the window is behind; {@link ClientListener} says who else may, the worker included.
 */
final class Receiver implements ClientListener {

    private final Object source;
    private final EventQueue events;
    private final Executor worker;
    private final Cache cache; // the worker's, but for refused messages

    Receiver(Object source, EventQueue events, Executor worker, Cache cache) {
        this.source = source;
        this.events = events;
        this.worker = worker;
        this.cache = cache;
    }

    @Override
    public void stateChanged(ClientState state) {
        events.add(source, new LinkEvent.StateChanged(state));
    }

    @Override
    public void sessionOver(ErrorCode reason, String words) {
        events.add(source, new LinkEvent.SessionOver(reason, words));
    }

    @Override
    public void messages(long conversation, List<MessageInfo> messages) {
        worker.execute(() -> cache.append(conversation, messages));
        events.put(source, new LinkEvent.Messages(conversation, messages));
    }

    @Override
    public void changed(MessageInfo message) {
        worker.execute(() -> cache.change(message));
        events.put(source, new LinkEvent.MessageChanged(message));
    }

    @Override
    public void inStep(MessageRequest.Position position) {
        worker.execute(() -> cache.position(position));
    }

    @Override
    public void appeared(ConversationInfo conversation) {
        worker.execute(() -> {
            cache.saveConversation(conversation);
            cache.restart(new MessageRequest.Position(conversation.conversation(), conversation.seq(),
                    conversation.change()));
        });
        events.put(source, new LinkEvent.Appeared(conversation));
    }

    @Override
    public void gone(long conversation) {
        worker.execute(() -> cache.forget(conversation));
        events.put(source, new LinkEvent.Gone(conversation));
    }

    @Override
    public void conversations(List<ConversationInfo> conversations) {
        worker.execute(() -> cache.saveConversations(conversations));
        events.put(source, new LinkEvent.Listed(conversations));
    }

    @Override
    public void sent(UnsentMessage message, Reply.Sent sent) {
        events.add(source, new LinkEvent.Sent(message, sent));
    }

    @Override
    public void refused(UnsentMessage message, RefusedException refusal) {
        try {
            cache.unsent().fail(message, refusal.code(), refusal.words()); // at once: after this, the queue forgets it
        } finally { // the window does not wait for an answer that has come
            events.add(source, new LinkEvent.NotSent(message, refusal.code(), refusal.words()));
        }
    }

    @Override
    public void event(Event event) {
        events.put(source, new LinkEvent.Pushed(event));
    }
}
