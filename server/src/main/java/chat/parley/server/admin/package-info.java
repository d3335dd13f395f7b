/**
 * What administrators ask of the running server is done here: {@link chat.parley.server.admin.Administration} takes what
 * {@code control} has read, does it through the features, and has it kept in the audit log.
 */
@NullMarked
package chat.parley.server.admin;

import org.jspecify.annotations.NullMarked;
