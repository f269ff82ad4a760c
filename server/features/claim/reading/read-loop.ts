import { DomainError } from '#domain/kernel/errors'
import { DAY_MS, type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ratioOf } from '#domain/mutual-aid/benefit/benefit'
import { episodeOf, findPathway, type PathwayFacts } from '#domain/mutual-aid/benefit/pathway'
import { PATHWAY_NAMES_ZH } from '#domain/mutual-aid/benefit/pathway-name'
import { type ClaimRules, claimRules } from '#domain/mutual-aid/claim/claim-rules'
import { CLAIM_STATUS_NAMES_ZH } from '#domain/mutual-aid/claim/claim-status'
import { returnVisitDueOn } from '#domain/referral/return-visit'
import type { AccountContext } from '../../../platform/context'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { opened } from '../claim-seal'
import { type ClaimRow, findClaim } from '../claim-store'
import { coverageOfEvent, listFirstContacts, listReferralFacts } from '../review/facts-store'
import { findNewestClaim, findReturnVisit } from './loop-store'

/** Days after an admission in which what is written down still belongs to it. */
const LATE_DAYS = 2

/**
 * One illness on its way from the community to the hospital and back: who saw the child first and with which
 * certificate, where it was sent and whether that was accepted, and what the way is worth (design 31). Of the claim that
 * is named, else of what happens now.
 *
 * @throws not_found alike for other families' children and claims; delegate_not_permitted; claim_no_coverage
 */
export async function readLoop(
  ctx: AccountContext,
  input: { readonly patientId: string; readonly claimId?: string | undefined },
) {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, input.patientId, today)
  const coverage = await coverageOfEvent(ctx.db, scope.patientId, today)
  if (!coverage) throw new DomainError('claim_no_coverage')
  const { region } = coverage
  const now = await factsOfToday(ctx, scope, { region, admittedOn: today })
  const claim = await claimOf(ctx, scope, input.claimId, now)
  const { facts, rules } = claim ? await factsOf(ctx, claim) : now
  const { contact, referral } = episodeOf(facts, rules)
  const finding = findPathway(facts, rules)
  const direct = { pathway: 'D', isCertified: false } as const
  return {
    patientId: scope.patientId,
    contact: contact && {
      at: toIsoShanghai(contact.at),
      placeName: contact.placeName,
      doctorName: contact.doctorName,
      certificationNumber: contact.certificationNumber,
    },
    referral: referral && {
      urgency: referral.urgency,
      fromName: referral.fromName,
      toName: referral.toName,
      requestedAt: toIsoShanghai(referral.requestedAt),
      acceptedAt: referral.acceptedAt && toIsoShanghai(referral.acceptedAt),
      rejectedAt: referral.rejectedAt && toIsoShanghai(referral.rejectedAt),
    },
    pathway: finding.pathway,
    pathwayZh: PATHWAY_NAMES_ZH[finding.pathway],
    why: finding.reasons.map(({ at, text, ok }) => ({ at: at && toIsoShanghai(at), text, ok })),
    ratioBasisPoints: ratioOf(finding, rules),
    withBasisPoints: ratioOf({ pathway: 'A', isCertified: finding.isCertified }, rules),
    directBasisPoints: ratioOf(direct, rules),
    /** What of it the certificate of the first doctor adds. */
    bonusBasisPoints: ratioOf(finding, rules) - ratioOf({ ...finding, isCertified: false }, rules),
    stay: claim && stayOf(ctx, claim),
    returnVisit: claim && (await returnVisitOf(ctx, scope, claim, region)),
    claim: claim && moneyOf(ctx, claim, rules),
  }
}

interface Told {
  readonly facts: PathwayFacts
  readonly rules: ClaimRules
}

/** As if the child went to the hospital today: what would count, and what still lacks. */
async function factsOfToday(
  ctx: AccountContext,
  { patientId }: PatientScope,
  event: { readonly region: string; readonly admittedOn: LocalDate },
): Promise<Told> {
  const of = { patientId, ...event }
  return {
    rules: claimRules(await ctx.rules(), event.region, event.admittedOn),
    facts: {
      admittedOn: event.admittedOn,
      admittedAt: null,
      isInCommunity: false,
      firstContacts: await listFirstContacts(ctx.db, of),
      referrals: await listReferralFacts(ctx.db, of, null),
    },
  }
}

/** As the claim was judged: what it was held against stays with it. */
async function factsOf(ctx: AccountContext, claim: ClaimRow): Promise<Told> {
  const { facts } = opened(ctx.fieldCrypto, 'claim.arithmetic', claim.arithmeticCipher ?? '')
  return { facts, rules: claimRules(await ctx.rules(), claim.region, claim.admittedOn) }
}

/** The named one, else the last one, unless the child was sent on again since. */
async function claimOf(
  ctx: AccountContext,
  scope: PatientScope,
  claimId: string | undefined,
  { facts }: Told,
): Promise<ClaimRow | null> {
  if (claimId !== undefined) {
    const named = await findClaim(ctx.db, claimId)
    if (named?.patientId !== scope.patientId) throw new DomainError('not_found')
    return named
  }
  const newest = await findNewestClaim(ctx.db, scope)
  const sentAt = facts.referrals[0]?.requestedAt
  if (!newest || !sentAt) return newest
  const isSentAgain = sentAt.getTime() > Date.parse(newest.admittedOn) + (LATE_DAYS + 1) * DAY_MS
  return isSentAgain ? null : newest
}

function stayOf({ fieldCrypto }: AccountContext, claim: ClaimRow) {
  const { hospitalName, diagnosis } = opened(fieldCrypto, 'claim.details', claim.detailsCipher)
  const { admittedOn, dischargedOn } = claim
  return { hospitalName, diagnosisZh: diagnosis.nameZh, admittedOn, dischargedOn }
}

/** Null while the child has not been discharged, and for what was no stay. */
async function returnVisitOf(
  ctx: AccountContext,
  scope: PatientScope,
  { care, dischargedOn }: ClaimRow,
  region: string,
) {
  if (dischargedOn === null || care === 'outpatient') return null
  const found = await findReturnVisit(ctx.db, scope, { region, after: dischargedOn })
  return {
    dueOn: returnVisitDueOn(dischargedOn),
    visit: found && {
      appointmentId: found.appointmentId,
      start: toIsoShanghai(found.start),
      doctorName: found.doctorName,
      placeName: found.placeName,
      isSeen: found.seenAt !== null,
    },
  }
}

/** What the way brings and what straight to the hospital would have, from the same bill. */
function moneyOf({ fieldCrypto }: AccountContext, claim: ClaimRow, rules: ClaimRules) {
  const { adjudication } = opened(fieldCrypto, 'claim.arithmetic', claim.arithmeticCipher ?? '')
  const { benefit, directFen } = adjudication
  const benefitFen = claim.decidedAt === null ? benefit.benefitFen : Number(claim.benefitFen ?? 0)
  return {
    id: claim.id,
    number: claim.number,
    status: claim.status,
    stageWords: CLAIM_STATUS_NAMES_ZH[claim.status],
    isDecided: claim.decidedAt !== null,
    benefitFen,
    directFen,
    differenceFen: benefitFen - directFen,
    eligibleFen: benefit.eligibleFen,
    deductibleFen: benefit.deductibleFen,
    ratioBasisPoints: benefit.ratioBasisPoints,
    directBasisPoints: ratioOf({ pathway: 'D', isCertified: false }, rules),
  }
}
