import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

/** What a parent with one free hand is asked for at 7:59 (issue: measures). */
const MOST_TAPS = 6

let server: TestServer
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  weapp?.close()
  await server?.stop()
})

/** The phone of a parent who has logged in some other day. */
async function phoneOfAParent(): Promise<Map<string, string>> {
  const code = await server.logInCode('parent')
  const first = openWeapp('dist/weapp', { loginCode: () => code, serverAddress: server.address })
  first.program.launch('/pages/appointments/index')
  first.tap(await first.until(() => first.byText('去登录')))
  const button = await first.until(() => first.byText('同意，用微信手机号登录'))
  first.givePhoneNumber(button, await server.phoneCode('13800001234'))
  await first.until(() => first.page() === 'pages/appointments/index' && first.text().includes('给周予满约'))
  first.close()
  return first.program.storage
}

test(`a known child has a visit within ${MOST_TAPS} taps of a cold start`, async () => {
  const storage = await phoneOfAParent()
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, storage)
  weapp.program.launch()
  const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
  const shows = (page: string, words: string) =>
    weapp.until(
      () => weapp.page() === `packages/appointment/pages/${page}/index` && weapp.text().includes(words),
    )

  await weapp.until(() => weapp.text().includes('周予满'))
  await tap('不舒服，现在约号')
  await shows('triage', '现在有下面任何一种吗')
  await tap('以上都没有，去约号')
  await shows('sites', '最早')
  weapp.tap(await weapp.until(() => weapp.byLabel('去')))
  await shows('slots', '约号的规矩')
  await tap('锁定这个号')
  await shows('confirm', '这个号先给你留着')
  await tap('确认预约')
  await shows('success', '约好了')
  expect(weapp.taps()).toBeLessThanOrEqual(MOST_TAPS)
})
