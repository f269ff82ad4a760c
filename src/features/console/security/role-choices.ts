import { STAFF_ROLE_NAMES_ZH, STAFF_ROLES } from '#domain/account/account-role'

export const ROLE_CHOICES = STAFF_ROLES.map((value) => ({ value, label: STAFF_ROLE_NAMES_ZH[value] }))
