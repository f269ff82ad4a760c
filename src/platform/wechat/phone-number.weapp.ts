/** WeChat gives a phone number's one-time code to a button: `<Button openType="getPhoneNumber" onPhoneNumber>`. */
export const hasPhoneNumberButton = true
