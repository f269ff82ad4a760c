import type { Caller, TestApp } from '../room/test-app'
import { newKey } from '../room/test-app'
import type { StaffActor } from '../room/test-context'

export interface TestOffice {
  readonly regionId: string
  readonly centreId: string
  readonly accountId: string
  readonly staff: StaffActor
  readonly caller: Caller
}

/** A county's office at the top of a tree of its own, with one centre below it; its places go by the county's rules. */
export async function newOffice(app: TestApp, county: string): Promise<TestOffice> {
  const regionId = await app.newOrganization('region')
  const centreId = await app.newOrganization('community-centre', regionId)
  const where = { id: { in: [regionId, centreId] } }
  await app.database.db.organization.updateMany({ where, data: { region: county } })
  return { regionId, centreId, ...(await app.newStaff('health-bureau', regionId)) }
}

/** What every write of an operator carries. */
export const why = (): { reason: string; idempotencyKey: string } => ({
  reason: '县卫健局通知',
  idempotencyKey: newKey(),
})
