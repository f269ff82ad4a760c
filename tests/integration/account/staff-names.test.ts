import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-23T08:00:00+08:00' })
})
afterAll(() => app.close())

test('names those of the accounts who are staff, and nobody else', async () => {
  const { accountId } = await app.newStaff('nurse', await app.newOrganization())
  const family = await app.newFamily()
  const { access, db } = app.context(null)
  const names = await access.staffNames(db, [accountId, accountId, family.accountId, newKey()])
  expect([...names]).toEqual([[accountId, '示例员工']])
  expect((await access.staffNames(db, [])).size).toBe(0)
})
