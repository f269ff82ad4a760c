import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { demoPhone } from '../support/screen/demo-phone'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { startTestServer, type TestServer } from '../support/server/test-server'

/** Something like a name, in one stroke. */
const NAME = [
  [20, 40],
  [80, 70],
  [140, 40],
  [150, 110],
  [60, 130],
  [200, 90],
] as const

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
const shows = (words: string) => weapp.until(() => weapp.text().includes(words))
const checkbox = (label: string) => weapp.until(() => weapp.byLabel(label))

test('a mother finds the team of her street, and signs for her newborn and herself', async () => {
  const { storage } = await demoPhone(server, 'newborn-parent')
  weapp = openWeapp('dist/weapp', { serverAddress: server.address }, storage)
  weapp.program.launch('/packages/contract/pages/teams/index')
  // Whoever stops typing need not leave the field.
  weapp.type(await weapp.until(() => weapp.byLabel('你家住哪')), '梧桐路')
  await tap('梧桐路 1 网格')
  await shows('管你家这一片')
  await tap('何静家庭医生团队')
  await shows('一本网格服务记事本')
  await tap('给全家签约')

  await weapp.until(() => weapp.page() === 'packages/contract/pages/sign/index')
  for (const name of ['徐沐阳', '我']) weapp.tap(await checkbox(name))
  weapp.write(await weapp.until(() => weapp.byLabel('住址')), '梧桐路 88 号 3 栋 501')
  await tap('选服务包')
  for (const [whose, next] of [
    ['给徐沐阳选', '下一位'],
    ['给自己选', '几个小问题'],
  ] as const) {
    await shows(whose)
    weapp.tap(await checkbox('基础包'))
    await tap(next)
  }
  await shows('怎么联系最好')
  await tap('下一位')
  await tap('看协议')
  for (const [whose, next] of [
    ['给徐沐阳签', '下一位'],
    ['给自己签', '提交，团队 72 小时内答复'],
  ] as const) {
    await shows(whose)
    await tap('我读过协议和告知书')
    await shows('在框里写下名字')
    weapp.draw(await weapp.until(() => weapp.program.stack.top().element.querySelector('canvas')), NAME)
    await shows('写好了')
    await tap(next)
  }
  await shows('交上去了')
  await shows('前答复')
})
