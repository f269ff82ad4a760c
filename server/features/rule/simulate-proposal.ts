import { DomainError } from '#domain/kernel/errors'
import { type RuleDefinition, ruleInWords } from '#domain/kernel/rule-definition'
import { ruleInForce } from '#domain/kernel/rule-set'
import { localDateOf } from '#domain/kernel/time'
import { ruleDefinition } from '#domain/rule-definitions'
import type { Context, StaffContext } from '../../platform/context'
import type { Database, Transaction } from '../../platform/database/database'
import { findBalance, type RuleSimulation } from './proposal-store'
import { mayChangeRegion } from './region-scope'

export interface ProposedRule {
  readonly region: string
  readonly code: string
  readonly value: unknown
}

/** Shows what a value would have meant before anybody proposes it (journeys E4 49). @throws as mayPropose */
export async function simulateProposal(
  ctx: StaffContext,
  proposed: ProposedRule,
): Promise<RuleSimulation & { beforeInWords: string; afterInWords: string }> {
  const { definition, value } = await mayPropose(ctx, ctx.db, proposed)
  const { region, code } = proposed
  const inForce = ruleInForce(await ctx.rules(), region, code, localDateOf(ctx.now()))
  return {
    ...(await simulation(ctx, ctx.db, { ...proposed, value })),
    beforeInWords: ruleInWords(inForce?.value, definition),
    afterInWords: ruleInWords(value, definition),
  }
}

/** @throws as mayProposeOf; rule_fixed for a mechanism; rule_value_invalid */
export async function mayPropose(
  ctx: Pick<StaffContext, 'staff'>,
  db: Database | Transaction,
  { region, code, value }: ProposedRule,
): Promise<{ definition: RuleDefinition; value: unknown }> {
  const definition = await mayProposeOf(ctx, db, { region, code })
  if (!definition.change) throw new DomainError('rule_fixed', { code })
  const read = definition.change.value.safeParse(value)
  if (!read.success) throw new DomainError('rule_value_invalid', { code })
  return { definition, value: read.data }
}

/** @throws not_found, not_permitted as mayChangeRegion, and not_found for a rule that nobody else has to agree to */
export async function mayProposeOf(
  ctx: Pick<StaffContext, 'staff'>,
  db: Database | Transaction,
  { region, code }: Pick<ProposedRule, 'region' | 'code'>,
): Promise<RuleDefinition> {
  await mayChangeRegion(db, ctx.staff, region)
  const definition = ruleDefinition(code)
  if (!definition?.needsSecondPerson) throw new DomainError('not_found')
  return definition
}

export async function simulation(
  ctx: Pick<Context, 'access' | 'fieldCrypto' | 'rules' | 'now'>,
  db: Database | Transaction,
  proposed: ProposedRule,
): Promise<RuleSimulation> {
  const { fieldCrypto, rules, now } = ctx
  const claims = await ctx.access.simulateRule({ db, fieldCrypto, rules, now }, proposed)
  const fees = await ctx.access.simulateFees({ db, rules, now }, proposed)
  const balanceFen = await findBalance(db, proposed.region)
  const gained = fees.afterFen - fees.beforeFen - (claims.afterFen - claims.beforeFen)
  return { claims, fees, balanceFen, balanceAfterFen: balanceFen === null ? null : balanceFen + gained }
}
