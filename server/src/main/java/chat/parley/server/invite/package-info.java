/**
 * Invitations: who may make an account, and into which room a link leads. {@link chat.parley.server.invite.Invites} makes and takes
 * tokens; what is kept, which is never a token, is behind {@link chat.parley.server.invite.InviteStore}.
 */
@NullMarked
package chat.parley.server.invite;

import org.jspecify.annotations.NullMarked;
