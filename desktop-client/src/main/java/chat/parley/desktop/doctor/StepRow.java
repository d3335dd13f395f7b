package chat.parley.desktop.doctor;

import chat.parley.common.doctor.ConnectionStep;
import chat.parley.common.doctor.StepResult;
import org.jspecify.annotations.Nullable;

/**
 * A step as it is shown.
 *
 * @param step which
 * @param state how it stands
 * @param result what has come of it; {@code null} as long as nothing has
 */
record StepRow(ConnectionStep step, State state, @Nullable StepResult result) {

    /** How a step stands. */
    enum State {
        /** Its turn has not come. */
        WAITING,
        /** It is being tried. */
        RUNNING,
        /** As it should be. */
        OK,
        /** It works, and somebody should look at it. */
        WARNING,
        /** It does not work. */
        FAILED,
        /** A step before it failed. */
        NOT_REACHED
    }

    static StepRow of(ConnectionStep step, State state) {
        return new StepRow(step, state, null);
    }

    static StepRow of(StepResult result) {
        return new StepRow(result.step(), switch (result.outcome().level()) {
            case OK -> State.OK;
            case WARNING -> State.WARNING;
            case FAILED -> State.FAILED;
        }, result);
    }
}
