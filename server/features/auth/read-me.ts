import { maskPhoneNumber, type PhoneNumber } from '#domain/account/phone-number'
import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import { type SecondFactorState, secondFactorState } from '#domain/account/second-factor'
import type { AccountContext } from '../../platform/context'
import type { StaffDuty } from '../../platform/scope/staff-scope'
import { PHONE_FIELD, STAFF_NAME_FIELD } from '../../platform/sealing/field-names'
import { rolesOf } from './log-in/open-log-in'
import { type OwnAccount, readOwnAccount } from './store'

interface MeAnswer {
  readonly id: string
  readonly roles: readonly string[]
  readonly phoneMasked: string | null
  readonly elderMode: boolean
  readonly privacy: { readonly agreedVersion: string | null; readonly currentVersion: string }
  /** Null for whoever does not work for the alliance now. */
  readonly staff: StaffSelf | null
}

interface StaffSelf {
  readonly name: string
  readonly duties: readonly (StaffDuty & { readonly organizationName: string })[]
  readonly practitionerId: string | null
  readonly secondFactor: SecondFactorState
}

/** What the mini-program needs to know about whoever is logged in. */
export async function readMe(ctx: AccountContext): Promise<MeAnswer> {
  const own = await readOwnAccount(ctx.db, ctx.account)
  const phone = own.phoneCipher && (ctx.fieldCrypto.open(PHONE_FIELD, own.phoneCipher) as PhoneNumber)
  return {
    id: ctx.account.id,
    roles: rolesOf(ctx.account),
    phoneMasked: phone ? maskPhoneNumber(phone) : null,
    elderMode: own.elderMode,
    privacy: { agreedVersion: own.agreedVersion, currentVersion: CURRENT_PRIVACY_VERSION },
    staff: staffSelf(ctx, own),
  }
}

function staffSelf({ account, fieldCrypto }: AccountContext, { staff }: OwnAccount): StaffSelf | null {
  if (!staff || staff.duties.length === 0) return null
  const roles = staff.duties.map(({ role }) => role)
  return {
    name: fieldCrypto.open(STAFF_NAME_FIELD, staff.nameCipher),
    duties: staff.duties,
    practitionerId: account.practitionerId,
    secondFactor: secondFactorState(roles, staff.hasSecondFactor, account.secondFactorAt),
  }
}
