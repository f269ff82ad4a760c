/** The names under which the jobs of conversations wait in the queue. */
export const CHECK_AGAIN_TASK = 'conversation:check-again'
export const FORGET_PICTURES_TASK = 'conversation:forget-pictures'
