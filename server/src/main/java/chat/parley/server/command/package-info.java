/**
 * The commands with which an administrator works on a running server. Each is a class of its own that asks by
 * {@link chat.parley.server.control.ControlClient} and prints; {@link chat.parley.server.command.ServerCommand} finds the server
 * and says what went wrong. They run in a process of their own, in its one thread.
 */
@NullMarked
package chat.parley.server.command;

import org.jspecify.annotations.NullMarked;
