package chat.parley.server.message;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Role;
import chat.parley.server.account.Account;
import chat.parley.server.account.AccountStore;
import chat.parley.server.message.Journal.Draft;
import chat.parley.server.message.MessageStore.Outcome;
import chat.parley.server.presence.Participant;
import chat.parley.server.room.Room;
import chat.parley.server.room.Rooms;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is asked about messages. Whether the asker is in the conversation has been checked before. Runs on the thread of the
 * asker's session, which waits for the storage; what changes something is answered by the journal's thread once it is stored.
 *
 * <p>Safe for use by many threads at once.
 */
public final class MessageHandler {

    private static final int DEFAULT_LIMIT = 50;

    private final MessageStore store;
    private final AccountStore accounts;
    private final Rooms rooms;
    private final Conversations conversations;
    private final Journal journal;
    private final Reading reading;

    /**
     * Makes the handler.
     *
     * @param store where messages are kept
     * @param accounts where accounts are kept
     * @param rooms all rooms
     * @param conversations finds conversations
     * @param journal stores what is said
     * @param reading reads what was said
     */
    public MessageHandler(MessageStore store, AccountStore accounts, Rooms rooms, Conversations conversations,
            Journal journal, Reading reading) {
        this.store = store;
        this.accounts = accounts;
        this.rooms = rooms;
        this.conversations = conversations;
        this.journal = journal;
        this.reading = reading;
    }

    /**
     * Does what is asked.
     *
     * @param request what
     * @param who asks
     * @param answer told once it is done, by whichever thread does it
     * @throws RefusedException when it is refused at once: the answer is told nothing
     * @throws IOException when the storage fails at once: the answer is told nothing
     */
    public void handle(MessageRequest<?> request, Participant who, Outcome<Reply> answer)
            throws RefusedException, IOException {
        switch (request) {
            case MessageRequest.Msg msg -> say(msg, who, answer);
            case MessageRequest.Edit edit -> edit(edit, who, answer);
            case MessageRequest.Delete delete -> delete(delete, who, answer);
            case MessageRequest.React react -> react(react, who, answer);
            case MessageRequest.Typing typing -> {
                conversations.find(typing.conversation(), who.account())
                        .pushFrom(new Event.Typing(typing.conversation(), who.name()), who.account().id());
                answer.committed(new Reply.Done());
            }
            case MessageRequest.History history ->
                answer.committed(reading.page(history, limit(history.limit()), who));
            case MessageRequest.Sync sync -> answer.committed(reading.sync(sync, who));
            case MessageRequest.Read read -> answer.committed(reading.read(read, who));
            case MessageRequest.Search search ->
                answer.committed(reading.search(search, limit(search.limit()), sender(search), who));
            case MessageRequest.Conversations _ ->
                answer.committed(new Reply.ConversationList(conversations.of(who.account().id())));
            case MessageRequest.Direct direct -> {
                DirectConversation with = conversations.with(who.account(), account(direct.user()));
                ConversationInfo info = conversations.info(with, who.account());
                answer.committed(new Reply.Joined(info));
            }
        }
    }

    private static int limit(int asked) {
        return asked == 0 ? DEFAULT_LIMIT : asked;
    }

    /** The account whose messages are searched; {@code null} for all. */
    private @Nullable Long sender(MessageRequest.Search search)
            throws RefusedException, IOException {
        return search.from() == null ? null : account(search.from()).id();
    }

    private Account account(String name) throws RefusedException, IOException {
        return accounts.find(Names.key(name)).orElseThrow(
                () -> new RefusedException(ErrorCode.USER_NOT_FOUND, "There is nobody called " + name));
    }

    /**
     * Says something. What was stored before is acknowledged again, whatever has become of the sender's rights since: its client
     * may have missed the first acknowledgement.
     */
    private void say(MessageRequest.Msg msg, Participant who, Outcome<Reply> answer)
            throws RefusedException, IOException {
        long sender = who.account().id();
        try {
            if (msg.saidIn() != null) {
                requirePlace(msg.saidIn(), sender);
            }
            Conversation where = destination(msg, who);
            if (msg.saidIn() != null && !(where instanceof DirectConversation)) {
                throw new RefusedException(ErrorCode.INVALID_FIELD, "saidIn: is for direct messages only");
            }
            where.requireVoice(who, true);
            journal.say(where, who, new Draft(msg.text(), msg.clientId(), msg.replyTo(), msg.saidIn()), answer);
        } catch (RefusedException e) {
            Optional<Stored> before = store.find(sender, msg.clientId());
            if (before.isEmpty()) {
                throw e;
            }
            answer.committed(Journal.sent(before.get()));
        }
    }

