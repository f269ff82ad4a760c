/** The names under which the work of payments waits in the queue. */
export const REFUND_TASK = 'payment:refund'
