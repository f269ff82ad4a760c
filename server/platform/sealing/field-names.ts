/**
 * Names of sealed fields that several features open or look for. What was sealed or indexed under one name is opened and
 * found under no other.
 */
export const PHONE_FIELD = 'account.phone_cipher'
export const STAFF_NAME_FIELD = 'staff_member.name_cipher'
