import { daysBetween, HOUR_MS, type LocalDate, localDateOf, MINUTE_MS } from '../../kernel/time'
import type { ClaimRules } from '../claim/claim-rules'
import type { Pathway } from './pathway-name'

/** A visit at a member centre before the admission. */
export interface FirstContact {
  readonly visitId: string
  readonly at: Date
  /** When it was written down. */
  readonly recordedAt: Date
  readonly placeName: string
  readonly doctorName: string
  /** Of the doctor's certificate that was valid that day; null without one (rules V10, journeys E4 33). */
  readonly certificationNumber: string | null
}

/** A referral as staff wrote it down. */
export interface ReferralFacts {
  readonly visitId: string | null
  readonly urgency: 'normal' | 'green' | 'emergency'
  readonly requestedAt: Date
  readonly acceptedAt: Date | null
  readonly rejectedAt: Date | null
  /** Of an emergency written down afterwards: when the child came to the hospital. */
  readonly admittedAt: Date | null
  readonly fromName: string
  readonly toName: string
  readonly certificationNumber: string | null
  /** The child was treated at another place than the one that took the referral (rules RF-05). */
  readonly isElsewhere: boolean
}

/** What the pathway is computed from. */
export interface PathwayFacts {
  readonly admittedOn: LocalDate
  /** Null while nobody knows the hour: then the whole day of the admission counts for the family. */
  readonly admittedAt: Date | null
  /** The place of treatment is itself a member centre. */
  readonly isInCommunity: boolean
  readonly firstContacts: readonly FirstContact[]
  readonly referrals: readonly ReferralFacts[]
}

/** One fact that speaks for a better way (`ok`), or says why it was not taken. */
export interface PathwayReason {
  readonly at: Date | null
  readonly text: string
  readonly ok: boolean
}

export interface PathwayFinding {
  readonly pathway: Pathway
  /** The doctor of the first contact held a valid certificate that day. */
  readonly isCertified: boolean
  readonly reasons: readonly PathwayReason[]
}

/** The visit and the referral that a family's way is told by: those that count, else the last ones there were. */
export function episodeOf(
  all: PathwayFacts,
  rules: Pick<ClaimRules, 'MA-10'>,
): { readonly contact: FirstContact | null; readonly referral: ReferralFacts | null } {
  const facts = recentOf(all, rules)
  const counted =
    facts.referrals.find((each) => leadsToA(each, facts)) ??
    facts.referrals.find((each) => leadsToB(each, facts, rules))
  return { contact: firstContactOf(facts, rules), referral: counted ?? facts.referrals[0] ?? null }
}

function recentOf(all: PathwayFacts, rules: Pick<ClaimRules, 'MA-10'>): PathwayFacts {
  return { ...all, referrals: recentReferrals(all.referrals, all, rules) }
}

/** Without those of long ago: they sent the child somewhere else. */
export function recentReferrals<Referral extends Pick<ReferralFacts, 'requestedAt'>>(
  referrals: readonly Referral[],
  { admittedOn }: Pick<PathwayFacts, 'admittedOn'>,
  { 'MA-10': { value } }: Pick<ClaimRules, 'MA-10'>,
): readonly Referral[] {
  const daysAgo = ({ requestedAt }: Referral) => daysBetween(localDateOf(requestedAt), admittedOn)
  return referrals.filter((each) => daysAgo(each) <= value.firstContactDays)
}

/** The way of a claim and why, from the facts of the record (rules MA-10, RF-08; vectors V9, V10). */
export function findPathway(all: PathwayFacts, rules: Pick<ClaimRules, 'MA-10'>): PathwayFinding {
  const facts = recentOf(all, rules)
  const contact = firstContactOf(facts, rules)
  const isCertified = contact !== null && contact.certificationNumber !== null
  if (facts.isInCommunity) {
    const said = { at: contact?.at ?? null, text: '在家门口的成员中心治疗，没有往上走', ok: true }
    return { pathway: 'C', isCertified, reasons: [...contactReasons(contact, rules), said] }
  }
  const reasons = contactReasons(contact, rules)
  const referral = facts.referrals.find((each) => leadsToA(each, facts))
  if (contact && referral) {
    return { pathway: 'A', isCertified, reasons: [...reasons, acceptedReason(referral, facts)] }
  }
  const emergency = facts.referrals.find((each) => leadsToB(each, facts, rules))
  if (emergency) {
    return { pathway: 'B', isCertified, reasons: [...reasons, emergencyReason(emergency, rules)] }
  }
  return { pathway: 'D', isCertified, reasons: [...reasons, ...directReasons(facts, rules)] }
}

/** The visit that an accepted referral names, else the last one before the admission. */
function firstContactOf(facts: PathwayFacts, rules: Pick<ClaimRules, 'MA-10'>): FirstContact | null {
  const counted = countedContacts(facts, rules)
  const named = facts.referrals.find((referral) => leadsToA(referral, facts))?.visitId
  return counted.find(({ visitId }) => visitId === named) ?? counted[0] ?? null
}

