import { fen } from '#domain/kernel/fen'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { legsOf, type PostedKind } from '#domain/ledger/transfer'
import type { NewTransfer } from '#server/platform/access/ledger-transfer'
import { newKey, type TestApp } from '../room/test-app'

/** A plan with empty books, run by an organization of its own. */
export async function newFundPlan(
  app: TestApp,
  code = 'TS',
): Promise<{ id: string; organizationId: string }> {
  const organizationId = await app.newOrganization('region')
  const { id } = await app.database.db.coveragePlan.create({
    data: {
      code,
      region: `test-${code}`,
      nameZh: '示例互助计划',
      legalForm: 'public-mutual-fund',
      licenceNumber: '示-0000-0001',
      operatorName: '示例红十字会',
      custodianName: '示例银行',
      isExample: true,
      organizationId,
    },
    select: { id: true },
  })
  return { id, organizationId }
}

/** So much money of a kind, as a feature would post it now, or on another day. */
export function moved(
  app: Pick<TestApp, 'clock'>,
  planId: string,
  kind: PostedKind,
  amountFen: number,
  { onDay, intent }: { readonly onDay?: LocalDate; readonly intent?: string } = {},
): NewTransfer {
  const at = app.clock.now()
  return {
    planId,
    kind,
    intent: intent ?? `test/${newKey()}`,
    onDay: onDay ?? localDateOf(at),
    at,
    byAccountId: null,
    legs: legsOf(kind, fen(amountFen)),
  }
}
