import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { findingsOfDay } from '#domain/mutual-aid/benefit/adjudicate'
import { computeBenefit } from '#domain/mutual-aid/benefit/benefit'
import { countedContacts, recentReferrals } from '#domain/mutual-aid/benefit/pathway'
import { PATHWAY_NAMES_ZH, PATHWAYS } from '#domain/mutual-aid/benefit/pathway-name'
import { spentOf } from '#domain/mutual-aid/benefit/spent'
import type { ClaimCare, ClaimCause, HospitalLevel } from '#domain/mutual-aid/claim/claim-care'
import { CLAIM_CARES } from '#domain/mutual-aid/claim/claim-care'
import { CLAIM_DOCUMENT_NAMES_ZH } from '#domain/mutual-aid/claim/claim-document'
import { claimRules } from '#domain/mutual-aid/claim/claim-rules'
import type { AccountContext } from '../../../platform/context'
import { opened } from '../claim-seal'
import {
  coverageOfEvent,
  findPlace,
  firstCoveredOn,
  listFirstContacts,
  listPastClaims,
  listReferralFacts,
  namesAround,
} from '../review/facts-store'
import { findDraft } from './draft-store'
import { diagnosisOfVisit, knownDocuments } from './known-facts'
import { isIdentityChecked } from './person-store'
import { findVisit } from './visit-store'

/**
 * Everything that is known for a claim already, so that nobody types it: the coverage, the visit from which it starts,
 * first contacts and referrals, who may be paid, what papers are needed, and what was kept of a form.
 *
 * @throws not_found alike; delegate_not_permitted; claim_no_coverage
 */
export async function prepareClaim(
  ctx: AccountContext,
  input: {
    readonly patientId: string
    readonly visitId?: string | undefined
    /** Of what was found, how far back and by which rules: today, until the family has said which day it was. */
    readonly admittedOn?: LocalDate | undefined
  },
) {
  const { db, fieldCrypto } = ctx
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(db, ctx.account, input.patientId, today)
  const visit = input.visitId === undefined ? null : await findVisit(db, scope, input.visitId)
  if (input.visitId !== undefined && !visit) throw new DomainError('not_found')
  const admittedOn = visit ? localDateOf(visit.startedAt) : (input.admittedOn ?? today)
  const coverage = await coverageOfEvent(db, scope.patientId, admittedOn)
  if (!coverage) throw new DomainError('claim_no_coverage')
  const rules = claimRules(await ctx.rules(), coverage.region, admittedOn)
  const event = { patientId: scope.patientId, region: coverage.region, admittedOn }
  const referrals = await listReferralFacts(db, event, null)
  // A whole day counts for the family until the hour is known.
  const way = { admittedOn, admittedAt: null, firstContacts: await listFirstContacts(db, event) }
  const names = await namesAround(db, scope.patientId)
  const draft = await findDraft(db, scope)
  const said = visit && diagnosisOfVisit(visit, scope, fieldCrypto)
  const known = { isChecked: await isIdentityChecked(db, scope), diagnosis: said }
  const place = visit && (await findPlace(db, visit.organizationId, coverage.region))
  return {
    coverage: {
      id: coverage.id,
      startsOn: coverage.startsOn,
      earliestOn: await firstCoveredOn(db, scope.patientId),
      lastOn: coverage.lastOn,
      illnessFrom: coverage.illnessFrom,
    },
    patientName: fieldCrypto.open('patient.name', names.ownCipher),
    holderNames: [
      ...new Set(names.guardianCiphers.map((cipher) => fieldCrypto.open('patient.name', cipher))),
    ],
    visit: visit && {
      id: visit.id,
      admittedOn,
      admittedAt: toIsoShanghai(visit.startedAt),
      organizationId: visit.organizationId,
      organizationName: place?.name ?? null,
      isMember: place?.isMember ?? false,
      /** As the doctor wrote it down; null where the family does not read it. */
      diagnosisZh: said?.nameZh ?? null,
    },
    firstContacts: countedContacts(way, rules).map(({ at, placeName, doctorName }) => ({
      at: toIsoShanghai(at),
      placeName,
      doctorName,
    })),
    referrals: recentReferrals(referrals, way, rules).map((referral) => ({
      requestedAt: toIsoShanghai(referral.requestedAt),
      acceptedAt: referral.acceptedAt && toIsoShanghai(referral.acceptedAt),
      toName: referral.toName,
      toOrganizationId: referral.toOrganizationId,
      urgency: referral.urgency,
    })),
    documents: CLAIM_CARES.map((care) => ({
      care,
      kinds: rules['MA-14'].value.required[care].map((kind) => ({
        kind,
        nameZh: CLAIM_DOCUMENT_NAMES_ZH[kind],
        isKnown: knownDocuments(care, known).includes(kind),
      })),
    })),
    exclusions: rules['MA-13'].value.exclusions,
    submitDays: rules['MA-15'].value.submitDays,
    draft: draft && {
      id: draft.id,
      savedAt: toIsoShanghai(draft.savedAt),
      content: opened(fieldCrypto, 'claim_draft.content', draft.contentCipher),
    },
  }
}

interface Estimate {
  readonly patientId: string
  readonly care: ClaimCare
  readonly hospitalLevel: HospitalLevel
  readonly cause: ClaimCause
  readonly billedFen: number
  readonly basicInsuranceFen: number
  readonly otherPayerFen?: number | undefined
}

/**
 * Before a visit: what each way would bring, with today's rules and what the year has used up (如果先在社区首诊，可多报);
 * and what stands against all of them today. Only whoever goes to the community first is seen by a certified doctor there.
 *
 * @throws not_found alike; delegate_not_permitted; claim_no_coverage
 */
export async function estimateClaim(ctx: AccountContext, input: Estimate) {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, input.patientId, today)
  const coverage = await coverageOfEvent(ctx.db, scope.patientId, today)
  if (!coverage) throw new DomainError('claim_no_coverage')
  const rules = claimRules(await ctx.rules(), coverage.region, today)
  const past = await listPastClaims(ctx.db, { coverageId: coverage.id, exceptId: null })
  const { care, hospitalLevel } = input
  const bill = {
    totalFen: fen(input.billedFen),
    basicInsuranceFen: fen(input.basicInsuranceFen),
    otherPayerFen: fen(input.otherPayerFen ?? 0),
    lines: [],
  }
  const rows = PATHWAYS.map((pathway) => {
    // Treated in the community it is a place of the first level, whatever hospital was thought of.
    const level = pathway === 'C' ? 'primary' : hospitalLevel
    const spent = spentOf(past, { admittedOn: today, hospitalLevel: level }, rules)
    const isCertified = pathway === 'A' || pathway === 'C'
    const facts = { bills: [bill], care, hospitalLevel: level, pathway, isCertified, ...spent }
    const { benefitFen, steps } = computeBenefit(facts, rules)
    return { pathway, nameZh: PATHWAY_NAMES_ZH[pathway], benefitFen, steps }
  })
  const of = (wanted: string) => rows.find(({ pathway }) => pathway === wanted)?.benefitFen ?? 0
  const day = { admittedOn: today, submittedOn: today, cause: input.cause, coverage }
  return { rows, differenceFen: of('A') - of('D'), against: findingsOfDay(day) }
}
