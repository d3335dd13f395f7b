package chat.parley.server.admin;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.account.Account;
import chat.parley.server.account.AccountStore;
import chat.parley.server.account.ServerRole;
import chat.parley.server.account.UserStore;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import chat.parley.server.presence.Participant;
import chat.parley.server.session.Services;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What administrators do to accounts and their sessions. Safe for use by many threads at once; waits for the storage. */
final class UserActs {

    private final Services services;
    private final AccountStore accounts;
    private final UserStore users;
    private final Acts acts;

    UserActs(Services services, AccountStore accounts, UserStore users, Acts acts) {
        this.services = services;
        this.accounts = accounts;
        this.users = users;
        this.acts = acts;
    }

    Account find(String name) throws RefusedException, IOException {
        return accounts.find(Names.key(name)).orElseThrow(
                () -> new RefusedException(ErrorCode.USER_NOT_FOUND, "There is no account " + name));
    }

    ControlReply.Users list(String after) throws IOException {
        List<UserStore.User> some = users.after(Names.key(after), Administration.PAGE + 1);
        return new ControlReply.Users(Administration.page(some), some.size() > Administration.PAGE);
    }

    ControlReply.Done add(ControlRequest.UserAdd add, String operator) throws RefusedException, IOException {
        services.accounts().add(add.name(), add.password());
        Account account = find(add.name());
        if (add.role() != ServerRole.USER) {
            users.setRole(account.id(), add.role());
        }
        return acts.done(operator, "user add", account.name(), "role " + word(add.role()));
    }

    private static String word(ServerRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** The new password first: a session that begins from then on has shown that one. */
    ControlReply.Done setPassword(Account account, String password, String operator)
            throws RefusedException, IOException {
        services.accounts().setPassword(account, password);
        int sessions = endSessions(account);
        return acts.done(operator, "user reset-password", account.name(), sessions + " sessions ended");
    }

    /** Disabled first: no session begins from then on. */
    ControlReply.Done enable(Account account, boolean enabled, String operator) throws IOException {
        if (enabled) {
            users.setDisabled(account.id(), null);
            return acts.done(operator, "user enable", account.name(), "");
        }
        users.setDisabled(account.id(), System.currentTimeMillis());
        int sessions = endSessions(account);
        return acts.done(operator, "user disable", account.name(), sessions + " sessions ended");
    }

    ControlReply.Done setRole(Account account, ServerRole role, String operator) throws IOException {
        users.setRole(account.id(), role);
        return acts.done(operator, "user role", account.name(), word(role));
    }

    ControlReply.Sessions sessions(Account account) throws IOException {
        Stream<ControlReply.Session> kept = services.sessions().of(account).stream()
                .map(s -> new ControlReply.Session(s.id(), s.client(), s.createdAt(), s.usedAt(),
                        services.resumable().isConnected(s.id())));
        Stream<ControlReply.Session> old = services.online().sessionsOf(account.id()).stream()
                .filter(session -> !session.isModern())
                .map(_ -> new ControlReply.Session(0, "protocol 1", 0, 0, true));
        return new ControlReply.Sessions(Stream.concat(kept, old).toList());
    }

    ControlReply.Done revoke(Account account, @Nullable Long session, String operator)
            throws RefusedException, IOException {
        if (session == null) {
            return acts.done(operator, "session revoke", account.name(), endSessions(account) + " sessions ended");
        }
        services.sessions().revoke(account, session);
        services.resumable().revoke(session);
        return acts.done(operator, "session revoke", account.name(), "session " + session);
    }

    /** Ends what can be resumed, and every connection, also of protocol 1. Gives how many of the former there were. */
    private int endSessions(Account account) throws IOException {
        List<Long> ended = services.sessions().revokeAll(account);
        ended.forEach(services.resumable()::revoke); // also one that is just signing in
        services.online().sessionsOf(account.id()).forEach(Participant::disconnect);
        return ended.size();
    }
}