    private void requirePlace(long saidIn, long sender) throws RefusedException {
        if (rooms.get(saidIn).member(sender).isEmpty()) {
            throw new RefusedException(ErrorCode.NOT_A_MEMBER, "saidIn: you are not a member of this room");
        }
    }

    private Conversation destination(MessageRequest.Msg msg, Participant who) throws RefusedException, IOException {
        Long conversation = msg.conversation();
        return conversation == null
                ? begin(who, account(String.valueOf(msg.to())))
                : conversations.find(conversation, who.account());
    }

    /** Not between those who have blocked each other: nobody's list grows by what is refused. */
    private DirectConversation begin(Participant who, Account with) throws RefusedException, IOException {
        DirectConversation.requireNoBlock(who, with);
        return conversations.with(who.account(), with);
    }

    /**
     * Says something in a room, by protocol 1.
     *
     * @param room where
     * @param who says it; present there
     * @param text what
     * @param answer told once it is stored
     * @throws RefusedException when they may not write now: the answer is told nothing
     */
    public void say(Room room, Participant who, String text, Outcome<Reply> answer) throws RefusedException {
        Conversation where = new RoomConversation(room);
        where.requireVoice(who, true);
        journal.say(where, who, new Draft(text, null, null, null), answer);
    }

    /**
     * Says something to one person, by protocol 1.
     *
     * @param room in which room
     * @param who says it; present there
     * @param to to whom; present there
     * @param text what
     * @param answer told once it is stored
     * @throws RefusedException when the two cannot write to each other: the answer is told nothing
     * @throws IOException when the storage fails at once: the answer is told nothing
     */
    public void whisper(Room room, Participant who, Account to, String text, Outcome<Reply> answer)
            throws RefusedException, IOException {
        journal.say(begin(who, to), who, new Draft(text, null, null, room.id()), answer);
    }

    private void edit(MessageRequest.Edit edit, Participant who, Outcome<Reply> answer)
            throws RefusedException, IOException {
        long editor = who.account().id();
        Conversation where = conversations.find(edit.conversation(), who.account());
        where.requireVoice(who, false);
        store.edit(edit.conversation(), edit.seq(), editor, edit.text(),
                Mentions.in(edit.text(), where::mentionable).accounts(),
                change(where, who, editor, answer));
    }

    /** An own message, or as a moderator that of somebody of lower rank. */
    private void delete(MessageRequest.Delete delete, Participant who, Outcome<Reply> answer)
            throws RefusedException, IOException {
        long deleter = who.account().id();
        Conversation where = conversations.find(delete.conversation(), who.account());
        long author = author(delete.conversation(), delete.seq());
        Role authority = where.roleOf(deleter).orElse(Role.MEMBER);
        Role authors = where.roleOf(author).orElse(Role.MEMBER);
        boolean others = authority != Role.MEMBER && (authority == Role.OWNER || authors == Role.MEMBER);
        store.delete(delete.conversation(), delete.seq(), others ? null : deleter, change(where, who, author, answer));
    }

    private void react(MessageRequest.React react, Participant who, Outcome<Reply> answer)
            throws RefusedException, IOException {
        Conversation where = conversations.find(react.conversation(), who.account());
        where.requireVoice(who, false);
        long author = author(react.conversation(), react.seq());
        store.react(react.conversation(), react.seq(), who.account().id(), react.emoji(), react.on(),
                change(where, who, author, answer));
    }

    private long author(long conversation, long seq) throws RefusedException, IOException {
        return store.author(conversation, seq).orElseThrow(() -> new RefusedException(ErrorCode.MESSAGE_NOT_FOUND,
                "There is no message " + seq + " in this conversation"));
    }

    /** Tells everyone, then answers; a change that changed nothing is told again, which harms nobody. */
    private static Outcome<MessageInfo> change(Conversation where, Participant who, long author,
            Outcome<Reply> answer) {
        return new Outcome<>() {
            @Override
            public void committed(MessageInfo message) {
                where.changed(message, author);
                answer.committed(new Reply.Changed(Reading.asSeenBy(who, author, message)));
            }

            @Override
            public void refused(RefusedException why) {
                answer.refused(why);
            }

            @Override
            public void failed(IOException cause) {
                answer.failed(cause);
            }
        };
    }
}
