import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltServer, startBuiltServer } from '../support/built-server'
import { keepPicture, openChromium, openPhone, switchElderModeOn } from '../support/chromium'
import { accessibilityProblems, elementsOutside, smallTargets } from '../support/readable'
import { temporaryFolder } from '../support/temporary-folder'

interface Screen {
  readonly name: string
  readonly route: string
  /** Text that stands there once the page has its content. */
  readonly shows: string
}

interface Named {
  readonly id: string
  readonly name: string
}

interface Rows<Row> {
  readonly rows: readonly Row[]
}

let server: BuiltServer
let browser: Browser
let page: Page
let screens: readonly Screen[]

beforeAll(async () => {
  const folder = temporaryFolder()
  server = await startBuiltServer({ DATA_DIR: folder })
  browser = await openChromium()
  const session = await call<{ token: string }>('auth.demoLogin', { persona: 'parent' })
  screens = await listScreens(session.token)
  page = (await openPhone(browser, server.address)).page
  await page.evaluate((kept) => localStorage.setItem('session', JSON.stringify({ data: kept })), session)
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
      await stillness()
      const found = [
        ...(await accessibilityProblems(page)),
        ...(await elementsOutside(page)),
        ...(await smallTargets(page, mode === 'elder' ? 60 : 44)),
      ]
      findings.push(...found.map((each) => `${screen.name}: ${each}`))
      await keepPicture(page, `${mode}-${screen.name}`)
    }
    expect(findings).toEqual([])
  })
})

/** Pages slide in: what is measured on the way lies beyond the edge. */
async function stillness(): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.taro_page')].every(
      (each) => each.getClientRects().length === 0 || each.getBoundingClientRect().left === 0,
    ),
  )
}

async function listScreens(token: string): Promise<Screen[]> {
  const { rows: family } = await call<Rows<{ id: string; relation: string }>>('patient.list', {}, token)
  const child = family.find((each) => each.relation === 'child')
  const { rows: places } = await call<Rows<Named>>('organization.list', { service: 'sick-visit' })
  const [place] = places
  const { rows: doctors } = await call<Rows<Named>>('practitioner.list', { organizationId: place?.id })
  const [doctor] = doctors
  if (!child || !place || !doctor) throw new Error('the demo county is empty')
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
      route: `packages/appointment/pages/doctor/index?id=${doctor.id}`,
      shows: doctor.name,
    },
    { name: 'family', route: 'packages/patient/pages/family/index', shows: '添加' },
    { name: 'add', route: 'packages/patient/pages/add/index', shows: '要添加谁' },
    { name: 'person', route: `packages/patient/pages/person/index?id=${child.id}`, shows: '谁看过' },
    { name: 'correct', route: `packages/patient/pages/correct/index?id=${child.id}`, shows: '半年' },
    {
      name: 'new-document',
      route: `packages/patient/pages/new-document/index?id=${child.id}`,
      shows: '户口簿孩子那一页',
    },
    {
      name: 'delegate',
      route: `packages/patient/pages/delegate/index?patientId=${child.id}`,
      shows: '托给谁',
    },
    {
      name: 'take-delegation',
      route: 'packages/patient/pages/take-delegation/index',
      shows: '委托码',
    },
    { name: 'privacy', route: 'packages/patient/pages/privacy/index', shows: '隐私' },
  ]
}

async function call<Answer>(procedure: string, input: object, token?: string): Promise<Answer> {
  const answer = await fetch(`${server.address}/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  })
  const body = (await answer.json()) as { result?: { data: Answer } }
  if (!body.result) throw new Error(`${procedure}: ${JSON.stringify(body)}`)
  return body.result.data
}
