import { OWN_CONSENT_FROM_YEARS } from '#domain/kernel/legal-age'
import { addDays, ageYearsOn, birthdayOf, type LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { eighteenthBirthday } from '#domain/patient/guardianship'
import type { Relation } from '#domain/patient/relation'

/** How long before a birthday that changes rights a guardian is told. */
const TOLD_DAYS_BEFORE = 90

export interface GrowingUp {
  readonly sentence: string
  /** Something can be done about it now: the child's own yes. */
  readonly asksConsent: boolean
}

/**
 * What the fourteenth and the eighteenth birthday change for whoever acts for a child (rules D-PR), told from three
 * months before. Null while nothing changes soon.
 */
export function growingUp(
  person: { readonly relation: Relation; readonly birthDate: LocalDate },
  today: LocalDate,
): GrowingUp | null {
  const { relation, birthDate } = person
  const adultOn = eighteenthBirthday(birthDate)
  const ownConsentOn = birthdayOf(birthDate, OWN_CONSENT_FROM_YEARS)
  if (adultOn <= today) return null
  if (relation === 'self') {
    return {
      sentence: '你满 14 岁了：谁能看你的就诊记录，由你自己定。',
      asksConsent: true,
    }
  }
  if (isNear(adultOn, today)) {
    return {
      sentence: `${dateInWords(adultOn, today)} 满 18 岁，从那天起由本人自己办。还要你帮忙，请本人到时候托给你。`,
      asksConsent: false,
    }
  }
  if (ageYearsOn(birthDate, today) >= OWN_CONSENT_FROM_YEARS) {
    return {
      sentence: '满 14 岁了：约号和陪同照旧，就诊记录要孩子自己同意你才看得到。',
      asksConsent: true,
    }
  }
  if (isNear(ownConsentOn, today)) {
    return {
      sentence: `${dateInWords(ownConsentOn, today)} 满 14 岁：约号和陪同照旧，就诊记录要孩子自己同意你才看得到。`,
      asksConsent: false,
    }
  }
  return null
}

function isNear(day: LocalDate, today: LocalDate): boolean {
  return today < day && day <= addDays(today, TOLD_DAYS_BEFORE)
}
