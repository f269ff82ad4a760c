/** The names under which the work of payments waits in the queue. */
export const REFUND_TASK = 'payment:refund'
export const ASK_TASK = 'payment:ask'
export const BILL_TASK = 'payment:bill'
