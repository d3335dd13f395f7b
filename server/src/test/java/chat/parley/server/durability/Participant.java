package chat.parley.server.durability;

import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ClientState;
import chat.parley.common.client.DisconnectedException;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.server.testing.Requests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who does at random what people do in conversations, through a {@link ParleyClient}, and keeps a view of each from its
 * beginning. The client's reader brings what comes; one other thread lets it act.
 */
final class Participant implements ClientListener, AutoCloseable {

    private static final List<String> EMOJI = List.of("👍", "🎉", "🤔", "❤️");
    private static final Pattern NUMBERED = Pattern.compile("u\\d+-(\\d+) ");
    private static final int REMEMBERED = 50;
    private static final String FILLER = "and so on ".repeat(40);

    /** A message that can be edited or deleted. */
    private record Own(long conversation, long seq) {}

    private final String name;
    private final Findings findings;
    private final ParleyClient client;
    private final Map<Long, View> views = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger resyncs = new AtomicInteger();
    private final AtomicInteger signIns = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Own> own = new ArrayList<>(); // guarded by lock
    private int said; // the acting thread's

    Participant(String name, ClientRuntime runtime, ClientConfig config, Findings findings) {
        this.name = name;
        this.findings = findings;
        client = new ParleyClient(runtime, config, this);
    }

    String name() {
        return name;
    }

    ParleyClient client() {
        return client;
    }

    /** Connects, makes an account, and joins rooms; then nothing has to be done any more for being back after a loss. */
    CompletableFuture<Void> begin(Collection<Long> rooms) {
        return client.connect().thenCompose(_ -> client.request(new SessionRequest.Register(name, Requests.PASSWORD)))
                .thenCompose(_ -> client.login(name, Requests.PASSWORD))
                .thenCompose(_ -> CompletableFuture.allOf(rooms.stream()
                        .map(room -> client.request(new RoomRequest.Join(room, null)))
                        .toArray(CompletableFuture[]::new)));
    }

    private View view(long conversation) {
        return views.computeIfAbsent(conversation, id -> new View(name + " in " + id, findings));
    }

    @Override
    public void stateChanged(ClientState state) {
        if (state instanceof ClientState.SignedIn) {
            signIns.incrementAndGet();
        }
    }

    @Override
    public void sessionOver(ErrorCode reason, String words) {
        findings.add(name + " is not signed in any more: " + words);
    }

    @Override
    public void appeared(ConversationInfo conversation) {
        view(conversation.conversation());
        client.follow(conversation.conversation(), 0, 0);
    }

    @Override
    public void gone(long conversation) {
        findings.add(name + " is said to have left " + conversation);
    }

    @Override
    public void messages(long conversation, List<MessageInfo> messages) {
        view(conversation).told(messages);
        lock.lock();
        try {
            messages.stream().filter(m -> m.from().equals(name) && !m.deleted())
                    .forEach(m -> own.add(new Own(conversation, m.seq())));
            own.subList(0, Math.max(0, own.size() - REMEMBERED)).clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void changed(MessageInfo message) {
        view(message.conversation()).changed(message);
    }

    @Override
    public void refused(UnsentMessage message, RefusedException refusal) {
        findings.add(name + " may not say something: " + refusal);
    }

    @Override
    public void event(Event event) {
        if (event instanceof Event.Resync) {
            resyncs.incrementAndGet();
        }
    }

    /** Does something; the future completes when it is answered, or cannot be any more. */
    CompletableFuture<?> act(RandomGenerator random, String friend) {
        List<Long> places = List.copyOf(views.keySet());
        int dice = random.nextInt(100);
        if (dice < 60 || places.isEmpty()) {
            return say(random, places, friend);
        }
        if (dice < 80) {
            long place = places.get(random.nextInt(places.size()));
            int size = view(place).size();
            return size == 0
                    ? say(random, places, friend)
                    : change(new MessageRequest.React(place, random.nextInt(size) + 1,
                            EMOJI.get(random.nextInt(EMOJI.size())), random.nextInt(3) > 0));
        }
        Own target = pick(random, dice >= 92);
        if (target == null) {
            return say(random, places, friend);
        }
        return change(dice < 92
                ? new MessageRequest.Edit(target.conversation, target.seq,
                        name + "-0 thinks again " + random.nextInt())
                : new MessageRequest.Delete(target.conversation, target.seq));
    }

    private @Nullable Own pick(RandomGenerator random, boolean forGood) {
        lock.lock();
        try {
            if (own.isEmpty()) {
                return null;
            }
            int index = random.nextInt(own.size());
            return forGood ? own.remove(index) : own.get(index);
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<?> say(RandomGenerator random, List<Long> places, String friend) {
        String text = name + "-" + ++said + " @" + friend + " " + FILLER.substring(random.nextInt(FILLER.length()));
        boolean direct = places.isEmpty() || random.nextInt(4) == 0;
        return client.send(direct
                ? UnsentMessage.to(friend, text)
                : UnsentMessage.in(places.get(random.nextInt(places.size())), text)).sent();
    }

    private CompletableFuture<?> change(MessageRequest<Reply.Changed> request) {
        open.incrementAndGet();
        return client.request(request).handle((_, failure) -> {
            open.decrementAndGet();
            boolean fair = failure == null || failure instanceof DisconnectedException
                    || (failure instanceof RefusedException refusal && refusal.code() == ErrorCode.MESSAGE_DELETED);
            if (!fair) {
                findings.add(name + " cannot do " + request + ": " + failure);
            }
            return null;
        });
    }

    /** The number that its author gave a message; 0 when it cannot be seen any more. */
    static int numberOf(MessageInfo message) {
        Matcher number = NUMBERED.matcher(message.text() == null ? "" : message.text());
        return number.lookingAt() ? Integer.parseInt(number.group(1)) : 0;
    }

    /** How many messages were said. */
    int said() {
        return said;
    }

    int resyncs() {
        return resyncs.get();
    }

    int signIns() {
        return signIns.get();
    }

    /** Whether everything was answered. */
    boolean isDone() {
        return client.state() instanceof ClientState.SignedIn && open.get() == 0 && client.unsent().isEmpty();
    }

    /** Tells in words what was not heard of yet; nothing when it is in step. */
    Stream<String> whatIsMissing(Map<Long, MessageRequest.Position> heads) {
        return views.keySet().stream().filter(id -> !client.position(id).equals(Optional.ofNullable(heads.get(id))))
                .map(id -> name + ", " + client.state() + ", has " + client.position(id) + " of " + heads.get(id));
    }

    Map<Long, View> views() {
        return views;
    }

    @Override
    public void close() {
        client.close();
    }
}
