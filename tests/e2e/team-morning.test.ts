import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { inTheHandOf } from './hand'

let browser: Browser
let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('a doctor takes a household in, rings a resident and reads what was done of what was promised', async () => {
  const hand = await inTheHandOf(browser, server, {
    persona: 'family-doctor',
    path: '/packages/workday/pages/today/index',
    elder: false,
    pictures: 'team',
  })
  await hand.tap('签约申请')
  await hand.shows('待审 2')
  await hand.shows('2 口人')
  await hand.look('1-inbox')

  await hand.tap('2 口人')
  await hand.shows('居民填的')
  await hand.shows('监护人签名')
  await hand.look('2-application')
  await hand.tap('补材料')
  await hand.shows('要补什么材料')
  await hand.look('3-ask')
  await hand.tap('请写清楼栋和门牌')
  await hand.tap('发给居民')
  await hand.shows('等居民补充')
  await hand.page.goBack()

  await hand.shows('待补材料 1')
  await hand.page.locator('.inbox-household__tick:visible').click()
  await hand.tap('接受选中的 1 份')
  await hand.shows('签好 1 份。')
  await hand.shows('本月已签')
  await hand.look('4-accepted')
  await hand.page.goBack()

  await hand.tap('我的居民')
  await hand.shows('能做')
  await hand.look('5-today')
  await hand.tap(/^上门单$/)
  await hand.shows('按楼栋')
  await hand.shows('高*桐')
  await hand.look('6-visits')
  await hand.tap(/^居民$/)
  await hand.shows('找谁')
  await hand.look('7-residents')
  await hand.tap('孙*强')
  await hand.shows('都记为正常')
  await hand.page.locator('.measure-field__input:visible input').nth(0).fill('182')
  await hand.page.locator('.measure-field__input:visible input').nth(1).fill('96')
  await hand.shows('有高危的情况')
  await hand.look('8-follow-up')
  await hand.press('保存')
  await hand.shows('已经放进团队的高危提醒')
  await hand.look('9-saved')
  await hand.press('回到名单')

  await hand.tap(/^今天$/)
  await hand.shows('高危提醒 1')
  await hand.look('10-alerts')
  await hand.press('看过了')
  await expect.poll(() => hand.page.getByText('高危提醒 1').filter({ visible: true }).count()).toBe(0)
  await hand.tap(/^履约$/)
  await hand.shows('按服务')
  await hand.look('11-performance')
  await hand.tap('上个季度')
  const quarters = () => hand.answers<{ period: string }>('service.performance').map(({ period }) => period)
  await expect.poll(() => new Set(quarters()).size).toBe(2)
  await hand.close()
})

test('a family writes, and the team answers', async () => {
  const family = await demoPhone(server, 'parent')
  const { rows } = await family.call<{ rows: { id: string; name: string }[] }>('patient.list', {})
  const patientId = rows.find(({ name }) => name === '周予满')?.id
  const key = () => ({ idempotencyKey: crypto.randomUUID() })
  const { id: conversationId } = await family.call<{ id: string }>('conversation.open', {
    patientId,
    ...key(),
  })
  await family.call('conversation.sendText', { conversationId, text: '夜里咳，要不要来看', ...key() })

  const hand = await inTheHandOf(browser, server, {
    persona: 'family-doctor',
    path: '/packages/team/pages/messages/index',
    elder: false,
    pictures: 'team',
  })
  await hand.tap('周*满')
  await hand.shows('夜里咳，要不要来看')
  await hand.page.locator('textarea[aria-label="要说的话"]:visible').fill('明天上午带来看一看')
  await hand.press('发送')
  await hand.page.locator('.bubble--family:visible', { hasText: '明天上午带来看一看' }).waitFor()
  await hand.look('12-reply')
  await hand.page.goBack()
  await hand.shows('都回了')
  await hand.look('13-messages')
  await hand.close()

  const page = await family.call<{ rows: { text: string | null }[] }>('conversation.messages', {
    conversationId,
  })
  expect(page.rows.map(({ text }) => text)).toContain('明天上午带来看一看')
})

test('the family reads what the team asks', async () => {
  const family = await demoPhone(server, 'parent-2')
  const { rows } = await family.call<{ rows: { status: string }[] }>('contract.list', {})
  expect(rows.map(({ status }) => status).sort()).toEqual(['need-info', 'upcoming'])
})
