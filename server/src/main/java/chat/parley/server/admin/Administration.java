package chat.parley.server.admin;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.trust.InviteLink;
import chat.parley.server.account.Account;
import chat.parley.server.account.AccountStore;
import chat.parley.server.audit.AuditStore;
import chat.parley.server.control.ControlHandler;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import chat.parley.server.presence.Participant;
import chat.parley.server.session.Services;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Does what administrators ask. Safe for use by many threads at once; waits for the storage. */
public final class Administration implements ControlHandler {

    private final Services services;
    private final AccountStore accounts;
    private final Acts acts;
    private final InviteActs invites;

    /**
     * Makes it.
     *
     * @param services the running server's parts
     * @param accounts where accounts are kept
     * @param audit where acts are kept
     * @param server the link that leads to the server
     */
    public Administration(Services services, AccountStore accounts, AuditStore audit, InviteLink server) {
        this.services = services;
        this.accounts = accounts;
        this.acts = new Acts(audit);
        this.invites = new InviteActs(services, server, acts);
    }

    @Override
    public ControlReply handle(ControlRequest request, String operator) throws RefusedException, IOException {
        return switch (request) {
            case ControlRequest.SessionList list -> sessions(account(list.user()));
            case ControlRequest.SessionRevoke revoke -> revoke(account(revoke.user()), revoke.session(), operator);
            case ControlRequest.InviteCreate create -> invites.create(create, operator);
            case ControlRequest.InviteList _ -> invites.list();
            case ControlRequest.InviteRevoke revoke -> invites.revoke(revoke.invite(), operator);
        };
    }

    private ControlReply.Done revoke(Account account, @Nullable Long session, String operator)
            throws RefusedException, IOException {
        if (session == null) {
            int count = endSessions(account);
            acts.did(operator, "session revoke", account.name(), "all of " + count);
            return new ControlReply.Done("ended every session of " + account.name());
        }
        services.sessions().revoke(account, session);
        services.resumable().revoke(session);
        acts.did(operator, "session revoke", account.name(), "session " + session);
        return new ControlReply.Done("ended session " + session + " of " + account.name());
    }

    /** Ends what can be resumed, and every connection, also of protocol 1. Gives how many of the former there were. */
    private int endSessions(Account account) throws IOException {
        int count = services.sessions().revokeAll(account).size();
        services.online().sessionsOf(account.id()).forEach(Participant::disconnect);
        return count;
    }

    private Account account(String name) throws RefusedException, IOException {
        return accounts.find(Names.key(name)).orElseThrow(
                () -> new RefusedException(ErrorCode.USER_NOT_FOUND, "There is no account " + name));
    }

    private ControlReply.Sessions sessions(Account account) throws IOException {
        return new ControlReply.Sessions(services.sessions().of(account).stream()
                .map(s -> new ControlReply.Session(s.id(), s.client(), s.createdAt(), s.usedAt(),
                        services.resumable().isConnected(s.id())))
                .toList());
    }
}
