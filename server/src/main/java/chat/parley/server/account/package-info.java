/**
 * Accounts: who may sign in. {@link chat.parley.server.account.Accounts} registers and checks,
 * {@link chat.parley.server.account.Passwords} hashes on threads of its own,
 * {@link chat.parley.server.account.FailureThrottle} slows guessing down. What is kept is behind
 * {@link chat.parley.server.account.AccountStore}.
 */
@NullMarked
package chat.parley.server.account;

import org.jspecify.annotations.NullMarked;
