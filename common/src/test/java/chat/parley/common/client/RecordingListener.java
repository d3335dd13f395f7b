package chat.parley.common.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what it is told, in short words, for a test to expect one after the other. */
class RecordingListener implements ClientListener {

    final BlockingQueue<String> states = new LinkedBlockingQueue<>();
    /** The steps of connecting; of the states, only the first step is among {@link #states}. */
    final BlockingQueue<ClientState.Step> steps = new LinkedBlockingQueue<>();
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    final Map<Long, MessageRequest.Position> positions = new ConcurrentHashMap<>();

    void expect(String... words) throws InterruptedException {
        for (String word : words) {
            assertThat(told.poll(ScriptedServer.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(word);
        }
    }

    void expectStates(String... words) throws InterruptedException {
        for (String word : words) {
            assertThat(states.poll(ScriptedServer.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(word);
        }
    }

    /** The steps since it was asked last. */
    List<ClientState.Step> takeSteps() {
        List<ClientState.Step> taken = new ArrayList<>();
        steps.drainTo(taken);
        return taken;
    }

    @Override
    public void stateChanged(ClientState state) {
        if (state instanceof ClientState.Connecting(ClientState.Step step)) {
            steps.add(step);
            if (step != ClientState.Step.LOOKING_UP) {
                return;
            }
        }
        states.add(switch (state) {
            case ClientState.Waiting(_, int attempt, Loss reason) ->
                "Waiting " + attempt + (reason.code() == null ? "" : " " + reason.code());
            case ClientState.SignedIn signedIn -> "SignedIn " + signedIn.user();
            default -> state.getClass().getSimpleName();
        });
    }

    @Override
    public void sessionOver(ErrorCode reason, String words) {
        told.add("over " + reason);
    }

    @Override
    public void messages(long conversation, List<MessageInfo> messages) {
        told.add("messages " + conversation + ": "
                + String.join(" ", messages.stream().map(m -> m.seq() + "=" + m.text()).toList()));
    }

    @Override
    public void changed(MessageInfo message) {
        told.add("changed " + message.conversation() + ": " + message.seq() + "=" + message.text());
    }

    @Override
    public void inStep(MessageRequest.Position position) {
        positions.put(position.conversation(), position);
    }

    @Override
    public void appeared(ConversationInfo conversation) {
        told.add("appeared " + conversation.conversation());
    }

    @Override
    public void gone(long conversation) {
        told.add("gone " + conversation);
    }

    @Override
    public void conversations(List<ConversationInfo> conversations) {
        told.add("conversations " + conversations.stream().map(ConversationInfo::conversation).toList());
    }

    @Override
    public void sent(UnsentMessage message, Reply.Sent sent) {
        told.add("sent " + message.text() + " as " + sent.seq());
    }

    @Override
    public void refused(UnsentMessage message, RefusedException refusal) {
        told.add("refused " + message.text() + ": " + refusal.code());
    }

    @Override
    public void event(Event event) {
        told.add("event " + event.type());
    }
}
