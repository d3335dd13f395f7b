package chat.parley.desktop.room.timeline;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.ReactionInfo;
import chat.parley.common.protocol.v2.Role;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.model.Pending;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.ui.Confirmation;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Texts;
import chat.parley.desktop.ui.Workplace;
import java.util.Set;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Does what a person wants done with a row, wherever they say so: keys, menu, buttons in the row. JavaFX's thread only. */
final class RowDeeds {

    /** What needs the list itself, or something that floats above it. */
    interface View {

        /** Goes to a message and makes it stand out for a moment. */
        void jump(long seq);

        /** Offers reactions beside a row. */
        void offerReactions(RowFacts facts);

        /** Opens the menu of a row. */
        void openMenu(RowFacts facts);

        /** Shows a row anew: what is known of it besides the message has changed. */
        void refresh(RowFacts facts);
    }

    private final Workplace place;
    private final Account account;
    private final Navigation navigation;
    private final TimelinePane.Actions composer;
    private final RowState state;
    private final View view;

    RowDeeds(Workplace place, Account account, Navigation navigation, TimelinePane.Actions composer, RowState state,
            View view) {
        this.place = place;
        this.account = account;
        this.navigation = navigation;
        this.composer = composer;
        this.state = state;
        this.view = view;
    }

    Set<RowFacts.Deed> allowed(RowFacts facts) {
        Conversation conversation = state.conversation();
        Role role = conversation == null ? null : conversation.role();
        return facts.deeds(role, state.inDirect());
    }

    /** Does it, if that is allowed. */
    boolean run(RowFacts.Deed deed, RowFacts facts) {
        if (!allowed(facts).contains(deed)) {
            return false;
        }
        MessageInfo said = facts.said();
        Pending pending = facts.pending();
        switch (deed) {
            case COPY -> copy(facts.text());
            case DIRECT -> navigation.openDirect(facts.row().entry().from());
            case PRIVATE -> composer.address(facts.row().entry().from());
            case REACT -> view.offerReactions(facts);
            case RESEND, DISCARD -> {
                if (pending != null) {
                    settle(deed, pending);
                }
            }
            case REPLY, EDIT, DELETE -> {
                if (said != null) {
                    change(deed, said);
                }
            }
        }
        return true;
    }

    private void settle(RowFacts.Deed deed, Pending pending) {
        if (deed == RowFacts.Deed.RESEND) {
            account.outgoing().resend(pending.message().clientId());
        } else {
            account.outgoing().discard(pending.message().clientId());
        }
    }

    private void change(RowFacts.Deed deed, MessageInfo said) {
        if (deed == RowFacts.Deed.REPLY) {
            composer.reply(said);
        } else if (deed == RowFacts.Deed.EDIT) {
            composer.edit(said);
        } else {
            Texts texts = place.texts();
            Confirmation.ask(place, texts.get("timeline.delete.title"), account.isMe(said.from())
                    ? texts.get("timeline.delete.own")
                    : texts.get("timeline.delete.other", said.from()), texts.get("timeline.delete.yes"),
                    () -> account.ask(new MessageRequest.Delete(said.conversation(), said.seq()), _ -> {},
                            this::failed));
        }
    }

    /** Puts a reaction, or takes the own one away. */
    void react(RowFacts facts, String emoji) {
        MessageInfo said = facts.said();
        if (said != null && allowed(facts).contains(RowFacts.Deed.REACT)) {
            boolean mine = said.reactions().stream().filter(reaction -> reaction.emoji().equals(emoji))
                    .map(ReactionInfo::by).anyMatch(names -> names.stream().anyMatch(account::isMe));
            account.ask(new MessageRequest.React(said.conversation(), said.seq(), emoji, !mine), _ -> {},
                    this::failed);
        }
    }

    private void failed(AskFailure failure) {
        place.notices().warn(Problems.of(failure));
    }

    void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** What is typed beside the composer is meant for it. */
    void type(String character) {
        composer.type(character);
    }

    /** Goes to the message that a row answers, or into the direct conversation to which it belongs. */
    boolean follow(RowFacts facts) {
        Long replyTo = facts.replyTo();
        String with = facts.isPrivate(state.inDirect()) ? facts.privateWith() : null;
        if (replyTo != null) {
            view.jump(replyTo);
        } else if (with != null) {
            navigation.openDirect(with);
        }
        return replyTo != null || with != null;
    }

    void openMenu(RowFacts facts) {
        view.openMenu(facts);
    }

    void toggleFold(RowFacts facts) {
        state.toggleFold(facts);
        view.refresh(facts);
    }

    void reveal(RowFacts facts) {
        state.reveal(facts);
        view.refresh(facts);
    }
}
