/** A browser has no phone-number button: the number is typed and proved by a code. */
export const hasPhoneNumberButton = false
