package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.room.composer.ComposerModel.Mode;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Workplace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does what a text means once it is entered: it is said, saved in place of an own message, told to one person, or a command. What
 * comes to nothing is given back to the composer. JavaFX's thread only.
 */
final class Sender {

    private final Workplace place;
    private final Account account;
    private final CommandRunner commands;
    private final Strangers strangers;
    private final Composer composer;
    private final ComposerModel model;
    private final Map<Long, Instant> saidAt = new HashMap<>(); // by conversation
    private @Nullable Phrase toWait; // as it was said last

    /**
     * Makes a sender.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param commands runs commands
     * @param strangers finds whom the room does not know
     * @param composer has the text
     */
    Sender(Workplace place, Account account, CommandRunner commands, Strangers strangers, Composer composer) {
        this.place = place;
        this.account = account;
        this.commands = commands;
        this.strangers = strangers;
        this.composer = composer;
        model = composer.model();
    }

    /**
     * Does what stands in the composer.
     *
     * @param situation how the conversation stands
     */
    void send(Situation situation) {
        Conversation where = situation.conversation();
        switch (model.meaning()) {
            case ComposerInput.Nothing _ -> {
                if (model.isEditing()) {
                    model.wrong(Phrase.of("composer.edit.empty"));
                }
            }
            case ComposerInput.Mistake(var phrase, var _) -> model.wrong(phrase);
            case ComposerInput.Say(var text) -> {
                if (model.mode() instanceof Mode.Edit(var message, var _, var _)) {
                    save(message, text);
                } else {
                    say(where, text, situation.slowSeconds());
                }
            }
            case ComposerInput.Whisper whisper -> whisper(where, whisper);
            case ComposerInput.Order order -> {
                String written = composer.clear();
                commands.run(order, where, () -> composer.giveBack(where, written));
            }
        }
    }

    private void say(Conversation where, String text, int slowSeconds) {
        toWait = toWait(where, slowSeconds);
        if (toWait != null) {
            model.wrong(toWait);
            return;
        }
        saidAt.put(where.id(), place.clock().instant());
        account.outgoing().say(where, text, composer.replyTo());
        composer.clear();
    }

    /** How long one has to wait before something can be said; {@code null} for not at all. */
    private @Nullable Phrase toWait(Conversation where, int slowSeconds) {
        Duration wait = Duration.ofSeconds(slowSeconds).minus(
                Duration.between(saidAt.getOrDefault(where.id(), Instant.EPOCH), place.clock().instant()));
        return wait.isPositive() ? Phrase.of("composer.slowWait", wait.plusMillis(999).toSeconds()) : null;
    }

    /** Whether it was said that one has to wait. */
    boolean isWaiting() {
        return toWait != null;
    }

    /**
     * Says how long one still has to wait, if that was said before and stands there.
     *
     * @param situation how the conversation stands
     */
    void waited(Situation situation) {
        if (toWait != null) {
            boolean stands = toWait.equals(model.hintProperty().get().phrase());
            toWait = stands ? toWait(situation.conversation(), situation.slowSeconds()) : null;
            if (stands) {
                model.wrong(toWait);
            }
        }
    }

    private void save(MessageInfo message, String text) {
        if (text.equals(message.text())) {
            composer.stopEditing();
            return;
        }
        String written = model.text();
        account.ask(new MessageRequest.Edit(message.conversation(), message.seq(), text), _ -> {
            if (model.mode() instanceof Mode.Edit(var now, var _, var _) && now.equals(message)
                    && model.text().equals(written)) {
                composer.stopEditing();
            }
        }, failure -> place.notices().warn(Problems.of(failure)));
    }

    private void whisper(Conversation where, ComposerInput.Whisper whisper) {
        String written = composer.clear();
        Runnable send = () -> account.outgoing().whisper(whisper.to(), whisper.text(), where);
        if (whisper.known() || !account.isOnline()) {
            send.run();
            return;
        }
        strangers.look(whisper.to(), spelled -> {
            if (spelled.isPresent()) {
                account.outgoing().whisper(spelled.get(), whisper.text(), where);
            } else if (composer.giveBack(where, written)) {
                model.wrong(Phrase.of("composer.private.nobody", whisper.to()));
            } else {
                send.run(); // the server refuses it, and it stays in the time line with the reason
            }
        }, send);
    }
}
