/**
 * What is said: {@link chat.parley.server.message.Journal} stores messages and only then tells anyone, and
 * {@link chat.parley.server.message.MessageHandler} answers what is asked about them. Messages are kept by a
 * {@link chat.parley.server.message.MessageStore}.
 */
@NullMarked
package chat.parley.server.message;

import org.jspecify.annotations.NullMarked;
