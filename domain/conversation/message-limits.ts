/** WeChat's content check reads 2,500 characters; a message to a doctor is shorter. In UTF-16 units. */
export const MESSAGE_TEXT_MAX = 1_000
/** WeChat's check takes pictures of up to 1 MB and 750 × 1334 pixels; with its frame this stays within one request. */
export const MESSAGE_PICTURE_MAX_BYTES = 716_800
/** A photograph in the usual 4 : 3 is then 1000 × 750. */
export const MESSAGE_PICTURE_LONG_SIDE_PIXELS = 1_000
/** Of one account in one conversation: faster than anybody types. */
export const MESSAGES_PER_MINUTE_MAX = 30
/** Rows of one answer. */
export const MESSAGES_PAGE = 50
