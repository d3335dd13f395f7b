/**
 * How an administrator's commands reach the running server: {@link chat.parley.server.control.ControlSocket} listens on a socket
 * of the file system, {@link chat.parley.server.control.ControlClient} asks. What can be asked is
 * {@link chat.parley.server.control.ControlRequest}, what is answered {@link chat.parley.server.control.ControlReply}: to add a
 * command is to add a record to each, and a case where they are handled. Who may write to the socket's file may do everything.
 */
@NullMarked
package chat.parley.server.control;

import org.jspecify.annotations.NullMarked;
