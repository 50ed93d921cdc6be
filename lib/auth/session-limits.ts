const MINUTE = 60 * 1000;

/** A session ends when nothing was asked for so long (milliseconds). */
export const IDLE_MILLISECONDS = 15 * MINUTE;

/** A session ends so long after its sign-in, however busy it is. */
export const LONGEST_MILLISECONDS = 8 * 60 * MINUTE;

/** Within so long of the last noted use another one is not noted: writing the row on every page view would make each read a write. */
export const TOUCH_MILLISECONDS = MINUTE;

/**
 * So long after a use the browser warns. The use may not have been noted, which takes TOUCH_MILLISECONDS off the end; a minute is left to
 * answer the warning.
 */
export const WARN_AFTER_MILLISECONDS = IDLE_MILLISECONDS - TOUCH_MILLISECONDS - MINUTE;
