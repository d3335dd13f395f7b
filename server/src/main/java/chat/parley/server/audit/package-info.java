/** What administrators have done: {@link chat.parley.server.audit.AuditStore} keeps it. */
@NullMarked
package chat.parley.server.audit;

import org.jspecify.annotations.NullMarked;
