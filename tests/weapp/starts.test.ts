import { afterEach, expect, test } from 'vitest'
import { openWeapp, type Weapp } from '../support/screen/weapp'
import { largestSetDataBytes } from './harness/record'

let weapp: Weapp | undefined
afterEach(() => weapp?.close())

test('the built mini-program starts, and its five tabs lead where they say', async () => {
  weapp = openWeapp()
  const { program } = weapp
  program.launch()
  for (const [label, page] of [
    ['预约', 'pages/appointments/index'],
    ['健康', 'pages/health/index'],
    ['保障', 'pages/coverage/index'],
    ['我的', 'pages/me/index'],
    ['首页', 'pages/home/index'],
  ] as const) {
    const tab = await weapp.until(() => weapp?.byLabel(label))
    weapp.tap(tab)
    await weapp.until(() => weapp?.page() === page && weapp.byLabel('主导航'))
  }
  expect(program.record.errors).toEqual([])
  expect([...program.record.unknownApis]).toEqual([])
  expect(largestSetDataBytes(program.record)).toBeLessThan(128 * 1024)
})
