import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltServer, startBuiltServer } from '../support/built-server'
import { keepPicture, openChromium, openPhone, switchElderModeOn } from '../support/chromium'
import { temporaryFolder } from '../support/temporary-folder'

/** What keeps a person from using a page: contrast below 4.5:1, a control without a name, a role that lies. */
const SERIOUS = ['serious', 'critical']
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Screen {
  readonly name: string
  readonly route: string
  /** Text that stands there once the page has its content. */
  readonly shows: string
}

let server: BuiltServer
let browser: Browser
let page: Page
let screens: readonly Screen[]

beforeAll(async () => {
  const folder = temporaryFolder()
  server = await startBuiltServer({ DATA_DIR: folder })
  browser = await openChromium()
  const session = await call('auth.demoLogin', { persona: 'parent' })
  screens = await listScreens(session.token)
  page = (await openPhone(browser, server.address)).page
  await page.evaluate(
    (kept) => localStorage.setItem('session', JSON.stringify({ data: kept })),
    session as unknown as Record<string, unknown>,
  )
  await page.reload()
})
afterAll(async () => {
  await browser?.close()
  server?.process.kill('SIGTERM')
})

describe.each(['standard', 'elder'] as const)('every screen in %s mode', (mode) => {
  it('reads, names and fits', async () => {
    if (mode === 'elder') await switchElderModeOn(page)
    const findings: string[] = []
    for (const screen of screens) {
      await page.goto(`${server.address}/#/${screen.route}`)
      await page
        .locator('.taro_page:visible')
        .getByText(screen.shows)
        .locator('visible=true')
        .first()
        .waitFor({ timeout: 15_000 })
      findings.push(...(await axeFindings(screen)), ...(await cutOrSmall(screen, mode === 'elder' ? 60 : 44)))
      await keepPicture(page, `${mode}-${screen.name}`)
    }
    expect(findings).toEqual([])
  })
})

async function axeFindings(screen: Screen): Promise<string[]> {
  // Not as a script of the page: its content security policy would refuse it.
  await page.evaluate(AXE)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (context: object, options: object) => Promise<AxeResult> }
    }
    const visible = [...document.querySelectorAll('.taro_page')].filter((each) => each.checkVisibility())
    const result = await axe.run({ include: visible }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })
    return result.violations.flatMap(({ id, impact, nodes }) =>
      nodes.map((node) => ({ impact, text: `${id}: ${node.html.slice(0, 160)}` })),
    )
  })
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact))
    .map(({ text }) => `${screen.name} ${text}`)
}

interface AxeResult {
  readonly violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[]
}

/** Whatever reaches beyond the phone's edge, and every target that a thumb would miss. Seven days of a week share a row. */
async function cutOrSmall(screen: Screen, smallest: number): Promise<string[]> {
  const found = await page.evaluate((least) => {
    const said = (each: Element) =>
      (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().slice(0, 24)
    const shown = [...document.querySelectorAll('.taro_page:not([style*="none"]) *')].filter((each) => {
      const { width, height } = each.getBoundingClientRect()
      return (
        width > 1 && height > 1 && each.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      )
    })
    const wide = shown.filter((each) => {
      const { left, right } = each.getBoundingClientRect()
      return each.children.length === 0 && (left < -1 || right > 376)
    })
    const targets = shown.filter((each) =>
      each.matches('[role="button"],[role="link"],[role="checkbox"],[role="switch"],button'),
    )
    const small = targets.filter((each) => {
      const { width, height } = each.getBoundingClientRect()
      const grown = getComputedStyle(each, '::after')
      const reach = (inset: string) => Math.max(0, -Number.parseFloat(inset) || 0)
      return (
        height + reach(grown.top) + reach(grown.bottom) < least - 0.5 ||
        width + reach(grown.left) + reach(grown.right) < 40
      )
    })
    return [
      ...wide.map((each) => `beyond the edge: ${said(each)}`),
      ...small.map((each) => `too small: ${said(each)}`),
    ]
  }, smallest)
  return found.map((text) => `${screen.name} ${text}`)
}

async function listScreens(token: string): Promise<Screen[]> {
  const { rows: family } = await call('patient.list', {}, token)
  const child = family.find((each: { relation: string }) => each.relation === 'child')
  const { rows: places } = await call('organization.list', { service: 'sick-visit' })
  const place = places[0]
  const { rows: doctors } = await call('practitioner.list', { organizationId: place.id })
  const visit = `service=sick-visit&patientId=${child.id}`
  return [
    { name: 'home', route: 'pages/home/index', shows: '120' },
    { name: 'appointments', route: 'pages/appointments/index', shows: '进行中' },
    { name: 'health', route: 'pages/health/index', shows: '健康' },
    { name: 'coverage', route: 'pages/coverage/index', shows: '保障' },
    { name: 'me', route: 'pages/me/index', shows: '长辈模式' },
    {
      name: 'triage',
      route: `packages/appointment/pages/triage/index?patientId=${child.id}`,
      shows: '以上都没有',
    },
    { name: 'sites', route: `packages/appointment/pages/sites/index?${visit}`, shows: place.name },
    {
      name: 'slots',
      route: `packages/appointment/pages/slots/index?organizationId=${place.id}&${visit}`,
      shows: '服务器时间',
    },
    {
      name: 'doctor',
      route: `packages/appointment/pages/doctor/index?id=${doctors[0].id}`,
      shows: doctors[0].name,
    },
    { name: 'family', route: 'packages/patient/pages/family/index', shows: '添加' },
    { name: 'add', route: 'packages/patient/pages/add/index', shows: '要添加谁' },
    { name: 'privacy', route: 'packages/patient/pages/privacy/index', shows: '隐私' },
  ]
}

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a page would, by their names.
async function call(procedure: string, input: object, token?: string): Promise<any> {
  const answer = await fetch(`${server.address}/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  })
  const body = (await answer.json()) as { result?: { data: unknown } }
  if (!body.result) throw new Error(`${procedure}: ${JSON.stringify(body)}`)
  return body.result.data
}
