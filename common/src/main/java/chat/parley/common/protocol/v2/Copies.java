package chat.parley.common.protocol.v2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record does with a list that it is given. */
final class Copies {

    private Copies() {}

    /** Copies; what is absent in a frame counts as empty. An element that is missing is left for the validation to name. */
    static <T> List<T> of(@Nullable List<T> list) {
        return list == null || list.isEmpty() ? List.of() : list.stream().toList();
    }
}
