import { DomainError } from '#domain/kernel/errors'
import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import {
  refuseSurvey,
  type SatisfactionRate,
  SURVEY_QUESTIONS,
  SURVEY_VERSION,
  satisfactionRate,
} from '#domain/visit/survey'
import type { AccountContext, StaffContext, WriteContext } from '../../platform/context'
import { countSatisfaction, insertSurvey } from './survey-store'
import { findFamilyVisit } from './visit-store'

const DEFAULT_DAYS = 90

interface SurveyView {
  readonly state: 'open' | 'answered' | 'closed'
  readonly questions: typeof SURVEY_QUESTIONS
}

/** @throws not_found alike for absent and other families' visits */
export async function readSurvey(
  ctx: AccountContext,
  input: { readonly appointmentId: string },
): Promise<SurveyView> {
  const now = ctx.now()
  const visit = await findFamilyVisit(ctx.db, ctx.account.id, input.appointmentId, localDateOf(now))
  if (!visit) throw new DomainError('not_found')
  const refusal = refuseSurvey(visit, now)
  const state = refusal === null ? 'open' : refusal.code === 'survey_answered' ? 'answered' : 'closed'
  return { state, questions: SURVEY_QUESTIONS }
}

/** Three answers, once. @throws not_found, survey_answered, survey_not_open */
export async function answerSurvey(
  ctx: WriteContext,
  input: {
    readonly appointmentId: string
    readonly overall: string
    readonly waiting: string
    readonly explanation: string
  },
): Promise<{ state: 'answered' }> {
  const now = ctx.now()
  const visit = await findFamilyVisit(ctx.tx, ctx.account.id, input.appointmentId, localDateOf(now))
  if (!visit) throw new DomainError('not_found')
  const refusal = refuseSurvey(visit, now)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const { appointmentId, overall, waiting, explanation } = input
  const isFirst = await insertSurvey(ctx.tx, {
    appointmentId,
    organizationId: visit.organizationId,
    practitionerId: visit.practitionerId,
    accountId: ctx.account.id,
    overall,
    waiting,
    explanation,
    version: SURVEY_VERSION,
    answeredAt: now,
  })
  if (!isFirst) throw new DomainError('survey_answered')
  return { state: 'answered' }
}

/** 满意度 of a place within reach, with its counts. @throws not_found for a place out of reach */
export async function summarizeSurvey(
  ctx: StaffContext,
  input: { readonly organizationId: string; readonly from?: LocalDate; readonly to?: LocalDate },
): Promise<SatisfactionRate & { from: LocalDate; to: LocalDate }> {
  const to = input.to ?? localDateOf(ctx.now())
  const from = input.from ?? addDays(to, 1 - DEFAULT_DAYS)
  const wish = { organizationId: input.organizationId, version: SURVEY_VERSION, from, to }
  const counts = await countSatisfaction(ctx.db, ctx.staff, wish)
  if (!counts) throw new DomainError('not_found')
  return { ...satisfactionRate(counts), from, to }
}
