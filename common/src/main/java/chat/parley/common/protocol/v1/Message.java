package chat.parley.common.protocol.v1;

/** Anything that a frame can say. Records: immutable, and safe to share between threads. */
public sealed interface Message permits Request, ServerMessage {}
