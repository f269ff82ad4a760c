import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from '../support/screen/chromium'
import { untilKept } from '../support/screen/kept-words'
import { startTestServer, type TestServer } from '../support/server/test-server'
import { inTheHandOf } from './hand'

/** Words of the record that nobody should find in a browser that was left behind. */
const DIAGNOSIS = '急性支气管炎'
const PATIENCE = { timeout: 20_000 }

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

test('a record stays readable without a network, and lies in the browser only sealed', async () => {
  const path = '/pages/health/index'
  const mother = await inTheHandOf(browser, server, {
    persona: 'parent',
    path,
    elder: false,
    pictures: 'kept',
  })
  const { page } = mother
  const kept = () => page.evaluate(() => Object.entries(localStorage))
  await mother.shows(new RegExp(DIAGNOSIS))
  await untilKept(page, DIAGNOSIS)
  expect(JSON.stringify(await kept())).not.toContain(DIAGNOSIS)

  await mother.setNetwork(false)
  await page.reload()
  await mother.shows(new RegExp(DIAGNOSIS))
  await mother.shows(/存下的内容/)
  await mother.close()
})

test('offline codes come to a browser that never opened the wallet', async () => {
  const path = '/pages/home/index'
  const mother = await inTheHandOf(browser, server, {
    persona: 'parent',
    path,
    elder: false,
    pictures: 'kept',
  })
  const isKept = () => mother.page.evaluate(() => 'sealed.card-offline-codes' in localStorage)
  await expect.poll(isKept, PATIENCE).toBe(true)
  expect(mother.answers('healthCard.code')).toEqual([])
  await mother.close()
})
