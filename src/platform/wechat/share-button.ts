/** A browser hands over no cards: a code is copied, or read out on the telephone. */
export const hasShareButton = false