/** Those that belong to the admission, the last one first. */
export function countedContacts(
  facts: Pick<PathwayFacts, 'firstContacts' | 'admittedOn' | 'admittedAt'>,
  rules: Pick<ClaimRules, 'MA-10'>,
): readonly FirstContact[] {
  const { firstContactDays, lateHours } = rules['MA-10'].value
  return (
    facts.firstContacts
      .filter(({ at }) => at.getTime() <= latestAdmission(facts))
      .filter(({ at }) => daysBetween(localDateOf(at), facts.admittedOn) <= firstContactDays)
      // Written down late is still written down, as long as nobody could write it for the claim (journeys E4 34).
      .filter(({ at, recordedAt }) => recordedAt.getTime() - at.getTime() <= lateHours * HOUR_MS)
      .sort((a, b) => b.at.getTime() - a.at.getTime())
  )
}

function leadsToA(
  { acceptedAt, certificationNumber, isElsewhere }: ReferralFacts,
  facts: PathwayFacts,
): boolean {
  if (acceptedAt === null || certificationNumber === null || isElsewhere) return false
  return acceptedAt.getTime() <= latestAdmission(facts)
}

/** An emergency comes first and is written down after it, but soon. */
function leadsToB(referral: ReferralFacts, facts: PathwayFacts, rules: Pick<ClaimRules, 'MA-10'>): boolean {
  if (referral.urgency !== 'emergency' || referral.rejectedAt !== null) return false
  const admittedAt = facts.admittedAt ?? referral.admittedAt
  const from = admittedAt?.getTime() ?? endOf(facts.admittedOn)
  return referral.requestedAt.getTime() <= from + rules['MA-10'].value.lateHours * HOUR_MS
}

function latestAdmission({
  admittedAt,
  admittedOn,
}: Pick<PathwayFacts, 'admittedAt' | 'admittedOn'>): number {
  return admittedAt?.getTime() ?? endOf(admittedOn)
}

/** The last millisecond of a day in Shanghai. */
function endOf(day: LocalDate): number {
  return Date.parse(`${day}T23:59:59.999+08:00`)
}

function contactReasons(
  contact: FirstContact | null,
  { 'MA-10': { value } }: Pick<ClaimRules, 'MA-10'>,
): readonly PathwayReason[] {
  if (!contact) {
    return [{ at: null, text: `入院前 ${value.firstContactDays} 天里没有查到社区首诊记录`, ok: false }]
  }
  const { at, placeName, doctorName, certificationNumber } = contact
  const first = { at, text: `在${placeName}首诊`, ok: true }
  if (certificationNumber === null) {
    return value.certifiedBonus === 0
      ? [first]
      : [first, { at, text: `${doctorName}医生那天没有有效的认证，不加认证医生的部分`, ok: false }]
  }
  return [first, { at, text: `${doctorName}医生的认证当天有效，编号 ${certificationNumber}`, ok: true }]
}

function acceptedReason({ requestedAt, acceptedAt, toName, urgency }: ReferralFacts, facts: PathwayFacts) {
  const minutes = Math.max(0, Math.round(((acceptedAt?.getTime() ?? 0) - requestedAt.getTime()) / MINUTE_MS))
  const way = urgency === 'green' ? '绿色转诊' : '转诊'
  const order = facts.admittedAt ? '接收在入院以前' : '接收不晚于入院那天'
  return { at: acceptedAt, text: `${way}，${toName} ${inMinutes(minutes)}接收，${order}`, ok: true }
}

function emergencyReason(
  { requestedAt, fromName }: ReferralFacts,
  { 'MA-10': { value } }: Pick<ClaimRules, 'MA-10'>,
): PathwayReason {
  return { at: requestedAt, text: `急诊先看，${fromName}在 ${value.lateHours} 小时内补登`, ok: true }
}

function directReasons(
  facts: PathwayFacts,
  { 'MA-10': { value } }: Pick<ClaimRules, 'MA-10'>,
): readonly PathwayReason[] {
  if (facts.referrals.length === 0) {
    return [{ at: null, text: '没有查到转诊，也没有急诊补登，按直接去医院算', ok: false }]
  }
  return facts.referrals.map((referral) => {
    const { urgency, requestedAt, acceptedAt, rejectedAt, certificationNumber, toName, isElsewhere } =
      referral
    if (rejectedAt) {
      return { at: rejectedAt, text: `${toName}没有接收这次转诊，按直接去医院算；不同意可以申诉`, ok: false }
    }
    if (urgency === 'emergency') {
      return { at: requestedAt, text: `急诊补登晚于入院后 ${value.lateHours} 小时`, ok: false }
    }
    if (acceptedAt === null) return { at: requestedAt, text: `${toName}没有答复这次转诊`, ok: false }
    if (acceptedAt.getTime() > latestAdmission(facts)) {
      return { at: acceptedAt, text: `${toName}接收转诊在入院以后`, ok: false }
    }
    if (isElsewhere) {
      return { at: acceptedAt, text: `接收转诊的是${toName}，去的是别的医院，按直接去医院算`, ok: false }
    }
    if (certificationNumber === null) {
      return { at: requestedAt, text: '开转诊的医生那天没有有效的认证', ok: false }
    }
    return { at: acceptedAt, text: `${toName}接收了转诊，但入院前没有社区首诊`, ok: false }
  })
}

function inMinutes(minutes: number): string {
  return minutes < 120 ? `${minutes} 分钟` : `${Math.round(minutes / 60)} 小时`
}
