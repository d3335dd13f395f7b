package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.Entry;
import chat.parley.desktop.room.composer.ComposerModel.Mode;
import chat.parley.desktop.store.Draft;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Workplace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Controller of the composer: what is written, and to which message and conversation it belongs. Brings together the conversation, the model of the text, and the field in which it stands.
 * JavaFX's thread only.
 */
final class Composer {

    /** Where the text stands. */
    interface Field {

        /** Replaces everything, without a way back, and sets the caret to the end. */
        void set(String text);

        /** Takes the focus. */
        void focus();
    }

    private static final Surroundings NOWHERE = new Surroundings("", null, List.of());

    private final Workplace place;
    private final Account account;
    private final Supplier<Optional<MessageInfo>> lastOwn;
    private final Field field;
    private final Strangers strangers;
    private final DraftKeeper drafts = new DraftKeeper();
    private final TypingSignal typing;
    private final ComposerModel model;
    private final Sender sender;
    private @Nullable Situation situation;

    /**
     * Makes a composer that belongs to no conversation yet.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     * @param lastOwn finds the message that the key Up edits
     * @param field where the text stands
     */
    Composer(Workplace place, Account account, Navigation navigation, Supplier<Optional<MessageInfo>> lastOwn,
            Field field) {
        this.place = place;
        this.account = account;
        this.lastOwn = lastOwn;
        this.field = field;
        strangers = new Strangers(account, this::found);
        typing = new TypingSignal(place.clock());
        model = new ComposerModel(() -> situation == null ? NOWHERE : situation.surroundings(), help(0));
        sender = new Sender(place, account, new CommandRunner(place, account, navigation), strangers, this);
    }

    ComposerModel model() {
        return model;
    }

    /** Whether Enter sends; otherwise it does with Ctrl only. */
    boolean enterSends() {
        return place.preferences().get().settings().enterSends();
    }

    private Phrase help(int slowSeconds) {
        if (slowSeconds > 0) {
            return Phrase.of("composer.help.slow", slowSeconds);
        }
        return Phrase.of(enterSends() ? "composer.help" : "composer.help.ctrl");
    }

    // --- Which conversation

    void show(Conversation next) {
        if (situation != null && situation.conversation().equals(next)) {
            return; // what stands there stays
        }
        leave();
        situation = new Situation(account, next, place.texts(), this::changed);
        strangers.forget();
        typing.reset();
        Draft draft = next.draftProperty().get();
        model.setMode(draft == null || draft.replyTo() == null
                ? new Mode.Fresh()
                : new Mode.Reply(draft.replyTo(), find(next, draft.replyTo())));
        field.set(draft == null ? "" : draft.text());
        changed();
        askForReplied();
    }

    /** Keeps the draft now, and what was written before an edit began: the conversation is not shown any more. */
    void leave() {
        stopEditing();
        drafts.flush();
        if (situation != null) {
            situation.close();
            situation = null;
        }
    }

    /** Keeps the draft now. */
    void keepDraft() {
        drafts.flush();
    }

    /** How the conversation stands may be otherwise than before. */
    void changed() {
        if (situation != null) {
            model.setBlocked(situation.blocked(place.clock().instant()));
            model.setHelp(help(situation.slowSeconds()));
            model.reconsider();
            sender.waited(situation);
        }
    }

    /** Time has passed: what had to be waited for may be over. */
    void tick() {
        if (model.blockedProperty().get() != null || sender.isWaiting()) {
            changed();
        }
    }

    private static @Nullable MessageInfo find(Conversation where, long seq) {
        return where.timeline().rows().stream()
                .map(row -> row.entry() instanceof Entry.Said(var message) && message.seq() == seq ? message : null)
                .filter(Objects::nonNull).findAny().orElse(null);
    }

    private void askForReplied() {
        if (situation != null && model.mode() instanceof Mode.Reply(long seq, var message) && message == null) {
            account.ask(new MessageRequest.History(situation.conversation().id(), null, null, seq, 1),
                    page -> page.messages().stream().filter(m -> m.seq() == seq).findAny().ifPresent(found -> {
                        if (model.mode() instanceof Mode.Reply(long now, var _) && now == seq) {
                            model.setMode(new Mode.Reply(seq, found));
                        }
                    }), _ -> {
                        // the preview goes on without its words
                    });
        }
    }

