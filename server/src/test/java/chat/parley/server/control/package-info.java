/** Tests of the socket by which administrators reach a running server. */
@org.jspecify.annotations.NullMarked
package chat.parley.server.control;
