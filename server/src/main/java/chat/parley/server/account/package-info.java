/**
 * Accounts: who may sign in. {@link chat.parley.server.account.Accounts} registers and checks,
 * {@link chat.parley.server.account.Passwords} hashes on threads of its own (for {@link chat.parley.server.account.RoomPasswords},
 * too), {@link chat.parley.server.account.FailureThrottle} slows guessing down. {@link chat.parley.server.account.Sessions} lets
 * people come back by a token. What is kept is behind {@link chat.parley.server.account.AccountStore} and
 * {@link chat.parley.server.account.SessionStore}.
 */
@NullMarked
package chat.parley.server.account;

import org.jspecify.annotations.NullMarked;
