/** What happens between people by protocol 2: each test runs a server and talks to it over TLS. */
@NullMarked
package chat.parley.server.conversation.people;

import org.jspecify.annotations.NullMarked;
