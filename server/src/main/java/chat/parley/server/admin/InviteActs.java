package chat.parley.server.admin;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.trust.InviteLink;
import chat.parley.server.config.ServerConfig.Registration;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlReply.InviteState;
import chat.parley.server.control.ControlRequest;
import chat.parley.server.invite.Invite;
import chat.parley.server.invite.Invites;
import chat.parley.server.room.Room;
import chat.parley.server.session.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What administrators do about invitations. Safe for use by many threads at once; waits for the storage. */
final class InviteActs {

    private final Services services;
    private final Supplier<InviteLink> server;
    private final Acts acts;

    InviteActs(Services services, Supplier<InviteLink> server, Acts acts) {
        this.services = services;
        this.server = server;
        this.acts = acts;
    }

    ControlReply.InviteMade create(ControlRequest.InviteCreate create, String operator)
            throws RefusedException, IOException {
        Room room = create.room() == null ? null : services.rooms().find(create.room());
        if (room == null && services.config().registration() == Registration.CLOSED) {
            throw new RefusedException(ErrorCode.REGISTRATION_CLOSED,
                    "This server takes no new accounts (auth.registration), and the link would lead into no room");
        }
        Duration lifetime = create.seconds() == null ? null : Duration.ofSeconds(create.seconds());
        Invites.Made made = services.invites().create(room == null ? 0 : room.id(), create.uses(), lifetime);
        acts.done(operator, "invite create", Long.toString(made.id()), "for "
                + (create.uses() == 0 ? "any number" : create.uses()) + (room == null ? "" : " into " + room.name()));
        return new ControlReply.InviteMade(made.id(), server.get().with(made.token()).text());
    }

    ControlReply.Invites list() throws IOException {
        long now = System.currentTimeMillis();
        return new ControlReply.Invites(services.invites().all().stream()
                .map(i -> new ControlReply.Invite(i.id(), nameOf(i.room()), i.uses(), i.used(), i.createdAt(),
                        i.expiresAt(), state(i, now)))
                .toList());
    }

    private @Nullable String nameOf(@Nullable Long room) {
        Room found = room == null ? null : services.rooms().orNull(room);
        return found == null ? null : found.name();
    }

    private static InviteState state(Invite invite, long now) {
        return invite.isUsedUp() ? InviteState.USED_UP : invite.isExpired(now) ? InviteState.EXPIRED : InviteState.GOOD;
    }

    ControlReply.Done revoke(long id, String operator) throws RefusedException, IOException {
        if (!services.invites().revoke(id)) {
            throw new RefusedException(ErrorCode.INVITE_INVALID, "There is no invitation " + id);
        }
        return acts.done(operator, "invite revoke", Long.toString(id), "");
    }
}
