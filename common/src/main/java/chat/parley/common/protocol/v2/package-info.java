/**
 * Protocol 2: what a client asks ({@link chat.parley.common.protocol.v2.Request}, a sealed family a feature), what a server
 * answers ({@link chat.parley.common.protocol.v2.Reply}) and pushes ({@link chat.parley.common.protocol.v2.Event}), and their
 * JSON ({@link chat.parley.common.protocol.v2.Codec}). A record's name, in lower case with underscores, is its {@code type} in
 * a frame; its components are the members of {@code data}, where an empty list and none is the same.
 */
@NullMarked
package chat.parley.common.protocol.v2;

import org.jspecify.annotations.NullMarked;