    // --- Writing

    /** The text or the caret has changed; {@code byPerson} says whether somebody types. */
    void typed(String text, int caret, boolean byPerson) {
        boolean changed = !text.equals(model.text());
        model.typed(text, caret, byPerson);
        model.wanted().ifPresentOrElse(strangers::want, strangers::stop);
        if (changed && situation != null && !model.isEditing()) {
            drafts.keep(situation.conversation(), text, replyTo());
            if (byPerson && model.meaning() instanceof ComposerInput.Say && typing.due()) {
                situation.conversation().typing().say();
            }
        }
    }

    private void found(List<String> names) {
        model.setSources(new Sources(names, model.sources().emoji()));
    }

    @Nullable
    Long replyTo() {
        return model.mode() instanceof Mode.Reply(long seq, var _) ? seq : null;
    }

    void reply(MessageInfo message) {
        if (situation == null) {
            return;
        }
        if (message.conversation() != situation.conversation().id()) {
            // Said privately in this room: the answer is private, too.
            address(account.conversation(message.conversation()).map(Conversation::title).orElse(message.from()));
            return;
        }
        stopEditing();
        setMode(new Mode.Reply(message.seq(), message));
        field.focus();
    }

    void edit(MessageInfo message) {
        String text = message.text();
        if (text == null || situation == null || model.blockedProperty().get() != null) {
            return;
        }
        stopEditing();
        drafts.flush();
        model.setMode(new Mode.Edit(message, model.text(), model.mode()));
        field.set(ComposerInput.written(text));
        field.focus();
    }

    /** The key Up in an empty text. */
    boolean editLast() {
        Optional<MessageInfo> last = model.text().isEmpty() && !model.isEditing() ? lastOwn.get() : Optional.empty();
        last.ifPresent(this::edit);
        return last.isPresent();
    }

    /** The text belongs to no message any more; says whether it did. */
    boolean cancel() {
        switch (model.mode()) {
            case Mode.Fresh _ -> {
                return false;
            }
            case Mode.Reply _ -> setMode(new Mode.Fresh());
            case Mode.Edit _ -> stopEditing();
        }
        field.focus();
        return true;
    }

    private void setMode(Mode next) {
        model.setMode(next);
        if (situation != null) {
            drafts.keep(situation.conversation(), model.text(), replyTo());
        }
    }

    void stopEditing() {
        if (model.mode() instanceof Mode.Edit(var _, var before, var mode)) {
            setMode(mode);
            field.set(before);
        }
    }

    void address(String user) {
        if (situation == null) {
            return;
        }
        stopEditing();
        Conversation where = situation.conversation();
        if (!account.isMe(user) && !(where.isDirect() && account.direct(user).filter(where::equals).isPresent())) {
            String written = model.text().strip();
            String text = switch (model.meaning()) {
                case ComposerInput.Say(var said) -> said;
                case ComposerInput.Whisper(var _, var _, var said) -> said;
                case ComposerInput.Nothing _,ComposerInput.Order _ -> "";
                case ComposerInput.Mistake _ ->
                    !written.isEmpty() && ComposerInput.SIGNS.indexOf(written.charAt(0)) >= 0 ? "" : written;
            };
            field.set(ComposerInput.PRIVATE + " " + user + " " + text);
        }
        field.focus();
    }

    // --- Sending

    void enter() {
        if (situation != null && model.blockedProperty().get() == null) {
            sender.send(situation);
        }
    }

    /** Empties the field; gives what stood there. */
    String clear() {
        String written = model.text();
        model.setMode(new Mode.Fresh());
        field.set("");
        if (situation != null) {
            drafts.keep(situation.conversation(), "", null);
            drafts.flush();
        }
        typing.reset();
        strangers.forget();
        return written;
    }

    /** Puts back what could not be done, unless something else stands there by now; says whether it did. */
    boolean giveBack(Conversation where, String written) {
        boolean free = situation != null && situation.conversation().equals(where) && model.text().isEmpty()
                && model.mode() instanceof Mode.Fresh;
        if (free) {
            field.set(written);
        }
        return free;
    }
}
