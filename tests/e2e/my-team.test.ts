import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { demoId } from '../../prisma/seed/demo-id'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { inTheHandOf } from './hand'

let browser: Browser
let server: TestServer

const CHILD = demoId('patient', 'zhou-yuman')
const PAGES = '/packages/contract/pages'

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The H5 build in the hand of somebody who has logged in some other day. */
async function open(persona: DemoPersona, path: string, elder = false) {
  const hand = await inTheHandOf(browser, server, { persona, path, elder, pictures: 'my-team' })
  return {
    ...hand,
    gone: (words: string) =>
      hand.page.getByText(words).locator('visible=true').waitFor({ state: 'detached' }),
    write: (label: string, text: string) =>
      hand.page.getByLabel(label).locator('visible=true').last().fill(text),
  }
}

const idOfContract = async (patientId: string, persona: DemoPersona) => {
  const phone = await demoPhone(server, persona)
  const { rows } = await phone.call<{ rows: { id: string; patientId: string }[] }>('contract.list', {})
  const found = rows.find((row) => row.patientId === patientId)
  if (!found) throw new Error('the demonstration has lost a contract')
  return found.id
}

test('a family sees its team, what was done of what was promised, and says what it thinks', async () => {
  const hand = await open('parent', `${PAGES}/my-team/index?patientId=${CHILD}`)
  await hand.shows('何静团队')
  await hand.shows('履约中')
  await hand.shows('予满 · 儿童包')
  await hand.shows(/约定 \d+ 项，做了 \d+ 项/)
  await hand.look('1-team')

  await hand.tap('评价这一季的服务')
  await hand.tap('找得到')
  await hand.tap(/^明白$/)
  await hand.tap('一部分')
  await hand.look('2-evaluation')
  await hand.tap('交上去')
  await hand.shows('24 小时里随时能改')
  await hand.tap(/^好$/)
  await hand.shows(/评过了，.+ 前能改/)
  await hand.close()
})

test('a message goes to the team, 120 stands first, and what found no network waits', async () => {
  const hand = await open('parent', `${PAGES}/my-team/index?patientId=${CHILD}`)
  await hand.tap(/^发消息$/)
  await hand.shows('急症请直接打 120')
  await hand.write('要说的话', '这两天有点咳嗽，要带去看吗')
  await hand.tap(/^发送$/)
  await hand.gone('正在发…')
  await hand.look('3-chat')

  await hand.page.route('**/trpc/conversation.sendText**', (route) => route.abort())
  await hand.write('要说的话', '睡得还好')
  await hand.tap(/^发送$/)
  await hand.shows('没发出去，还留在这里')
  await hand.look('4-failed')
  await hand.page.unroute('**/trpc/conversation.sendText**')
  await hand.tap('再发一次')
  await hand.gone('没发出去，还留在这里')
  expect(await hand.page.getByText('睡得还好').count()).toBe(1)

  await hand.write('要说的话', '他刚刚抽搐了')
  await hand.shows('打 120')
  await hand.look('5-emergency')
  await hand.tap(/^发送$/)
  await hand.gone('正在发…')

  const doctor = await demoPhone(server, 'family-doctor')
  const phone = await demoPhone(server, 'parent')
  const { rows } = await phone.call<{ rows: { conversationId: string }[] }>('conversation.mine', {})
  await doctor.call('conversation.reply', {
    conversationId: rows[0]?.conversationId,
    text: '马上打 120，我给你打电话',
    idempotencyKey: crypto.randomUUID(),
  })
  await hand.shows('马上打 120，我给你打电话')

  await hand.page.goto(`${server.address}/#/packages/account/pages/inbox/index`)
  await hand.tap('家庭医生团队回复了周予满的消息')
  await hand.shows('马上打 120，我给你打电话')
  await hand.close()
})

test('a contract says where it stands, what ending it means, and which teams there are besides', async () => {
  const id = await idOfContract(CHILD, 'parent')
  const hand = await open('parent', `${PAGES}/contract/index?id=${id}`)
  await hand.shows('签的什么')
  await hand.shows('下载签好的协议')
  await hand.look('6-contract')
  await hand.tap('换一支团队')
  await hand.shows('现在的团队照常管你')
  await hand.look('7-switch')
  await hand.page.getByLabel('关上').locator('visible=true').click()
  await hand.tap('结束签约')
  await hand.shows('最后一天是今天')
  await hand.look('8-end')
  await hand.close()
})

test('an application counts down its 72 hours, and is taken back', async () => {
  const child = demoId('patient', 'chen-yinuo')
  const hand = await open('parent-2', `${PAGES}/my-team/index?patientId=${child}`)
  await hand.shows('团队审核中')
  await hand.look('9-waiting')
  await hand.tap('团队审核中')
  await hand.shows('走到哪一步')
  await hand.tap('撤回申请')
  await hand.shows('想签随时可以再申请')
  await hand.tap(/^撤回$/)
  await hand.shows('已撤回')
  await hand.look('10-withdrawn')
  await hand.close()
})

test('the same in elder mode: large, and nothing cut', async () => {
  const hand = await open('resident', `${PAGES}/my-team/index`, true)
  await hand.shows('快到期')
  await hand.shows(/约定 \d+ 项|没有要数次数的服务/)
  await hand.look('11-team')
  await hand.tap('签的什么、换团队、解约')
  await hand.shows('不会自动续')
  await hand.shows(/^续签$/)
  await hand.look('12-contract')
  await hand.page.goto(
    `${server.address}/#${PAGES}/chat/index?patientId=${demoId('patient', 'sun-guoqiang')}`,
  )
  await hand.shows('急症请直接打 120')
  await hand.write('要说的话', '喘不上气')
  await hand.shows('打 120')
  await hand.look('13-chat')
  await hand.close()
})
