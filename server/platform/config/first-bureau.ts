import * as z from 'zod/mini'
import { type PhoneNumber, parsePhoneNumber } from '#domain/account/phone-number'
import { parsePersonName } from '#domain/patient/person-name'

/** Who runs a county in which nobody can give a role yet. Neither the number nor the person's name is logged. */
export interface FirstBureau {
  readonly countyName: string
  readonly phone: PhoneNumber
  readonly name: string
}

const setting = (isRight: (text: string) => boolean, sentence: string) =>
  z.optional(z.string().check(z.refine(isRight, sentence)))

export const FIRST_BUREAU_SETTINGS = {
  COUNTY_NAME: setting(
    (text) => /^.{2,60}$/u.test(text.trim()),
    'COUNTY_NAME must be the name of the county, of 2 to 60 characters.',
  ),
  BUREAU_PHONE: setting(
    (text) => parsePhoneNumber(text) !== null,
    'BUREAU_PHONE must be a mobile number of mainland China: eleven digits, the first of them 1.',
  ),
  BUREAU_NAME: setting(
    (text) => 'name' in parsePersonName(text),
    'BUREAU_NAME must be the name of a person, as it stands on an identity card.',
  ),
}

type Settings = z.infer<z.ZodMiniObject<typeof FIRST_BUREAU_SETTINGS>>

/** Undefined unless all three are set. */
export function firstBureauFrom(settings: Settings): FirstBureau | undefined {
  const { COUNTY_NAME: countyName, BUREAU_PHONE: typedPhone, BUREAU_NAME: typedName } = settings
  if (!countyName || !typedPhone || !typedName) return undefined
  const phone = parsePhoneNumber(typedPhone)
  const parsed = parsePersonName(typedName)
  return phone && 'name' in parsed ? { countyName: countyName.trim(), phone, name: parsed.name } : undefined
}
