package chat.parley.desktop.room.timeline;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.ReactionInfo;
import chat.parley.desktop.model.Pending;
import chat.parley.desktop.text.Document;
import chat.parley.desktop.text.DocumentCache;
import chat.parley.desktop.text.PlainPreview;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The words of a row, shown or read aloud. Keeps what was parsed lately. Without nodes; JavaFX's thread only.
 */
final class RowText {

    /** More than a time line holds, so that nothing is parsed again by scrolling. */
    private static final int CAPACITY = 600;

    /** How much of a message stands in a reply to it. */
    private static final int QUOTED = 110;

    private final Texts texts;
    private final Clock clock;
    private final Predicate<String> isMe;
    private final DocumentCache documents = new DocumentCache(CAPACITY);

    RowText(Texts texts, Clock clock, Predicate<String> isMe) {
        this.texts = texts;
        this.clock = clock;
        this.isMe = isMe;
    }

    Document document(RowFacts facts) {
        return documents.get(facts.text(), facts.mentions());
    }

    String day(RowFacts facts) {
        return texts.day(facts.row().entry().at(), clock.instant());
    }

    /** When, in few signs, for the rows that follow the one with the whole time. */
    String shortTime(RowFacts facts) {
        return texts.shortTime(facts.row().entry().at());
    }

    String time(RowFacts facts) {
        return texts.time(facts.row().entry().at());
    }

    /** What is said of a private message; empty for any other. */
    String audience(RowFacts facts, boolean inDirect) {
        String to = facts.to();
        if (!facts.isPrivate(inDirect) || to == null) {
            return "";
        }
        return facts.own() ? texts.get("timeline.private.to", to) : texts.get("timeline.private.toYou");
    }

    String hidden(RowFacts facts) {
        return texts.get("timeline.hidden", facts.row().entry().from());
    }

    /** Why it was not sent; empty when it was, or will be. */
    String failure(RowFacts facts) {
        Pending pending = facts.pending();
        return pending == null || pending.refusal() == null ? "" : texts.get(Problems.of(pending.refusal()));
    }

    /** Who said what is answered; empty when that is not known. */
    String quotedName(RowFacts facts) {
        MessageInfo quoted = facts.row().quoted();
        return quoted == null ? "" : quoted.from();
    }

    /** A line of what is answered. */
    String quotedText(RowFacts facts) {
        MessageInfo quoted = facts.row().quoted();
        if (quoted == null) {
            return texts.get("timeline.quote.unknown");
        }
        String text = quoted.text();
        if (text == null || quoted.deleted()) {
            return texts.get("timeline.deleted");
        }
        return quoted.hidden()
                ? texts.get("timeline.hidden", quoted.from())
                : PlainPreview.of(documents.get(text, quoted.mentions()), QUOTED);
    }

    boolean isOwn(ReactionInfo reaction) {
        return reaction.by().stream().anyMatch(isMe);
    }

    /** Who has reacted so. */
    String people(ReactionInfo reaction) {
        List<String> names = new ArrayList<>();
        for (String name : reaction.by()) {
            names.add(isMe.test(name) ? texts.get("timeline.reaction.you") : name);
        }
        int more = reaction.count() - names.size();
        String listed = String.join(texts.get("list.separator"), names);
        return more > 0 ? texts.get("timeline.reaction.more", listed, more) : listed;
    }

    /** Everything that a row shows, in one line for a reader of the screen. */
    String accessible(RowFacts facts, boolean inDirect, boolean revealed) {
        List<String> parts = new ArrayList<>();
        String audience = audience(facts, inDirect);
        parts.add(texts.get("timeline.row", facts.row().entry().from(), time(facts), spoken(facts, revealed)));
        if (facts.row().newDay()) {
            parts.addFirst(day(facts));
        }
        if (!audience.isEmpty()) {
            parts.add(audience);
        }
        if (facts.replyTo() != null) {
            parts.add(texts.get("timeline.row.reply", quotedName(facts), quotedText(facts)));
        }
        if (facts.mentioned()) {
            parts.add(texts.get("timeline.mentioned"));
        }
        if (facts.isEdited()) {
            parts.add(texts.get("timeline.edited"));
        }
        if (facts.isFailed()) {
            parts.add(texts.get("timeline.row.failed", failure(facts)));
        } else if (facts.pending() != null) {
            parts.add(texts.get("timeline.unsent"));
        }
        MessageInfo said = facts.said();
        if (said != null && !said.reactions().isEmpty()) {
            parts.add(texts.get("timeline.row.reactions",
                    said.reactions().stream().mapToInt(ReactionInfo::count).sum()));
        }
        return String.join(texts.get("list.separator"), parts);
    }

    private String spoken(RowFacts facts, boolean revealed) {
        if (facts.isDeleted()) {
            return texts.get("timeline.deleted");
        }
        return facts.hidden() && !revealed ? hidden(facts) : document(facts).text();
    }
}
