package chat.parley.desktop.login;

import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.store.Preferences;
import chat.parley.desktop.ui.Phrase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a text leads that was typed or pasted as a server: an address, or an invite link. Immutable.
 *
 * @param server the server
 * @param link the link; {@code null} when it was an address
 */
record Destination(ServerAddress server, @Nullable InviteLink link) {

    /**
     * Reads a text.
     *
     * @param text any text
     * @return where it leads; empty when it leads nowhere
     */
    static Optional<Destination> of(String text) {
        String written = text.strip();
        return InviteLink.looksLikeOne(written)
                ? InviteLink.parse(written).map(link -> new Destination(link.address(), link))
                : ServerAddress.parse(written).map(address -> new Destination(address, null));
    }

    /**
     * Says what is wrong with a text.
     *
     * @param text one that leads nowhere
     * @return why
     */
    static Phrase problem(String text) {
        String written = text.strip();
        if (written.isEmpty()) {
            return Phrase.of("login.address.missing");
        }
        return Phrase.of(InviteLink.looksLikeOne(written) ? "login.link.broken" : "login.address.broken");
    }

    /** Says what is good about a link; {@code null} for an address. */
    @Nullable
    Phrase hint() {
        return link == null
                ? null
                : Phrase.of(link.token() == null ? "login.link.good" : "login.link.invite", server.toString());
    }

    /** The identity that the link names; {@code null} for an address. */
    @Nullable
    CaFingerprint linked() {
        return link == null ? null : link.ca();
    }

    /** What shows that somebody was invited; {@code null} for none. */
    @Nullable
    String token() {
        return link == null ? null : link.token();
    }

    /**
     * Tells which identity the server has to prove: the one that is known already, or the link's.
     *
     * @param known what is remembered
     * @return the identity; {@code null} when nothing is known of it
     */
    @Nullable
    CaFingerprint pin(Preferences known) {
        return known.pin(server).orElse(linked());
    }

    /**
     * Tells whether it is for somebody new: an invitation, unless this computer knows somebody there.
     *
     * @param known what is remembered
     * @return whether an account is to be created
     */
    boolean isForSomebodyNew(Preferences known) {
        Preferences.KnownServer there = known.servers().get(server.toString());
        return token() != null && (there == null || there.user() == null);
    }
}
