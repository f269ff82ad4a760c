/** What is said to the office about a claim, as the server takes it: an appeal, an answer, an objection. */
export const SAID_MIN = 2
export const SAID_MAX = 500
