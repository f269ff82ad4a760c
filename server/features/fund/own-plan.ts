import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { fundRules } from '#domain/ledger/fund-rules'
import type { StaffContext, StaffWriteContext } from '../../platform/context'
import { type FundPlan, findOwnPlan } from './plan-store'

/** The plan whose money whoever asks keeps. @throws not_found where their organization runs none */
export async function ownPlan(ctx: StaffContext | StaffWriteContext): Promise<FundPlan> {
  const plan = await findOwnPlan('tx' in ctx ? ctx.tx : ctx.db, ctx.staff)
  if (!plan) throw new DomainError('not_found')
  return plan
}

/** The rules of a plan's books as they are today. */
export async function rulesOfPlan(ctx: Pick<StaffContext, 'rules' | 'now'>, { region }: FundPlan) {
  return fundRules(await ctx.rules(), region, localDateOf(ctx.now()))
}

/** @throws input_invalid for a day on which the bank cannot have had the money yet */
export function assertPast(ctx: Pick<StaffContext, 'now'>, field: string, day: LocalDate): void {
  if (day > localDateOf(ctx.now())) throw new DomainError('input_invalid', { fields: [field] })
}
