/** The names under which booking's jobs wait in the queue. */
export const EXPIRE_HOLD_TASK = 'appointment:expire-hold'
export const SWEEP_HOLDS_TASK = 'appointment:sweep-holds'
export const PUBLISH_SESSIONS_TASK = 'appointment:publish-sessions'
export const END_EQUIVALENTS_TASK = 'appointment:end-equivalents'
export const SWEEP_EQUIVALENTS_TASK = 'appointment:sweep-equivalents'
