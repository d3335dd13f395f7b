/**
 * What the client keeps between starts, in files that only their owner can read: {@link
 * chat.parley.desktop.store.PreferencesStore preferences}, the {@link chat.parley.desktop.store.SessionTokens tokens} of those who
 * stay signed in, and of each account a {@link chat.parley.desktop.store.Cache cache}. Never a password.
 */
@NullMarked
package chat.parley.desktop.store;

import org.jspecify.annotations.NullMarked;
