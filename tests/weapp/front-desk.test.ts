import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { currentConsentText } from '#domain/consent/consent-text'
import { demoDocument } from '../support/rows/demo-document-of'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

let server: TestServer
let weapp: Weapp

beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  expect(weapp.program.record.errors).toEqual([])
  weapp.close()
})
afterAll(() => server?.stop())

const tap = async (words: string) => weapp.tap(await weapp.until(() => weapp.byText(words)))
const press = async (label: string) => weapp.tap(await weapp.until(() => weapp.byLabel(label)))
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))

test('E1 47: staff find an elder who rings by number and birthday, and read out what they booked', async () => {
  const family = await demoPhone(server, 'resident')
  const { rows } = await family.call<{ rows: { id: string; name: string; birthDate: string }[] }>(
    'patient.list',
    {},
  )
  const elder = rows.find(({ name }) => name === '李桂兰')
  const { number } = await family.call<{ number: string }>('healthCard.number', {
    patientId: elder?.id,
    idempotencyKey: crypto.randomUUID(),
  })
  const { storage } = await demoPhone(server, 'front-desk')
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, storage)
  weapp.program.launch('/packages/workday/pages/today/index')
  await press('电话预约')
  await shows('还差卡号')
  weapp.write(await weapp.until(() => weapp.byLabel('卡号')), number)
  await shows('还差生日')
  weapp.pick(weapp.byText('请选择'), elder?.birthDate ?? '')
  await press('查')
  await shows('李*兰')
  await press('接种')
  await shows('先问对方要几点')
  // The first time that is free.
  const time = /几点(\d\d:\d\d)/.exec(weapp.text())?.[1] ?? ''
  await press(time)
  await weapp.until(() => !weapp.text().includes('先问对方要几点'))
  await tap('约 ')
  await shows('请念给对方听')
  await shows('家人的手机上也会收到消息')
  expect(weapp.program.record.navigations.map(({ url }) => url).join()).not.toContain(number)
})

test('D-ID-06: the desk finds a father by the number on the paper, sees the register and lets him in', async () => {
  const number = await demoDocument(server.address, 'parent', 'zhou-yuman')
  const father = await demoPhone(server, 'parent-2')
  await father.call('patient.add', {
    name: '周予满',
    relation: 'child',
    document: { type: 'resident-id', number },
    consent: { textVersion: currentConsentText('child-data').version },
    idempotencyKey: crypto.randomUUID(),
  })
  const { storage } = await demoPhone(server, 'front-desk')
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, storage)
  weapp.program.launch('/packages/workday/pages/today/index')
  await press('核对身份')
  await shows('先输证件号')
  weapp.write(weapp.byLabel('证件号'), number)
  await tap('查有没有申请')
  await shows('陈*诚')
  await tap('关系属实，加上')
  await press('户口簿')
  await tap('申请人本人在窗口')
  await tap('原件上写着两个人的关系')
  weapp.write(weapp.byLabel('理由'), '户口簿第 3 页，父子')
  await tap('再看一遍')
  await shows('这里改不回来')
  await tap('确定加上')
  await shows('加上了')
  expect(weapp.program.record.navigations.map(({ url }) => url).join()).not.toContain(number)

  const { rows } = await father.call<{ rows: { name: string }[] }>('patient.list', {})
  expect(rows.map(({ name }) => name)).toContain('周予满')
})
