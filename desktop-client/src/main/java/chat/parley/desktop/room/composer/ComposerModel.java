package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.desktop.ui.Phrase;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the composer knows of the text that is being written: what it means, what the line below says of it, what can be put
 * in, and to what message it belongs. Has no nodes. JavaFX's thread only.
 */
final class ComposerModel {

    /** In what way the line below the text is meant. */
    enum Tone {
        /** How things are done. */
        HELP,
        /** Only one person will read it. */
        PRIVATE,
        /** It cannot be sent as it is. */
        WRONG,
        /** Nothing can be written now. */
        BLOCKED
    }

    /**
     * The line below the text.
     *
     * @param tone how it is meant
     * @param phrase what it says; {@code null} when it explains a command
     * @param command the command that it explains; {@code null} for none
     */
    record Hint(Tone tone, @Nullable Phrase phrase, @Nullable Command command) {}

    /** To which message the text belongs. */
    sealed interface Mode {

        /** To none: it is something new. */
        record Fresh() implements Mode {}

        /**
         * It answers one.
         *
         * @param seq which
         * @param message it; {@code null} while it is not known
         */
        record Reply(long seq, @Nullable MessageInfo message) implements Mode {}

        /**
         * It replaces an own one.
         *
         * @param message which
         * @param textBefore what stood in the composer before
         * @param before to what that belonged
         */
        record Edit(MessageInfo message, String textBefore, Mode before) implements Mode {}
    }

    private final Supplier<Surroundings> around;
    private final ReadOnlyObjectWrapper<Hint> hint = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper sendable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Completion> completion = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(new Mode.Fresh());
    private final ReadOnlyObjectWrapper<@Nullable Phrase> blocked = new ReadOnlyObjectWrapper<>();

    private String text = "";
    private int caret;
    private boolean offering;
    private Sources sources = Sources.NONE;
    private Phrase help;
    private @Nullable Phrase wrong;

    /**
     * Makes a model of an empty text.
     *
     * @param around asked what is known of the conversation whenever that matters
     * @param help what the line says when there is nothing else to say
     */
    ComposerModel(Supplier<Surroundings> around, Phrase help) {
        this.around = around;
        this.help = help;
        evaluate();
    }

    /** What the line below says. */
    ReadOnlyObjectProperty<Hint> hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** How long the text to send is, in characters. */
    ReadOnlyIntegerProperty lengthProperty() {
        return length.getReadOnlyProperty();
    }

    /** Whether the button for sending is of use. */
    ReadOnlyBooleanProperty sendableProperty() {
        return sendable.getReadOnlyProperty();
    }

    /** What can be put in; {@code null} for nothing. */
    ReadOnlyObjectProperty<@Nullable Completion> completionProperty() {
        return completion.getReadOnlyProperty();
    }

    /** To which message the text belongs. */
    ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /** Why nothing can be written now; {@code null} when it can. */
    ReadOnlyObjectProperty<@Nullable Phrase> blockedProperty() {
        return blocked.getReadOnlyProperty();
    }

    Mode mode() {
        return mode.get();
    }

    boolean isEditing() {
        return mode.get() instanceof Mode.Edit;
    }

    String text() {
        return text;
    }

    void setMode(Mode next) {
        mode.set(next);
        evaluate();
    }

    void setBlocked(@Nullable Phrase why) {
        blocked.set(why);
        evaluate();
    }

    void setHelp(Phrase phrase) {
        help = phrase;
        evaluate();
    }

    void setSources(Sources next) {
        sources = next;
        offer();
    }

    Sources sources() {
        return sources;
    }

    /** What is known of the conversation has changed. */
    void reconsider() {
        evaluate();
        offer();
    }

    /**
     * The text or the caret has changed.
     *
     * @param now the text
     * @param at where the caret is
     * @param complete whether to offer what can be put in
     */
    void typed(String now, int at, boolean complete) {
        boolean changed = !now.equals(text);
        text = now;
        caret = Math.clamp(at, 0, now.length());
        offering = complete;
        if (changed) {
            wrong = null;
            evaluate();
        }
        offer();
    }

    /** Says what is wrong, until the text changes; {@code null} for nothing any more. */
    void wrong(@Nullable Phrase phrase) {
        wrong = phrase;
        evaluate();
    }

    /** Offers nothing until the text changes. */
    void stopOffering() {
        offering = false;
        offer();
    }

    /** What the text means. */
    ComposerInput meaning() {
        ComposerInput meaning = ComposerInput.parse(text, around.get());
        boolean isOrder = meaning instanceof ComposerInput.Order || meaning instanceof ComposerInput.Whisper;
        return isEditing() && isOrder ? new ComposerInput.Mistake(Phrase.of("composer.edit.command")) : meaning;
    }

    /**
     * Tells whom to ask the server for.
     *
     * @return the beginning of a name that is being typed and may be anybody's, or nothing
     */
    Optional<String> wanted() {
        if (!offering) {
            return Optional.empty();
        }
        return Word.at(text, caret).filter(word -> !word.prefix().isEmpty() && switch (word.kind()) {
            case PERSON -> true;
            case MENTION -> completion.get() == null
                    && around.get().find(word.prefix()).isEmpty();
            case COMMAND, MEMBER, SHORT_CODE -> false;
        }).map(Word::prefix);
    }

    /** A short code before the caret that has both its colons, and what it stands for. */
    Optional<Completion.Filled> expanded(String now, int at) {
        return Word.wholeCode(now, at).flatMap(word -> sources.emoji() == null
                ? Optional.empty()
                : sources.emoji().byShortCode(word.prefix())
                        .map(emoji -> new Completion.Filled(now.substring(0, word.start()) + emoji.sequence()
                                + now.substring(at), word.start() + emoji.sequence().length())));
    }

    private void offer() {
        completion.set(offering && blocked.get() == null
                ? Completion.at(text, caret, around.get(), sources).orElse(null)
                : null);
    }

    private void evaluate() {
        ComposerInput meaning = meaning();
        length.set(meaning.length());
        sendable.set(blocked.get() == null && !(meaning instanceof ComposerInput.Nothing));
        hint.set(hint(meaning));
    }

    private Hint hint(ComposerInput meaning) {
        if (blocked.get() != null) {
            return new Hint(Tone.BLOCKED, blocked.get(), null);
        }
        if (wrong != null) {
            return new Hint(Tone.WRONG, wrong, null);
        }
        return switch (meaning) {
            case ComposerInput.Whisper(var to, var _, var _) ->
                new Hint(Tone.PRIVATE, Phrase.of("composer.private", to), null);
            case ComposerInput.Mistake(var phrase, int tooLong) when tooLong > 0 -> new Hint(Tone.WRONG, phrase, null);
            case ComposerInput.Mistake _,ComposerInput.Order _ -> command()
                    .map(command -> new Hint(Tone.HELP, null, command)).orElse(new Hint(Tone.HELP, help, null));
            case ComposerInput.Nothing _,ComposerInput.Say _ ->
                new Hint(Tone.HELP, isEditing() ? Phrase.of("composer.help.edit") : help, null);
        };
    }

    private Optional<Command> command() {
        String[] words = text.strip().split("\\s", 2);
        return words[0].isEmpty() ? Optional.empty() : Command.find(words[0].substring(1));
    }
}
