/** The names under which the jobs of messages wait in the queue. */
export const REMIND_TASK = 'message:remind'
export const QUEUE_REMINDERS_TASK = 'message:queue-reminders'
export const DELIVER_TASK = 'message:deliver'
